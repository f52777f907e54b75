"""What a writer of exports is given: columns, rows as they come, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Protocol

from roleplay.core.exports import Dataset, ExportWish, ReportLanguage
from roleplay.export.columns import Column, Value, values
from roleplay.export.totals import Totals


@dataclass(frozen=True, slots=True)
class Sheet:
    """A data set on its way into a file."""

    dataset: Dataset
    columns: Sequence[Column[Any]]
    records: Iterator[Any]
    """What the columns get their cells from; read once, in order. The totals are those of what was read."""
    totals: Totals
    language: ReportLanguage
    made_at: datetime
    """With time zone."""
    wish: ExportWish
    """What was asked for."""
    since: datetime | None = None
    """From when on; of the wish's period where it has one, as `until`."""
    until: datetime | None = None
    by_person: bool = True
    """Whether people may be told apart in totals: not when their names were not asked for."""
    by_scenario: bool = True
    zone: tzinfo | None = None
    """Of local times; None for the machine's."""
    setting: Callable[[], None] = lambda: None
    """To be called when all rows are read, and what is made of them takes a while. May raise, to stop."""

    @property
    def rows(self) -> Iterator[list[Value]]:
        """The cells of each row; to be read once."""
        return values(self.records, self.columns)


class WriteSheet(Protocol):
    """Writes a sheet into a new file and returns what a person should know about it."""

    def __call__(self, sheet: Sheet, path: Path) -> tuple[str, ...]:
        """Raises `OSError`; whoever calls takes the file away then."""
