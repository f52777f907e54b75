"""The file that holds the compiled scenario library: SQLite, one row a scenario."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from roleplay.core.errors import DatabaseError

FORMAT = 1
"""Version of the library file, kept in its `user_version`."""
APPLICATION_ID = 0x524F4C45
"""`ROLE`, kept in the file's `application_id`, so that other SQLite files are told apart."""

_PAGE_BYTES = 4096
_SCHEMA = """
CREATE TABLE scenarios (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One scenario as the library keeps it."""

    id: str
    version: int
    digest: str
    """SHA-256 of `source`, hexadecimal."""
    source: str
    """The scenario as JSON, without defaults."""


def pack(rows: Iterable[Row]) -> bytes:
    """Return the content of a library file; fixed settings and one transaction keep the bytes the same."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("BEGIN")
        connection.execute(_SCHEMA)
        connection.executemany(
            "INSERT INTO scenarios VALUES (?, ?, ?, ?)",
            [(row.id, row.version, row.digest, row.source) for row in rows],
        )
        connection.execute("COMMIT")
        return connection.serialize()


def read_rows(database: Path) -> tuple[Row, ...]:
    """Return what a library holds, by id.

    Raises `DatabaseError` when it is missing, unreadable, something else, or newer than the program.
    """
    if not database.is_file():
        raise DatabaseError(
            f"{database}: the scenario library is missing.", hint="`roleplay scenarios build` makes it."
        )
    # Immutable: no lock and no journal beside it, so that it opens in a folder that is read-only.
    address = f"file:{quote(str(database.absolute()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            _refuse_others(connection, database)
            rows = connection.execute("SELECT id, version, digest, source FROM scenarios ORDER BY id").fetchall()
    except sqlite3.Error as error:
        raise DatabaseError(
            f"{database}: the scenario library cannot be read: {error}.",
            hint="`roleplay scenarios build` makes it anew.",
        ) from error
    return tuple(Row(*row) for row in rows)


def _refuse_others(connection: sqlite3.Connection, database: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise DatabaseError(f"{database}: this is not a scenario library.", hint="Check the name of the file.")
    if version > FORMAT:
        raise DatabaseError(
            f"{database}: the scenario library was made by a newer version of the program.",
            hint="Update the program.",
        )
