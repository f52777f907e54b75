"""Copying the sessions of a waiting room into the database: from one SQLite file into another, or onto a server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql

from roleplay.core.errors import InputError
from roleplay.store import tombstones
from roleplay.store.every_table import every_table
from roleplay.store.schema import SessionRow

_SHARED = ("scenario_versions", "scorecards")
"""Tables whose rows several sessions use, and that may be here already."""
_PAGE = 500
"""Rows that are sent at a time."""


class Waiting(Protocol):
    """What waits."""

    def check_unchanged(self, connection: Connection) -> None:
        """Raise `InputError` where a session that waits has arrived, or was deleted, since it was looked at."""

    def copy(self, connection: Connection) -> None:
        """Copy everything that waits; tables in an order in which each row finds those that it hangs on."""


class Attached:
    """A file that the connection has attached as `waiting`."""

    def check_unchanged(self, connection: Connection) -> None:
        """See `Waiting`."""
        ids = connection.exec_driver_sql("SELECT id FROM waiting.sessions").scalars().all()
        here = "SELECT count(*) FROM main.sessions WHERE id IN (SELECT id FROM waiting.sessions)"
        _refuse(connection, ids, bool(connection.exec_driver_sql(here).scalar()))

    def copy(self, connection: Connection) -> None:
        """See `Waiting`."""
        for table in every_table():
            names = ", ".join(f'"{name}"' for name in _copied(table))
            or_ignore = "OR IGNORE " if table.name in _SHARED else ""
            connection.exec_driver_sql(
                f"INSERT {or_ignore}INTO main.{table.name} ({names}) SELECT {names} FROM waiting.{table.name}"  # noqa: S608 - our own names
            )


class Elsewhere:
    """A file that the server cannot see: its rows are sent."""

    def __init__(self, source: Connection) -> None:
        self._source = source

    def check_unchanged(self, connection: Connection) -> None:
        """See `Waiting`."""
        ids = self._source.scalars(select(SessionRow.id)).all()
        pages = (ids[first : first + _PAGE] for first in range(0, len(ids), _PAGE))
        here = any(
            connection.scalar(select(SessionRow.id).where(SessionRow.id.in_(page)).limit(1)) is not None
            for page in pages
        )
        _refuse(connection, ids, here)

    def copy(self, connection: Connection) -> None:
        """See `Waiting`."""
        for table in every_table():
            statement = postgresql.insert(table)
            if table.name in _SHARED:
                statement = statement.on_conflict_do_nothing()
            found = self._source.execute(select(*(table.c[name] for name in _copied(table))))
            for page in found.mappings().partitions(_PAGE):
                connection.execute(statement, [dict(row) for row in page])


def _copied(table: Table) -> list[str]:
    """Return the columns that are copied: numbers that count mean nothing elsewhere, new ones are given."""
    return [column.name for column in table.columns if column is not table.autoincrement_column]


def _refuse(connection: Connection, ids: Iterable[str], arrived: bool) -> None:
    if arrived or any(tombstones.is_buried(connection, found) for found in ids):
        raise changed_meanwhile()


def changed_meanwhile() -> InputError:
    """Return the error for a store that is not as it was when the import was decided on."""
    return InputError(
        "The calls here have changed while the file was read. Nothing was imported.",
        hint="Import it again.",
        code="changed_meanwhile",
    )
