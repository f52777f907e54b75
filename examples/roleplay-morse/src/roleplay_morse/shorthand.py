"""What radio operators write for common words."""

from __future__ import annotations

import re
from collections.abc import Callable

from roleplay.core.plugins import HeardWords
from roleplay.core.understanding import Understood

WORDS = {
    "abt": "about",
    "agn": "again",
    "fer": "for",
    "gm": "good morning",
    "hr": "here",
    "hv": "have",
    "nw": "now",
    "om": "sir",
    "pse": "please",
    "r": "are",
    "sri": "I am so sorry",
    "tks": "thanks",
    "tnx": "thank you",
    "u": "you",
    "ur": "your",
    "vy": "very",
    "wl": "will",
    "wrk": "work",
    "yl": "madam",
}
_WORD = re.compile(r"[A-Za-z]+")


def spelt_out(text: str) -> str:
    """Return a text with shorthand as whole words."""
    return _WORD.sub(lambda found: WORDS.get(found[0].lower(), found[0]), text)


class Shorthand:
    """An `UnderstandingPlugin`: the program understands the words that shorthand stands for."""

    api = 1
    name = "shorthand"

    def understand(self, heard: HeardWords, own: Callable[[str], Understood]) -> Understood:
        """Return what the program understands of the words in full."""
        return own(spelt_out(heard.text) if heard.language == "en" else heard.text)
