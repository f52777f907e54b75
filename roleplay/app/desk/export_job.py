"""One export from beginning to end: reads what was not read yet, streams the rows, writes the file whole or not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from roleplay.core.exports import (
    ExportCancelled,
    ExportPhase,
    ExportProgress,
    ExportResult,
    ProgressReport,
)
from roleplay.export.files import export_path

Told = TypeVar("Told")
"""What is written: a sheet, or statements."""

_STEP = 250
"""Rows between two reports of progress."""


def report_nothing(_progress: ExportProgress) -> None:
    """Take reports of progress that nobody wants."""


@dataclass(frozen=True, slots=True)
class Content(Generic[Told]):
    """Where the rows of an export come from, and how they become a sheet."""

    prepare: Callable[[Callable[[int, int], None]], None]
    """Reads what was not read yet; gets a report that may raise."""
    count: Callable[[], int]
    rows: Callable[[], AbstractContextManager[Iterator[Any]]]
    """One consistent snapshot."""
    sheet: Callable[[Iterator[Any], Callable[[], None]], Told]
    """From rows to what is written; the rows are read while it is. Gets what tells that pages are being set."""
    written: Callable[[int], None]
    """Called when all rows are in the file, before the file takes its place."""
    notes: Sequence[str] = ()


class ExportJob(Generic[Told]):
    """An export that can be watched and cancelled. `run` is for any one thread, `cancel` for any other."""

    def __init__(
        self, content: Content[Told], write: Callable[[Told, Path], Sequence[str]], destination: Path
    ) -> None:
        self._content = content
        self._write = write
        self._cancelled = threading.Event()
        self.destination = destination

    def cancel(self) -> None:
        """Stop at the next row or call; nothing is left behind. Returns at once."""
        self._cancelled.set()

    def run(self, report: ProgressReport = report_nothing) -> ExportResult:
        """Write the file; `report` is called in this thread, and may raise to stop.

        Raises `ExportError` for the destination, `ExportCancelled`, `InputError`, `AccessDeniedError`,
        `DatabaseError`, `DiskError`; what stood at the destination is then as it was.
        """
        content = self._content
        with export_path(self.destination) as temporary:
            content.prepare(lambda done, total: self._tell(report, "reading", done, total))
            total = content.count()
            counter = _Counter(lambda done: self._tell(report, "writing", done, max(done, total)))
            with content.rows() as rows:
                setting = partial(self._tell, report, "setting", 0, 1)
                told = self._write(content.sheet(counter.counted(rows), setting), temporary)
            self._tell(report, "writing", counter.rows, counter.rows)
            content.written(counter.rows)
        return ExportResult(self.destination, counter.rows, (*content.notes, *told))

    def _tell(self, report: ProgressReport, phase: ExportPhase, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise ExportCancelled
        report(ExportProgress(phase, done, total))


class _Counter:
    """Counts rows as they go by, and tells now and then."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self.rows = 0

    def counted(self, rows: Iterable[Any]) -> Iterator[Any]:
        for row in rows:
            if self.rows % _STEP == 0:
                self._tell(self.rows)
            self.rows += 1
            yield row
