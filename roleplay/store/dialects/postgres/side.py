"""The session database on PostgreSQL: checks what is there, brings its tables up to date, and sets up connections."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from roleplay import __version__
from roleplay.core.counting import counted
from roleplay.store import encryption, schema
from roleplay.store.dialects.answer import Answer
from roleplay.store.dialects.postgres import faults
from roleplay.store.dialects.postgres.address import SCHEMA, Address, read_address
from roleplay.store.dialects.postgres.rules_check import RULES_OF_READING, WORDS_SHOWN, words_shown
from roleplay.store.dialects.postgres.signed_in import SignedIn
from roleplay.store.encryption import Driver

_POOL = 2
_MORE = 6
"""Connections that stay open, and how many more a busy moment may need: a department has hundreds of clients."""
_POOL_SECONDS = 15
_STALE_SECONDS = 900
"""An idle connection that is older is not trusted any more: firewalls forget it."""
_ALONE = 0x526F6C65
"""First half of the keys of advisory locks: `Role`."""


class PostgresSide:
    """A database on a server: what `Database` does with it."""

    shared = True

    def __init__(self, where: str, password: Callable[[], str | None], beside: Path | None = None) -> None:
        """Connect, and create or migrate the tables where the login may; see `Database`."""
        self.address = read_address(where)
        self.place = str(self.address)
        self.signed_in = SignedIn()
        self.driver = Driver(sqlite3) if beside is None else encryption.driver(beside / "waiting.db")
        engine = _engine(self.address, password, self.signed_in)
        self.reading: Engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self.writing: Engine = engine
        try:
            with self.translated():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with self.writing.connect() as connection:
            found = _look(connection, self.address)
        if found.revision == schema.REVISION:
            return
        from roleplay.store.migrate import known_revisions, migrate

        if found.revision is not None and found.revision not in known_revisions():
            raise faults.newer(self.address)
        if not found.owner:
            raise faults.older(self.address) if found.revision else faults.not_set_up(self.address)
        migrate(self.writing)

    def translated(self) -> AbstractContextManager[None]:
        """Turn the server's complaints about the environment into errors for a person."""
        return faults.translated(self.address)

    def alone(self, connection: Connection, what: str) -> None:
        """Wait until nobody else is alone with `what`: a lock of the transaction, which ends with it."""
        if what:
            key = int.from_bytes(hashlib.sha256(what.encode()).digest()[:4], signed=True)
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s, %s)", (_ALONE, key))

    def checkpoint(self) -> None:
        """Nothing: the server's log of changes is not ours to empty; see docs/department.md."""

    def prove(self, folded_name: str, derive: Callable[[str], bytes]) -> Answer:
        """Sign somebody in to the server; every connection acts for them from then on. See `Database.prove`."""
        with self.translated(), self._idle() as (connection, info):
            return self.signed_in.begin(connection, info, folded_name, derive)

    def handle(self) -> str:
        """See `Database.handle`."""
        return self.signed_in.handle()

    def take_up(self, handle: str) -> None:
        """See `Database.take_up`."""
        self.signed_in.take_up(handle)

    def leave(self) -> None:
        """Sign out of the server."""
        with self.translated(), self._idle() as (connection, info):
            self.signed_in.end(connection, info)

    @contextmanager
    def _idle(self) -> Iterator[tuple[psycopg.Connection[Any], dict[str, Any]]]:
        """Yield a connection outside any transaction, and what the pool knows of it."""
        pooled = self.writing.raw_connection()
        try:
            raw = pooled.driver_connection
            assert isinstance(raw, psycopg.Connection)
            yield raw, pooled.info
        except psycopg.OperationalError:
            pooled.invalidate()
            raise
        finally:
            pooled.close()

    def compact(self) -> None:
        """Have the server write tables anew without deleted rows: only the owner of the tables may."""
        with self.writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.scalar(text("SELECT roleplay.is_owner()")):
                raise faults.not_owner(self.address)
            connection.exec_driver_sql("SET statement_timeout = 0")
            connection.exec_driver_sql("SET lock_timeout = 0")
            its = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY tablename")
            for table in connection.scalars(its, {"schema": SCHEMA}).all():
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {SCHEMA}.{table}")
            connection.invalidate()  # with its settings

    def problems(self, connection: Connection) -> tuple[str, ...]:
        """Tell what the server knows to be wrong; whether every page is whole only its own tools can tell."""
        broken = connection.scalars(
            text(
                "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                "WHERE NOT indisvalid AND relnamespace = to_regnamespace(:schema)"
            ),
            {"schema": SCHEMA},
        )
        failures = connection.scalar(
            text("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")
        )
        damaged = (
            (f"{counted(failures, 'damaged page was', 'damaged pages were')} found by the server",)
            if failures
            else ()
        )
        rules = (row._tuple() for row in connection.execute(text(RULES_OF_READING)))
        shown = (WORDS_SHOWN.format(table) for table in words_shown(rules))
        return (*(f"{name}: an index that is not whole" for name in broken), *damaged, *shown)

    def close(self) -> None:
        """Close all connections."""
        self.writing.dispose()


