"""Small helpers on words that the recognisers share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roleplay.core.understanding import Word

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def spoken_words(phrase: str) -> list[str]:
    """Return the words of a written phrase as a recogniser's dictionary spells them: lower case, no punctuation."""
    return [word.replace("’", "'") for word in _WORD.findall(phrase.lower())]


def mean_confidence(words: Sequence[Word]) -> float | None:
    """Return the mean of the confidences that are known, None when none is."""
    known = [word.confidence for word in words if word.confidence is not None]
    return sum(known) / len(known) if known else None
