"""Columns of exports: name, type, unit and meaning of each, and how its cell is got from a row.

The registries stand in `practice_log` and `grade_log`; writers know nothing but what stands here. The field reference
in `docs/exports.md` is checked against them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import isfinite
from typing import Any, Generic, Literal, TypeVar

from roleplay.core.errors import InputError
from roleplay.core.exports import ReportLanguage

BLOCK = 500
"""Rows that are in memory at a time."""
Row = TypeVar("Row")
Value = str | int | float | bool | datetime | None
"""What a cell holds; None for an empty one. Moments carry a time zone."""

ColumnKind = Literal["text", "words", "whole", "number", "flag", "local", "utc"]
"""`words` is text of people, in which names may occur; `whole` and `number` are numbers; `flag` is yes or no; `local`
and `utc` are moments, in the time of the machine and in UTC."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a data set."""

    name: str
    """Never changes its meaning: other programs rely on it."""
    kind: ColumnKind
    get: Callable[[Row], Value]
    meaning: str
    """For the field reference, English."""
    titles: Mapping[ReportLanguage, str]
    """Headings of reports for people."""
    unit: str = ""
    """`points`, `s`, `words/min` ...; empty for none."""
    usual: bool = True
    """Whether it is exported when no columns are asked for."""
    width: int = 12
    """In a workbook, in characters."""
    digits: int = 1
    """Of a number, behind the point."""
    fine: bool = False
    """Of the finer rows: of one answer, not of the whole grade."""


@dataclass(frozen=True, slots=True)
class Columns(Generic[Row]):
    """All columns of one data set, in their order."""

    every: tuple[Column[Row], ...]

    def __iter__(self) -> Iterator[Column[Row]]:
        return iter(self.every)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.every)

    def usual(self, *, pseudonymous: bool = False) -> tuple[str, ...]:
        """Return the names of those that are exported when none are asked for.

        Text of people is left out of a pseudonymous export: nothing takes names out of it.
        """
        return tuple(
            column.name for column in self.every if column.usual and not (pseudonymous and column.kind == "words")
        )

    def chosen(self, names: Iterable[str], *, pseudonymous: bool = False) -> tuple[Column[Row], ...]:
        """Return columns by their names; `all` stands for all, nothing for the usual ones.

        Neither means text of people in a pseudonymous export: that must be named.

        Raises `InputError` for a name that there is not, and one that is given twice.
        """
        wanted = list(names) or list(self.usual(pseudonymous=pseudonymous))
        if wanted == ["all"]:
            return tuple(column for column in self.every if not (pseudonymous and column.kind == "words"))
        known = {column.name: column for column in self.every}
        for name in wanted:
            if name not in known:
                raise InputError(
                    f"There is no column {name!r}.", hint=f"There are: {', '.join(known)}.", code="column"
                )
            if wanted.count(name) > 1:
                raise InputError(f"The column {name!r} is asked for twice.", hint="Name it once.", code="column")
        return tuple(known[name] for name in wanted)


def blocks(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> Iterator[list[list[Value]]]:
    """Return the cells of some rows at a time, column by column: which is several times as fast as cell by cell."""
    left = iter(rows)
    while block := list(islice(left, BLOCK)):
        yield [cells(column, block) for column in columns]


def cells(column: Column[Row], rows: Sequence[Row]) -> list[Value]:
    """Return the cells of one column; numbers are rounded as the column says."""
    found: list[Any] = list(map(column.get, rows))
    if column.kind != "number":
        return found
    digits = column.digits
    return [None if value is None or not isfinite(value) else round(value, digits) for value in found]


def values(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> Iterator[list[Value]]:
    """Return the cells of each row."""
    return (list(row) for block in blocks(rows, columns) for row in zip(*block, strict=True))


def column(
    name: str,
    kind: ColumnKind,
    heading: tuple[str, str],
    meaning: str,
    get: Callable[[Any], Any],
    **more: Any,
) -> Column[Any]:
    """Return a column with its heading in English and Polish."""
    more.setdefault("width", max(map(len, heading)) + 4)
    return Column(name, kind, get, meaning, {"en": heading[0], "pl": heading[1]}, **more)
