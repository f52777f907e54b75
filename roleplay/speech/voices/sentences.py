"""Cuts a line into sentences: the first is ready early, and the pauses between them can follow the heat."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。]+[\"”»’')}\]]*\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|vs|nr|np|tzn|itd|ul|pan|inż|mgr)|\b\w)\.\s+$", re.IGNORECASE
)


def sentences(line: str) -> tuple[str, ...]:
    """Return the sentences of a line in order; never cut inside braces, titles or initials."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(line):
        sentence = line[start : match.end()]
        inside = line.count("{", 0, match.end()) > line.count("}", 0, match.end())
        wordless = not any(character.isalnum() for character in sentence)
        if inside or wordless or _ABBREVIATED.search(sentence):
            continue
        found.append(sentence.strip())
        start = match.end()
    rest = line[start:].strip()
    return (*found, rest) if rest else tuple(found)


_LONG = 28
"""Characters (about 2 s, 0.15 s of Piper's work) from which a sentence is begun before all of it is made."""
_CLAUSE = re.compile(r"[,;:–—]\s+")
_CLAUSE_AT = (10, 64)
"""Characters in which the first clause has to end: long enough to sound while the rest is made."""


def begun(sentence: str) -> tuple[str, ...]:
    """Return a long sentence as its first clause and the rest, any other as it is; never cut inside braces."""
    if len(sentence) < _LONG:
        return (sentence,)
    for match in _CLAUSE.finditer(sentence, _CLAUSE_AT[0], _CLAUSE_AT[1]):
        first, rest = sentence[: match.end()].rstrip(), sentence[match.end() :]
        if first.count("{") == first.count("}") and any(character.isalnum() for character in rest):
            return first, rest
    return (sentence,)
