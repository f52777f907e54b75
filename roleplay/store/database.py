"""Opens the session database: checks what is there, brings its tables up to date, and sets up connections."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event

from roleplay.core.errors import DatabaseError, DiskError
from roleplay.core.files import close_to_others, private_folder
from roleplay.store import faults
from roleplay.store.disk import disk_fault
from roleplay.store.schema import APPLICATION_ID, REVISION
from roleplay.store.search_index import add_functions

BUSY_SECONDS = 5.0
"""How long a connection waits for another process's write."""

_PREPARE_SECONDS = 60.0
"""How long to wait while another process creates or migrates the database."""

_MAGIC = b"SQLite format 3\x00"


class Database:
    """The open session database: `reading` and `writing` give SQLAlchemy transactions on it."""

    def __init__(self, path: Path) -> None:
        """Open the database, create it or bring it up to date.

        Raises `DatabaseError` (newer, damaged, locked, read-only, not a database, not readable) and `DiskError`;
        the file is then as it was.
        """
        self.path = path
        _check_place(path)
        with faults.translated(path):
            revision = _revision(path)
        try:
            self._open(_engine(path), revision)
        except DiskError as error:
            if error.code != "disk_full" or revision != REVISION:
                raise
            # Reading, and deleting to get space, must go on; only the memory that processes share has no room.
            self._open(_engine(path, alone=True), revision)
        for suffix in ("", "-wal", "-shm"):  # SQLite makes later ones like the database itself
            close_to_others(path.with_name(path.name + suffix))

    def _open(self, engine: Engine, revision: str | None) -> None:
        self.reading = engine
        self.writing = engine.execution_options(**{_IMMEDIATE: True})
        try:
            with faults.translated(self.path):
                if revision != REVISION:
                    _prepare(self.path, self.writing, revision)
                _try_to_write(self.writing)
        except BaseException:
            self.close()
            raise

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that deleted rows are not left there."""
        with closing(self.reading.raw_connection()) as connection:  # not possible inside a transaction
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Close all connections; the last process to do so folds the write-ahead log into the file."""
        self.reading.dispose()


_IMMEDIATE = "roleplay_immediate"


def _check_place(path: Path) -> None:
    try:
        private_folder(path.parent)
    except OSError as error:
        raise disk_fault(error, f"The folder for sessions cannot be made ({path.parent})") from error
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise faults.unreadable(path) from error
    if start and start != _MAGIC:  # SQLite itself takes an empty file for a new database
        raise faults.foreign(path)


def _revision(path: Path) -> str | None:
    """Return the migration that the database is at, None for a new one; change nothing.

    Raises `DatabaseError` when the file belongs to another program.
    """
    if not path.exists():
        return None
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    if not path.with_name(path.name + "-wal").exists():
        uri += "&immutable=1"  # nobody has it open: leave no files of shared memory beside what may be refused
    with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID or "alembic_version" not in tables:
            raise faults.foreign(path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def _engine(path: Path, *, alone: bool = False) -> Engine:
    """Return the engine; `alone` keeps other processes out and needs no file of shared memory for that.

    See https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory; then there can be one connection only.
    """
    one: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if alone else {}
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}, **one)

    # Python's own transaction handling begins too late and never for DDL; SQLAlchemy documents this way out:
    # https://docs.sqlalchemy.org/en/21/dialects/sqlite.html#pysqlite-serializable
    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        add_functions(connection)
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # a deleted voice or sentence leaves no trace in free pages

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes the write lock first: upgrading a read transaction fails at once when another one wrote.
        immediate = connection.get_execution_options().get(_IMMEDIATE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _prepare(path: Path, engine: Engine, revision: str | None) -> None:
    """Create or migrate the tables; one process at a time."""
    from roleplay.store.migrate import known_revisions, migrate

    if revision is not None and revision not in known_revisions():
        raise faults.newer(path)
    try:
        with FileLock(path.with_name(path.name + ".lock"), timeout=_PREPARE_SECONDS):
            _write_ahead(path)
            migrate(engine)
    except Timeout as error:
        raise DatabaseError(
            f"Another program is preparing the session database: {path}",
            hint="Close the other program, or wait a moment and try again.",
            code="database_locked",
        ) from error
    except OSError as error:
        raise disk_fault(error, f"The folder of the session database cannot be written ({path.parent})") from error


def _try_to_write(engine: Engine) -> None:
    """Let what is read-only show itself now, not in the middle of a call; change nothing."""
    with engine.connect() as connection:
        # BEGIN IMMEDIATE alone succeeds on a read-only file.
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
        connection.rollback()


def _write_ahead(path: Path) -> None:
    """Switch to write-ahead logging; the file remembers it. Not possible inside a transaction."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
