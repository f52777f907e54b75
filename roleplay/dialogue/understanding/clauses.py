"""Cutting an utterance into clauses, with or without punctuation.

Recognisers write none, so a clause may also begin where words tell so (`openings.py`).
Such cuts are only proposals: the caller scores the pieces, also joined, and keeps the cuts that explain most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from roleplay.dialogue.understanding.names import is_title
from roleplay.dialogue.understanding.openings import may_open
from roleplay.dialogue.understanding.words import Token, fold, word_set

_HARD = re.compile(r"[.!?;…\n]|[-–—]{2,}| [-–—] ")
_SOFT = re.compile(r",|:\s")
_ALONE = {
    "en": word_set("sorry hello hi goodbye bye relax stop thanks understood noted"),
    "pl": word_set("przepraszam witam spokojnie chwileczke momencik slucham rozumiem dziekuje"),
}
_SHORTEST = 2
"""Words on both sides of a proposed cut."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) that stand together."""

    first: int
    last: int
    after_stop: bool
    """Punctuation stands before it."""
    ends_sentence: bool
    reported: bool = False
    """Somebody else's words."""


def pieces(text: str, tokens: Sequence[Token], language: str) -> list[Piece]:
    """Return the smallest parts that an utterance may be cut into, in order."""
    if not tokens:
        return []
    plain = [fold(token.word) for token in tokens]
    alone = _ALONE.get(language, frozenset())
    stops = _stops(text, tokens, language)
    result: list[Piece] = []
    first, after_stop = 0, False
    for index in range(1, len(tokens)):
        hard, stop = index in stops and stops[index], index in stops
        opens = may_open(plain, index, language)
        next_stop = min((place for place in stops if place > index), default=len(tokens))
        says_something = index - first >= _SHORTEST or plain[first] in alone
        if stop or (opens and says_something and next_stop - index >= _SHORTEST):
            result.append(Piece(first, index, after_stop, ends_sentence=hard))
            first, after_stop = index, stop
    result.append(Piece(first, len(tokens), after_stop, ends_sentence=True))
    return result


def part_reported(parts: Sequence[Piece], reported: Sequence[bool]) -> list[Piece]:
    """Cut pieces also where somebody else's words begin or end; `reported` tells of each token whose it is."""
    result: list[Piece] = []
    for part in parts:
        changes = [index for index in range(part.first + 1, part.last) if reported[index] != reported[index - 1]]
        for first, last in pairwise([part.first, *changes, part.last]):
            after_stop = part.after_stop and first == part.first
            ends_sentence = part.ends_sentence and last == part.last
            result.append(Piece(first, last, after_stop, ends_sentence, reported[first]))
    return result


def _stops(text: str, tokens: Sequence[Token], language: str) -> dict[int, bool]:
    """Return the indices of tokens before which punctuation cuts, and whether a sentence ends there.

    A comma does not set a single word apart ("well, ..." or "..., sir"), save one that says something alone.
    """
    hard: dict[int, bool] = {}
    for index in range(1, len(tokens)):
        between = text[tokens[index - 1].end : tokens[index].start]
        if between.startswith(".") and is_title(tokens[index - 1], language):
            continue
        if _HARD.search(between):
            hard[index] = True
        elif _SOFT.search(between):
            hard[index] = False
    alone = _ALONE.get(language, frozenset())
    edges = [0, *hard, len(tokens)]
    kept: dict[int, bool] = {}
    for before, index, after in zip(edges, edges[1:], edges[2:], strict=False):
        sides = [tokens[begin:end] for begin, end in ((before, index), (index, after))]
        weak = any(len(side) < _SHORTEST and fold(side[0].word) not in alone for side in sides)
        if hard[index] or not (weak or (len(sides[1]) == _SHORTEST and is_title(sides[1][0], language))):
            kept[index] = hard[index]
    return kept


def spans(parts: Sequence[Piece], *, joined: int, limit: int) -> list[tuple[int, int]]:
    """Return (first piece, last piece exclusive) of all runs of pieces worth scoring.

    Single pieces always, and the whole; runs of up to `joined` pieces, the short first, within a sentence before
    across; never more than `limit` runs beyond the single pieces.
    """
    singles = [(index, index + 1) for index in range(len(parts))]
    inside: list[tuple[int, int]] = []
    across: list[tuple[int, int]] = []
    for length in range(2, joined + 1):
        for begin in range(len(parts) - length + 1):
            crosses = any(part.ends_sentence for part in parts[begin : begin + length - 1])
            (across if crosses else inside).append((begin, begin + length))
    whole = (0, len(parts))
    further = [whole, *(run for run in inside + across if run != whole)] if len(parts) > 1 else []
    return singles + further[: max(limit, 1)]
