"""Setting a database of a department up, and checking that its login sees nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import psycopg
from psycopg import conninfo, sql
from psycopg.rows import tuple_row

from roleplay.core.errors import DatabaseError, InputError
from roleplay.store.database import Database
from roleplay.store.dialects.postgres import faults
from roleplay.store.dialects.postgres.address import SCHEMA, Address, read_address
from roleplay.store.dialects.postgres.policies import LOGIN, PRIVATE, RULES
from roleplay.store.dialects.postgres.rules_check import RULES_OF_READING, WORDS_SHOWN, words_shown
from roleplay.store.schema import REVISION

OWNER = "roleplay_owner"
"""Owns everything, and signs in nowhere unless an administrator gives it a password for migrations."""
_OPEN = ("access_policy", "alembic_version")
_FEW_CONNECTIONS = 100

Level = Literal["ok", "warning", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    text: str
    hint: str = ""


def initialise(administrator: str, name: str, password: str) -> str:
    """Make roles, database and tables; return the address for the settings, without a password.

    `administrator` is the address of a login that may make roles and databases, such as
    `postgresql://postgres@server/postgres`; `password` is the one of the program's login. What is there already
    stays, so that it may be run again. Raises `DatabaseError`, `InputError`.
    """
    address = read_address(administrator)
    if not name.isidentifier() or name != name.lower():
        raise InputError(
            f"{name!r} cannot be the name of a database.",
            hint="Take small letters, such as roleplay.",
            code="database",
        )
    with faults.translated(address):
        with _connect(address) as connection:
            if connection.info.server_version < faults.OLDEST * 10_000:
                raise faults.old_server(address, connection.info.server_version)
            _need_rights(connection, address)
            _make_roles(connection, password)
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                        sql.Identifier(name), sql.Identifier(OWNER)
                    )
                )
            connection.execute(
                sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC; GRANT CONNECT ON DATABASE {0} TO {1}").format(
                    sql.Identifier(name), sql.Identifier(LOGIN)
                )
            )
        inside = Address(address.url.set(database=name))
        with _connect(inside) as connection:
            connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    migrate(administrator, name)
    login = address.url.set(username=LOGIN, password=None, database=name, drivername="postgresql")
    return login.render_as_string(hide_password=False)


def migrate(administrator: str, name: str = "") -> None:
    """Bring the tables of a database up to this version, as their owner. Raises `DatabaseError`, `InputError`."""
    Database(owners_address(administrator, name)).close()


def compact(administrator: str, name: str = "") -> None:
    """Have the server write all tables anew, without what was deleted. Raises `DatabaseError`, `InputError`."""
    database = Database(owners_address(administrator, name))
    try:
        database.compact()
    finally:
        database.close()


def owners_address(administrator: str, name: str = "") -> str:
    """Return the address of a database for a login that acts as the owner of our tables. Raises `InputError`."""
    address = read_address(administrator)
    url = address.url.set(database=name or address.url.database)
    if url.username != OWNER:
        url = url.update_query_dict(
            {"options": f"-c role={OWNER} -c search_path={SCHEMA},pg_catalog -c timezone=UTC"}
        )
    return url.render_as_string(hide_password=False)


def check(where: str, password: str | None = None) -> tuple[Finding, ...]:
    """Look at a database with the program's login; return what is as it should be, and what is not.

    `password` is what the keyring has. Raises `DatabaseError` where it cannot be looked at.
    """
    address = read_address(where)
    if password and not address.secret:
        address = Address(address.url.set(password=password))
    with faults.translated(address), _connect(address) as connection:
        return tuple(_findings(connection, address))


def _findings(connection: psycopg.Connection[tuple[object, ...]], address: Address) -> Iterator[Finding]:
    major = connection.info.server_version // 10_000
    if major < faults.OLDEST:
        raise faults.old_server(address, connection.info.server_version)
    yield Finding("ok", f"PostgreSQL {major} at {address.server}")
    yield from _secure_line(connection, address)
    yield from _login(connection)
    yield from _tables(connection)
    (connections,) = _row(connection, "SELECT current_setting('max_connections')::int")
    if isinstance(connections, int) and connections <= _FEW_CONNECTIONS:
        yield Finding(
            "warning",
            f"the server takes {connections} connections at a time",
            "Each open program uses one or two. For 500 people at once set max_connections to 1200.",
        )


def _secure_line(connection: psycopg.Connection[tuple[object, ...]], address: Address) -> Iterator[Finding]:
    if address.on_this_machine:
        yield Finding("ok", "the connection does not leave this machine")
    elif not _row(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0]:
        yield Finding("problem", "the connection is not encrypted", "Take sslmode=disable out of the address.")
    elif address.url.query.get("sslmode", "verify-full") != "verify-full":
        yield Finding(
            "warning",
            "the connection is encrypted, but to whoever answers",
            "Use sslmode=verify-full in the address.",
        )
    else:
        yield Finding("ok", "the connection is encrypted, and to the server that is meant")


def _login(connection: psycopg.Connection[tuple[object, ...]]) -> Iterator[Finding]:
    user, strong, owns, member = _row(
        connection,
        "SELECT current_user::text, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb, "
        "EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = to_regnamespace('roleplay')), "
        "EXISTS (SELECT FROM pg_roles AS other WHERE rolname = 'roleplay_owner' "
        "AND pg_has_role(current_user, other.oid, 'MEMBER')) FROM pg_roles WHERE rolname = current_user",
    )
    if strong or owns or member:
        yield Finding(
            "problem",
            f"the login {user} may pass by the rules of rows",
            f"Use {LOGIN}, which `roleplay database init` makes, in the address of the program.",
        )
    else:
        yield Finding("ok", f"the login {user} owns nothing and has no special rights")


def _tables(connection: psycopg.Connection[tuple[object, ...]]) -> Iterator[Finding]:
    found = connection.execute(
        "SELECT relname, relrowsecurity AND relforcerowsecurity, has_table_privilege(pg_class.oid, 'SELECT') "
        "FROM pg_class WHERE relnamespace = to_regnamespace('roleplay') AND relkind = 'r' ORDER BY relname"
    ).fetchall()
    if not found:
        yield Finding("problem", "there are no tables", "An administrator runs `roleplay database init`.")
        return
    (revision,) = _row(connection, "SELECT version_num FROM roleplay.alembic_version")
    if revision != REVISION:
        yield Finding(
            "problem",
            f"the tables are of version {revision}, not {REVISION}",
            "`roleplay database migrate` changes that.",
        )
    open_ = [str(name) for name, secured, _ in found if not secured]
    unknown = [str(name) for name, _, _ in found if name not in RULES and name not in PRIVATE]
    readable = [str(name) for name, _, may in found if may and name not in _OPEN]
    showing = [name for name in readable if _shows(connection, name)]
    for names, text in (
        (open_, "tables without rules of rows"),
        (unknown, "tables that are not ours"),
        (showing, "tables that show rows before anybody has signed in"),
    ):
        if names:
            yield Finding("problem", f"{text}: {', '.join(names)}", "Run `roleplay database migrate` again.")
    asked = connection.execute(RULES_OF_READING).fetchall()
    wrong = words_shown((str(table), str(name), None if rule is None else str(rule)) for table, name, rule in asked)
    for table in wrong:
        yield Finding("problem", WORDS_SHOWN.format(table), "Run `roleplay database migrate` again.")
    if not (open_ or unknown or showing or wrong):
        yield Finding("ok", f"{len(found)} tables, all with rules of rows; none shows anything before a sign-in")


def _shows(connection: psycopg.Connection[tuple[object, ...]], table: str) -> bool:
    query = sql.SQL("SELECT EXISTS (SELECT FROM {}.{})").format(sql.Identifier(SCHEMA), sql.Identifier(table))
    row = connection.execute(query).fetchone()
    return row is not None and bool(row[0])


def _need_rights(connection: psycopg.Connection[tuple[object, ...]], address: Address) -> None:
    (may,) = _row(
        connection, "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
    )
    if not may:
        raise DatabaseError(
            f"The login {address.url.username!r} may not make roles and databases.",
            hint="Give the address of one that may, such as postgres; it is used only now.",
            code="database_rights",
        )


def _make_roles(connection: psycopg.Connection[tuple[object, ...]], password: str) -> None:
    # The server gets a hash made here, so that its log of statements never holds the password.
    hashed = connection.pgconn.encrypt_password(password.encode(), LOGIN.encode(), b"scram-sha-256").decode()
    for role, options in ((OWNER, "NOLOGIN"), (LOGIN, "LOGIN")):
        there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
        if there is None:
            connection.execute(sql.SQL(f"CREATE ROLE {{}} {options}").format(sql.Identifier(role)))
    connection.execute(
        sql.SQL("ALTER ROLE {} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD {}").format(
            sql.Identifier(LOGIN), sql.Literal(hashed)
        )
    )
    # The owner's functions must be able to tell when a connection of the login began: see sign_in.sql.
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(LOGIN), sql.Identifier(OWNER)))
    if not _row(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")[0]:
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _row(connection: psycopg.Connection[tuple[object, ...]], query: str) -> tuple[object, ...]:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row


def _connect(address: Address) -> psycopg.Connection[tuple[object, ...]]:
    """Connect without anything of the program; the address's own parameters count."""
    url = address.url.set(drivername="postgresql")
    asked = {name: value for name, value in address.arguments("roleplay").items() if name != "options"}
    place = conninfo.make_conninfo(url.render_as_string(hide_password=False), **asked)
    return psycopg.connect(place, autocommit=True, row_factory=tuple_row)
