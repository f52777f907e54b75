"""Reports as CSV: a header and rows, for spreadsheets.

As the practice log: RFC 4180, a byte order mark for Excel, and an apostrophe before what a spreadsheet would run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from roleplay.export.cells import safe
from roleplay.export.files import export_file

Cell = str | int | float | None


def export_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a table; return the number of rows. Raises `ExportError`."""
    count = 0
    with export_file(path, encoding="utf-8-sig") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([_cell(cell) for cell in row])
            count += 1
    return count


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return round(cell, 4)
    return safe(cell)
