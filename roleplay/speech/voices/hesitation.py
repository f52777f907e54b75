"""Hesitation: "uh", and words that are begun twice, where a voice's manner asks for it.

The line as written, and its caption, stay as they are. What people repeat is mostly the first function word of a
clause, and "uh" and "um" stand at its beginning (Clark and Wasow 1998, "Repeating words in spontaneous speech";
Clark and Fox Tree 2002, "Using uh and um in spontaneous speaking").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType

_FILLERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"en": ("Uh", "Um", "Well, uh"), "pl": ("Yyy", "Eee", "No, yyy"), "ko": ("어", "음")}
)
_ENGLISH_REPEATED = "i it we you he she they but and so the my this that is was if"
_POLISH_REPEATED = "ja to my on ona ale i a bo nie mam jak że czy"
_REPEATED: Mapping[str, frozenset[str]] = MappingProxyType(
    {"en": frozenset(_ENGLISH_REPEATED.split()), "pl": frozenset(_POLISH_REPEATED.split())}
)
_FIRST_WORD = re.compile(r"^([^\W\d_]+)\b(?![-'’])")


def hesitant(sentence: str, strength: float, language: str) -> str:
    """Return a sentence as it is spoken: about a share of `strength` (0 to 1) of them begins with hesitation.

    Which ones depends on their words alone, so that the same line always sounds the same.
    """
    digest = hashlib.blake2b(sentence.encode("utf-8", "replace"), digest_size=2).digest()
    if digest[0] / 256 >= strength:
        return sentence
    first = _FIRST_WORD.match(sentence)
    if first and first[1].lower() in _REPEATED.get(language, ()):
        rest = sentence[first.end() :]
        again = first[1] if first[1] == "I" else first[1].lower()
        return f"{first[1]}, {again}{rest}"
    fillers = _FILLERS.get(language)
    if not fillers or not first:
        return sentence
    return f"{fillers[digest[1] % len(fillers)]}, {_lowered(sentence, first[1], language)}"


def _lowered(sentence: str, first: str, language: str) -> str:
    """Take the capital from a function word; any other may be a name, and engines do not care."""
    return first.lower() + sentence[len(first) :] if first.lower() in _REPEATED.get(language, ()) else sentence
