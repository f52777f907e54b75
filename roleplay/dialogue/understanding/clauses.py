"""Cutting an utterance into clauses, with or without punctuation.

Recognisers write none, so a clause may also begin at words that often open one ("and", "could you", "let me").
Such cuts are only proposals: the caller scores the pieces, also joined, and keeps the cuts that explain most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.dialogue.understanding.words import Token, fold, word_set

_HARD = re.compile(r"[.!?;…\n]|[-–—]{2,}| [-–—] |:\s")
_SOFT = re.compile(r",")
_OPENERS = {
    "en": word_set(
        """
        and but so because then if when what which where who how could can may would will shall is are do
        did does have let please i we you your it this that there thank thanks sorry hello hi good bye okay
        well now just
        """
    ),
    "pl": word_set(
        """
        i a ale wiec bo poniewaz dlatego wtedy jesli jezeli gdy kiedy co jaki jaka jakie jaki ktory ktora
        gdzie kto jak czy prosze moze dziekuje przepraszam dzien dobry halo to ten tu teraz zaraz juz
        rozumiem bardzo ja my pan pani panie nie mam sprawdze polacze niech
        """
    ),
}
# After these a clause has only just begun, so no cut.
_HOLDERS = {
    "en": word_set(
        """
        and but so because then if that what when where how who which while as to for of with than do did
        does can could would will may am are is was were have has had not let about the a an my our your
        sorry hello hi well now i we you please
        """
    ),
    "pl": word_set(
        """
        i a ale wiec bo ze zeby jesli jezeli gdy kiedy co jak czy do na w z o za od po dla przy bardzo nie
        sie to by moj moja nasz nasza
        """
    ),
}
_SHORTEST = 2
"""Words on both sides of a proposed cut."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) that stand together."""

    first: int
    last: int
    ends_sentence: bool


def pieces(text: str, tokens: Sequence[Token], language: str) -> list[Piece]:
    """Return the smallest parts that an utterance may be cut into, in order."""
    if not tokens:
        return []
    openers = _OPENERS.get(language, frozenset())
    holders = _HOLDERS.get(language, frozenset())
    result: list[Piece] = []
    first = 0
    for index in range(1, len(tokens)):
        between = text[tokens[index - 1].end : tokens[index].start]
        hard = _HARD.search(between) is not None
        opens = fold(tokens[index].word) in openers and fold(tokens[index - 1].word) not in holders
        long_enough = index - first >= _SHORTEST and _words_until_stop(text, tokens, index) >= _SHORTEST
        if hard or (_SOFT.search(between) and index > first) or (opens and long_enough):
            result.append(Piece(first, index, ends_sentence=hard))
            first = index
    result.append(Piece(first, len(tokens), ends_sentence=True))
    return result


def _words_until_stop(text: str, tokens: Sequence[Token], index: int) -> int:
    count = 1
    while count < _SHORTEST and index + count < len(tokens):
        between = text[tokens[index + count - 1].end : tokens[index + count].start]
        if _HARD.search(between) or _SOFT.search(between):
            break
        count += 1
    return count


def spans(parts: Sequence[Piece], *, joined: int, limit: int) -> list[tuple[int, int]]:
    """Return (first piece, last piece exclusive) of all runs of pieces worth scoring.

    Single pieces always; runs of up to `joined` pieces, the short first, within a sentence before across; never
    more than `limit` runs beyond the single pieces.
    """
    singles = [(index, index + 1) for index in range(len(parts))]
    inside: list[tuple[int, int]] = []
    across: list[tuple[int, int]] = []
    for length in range(2, joined + 1):
        for begin in range(len(parts) - length + 1):
            crosses = any(part.ends_sentence for part in parts[begin : begin + length - 1])
            (across if crosses else inside).append((begin, begin + length))
    whole = [(0, len(parts))] if len(parts) > joined else []
    return singles + (whole + inside + across)[:limit]
