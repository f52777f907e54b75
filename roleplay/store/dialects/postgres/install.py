"""Puts functions, triggers, rights and rules of rows beside the tables; again after every migration."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from importlib.resources import files

import psycopg
from sqlalchemy import Connection

from roleplay.store.dialects.postgres.names import functions
from roleplay.store.dialects.postgres.policies import LOGIN, statements
from roleplay.store.search_index import EPOCH, NAMES, ROOM

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'roleplay' ORDER BY tablename"
_NUMBERING = 0x526F6C66
"""Key of the advisory lock under which sessions get their numbers."""
_COUNTING = 0x526F6C65_636F756E
"""Key of the advisory lock under which changes get theirs: `Rolecoun`."""


def install(connection: Connection) -> None:
    """Make functions and triggers, in the transaction of the migration; `secure` comes after all others."""
    _plain_collation(connection)
    for name in ("base.sql", "sign_in.sql", "audit.sql", "grades.sql", "search.sql", "sounds.sql", "sync.sql"):
        execute(connection, _filled(name))
    execute(connection, functions())


def secure(connection: Connection) -> None:
    """Set rights and rules of rows anew, whatever they were."""
    tables = [name for (name,) in connection.exec_driver_sql(_TABLES)]
    old = connection.exec_driver_sql("SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'roleplay'")
    dropped = [f"DROP POLICY {name} ON roleplay.{table}" for name, table in old]
    found = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (LOGIN,)).scalar()
    execute(connection, ";\n".join((*dropped, *statements(tables, LOGIN if found else None))))


def execute(connection: Connection, script: str) -> None:
    """Execute statements as they are: percent signs and colons mean nothing."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    raw.execute(script.encode())


def _filled(name: str) -> str:
    script = files(__package__).joinpath(name).read_text("utf-8")
    values = {"epoch": str(EPOCH), "room": str(ROOM), "names": str(NAMES), "lock": str(_NUMBERING)}
    values |= {"counting": str(_COUNTING), **_letters()}
    for key, value in values.items():
        script = script.replace("{{" + key + "}}", value)
    return script


def _plain_collation(connection: Connection) -> None:
    """Have all texts compared byte by byte, as SQLite does, whatever the language of the database."""
    execute(
        connection,
        """
        DO $$ DECLARE one record; BEGIN
            FOR one IN SELECT attrelid::regclass AS its_table, attname, format_type(atttypid, atttypmod) AS type
                FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                WHERE relnamespace = 'roleplay'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
                AND attcollation = 'default'::regcollation
            LOOP
                EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s COLLATE "C"',
                    one.its_table, one.attname, one.type);
            END LOOP;
        END $$
        """,
    )


@cache
def _letters() -> dict[str, str]:
    """Return what `fold` in base.sql needs to know of letters."""
    combining = [code for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    ranges: list[list[int]] = []
    for code in combining:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    others = _folded_otherwise()
    return {
        "combining": "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges),
        "from": "".join(others),
        "to": "".join(others.values()),
    }


def _folded_otherwise() -> dict[str, str]:
    """Return the letters that `lower` leaves otherwise than `casefold` does, and what they become."""
    found = {}
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if 0xD800 <= code < 0xE000:
            continue
        lowered, folded = (unicodedata.normalize("NFKD", each) for each in (letter.lower(), letter.casefold()))
        if len(lowered) == len(folded):
            found.update({one: other for one, other in zip(lowered, folded, strict=True) if one != other})
    return found