class _Found:
    """What is in a database, as far as opening it must know."""

    def __init__(self, revision: str | None, owner: bool) -> None:
        self.revision = revision
        self.owner = owner


def _look(connection: Connection, address: Address) -> _Found:
    """Look at server and tables; change nothing."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    if raw.info.server_version < faults.OLDEST * 10_000:
        raise faults.old_server(address, raw.info.server_version)
    row = connection.execute(
        text(
            "SELECT to_regclass('roleplay.alembic_version') IS NOT NULL AS there, "
            "current_setting('transaction_read_only')::bool OR pg_is_in_recovery() AS fixed, "
            "CASE WHEN to_regnamespace('roleplay') IS NULL THEN has_database_privilege(current_database(), 'CREATE') "
            "ELSE has_schema_privilege('roleplay', 'CREATE') END AS owner"
        )
    ).one()
    if row.fixed:
        raise faults.read_only(address)
    if not row.there:
        return _Found(None, row.owner)
    return _Found(connection.scalar(text("SELECT version_num FROM roleplay.alembic_version")), row.owner)


class _Text(StrDumperUnknown):
    """Text as PostgreSQL takes it: it knows no character 0, which people do not mean either."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in obj else obj)


def _engine(address: Address, password: Callable[[], str | None], signed_in: SignedIn) -> Engine:
    engine = create_engine(
        address.url,
        connect_args=address.arguments(f"roleplay {__version__}"),
        pool_size=_POOL,
        max_overflow=_MORE,
        pool_timeout=_POOL_SECONDS,
        pool_recycle=_STALE_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,  # names and words of people are no business of a log
    )
    asked = _AskedOnce(password)

    @event.listens_for(engine, "do_connect")
    def _connect(
        _dialect: PGDialect_psycopg, _record: Any, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> psycopg.Connection[Any]:
        if asked.known is not None:
            named = {**named, "password": asked.known}
        try:
            return psycopg.connect(*arguments, **named)
        except psycopg.OperationalError as error:
            if not faults.needs_password(error) or (found := asked()) is None:
                raise
            return psycopg.connect(*arguments, **{**named, "password": found})

    @event.listens_for(engine, "connect")
    def _connected(connection: psycopg.Connection[Any], _record: Any) -> None:
        connection.adapters.register_dumper(str, _Text)

    @event.listens_for(engine, "checkout")
    def _checked_out(connection: psycopg.Connection[Any], record: Any, _proxy: Any) -> None:
        signed_in.carry_to(connection, record.info)

    return engine


class _AskedOnce:
    """A password that is asked for when it is needed, once."""

    def __init__(self, ask: Callable[[], str | None]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self.known: str | None = None

    def __call__(self) -> str | None:
        with self._lock:
            if self.known is None:
                self.known = self._ask()
            return self.known
