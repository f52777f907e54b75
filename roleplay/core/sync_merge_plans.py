"""Two states of what trainers plan: assignments and calibration meetings."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from roleplay.core.sync import Conflict, Item, Merged, Row


def merge_meeting(mine: Item, theirs: Item) -> Merged:
    """Whoever takes part on either side takes part; a meeting that was closed is closed."""
    row = dict(theirs.tables["calibration_meetings"][0])
    row["closed_at"] = row["closed_at"] or mine.tables["calibration_meetings"][0]["closed_at"]
    tables: dict[str, Sequence[Row]] = {"calibration_meetings": [row]}
    for table, name in (("calibration_sessions", "session_id"), ("calibration_participants", "grader")):
        tables[table] = _united(theirs.tables.get(table, ()), mine.tables.get(table, ()), itemgetter(name))
    return Merged(replace(theirs, tables=tables), {})


def _united(theirs: Iterable[Row], mine: Iterable[Row], key: Callable[[Row], Any]) -> list[Row]:
    found = {key(row): row for row in theirs}
    return [*found.values(), *(row for row in mine if key(row) not in found)]


def merge_assignment(mine: Item, theirs: Item) -> Merged:
    """Keep all terms; those from here come after theirs, and so are the ones that hold."""
    my_terms, their_terms = _terms(mine), _terms(theirs)
    after = max(their_terms)
    renumbered = {}
    for version in sorted(my_terms):
        if my_terms[version] != their_terms.get(version):
            after = max(after + 1, version)
            renumbered[version] = after
    row = dict(theirs.tables["assignments"][0])
    if row["withdrawn_at"] is None:
        row.update({name: mine.tables["assignments"][0][name] for name in ("withdrawn_at", "withdrawn_by")})
    tables: dict[str, Sequence[Row]] = {"assignments": [row]}
    for table in ("assignment_terms", "assignees"):
        tables[table] = [
            *theirs.tables.get(table, ()),
            *(
                {**one, "version": renumbered[one["version"]]}
                for one in mine.tables.get(table, ())
                if one["version"] in renumbered
            ),
        ]
    moved = {before: then for before, then in renumbered.items() if before != then}
    conflicts = tuple(Conflict("assignment", theirs.head.identifier, "", str(then)) for before, then in moved.items())
    return Merged(replace(theirs, tables=tables), {}, conflicts=conflicts, renumbered=moved)


def _terms(item: Item) -> dict[int, str]:
    """Return what is asked, by version, as text to be compared."""
    found: dict[int, list[str]] = {}
    for table in ("assignment_terms", "assignees"):
        for row in item.tables.get(table, ()):
            found.setdefault(row["version"], []).append(json.dumps(row, default=str, sort_keys=True))
    return {version: "\n".join(sorted(rows)) for version, rows in found.items()}
