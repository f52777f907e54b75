"""Who did what: one CSV row for every assignment and person.

The file is like the practice log (see `export.practice_log`): RFC 4180, a byte order mark for Excel, no cell that a
spreadsheet would run.

| column | content |
|---|---|
| `assignment` | id |
| `person` | to whom it is assigned |
| `state` | `not_begun`, `begun`, `awaiting_grade`, `passed`, `not_passed`, `overdue` |
| `late` | `yes` when it was passed after the due day only |
| `attempts`, `attempts_left` | used up, and still allowed (empty: as many as one likes) |
| `best` | points of the best attempt, 0 to 100, or empty |
| `not_counted` | calls that were no attempt: cut off by the machine, broken off at once, not picked up |
| `last_call_utc` | when the latest call began, ISO 8601, or empty |
| `scenario`, `title`, `customer`, `language`, `mode`, `level` | what is to be played; `language` empty for any |
| `due` | last day, ISO 8601, or empty |
| `attempts_allowed` | or empty |
| `pass_mark`, `judged_by` | points from which on it is passed, by machine `score` or trainer's `grade` |
| `assigned_utc`, `assigned_by`, `withdrawn_utc`, `version` | its history; `version` counts changes, from 1 |
| `note` | from the trainer |
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from roleplay.core.assignments import Assignment
from roleplay.export.cells import Cell, safe
from roleplay.export.files import export_file
from roleplay.review.assignments import Standing

COLUMNS = (
    *("assignment", "person", "state", "late", "attempts", "attempts_left", "best", "not_counted", "last_call_utc"),
    *("scenario", "title", "customer", "language", "mode", "level", "due", "attempts_allowed", "pass_mark"),
    *("judged_by", "assigned_utc", "assigned_by", "withdrawn_utc", "version", "note"),
)


def export_assignments(assigned: Iterable[tuple[Assignment, Iterable[Standing]]], path: Path) -> int:
    """Write who did what; return the number of rows. Raises `ExportError`; what stood there is then as it was."""
    count = 0
    with export_file(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for assignment, standings in assigned:
            for one in standings:
                row = _row(assignment, one)
                writer.writerow([safe(row[column]) for column in COLUMNS])
                count += 1
    return count


def _row(assignment: Assignment, one: Standing) -> dict[str, Cell]:
    terms = assignment.terms
    return {
        "assignment": assignment.id,
        "person": one.person,
        "state": one.state,
        "late": "yes" if one.late else "",
        "attempts": one.used,
        "attempts_left": _or_empty(one.left),
        "best": "" if one.best is None else round(one.best, 1),
        "not_counted": sum(kind not in ("counts", "running") for _, kind in one.calls),
        "last_call_utc": _moment(one.calls[-1][0].started_at) if one.calls else "",
        "scenario": terms.scenario_id,
        "title": terms.scenario_title,
        "customer": terms.customer,
        "language": terms.language,
        "mode": terms.mode,
        "level": terms.level,
        "due": "" if terms.due is None else terms.due.isoformat(),
        "attempts_allowed": _or_empty(terms.attempts),
        "pass_mark": _or_empty(terms.pass_mark),
        "judged_by": terms.judged_by,
        "assigned_utc": _moment(assignment.created_at),
        "assigned_by": assignment.created_by,
        "withdrawn_utc": _moment(assignment.withdrawn_at),
        "version": assignment.versions[-1].number,
        "note": terms.note,
    }


def _or_empty(number: float | None) -> Cell:
    return "" if number is None else number


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
