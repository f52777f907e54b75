"""Whole sessions at once: what came from elsewhere, and copies of what is there for measuring a large store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path

from sqlalchemy import Connection

from roleplay.core.records import SessionRecord, SessionState
from roleplay.store import corrections, rows, sync_triggers
from roleplay.store.every_table import every_table
from roleplay.store.folding import fold
from roleplay.store.search_index import FILL, MAKE, TABLES, add_functions
from roleplay.store.tally import Tally


def insert_record(connection: Connection, record: SessionRecord, recording: str = "") -> None:
    """Insert a session that is over, with everything that hangs on it; `recording` is the name of its sound file.

    What the session's row says about its call is counted from the events, as while a call is written.
    """
    session_id = record.start.id
    rows.insert_session(connection, record.start, "")
    rows.insert_events(connection, session_id, enumerate(record.events))
    rows.set_tally(connection, session_id, reduce(Tally.count, record.events, Tally()))
    state: SessionState = "recovered" if record.summary.state == "recovered" else "complete"
    rows.close_session(connection, session_id, state, recording)
    for correction in record.corrections:
        corrections.write(connection, session_id, correction)
    if record.score_as_heard is not None:
        rows.replace_score(connection, session_id, record.score_as_heard)
        corrections.keep_score(connection, session_id)
    if record.score is not None:
        rows.replace_score(connection, session_id, record.score)


@dataclass(frozen=True, slots=True)
class Copy:
    """A session that differs from another one only in this."""

    original: str
    id: str
    started_at: datetime
    """With time zone."""
    trainee: str


def multiply(database: Path, copies: Iterable[Copy]) -> None:
    """Copy sessions, with what was said and scored, but not what people wrote about them.

    The store must be closed, and everything is lost on a crash.

    Only for stores that are made to be measured: nothing is flushed to the disk before the end.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        add_functions(connection)
        connection.create_function("folded", 3, _folded, deterministic=True)
        connection.execute("BEGIN")
        connection.execute(
            "CREATE TEMP TABLE copies "
            "(id TEXT PRIMARY KEY, original TEXT, started_at TEXT, trainee TEXT) WITHOUT ROWID"
        )
        connection.executemany(
            "INSERT INTO copies VALUES (?, ?, ?, ?)",
            ((each.id, each.original, _moment(each.started_at), each.trainee) for each in copies),
        )
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for table in every_table():
            if "session_id" in table.primary_key.columns or table.name == "sessions":
                _copy(connection, table.name, [column.name for column in table.columns])
        for name in ("spoken", *reversed(TABLES)):
            connection.execute(f"DELETE FROM {name}" if name != "spoken" else "DROP TABLE spoken")  # noqa: S608
        for statement in (MAKE, *FILL, *sync_triggers.FILL, *(sql for _, sql in triggers)):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _copy(connection: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """Copy the rows of one table, in the order of the new ids: an index grows at its end then."""
    changed = {"session_id": "copies.id"}
    if table == "sessions":
        changed = {
            "id": "copies.id",
            "started_at": "copies.started_at",
            "trainee": "copies.trainee",
            "folded": "folded(original.folded, original.trainee, copies.trainee)",
        }
    key = "id" if table == "sessions" else "session_id"
    values = ", ".join(changed.get(name, f"original.{name}") for name in columns)
    connection.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM copies "  # noqa: S608 - our own names
        f"CROSS JOIN {table} AS original ON original.{key} = copies.original ORDER BY copies.id"
    )


def _moment(at: datetime) -> str:
    """Return a moment as SQLAlchemy writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _folded(original: str, before: str, after: str) -> str:
    return original.removesuffix(fold(before)) + fold(after)
