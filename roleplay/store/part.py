"""What the parts of the store share: transactions on one database, and a look whether a session is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from roleplay.core.errors import InputError
from roleplay.store import faults
from roleplay.store.database import Database
from roleplay.store.schema import SessionRow


class StorePart:
    """Some tables of the database. Thread-safe; several processes may have the same one open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with faults.translated(self._database.path), self._database.reading.begin() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with faults.translated(self._database.path), self._database.writing.begin() as connection:
            yield connection


def need_session(connection: Connection, session_id: str) -> None:
    """Raise `InputError` (code `session`) when the session is gone."""
    if connection.scalar(select(SessionRow.id).where(SessionRow.id == session_id)) is None:
        raise InputError(
            f"Session {session_id[:8]} is not there any more.", hint="It was deleted meanwhile.", code="session"
        )
