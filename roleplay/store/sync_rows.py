"""Items as rows: which tables each kind is made of, reading many at once, and writing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.orm import DeclarativeBase

from roleplay.core.sync import Kind, Row
from roleplay.store import (
    schema_assignments,
    schema_grading,
    schema_handover,
    schema_practice,
    schema_replay,
    schema_trust,
)
from roleplay.store.schema import (
    CorrectionRow,
    EventRow,
    ScenarioVersionRow,
    ScoreAsHeardRow,
    ScoreItemRow,
    ScoreRow,
    SectionScoreRow,
    SessionRow,
    TurnRow,
)

_PAGE = 500
"""SQLite takes some thousand parameters in one statement."""


@dataclass(frozen=True)
class Shape:
    """The tables of one kind."""

    root: Table
    parts: Mapping[Table, str] = field(default_factory=dict)
    """Tables whose rows belong to it, by the column with its id; they are replaced with it."""
    body: Mapping[Table, str] = field(default_factory=dict)
    """The same for rows that never change."""
    grows: bool = False
    """Rows of its parts are only ever added."""
    left_out: frozenset[str] = frozenset()
    """Columns of the root that mean something on one machine only."""


def _table(row: type[DeclarativeBase]) -> Table:
    found = row.__table__
    assert isinstance(found, Table)
    return found


def _by(column: str, *rows: type[DeclarativeBase]) -> dict[Table, str]:
    return {_table(row): column for row in rows}


SHAPES: Mapping[Kind, Shape] = {
    "scorecard": Shape(_table(schema_grading.ScorecardRow)),
    "assignment": Shape(
        _table(schema_assignments.AssignmentRow),
        _by("assignment_id", schema_assignments.TermsRow, schema_assignments.AssigneeRow),
        grows=True,
    ),
    "session": Shape(
        _table(SessionRow),
        _by(
            "session_id",
            *(CorrectionRow, schema_handover.OtherCorrectionRow, schema_trust.CorrectionLogRow),
            *(ScoreRow, SectionScoreRow, ScoreItemRow, ScoreAsHeardRow),
            *(schema_assignments.AttemptRow, schema_replay.RecordingSealRow),
        ),
        _by("session_id", EventRow, TurnRow),
        left_out=frozenset({"recording", "owner"}),
    ),
    "grade": Shape(_table(schema_grading.GradeRow), _by("grade_id", schema_grading.GradeAnswerRow)),
    "second_grading": Shape(_table(schema_trust.SecondGradingRow)),
    "comment": Shape(_table(schema_grading.CommentRow), left_out=frozenset({"recording"})),
    "feedback": Shape(_table(schema_grading.FeedbackRow)),
    "meeting": Shape(
        _table(schema_trust.MeetingRow),
        _by("meeting_id", schema_trust.MeetingSessionRow, schema_trust.MeetingParticipantRow),
        grows=True,
    ),
}
_LOCAL = {"correction_log": {"number"}}
"""Columns whose numbers mean nothing elsewhere."""
VERSIONS = _table(ScenarioVersionRow)
_GROUPS = _table(schema_practice.GroupRow)
_ASSIGNEES = _table(schema_assignments.AssigneeRow)
_EMPTY = {"sessions": {"recording": "", "owner": ""}, "comments": {"recording": ""}}
"""What stands in the columns that are left out, in a new row."""


def root_name(kind: Kind) -> str:
    """Return the table in which an item of a kind has its one row."""
    return SHAPES[kind].root.name


# --- reading ---


def read(
    connection: Connection, kind: Kind, identifiers: Sequence[str], with_body: Iterable[str]
) -> dict[str, dict[str, list[Row]]]:
    """Return the rows of items by id and table; what is not there is missing."""
    shape = SHAPES[kind]
    found = {its: {shape.root.name: [row]} for its, row in _roots(connection, kind, identifiers)}
    for table, column in shape.parts.items():
        _hang(connection, table, column, found, found)
    for table, column in shape.body.items():
        _hang(connection, table, column, found, [one for one in with_body if one in found])
    if kind == "session":
        _with_scenarios(connection, found, with_body)
    if kind == "assignment":
        _with_group_names(connection, found)
    return found


def _roots(connection: Connection, kind: Kind, identifiers: Sequence[str]) -> Iterable[tuple[str, Row]]:
    shape = SHAPES[kind]
    columns = [column for column in shape.root.columns if column.name not in shape.left_out]
    if kind == "scorecard":
        for identifier in identifiers:
            version, _, name = identifier.partition(":")
            its = select(*columns).where(shape.root.c.id == name, shape.root.c.version == int(version))
            for row in connection.execute(its).mappings():
                yield identifier, dict(row)
        return
    for page in pages(identifiers):
        for row in connection.execute(select(*columns).where(shape.root.c.id.in_(page))).mappings():
            yield row["id"], dict(row)


def _hang(
    connection: Connection,
    table: Table,
    column: str,
    found: dict[str, dict[str, list[Row]]],
    wanted: Iterable[str],
) -> None:
    """Add the rows of a table to the items that they belong to, in the order of its key."""
    local = _LOCAL.get(table.name, set())
    columns = [one for one in table.columns if one.name not in local]
    for page in pages(list(wanted)):
        its = select(*columns).where(table.c[column].in_(page)).order_by(*table.primary_key)
        for row in connection.execute(its).mappings():
            found[row[column]].setdefault(table.name, []).append(dict(row))


def _with_scenarios(connection: Connection, found: dict[str, dict[str, list[Row]]], with_body: Iterable[str]) -> None:
    wanted = {one: found[one]["sessions"][0]["scenario_digest"] for one in with_body if one in found}
    sources: dict[str, Row] = {}
    for page in pages(sorted(set(wanted.values()))):
        for row in connection.execute(select(VERSIONS).where(VERSIONS.c.digest.in_(page))).mappings():
            sources[row["digest"]] = dict(row)
    for one, digest in wanted.items():
        found[one][VERSIONS.name] = [sources[digest]]


def _with_group_names(connection: Connection, found: dict[str, dict[str, list[Row]]]) -> None:
    """Name groups by what they are called: their numbers mean nothing elsewhere."""
    names = {row.id: row.folded for row in connection.execute(select(_GROUPS.c.id, _GROUPS.c.folded))}
    for tables in found.values():
        for row in tables.get(_ASSIGNEES.name, ()):
            row["group_folded"] = names.get(row.pop("group_id"))


# --- writing ---


def write(connection: Connection, kind: Kind, tables: Mapping[str, Sequence[Row]], *, there: bool) -> None:
    """Write one item, in place of the one of the same id that is `there`."""
    write_all(connection, kind, [(tables, there)])


def write_all(connection: Connection, kind: Kind, items: Sequence[tuple[Mapping[str, Sequence[Row]], bool]]) -> None:
    """Write items of one kind, each in place of the one that is there, if it is; many in few statements."""
    shape = SHAPES[kind]
    root = shape.root.name
    if kind == "session":
        _write_scenarios(connection, items)
    new = [tables for tables, there in items if not there]
    known = [tables for tables, there in items if there]
    insert_rows(connection, shape.root, [_EMPTY.get(root, {}) | tables[root][0] for tables in new])
    for tables in known:
        _update_root(connection, shape, tables[root][0])
    for table in shape.body:
        insert_rows(connection, table, [row for tables in new for row in tables.get(table.name, ())])
    for table in reversed(list(shape.parts)):
        if known and not shape.grows:
            _clear(connection, table, shape.parts[table], [tables[root][0]["id"] for tables in known])
    for table in shape.parts:
        rows = _resolved(connection, table, [row for tables, _ in items for row in tables.get(table.name, ())])
        insert_rows(connection, table, rows, or_keep=shape.grows)


def _update_root(connection: Connection, shape: Shape, row: Row) -> None:
    keys = [column.name for column in shape.root.primary_key]
    its = [shape.root.c[name] == row[name] for name in keys]
    connection.execute(
        update(shape.root).where(*its).values({name: value for name, value in row.items() if name not in keys})
    )


def _clear(connection: Connection, table: Table, column: str, identifiers: Sequence[str]) -> None:
    for page in pages(identifiers):
        connection.execute(delete(table).where(table.c[column].in_(page)))


def _write_scenarios(connection: Connection, items: Sequence[tuple[Mapping[str, Sequence[Row]], bool]]) -> None:
    sources = {row["digest"]: row for tables, _ in items for row in tables.get(VERSIONS.name, ())}
    for page in pages(sorted(sources)):  # they are long, and mostly there
        for digest in connection.scalars(select(VERSIONS.c.digest).where(VERSIONS.c.digest.in_(page))).all():
            del sources[digest]
    insert_rows(connection, VERSIONS, [sources[digest] for digest in sorted(sources)], or_keep=True)


def _resolved(connection: Connection, table: Table, rows: list[Row]) -> list[Row]:
    """Return rows as they are written here: groups by their numbers here, attempts only at what is there."""
    if table is _ASSIGNEES and rows:
        numbers = {row.folded: row.id for row in connection.execute(select(_GROUPS.c.id, _GROUPS.c.folded))}
        return [
            {name: value for name, value in row.items() if name != "group_folded"}
            | {"group_id": numbers.get(row["group_folded"])}
            for row in rows
        ]
    return rows


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row], *, or_keep: bool = False) -> None:
    """Insert rows; `or_keep` leaves those alone whose key is there."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        from roleplay.store.sync_postgres import insert_many

        insert_many(connection, table, rows, or_keep=or_keep)
        return
    statement: Any = insert(table)
    if or_keep:
        from sqlalchemy.dialects import sqlite

        statement = sqlite.insert(table).on_conflict_do_nothing()
    connection.execute(statement, list(rows))


def pages(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield so many values at a time as one statement takes."""
    for first in range(0, len(values), _PAGE):
        yield values[first : first + _PAGE]
