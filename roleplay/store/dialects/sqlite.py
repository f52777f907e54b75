"""The session database as a SQLite file: checks what is there, brings its tables up to date, sets up connections."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, text

from roleplay.core.errors import DatabaseError, DiskError
from roleplay.core.files import close_to_others, private_folder
from roleplay.store import encryption, faults, schema
from roleplay.store.away import Away
from roleplay.store.backup import switching
from roleplay.store.disk import disk_fault
from roleplay.store.encryption import Driver
from roleplay.store.schema import APPLICATION_ID
from roleplay.store.search_index import add_functions

BUSY_SECONDS = 5.0
"""How long a connection waits for another process's write."""

_LEAVE_SECONDS = 20.0
"""How long somebody may go on using a file that is to be exchanged."""
_LOOK_SECONDS = 0.02

_PREPARE_SECONDS = 60.0
"""How long to wait while another process creates or migrates the database."""


class SqliteSide:
    """A SQLite file: what `Database` does with it."""

    shared = False

    def __init__(self, path: Path) -> None:
        """Open the file, create it or bring it up to date; see `Database`."""
        self.path = path
        self.place = str(path)
        self._left = False
        switching.finish(path.parent)
        _check_place(path)
        with self.translated():
            self.driver = encryption.driver(path)
            revision = _revision(path, self.driver)
        try:
            self._open(_engine(path, self.driver, self._connect), revision)
        except DiskError as error:
            if error.code != "disk_full" or revision != schema.REVISION:
                raise
            # Reading, and deleting to get space, must go on; only the memory that processes share has no room.
            self._open(_engine(path, self.driver, self._connect, alone=True), revision)
        for suffix in ("", "-wal", "-shm"):  # SQLite makes later ones like the database itself
            close_to_others(path.with_name(path.name + suffix))

    def _open(self, engine: Engine, revision: str | None) -> None:
        self.reading: Engine = engine
        self.writing: Engine = engine.execution_options(**{_IMMEDIATE: True})
        try:
            with self.translated():
                if revision != schema.REVISION:
                    _prepare(self.path, self.driver, self.writing, revision)
                _try_to_write(self.writing)
        except BaseException:
            self.close()
            raise

    def translated(self) -> AbstractContextManager[None]:
        """Turn SQLite's complaints about the environment into errors for a person."""
        return faults.translated(self.path)

    def alone(self, connection: Connection, what: str) -> None:
        """Nothing: whoever writes is alone in the whole file."""

    def prove(self, folded_name: str, derive: Callable[[str], bytes]) -> None:
        """Nothing: there is no server."""

    def handle(self) -> str:
        """Nothing: there is no server."""
        return ""

    def take_up(self, handle: str) -> None:
        """Nothing: there is no server."""

    def leave(self) -> None:
        """Nothing: a file does not know who reads it."""

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that deleted rows are not left there."""
        with closing(self.reading.raw_connection()) as connection:  # not possible inside a transaction
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def compact(self) -> None:
        """Write the file anew, and empty the write-ahead log behind it."""
        with closing(self.reading.raw_connection()) as connection:  # not possible inside a transaction
            connection.cursor().execute("VACUUM").close()
        self.checkpoint()

    def problems(self, connection: Connection) -> tuple[str, ...]:
        """Check the whole file; return what is wrong."""
        quick = [str(line) for (line,) in connection.execute(text("PRAGMA quick_check")) if line != "ok"]
        orphans = [
            f"{row[0]}: row without its {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))
        ]
        return (*quick, *orphans)

    def vacate(self) -> None:
        """Close the file for good: wait until nobody in this process uses it, and let nobody in any more.

        Libraries of SQLite in one process do not see each other's locks, so that nothing else would keep a thread
        from writing into a file that was exchanged. Raises `DatabaseError` (code `database_busy`) when somebody goes
        on using it; it stays open then.
        """
        self._left = True
        pool = cast(QueuePool, self.reading.pool)
        until = time.monotonic() + _LEAVE_SECONDS
        while pool.checkedout():
            if time.monotonic() > until:
                self._left = False
                raise DatabaseError(
                    "The calls are being read or written in this program at the moment.",
                    hint="Wait until exports and the like are done, and try again.",
                    code="database_busy",
                )
            time.sleep(_LOOK_SECONDS)
        self.reading.dispose()

    def _connect(self) -> sqlite3.Connection:
        if self._left:
            Away(self.place).connect()
        return self.driver.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)

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
            start = file.read(len(encryption.MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise faults.unreadable(path) from error
    if start and start != encryption.MAGIC and not encryption.expected(path):  # an empty file is a new database
        raise faults.foreign(path)


def _revision(path: Path, driver: Driver) -> str | None:
    """Return the migration that the database is at, None for a new one; change nothing.

    Raises `DatabaseError` when the file belongs to another program.
    """
    if not path.exists():
        return None
    with closing(driver.connect(encryption.read_only(path), uri=True, timeout=BUSY_SECONDS)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID or "alembic_version" not in tables:
            raise faults.foreign(path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def _engine(path: Path, driver: Driver, connect: Callable[[], sqlite3.Connection], *, alone: bool = False) -> Engine:
    """Return the engine; `alone` keeps other processes out and needs no file of shared memory for that.

    See https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory; then there can be one connection only.
    """
    one: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if alone else {}
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=driver.module,
        creator=connect,
        **one,
    )

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


def _prepare(path: Path, driver: Driver, engine: Engine, revision: str | None) -> None:
    """Create or migrate the tables; one process at a time."""
    from roleplay.store.migrate import known_revisions, migrate

    if revision is not None and revision not in known_revisions():
        raise faults.newer(path)
    try:
        with FileLock(path.with_name(path.name + ".lock"), timeout=_PREPARE_SECONDS):
            _write_ahead(path, driver)
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


def _write_ahead(path: Path, driver: Driver) -> None:
    """Switch to write-ahead logging; the file remembers it. Not possible inside a transaction."""
    with closing(driver.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
