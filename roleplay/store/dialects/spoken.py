"""The index of what was said: FTS5's table on SQLite, on PostgreSQL a function that asks a table of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    TableValuedAlias,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from roleplay.store.search_words import Term, expression, server_expression

LOWEST, HIGHEST = -(2**63), 2**63 - 1
"""All rows lie between these."""
_PAGE = 1000
"""Rows that a server finds at a time."""


class Spoken(Protocol):
    """The rows of the index in which something is found, the last first."""

    rowid: ColumnElement[int]
    number: ColumnElement[int]
    """Of the session."""

    def between(
        self, connection: Connection, low: int, high: int, fits: ColumnElement[bool]
    ) -> Iterator[tuple[int, bool]]:
        """Yield the rows from `low` to before `high`, and whether a condition holds for each."""

    def those(self, connection: Connection, low: int, high: int, inside: ColumnElement[bool]) -> Iterator[int]:
        """Yield those rows for which a condition holds."""


def spoken_on(connection: Connection, sought: Sequence[Term]) -> Spoken:
    """Return the index of the database that is spoken to. There must be a term."""
    return _OnServer(sought) if connection.dialect.name == "postgresql" else _InFile(sought)


class _InFile:
    def __init__(self, sought: Sequence[Term]) -> None:
        spoken = table("spoken", column("rowid", Integer), column("spoken"))
        self.rowid: ColumnElement[int] = spoken.c.rowid
        self.number: ColumnElement[int] = self.rowid.bitwise_rshift(16)
        self._said = spoken.c.spoken.op("MATCH")(expression(sought))

    def between(
        self, connection: Connection, low: int, high: int, fits: ColumnElement[bool]
    ) -> Iterator[tuple[int, bool]]:
        with connection.execute(self._within(select(self.rowid, fits), low, high)) as found:
            yield from ((row[0], row[1]) for row in found)

    def those(self, connection: Connection, low: int, high: int, inside: ColumnElement[bool]) -> Iterator[int]:
        yield from connection.scalars(self._within(select(self.rowid), low, high).where(inside))

    def _within(self, query: Any, low: int, high: int) -> Any:
        bounds = self.rowid >= low, self.rowid < high
        return query.where(self._said, *bounds).order_by(self.rowid.desc())


class _OnServer:
    def __init__(self, sought: Sequence[Term]) -> None:
        self._query = cast(literal(server_expression(sought)), TSQUERY)
        self.rowid: ColumnElement[int] = column("place", BigInteger)
        self.number: ColumnElement[int] = self.rowid.bitwise_rshift(literal_column("16", Integer))

    def between(
        self, connection: Connection, low: int, high: int, fits: ColumnElement[bool]
    ) -> Iterator[tuple[int, bool]]:
        while True:
            query = select(self.rowid, fits).select_from(self._places(low, high, _PAGE)).order_by(self.rowid.desc())
            page = connection.execute(query).all()
            yield from ((row[0], row[1]) for row in page)
            if len(page) < _PAGE:
                return
            high = page[-1][0]

    def those(self, connection: Connection, low: int, high: int, inside: ColumnElement[bool]) -> Iterator[int]:
        query = select(self.rowid).select_from(self._places(low, high, None)).where(inside)
        yield from connection.scalars(query.order_by(self.rowid.desc()))

    def _places(self, low: int, high: int, most: int | None) -> TableValuedAlias:
        bounds = literal(low, BigInteger), literal(high, BigInteger), literal(most, Integer)
        return func.roleplay.spoken_rows(self._query, *bounds).table_valued(column("place", BigInteger), name="place")
