"""Everything that the tables hold of one person, for the package that they may ask for (GDPR, articles 15 and 20)."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Table, or_, select

from roleplay.store.every_table import every_table
from roleplay.store.part import StorePart
from roleplay.store.personal import COLUMNS
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import GradeRow

SECRET: Final = {"people": ("passphrase",), "one_time_codes": ("digest",), "sign_ins": ("digest",)}
"""What lets somebody in is not handed out, not even to themselves."""
LEFT_OUT: Final = ("sound_pieces", "audit_log", "audit_about", "audit_names", "audit_details", "session_techniques")
"""Sound comes as files, the audit log as entries; the last one repeats what the events say."""
_PAGE = 500


class SubjectStore(StorePart):
    """Reads one person's rows. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def rows(self, names: Iterable[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield every table that holds something of theirs, with its rows as JSON can say them."""
        spelt = list(names)
        with self._snapshot() as connection:
            theirs = list(connection.scalars(select(SessionRow.id).where(SessionRow.trainee.in_(spelt))))
            for table in every_table():
                if table.name not in LEFT_OUT and (found := _rows(connection, table, spelt, theirs)):
                    yield table.name, found


def _rows(connection: Connection, table: Table, names: list[str], sessions: list[str]) -> list[dict[str, Any]]:
    hidden = SECRET.get(table.name, ())
    kept = [column for column in table.columns if column.name not in hidden]
    held = COLUMNS.get(table.name, {})
    named = [table.c[name].in_(names) for name, what in held.items() if what in ("trainee", "row", "name")]
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    wanted = [or_(*named)] if named else []
    for first in range(0, len(sessions), _PAGE):
        hanging = _hanging(table, sessions[first : first + _PAGE])
        wanted += [hanging] if hanging is not None else []
    for condition in wanted:
        for row in connection.execute(select(*kept).where(condition)).mappings():
            key = tuple(row[part.name] for part in table.primary_key.columns if part.name in row)
            found[key] = {name: _plain(value) for name, value in row.items()}
    return list(found.values())


def _hanging(table: Table, sessions: list[str]) -> ColumnElement[bool] | None:
    """Return which rows hang on calls; None where none can."""
    if table.name == "sessions":
        return table.c.id.in_(sessions)
    if "session_id" in table.c:
        return table.c.session_id.in_(sessions)
    if table.name == "grade_answers":
        return table.c.grade_id.in_(select(GradeRow.id).where(GradeRow.session_id.in_(sessions)))
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value
