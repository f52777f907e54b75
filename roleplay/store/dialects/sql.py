"""SQL that the two databases spell differently, as constructs that SQLAlchemy compiles for the one it speaks to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement

Inserting = sqlite.Insert | postgresql.Insert

WHOLE_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits: those of SQLite always have them, and only `INTEGER` may be its row number."""


class json_text(FunctionElement[str]):  # noqa: N801 - reads as a function of SQL
    """`json_text(column, "key")`: what an object of JSON has under a key, as text; NULL when nothing."""

    type = String()
    inherit_cache = True
    name = "json_text"


@compiles(json_text, "sqlite")
def _sqlite_json(element: json_text, compiler: SQLCompiler, **options: Any) -> str:
    payload, key = element.clauses
    return f"json_extract({compiler.process(payload, **options)}, '$.' || {compiler.process(key, **options)})"


@compiles(json_text, "postgresql")
def _postgresql_json(element: json_text, compiler: SQLCompiler, **options: Any) -> str:
    return f"roleplay.json_text({compiler.process(element.clauses, **options)})"


class epoch(FunctionElement[int]):  # noqa: N801 - reads as a function of SQL
    """`epoch(column)`: a moment as whole seconds since 1970, UTC."""

    type = Integer()
    inherit_cache = True
    name = "epoch"


@compiles(epoch, "sqlite")
def _sqlite_epoch(element: epoch, compiler: SQLCompiler, **options: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **options)})"


@compiles(epoch, "postgresql")
def _postgresql_epoch(element: epoch, compiler: SQLCompiler, **options: Any) -> str:
    return f"floor(extract(epoch FROM {compiler.process(element.clauses, **options)}))::bigint"


class spoken_in(FunctionElement[int]):  # noqa: N801 - reads as a function of SQL
    """`spoken_in(query for SQLite, query for PostgreSQL)`: the numbers of the sessions in which it was said."""

    type = Integer()
    inherit_cache = True
    name = "spoken_in"


@compiles(spoken_in, "sqlite")
def _sqlite_spoken(element: spoken_in, compiler: SQLCompiler, **options: Any) -> str:
    query, _ = element.clauses
    said = compiler.process(query, **options)
    return f"(SELECT rowid >> 16 FROM spoken WHERE spoken MATCH {said})"  # noqa: S608 - a parameter's name


@compiles(spoken_in, "postgresql")
def _postgresql_spoken(element: spoken_in, compiler: SQLCompiler, **options: Any) -> str:
    _, query = element.clauses
    said = compiler.process(query, **options)
    everything = f"{-(2**63)}, {2**63 - 1}, NULL"
    found = f"roleplay.spoken_rows(CAST({said} AS tsquery), {everything})"
    return f"(SELECT place >> 16 FROM {found} AS place)"  # noqa: S608 - a parameter's name


def inserting(connection: Connection, row: type[DeclarativeBase]) -> Inserting:
    """Return an `INSERT` that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    table = row.__table__
    assert isinstance(table, Table)
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def put(connection: Connection, row: type[DeclarativeBase], **values: Any) -> None:
    """Insert a row, in place of the one of the same primary key if there is one."""
    keys = [column.name for column in row.__table__.primary_key]
    others = {name: value for name, value in values.items() if name not in keys}
    statement = inserting(connection, row).values(**values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=others)
        if others
        else statement.on_conflict_do_nothing(index_elements=keys)
    )


def put_new(connection: Connection, row: type[DeclarativeBase], **values: Any) -> None:
    """Insert a row unless there is one with the same key."""
    connection.execute(inserting(connection, row).values(**values).on_conflict_do_nothing())


def is_duplicate(error: IntegrityError) -> bool:
    """Tell whether a row was refused because there is one with the same key."""
    return getattr(error.orig, "sqlstate", None) == "23505" or "UNIQUE" in str(error.orig)
