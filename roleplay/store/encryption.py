"""How the SQLite side of the store opens its file: plainly, or with SQLCipher and the store's key.

The one place that knows SQLCipher. A store is encrypted when a key file lies beside it (`key_file`); while a store is
on its way into or out of encryption its database tells by its first bytes which it is.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from roleplay.core.errors import DatabaseError
from roleplay.store import faults, key_file, vault
from roleplay.store.vault import StoreKey

MAGIC = b"SQLite format 3\x00"
"""The first bytes of a plain database; those of an encrypted one are random."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What opens the file of a store: a module of the DB API, and the key, None for a plain store."""

    module: ModuleType
    key: StoreKey | None = None
    """The database's own."""
    sealer: StoreKey | None = field(default=None)
    """The key that new files of the store are sealed with: while keys change another one than the database's."""

    def connect(self, database: str | Path, **options: Any) -> sqlite3.Connection:
        """Open a database with this key; `options` are those of `sqlite3.connect`."""
        connection: sqlite3.Connection = self.module.connect(str(database), **options)
        try:
            self.unlock(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def unlock(self, connection: sqlite3.Connection) -> None:
        """Give a new connection its key; the first thing that is done with it."""
        if self.key is not None:
            unlock(connection, self.key)

    def attach(self, connection: sqlite3.Connection, path: Path, name: str) -> None:
        """Attach a database that has the same key."""
        if self.key is None:
            connection.execute(f"ATTACH DATABASE ? AS {name}", (str(path),))
        else:
            connection.execute(f"ATTACH DATABASE ? AS {name} KEY \"x'{self.key.database.hex()}'\"", (str(path),))


def unlock(connection: sqlite3.Connection, key: StoreKey) -> None:
    """Give a connection of SQLCipher's its key, raw: it was stretched or random before."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the standard error
    connection.execute(f"PRAGMA key = \"x'{key.database.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of the store lies in a temporary file


def sqlcipher() -> ModuleType:
    """Return the module. Raises `DatabaseError` where it is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise DatabaseError(
            "SQLCipher is not installed, which opens encrypted stores.",
            hint="Run ./run again, or reinstall.",
            code="sqlcipher",
        ) from error
    module: ModuleType = dbapi2
    return module


def is_plain(path: Path) -> bool:
    """Tell whether a file begins as a plain SQLite database does, or is empty. Raises `OSError`."""
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
    return start in (MAGIC, b"")


def expected(path: Path) -> bool:
    """Tell whether the database at `path` may be an encrypted one. Raises `DatabaseError`, `DiskError`."""
    return key_file.read(path.parent) is not None


def driver(path: Path) -> Driver:
    """Return what opens the database at `path`.

    Raises `DatabaseError`: code `store_locked` when its key is not open here, `database_corrupt` when it does
    not fit, `database_not_encrypted` when a plain one stands where an encrypted one belongs.
    """
    kept, keys = vault.open_keys(path.parent)
    if kept is None:
        return Driver(sqlite3)
    sealer = keys.get(kept.target)
    if kept.target and sealer is None:
        raise vault.locked(path.parent, kept.key(kept.target).ways())
    exists = path.exists() and path.stat().st_size > 0
    if exists and is_plain(path):
        if key_file.PLAIN not in (kept.current, kept.coming):
            raise DatabaseError(
                f"The calls in {path.parent} are encrypted, but the session database is not: {path}",
                hint="Nothing was changed. Was the file exchanged? Put the encrypted one back, or restore a backup.",
                code="database_not_encrypted",
            )
        return Driver(sqlite3, None, sealer)
    if not exists:
        return Driver(sqlite3) if sealer is None else Driver(sqlcipher(), sealer, sealer)
    for key_id in dict.fromkeys((kept.target, kept.current)):
        if key_id and (key := keys.get(key_id)) is not None and fits(path, key):
            return Driver(sqlcipher(), key, sealer)
    raise faults.corrupt(path)  # the key is the right one: its id says so


def read_only(path: Path) -> str:
    """Return the address that opens a database for reading; no files are left beside one that nobody has open."""
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    return uri if path.with_name(path.name + "-wal").exists() else f"{uri}&immutable=1"


def fits(path: Path, key: StoreKey) -> bool:
    """Tell whether a key opens a database. Raises what SQLite raises for other reasons."""
    module = sqlcipher()
    with closing(module.connect(read_only(path), uri=True, timeout=5.0)) as connection:
        unlock(connection, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except module.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB:
                return False
            raise
        return True
