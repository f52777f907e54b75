"""Where a person's name stands in the store, and how all of these places get another one."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, func, select, true, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.store import (  # noqa: F401 - their tables
    schema_assignments,
    schema_grading,
    schema_handover,
    schema_practice,
    schema_privacy,
    schema_trust,
)
from roleplay.store.folding import fold
from roleplay.store.schema import Base, SessionRow
from roleplay.store.schema_export import ExportRecipeRow
from roleplay.store.schema_search import SavedFilterRow


def table_of(row: type[Base]) -> Table:
    """Return the table of a class."""
    return Base.metadata.tables[row.__tablename__]


NAME_COLUMNS = (
    "sessions.trainee",
    "group_members.trainee",
    "assignees.name",
    "assignment_terms.set_by",
    "assignments.withdrawn_by",
    "corrections.corrected_by",
    "correction_log.by",
    "other_corrections.corrected_by",
    "grades.grader",
    "comments.author",
    "feedback.author",
    "second_gradings.grader",
    "second_gradings.assigned_by",
    "calibration_meetings.created_by",
    "calibration_participants.grader",
    "scorecards.saved_by",
    "export_recipes.saved_by",
    "holds.held_by",
    "notice_acknowledgements.person",
    "notices.published_by",
    "privacy_rules.set_by",
)
"""Every column that holds the name of somebody of this store. `session_facts.trainee` and the full-text index follow
`sessions.trainee` by triggers; saved filters and recipes hold names in JSON; the audit log keeps the name of then.
"""
_WISHES = ((table_of(SavedFilterRow), "wanted"), (table_of(ExportRecipeRow), "wish"))
JSON_COLUMNS = tuple((table.name, column) for table, column in _WISHES)
ONE_A_ROW = {
    "group_members": "group_id",
    "calibration_participants": "meeting_id",
    "notice_acknowledgements": "version",
}
"""Tables in which a name stands once beside something else: two that become one are one row."""


def name_columns() -> tuple[tuple[Table, Column[Any], ColumnElement[bool]], ...]:
    """Return table, column, and which rows of it name a person."""
    found = []
    for place in NAME_COLUMNS:
        table_name, column = place.split(".")
        table = Base.metadata.tables[table_name]
        only = table.c.kind == "person" if table_name == "assignees" else true()
        found.append((table, table.c[column], only))
    return tuple(found)


def names_in_use(connection: Connection) -> frozenset[str]:
    """Return all names that stand anywhere, without the scripted trainee's."""
    if connection.dialect.name == "postgresql":  # an administrator reads no calls
        return frozenset(connection.scalars(select(func.roleplay.all_names()))) - {SCRIPTED_TRAINEE}
    found: set[str] = set()
    for _table, column, only in name_columns():
        found.update(connection.scalars(select(column).where(only, column != "").distinct()))
    return frozenset(found - {SCRIPTED_TRAINEE})


def trainees(connection: Connection) -> frozenset[str]:
    """Return the names of all who held a call, are in a group, or have an assignment."""
    found: set[str] = set()
    for table, column, only in name_columns():
        if table.name in ("sessions", "group_members", "assignees"):
            found.update(connection.scalars(select(column).where(only, column != "").distinct()))
    return frozenset(found - {SCRIPTED_TRAINEE})


def rename(connection: Connection, before: str, after: str) -> None:
    """Put one name in place of another everywhere, in the transaction of `connection`.

    What both have becomes that of one person. Raises `InputError` (code `name_taken`) where it cannot: both have
    graded the same call.
    """
    try:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.roleplay.rename_everywhere(before, after)))
            return
        rename_sessions(connection, before, after)
        _rename_in_wishes(connection, before, after)
        for table, column, only in name_columns():
            if table.name == "sessions":
                continue
            if other := ONE_A_ROW.get(table.name):
                twice = select(table.c[other]).where(column == after)
                connection.execute(delete(table).where(column == before, table.c[other].in_(twice)))
            connection.execute(update(table).where(column == before, only).values({column.name: after}))
    except IntegrityError as error:
        raise InputError(
            f"{before!r} and {after!r} have graded the same call, so they cannot be one person.",
            hint="Delete one of the two grades first, or choose another name.",
            code="name_taken",
        ) from error


def rename_sessions(connection: Connection, before: str, after: str) -> None:
    """Put one name in place of another in calls, with what they are found by."""
    found = connection.execute(select(SessionRow.id, SessionRow.folded).where(SessionRow.trainee == before)).all()
    for session, folded in found:
        words = folded.removesuffix(fold(before)) + fold(after)
        connection.execute(update(SessionRow).where(SessionRow.id == session).values(trainee=after, folded=words))


def _rename_in_wishes(connection: Connection, before: str, after: str) -> None:
    """Filters and recipes hold the names of those whose calls they ask for, as JSON."""
    for table, column in _WISHES:
        for name, text in connection.execute(select(table.c.name, table.c[column])).all():
            wish = json.loads(text)
            if _renamed(wish, before, after):
                changed = {column: json.dumps(wish, ensure_ascii=False)}
                connection.execute(update(table).where(table.c.name == name).values(changed))


def _renamed(wish: Any, before: str, after: str) -> bool:
    """Put a name in place of another in the `people` of a wish, and of what it holds; tell whether it was there."""
    if not isinstance(wish, dict):
        return False
    people, found = wish.get("people"), False
    if isinstance(people, list) and before in people:
        wish["people"] = list(dict.fromkeys(after if person == before else person for person in people))
        found = True
    return any([found, *(_renamed(held, before, after) for held in wish.values())])
