"""Two states of a call whose words were corrected on two sides.

Who knew the other's words and changed them on purpose is told from the log of corrections, which both sides keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from roleplay.core.sync import Conflict, Item, Merged, Row

_LOG = ("sequence", "at", "by", "action", "before", "after")
_SCORE_TABLES = ("scores", "section_scores", "score_items", "scores_as_heard")


def merge_session(mine: Item, theirs: Item) -> Merged:
    """Correct what was corrected on either side; words that rival with theirs stay beside them."""
    words = _Words(mine, theirs)
    tables = dict(theirs.tables)
    tables["corrections"] = [words.in_force[place] for place in sorted(words.in_force)]
    tables["other_corrections"] = [words.beside[place] for place in sorted(words.beside)]
    seen = set(_entries(theirs))
    tables["correction_log"] = [
        *theirs.tables.get("correction_log", ()),
        *(row for row in mine.tables.get("correction_log", ()) if _entry(row) not in seen),
    ]
    for once in ("attempts", "recording_seals"):
        tables[once] = theirs.tables.get(once) or mine.tables.get(once, ())
    to_score = not _same_words(words.in_force, theirs)
    if (to_score and _same_words(words.in_force, mine)) or not tables.get("scores"):
        tables.update({table: mine.tables.get(table, ()) for table in _SCORE_TABLES})
        to_score = to_score and not _same_words(words.in_force, mine)
    conflicts = tuple(
        Conflict("session", theirs.head.identifier, theirs.head.identifier, str(place)) for place in words.rivals
    )
    return Merged(replace(theirs, tables=tables), {}, conflicts=conflicts, to_score=to_score)


class _Words:
    """Which corrected words are in force in the end, and which are kept beside them."""

    def __init__(self, mine: Item, theirs: Item) -> None:
        my_log, their_log = _entries(mine), _entries(theirs)
        self._left_by_them = _left(their_log, my_log)
        self._left_by_me = _left(my_log, their_log)
        self.in_force = {row["sequence"]: row for row in theirs.tables.get("corrections", ())}
        self.beside = _beside(theirs, mine)
        self.rivals: list[int] = []
        my_force = {row["sequence"]: row for row in mine.tables.get("corrections", ())}
        for place in sorted({*self.in_force, *my_force}):
            self._decide(place, my_force.get(place))
        for place, row in self.in_force.items():
            self.beside.pop((place, row["text"]), None)

    def _decide(self, place: int, ours: Row | None) -> None:
        other = self.in_force.get(place)
        if _text(ours) == _text(other):
            return
        if (place, _text(other)) in self._left_by_me:  # here it was known what they have, and changed
            self._put(place, ours)
        elif (place, _text(ours)) in self._left_by_them:
            return
        elif other is None:
            self._put(place, ours)
        elif ours is not None:
            self.beside.setdefault((place, ours["text"]), _kept_beside(ours))
            self.rivals.append(place)

    def _put(self, place: int, row: Row | None) -> None:
        if row is None:
            self.in_force.pop(place, None)
        else:
            self.in_force[place] = row


def _text(row: Row | None) -> str | None:
    """Return the corrected words; None where what was recognised counts."""
    return None if row is None else row["text"]


def _entries(item: Item) -> list[tuple[Any, ...]]:
    return [_entry(row) for row in item.tables.get("correction_log", ())]


def _entry(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _LOG)


def _left(log: Sequence[tuple[Any, ...]], other: Sequence[tuple[Any, ...]]) -> set[tuple[int, str]]:
    """Return from which words of which answer somebody turned away, who did so on this side only."""
    there = set(other)
    return {(entry[0], entry[4]) for entry in log if entry not in there}


def _beside(*items: Item) -> dict[tuple[int, str], Row]:
    found: dict[tuple[int, str], Row] = {}
    for item in items:
        for row in item.tables.get("other_corrections", ()):
            found.setdefault((row["sequence"], row["text"]), row)
    return found


def _kept_beside(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "folded"}


def _same_words(in_force: Mapping[int, Row], item: Item) -> bool:
    its = {row["sequence"]: row["text"] for row in item.tables.get("corrections", ())}
    return {place: row["text"] for place, row in in_force.items()} == its
