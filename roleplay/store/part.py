"""What the parts of the store share: transactions on one database, and a look whether a session is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from roleplay.core.errors import InputError
from roleplay.store.database import Database
from roleplay.store.schema import SessionRow


class StorePart:
    """Some tables of the database. Thread-safe; several processes may have the same one open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def database(self) -> Database:
        """The database that it is part of."""
        return self._database

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with self._database.translated(), self._database.look() as connection:
            yield connection

    @contextmanager
    def _transaction(self, alone: str | None = None) -> Iterator[Connection]:
        """Begin to write.

        On SQLite whoever writes is alone. On a server only those wait for each other who would be `alone` with the
        same thing: by default this whole part, so that what was looked at first is still so when it is written.
        """
        with self._database.translated(), self._database.change() as connection:
            self._database.alone(connection, type(self).__name__ if alone is None else alone)
            yield connection


def need_session(connection: Connection, session_id: str) -> None:
    """Raise `InputError` (code `session`) when the session is gone."""
    if connection.scalar(select(SessionRow.id).where(SessionRow.id == session_id)) is None:
        raise InputError(
            f"Session {session_id[:8]} is not there any more.", hint="It was deleted meanwhile.", code="session"
        )
