"""Rows as CSV: RFC 4180, commas, CRLF.

Files begin with a byte order mark, because Excel, which opens most of them, takes a file without one for the local
code page and garbles every Polish name. Cells that a spreadsheet would run as a formula get a leading apostrophe;
numbers of ours stay numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from roleplay.export.cells import Cell, safe_texts
from roleplay.export.columns import Column, blocks
from roleplay.export.sheet import Sheet

_Texts = Callable[[list[Any]], list[Cell]]
_FLAGS = {True: "yes", False: "no", None: ""}


def write_csv(sheet: Sheet, path: Path) -> tuple[str, ...]:
    """Write a sheet as CSV. Raises `OSError`."""
    texts = [_texts(column, sheet.zone) for column in sheet.columns]
    # Half a surrogate pair cannot be written: `?` instead of an export that fails.
    with path.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in sheet.columns])
        for block in blocks(sheet.records, sheet.columns):
            told = [text(cells) for text, cells in zip(texts, block, strict=True)]
            writer.writerows(zip(*told, strict=True))
    return ()


def _texts(column: Column[Any], zone: tzinfo | None) -> _Texts:
    """Return what makes text of the cells of a column."""

    def local(moments: list[datetime | None]) -> list[Cell]:
        return ["" if at is None else at.astimezone(zone).isoformat(" ", "seconds")[:19] for at in moments]

    match column.kind:
        case "local":
            return local
        case "utc":
            return lambda moments: [utc(at) for at in moments]
        case "flag":
            return lambda flags: [_FLAGS[flag] for flag in flags]
        case "whole" | "number":
            return lambda numbers: ["" if number is None else number for number in numbers]
        case "text" | "words":
            return safe_texts


def utc(at: datetime | None) -> str:
    """Return a moment as ISO 8601 has it, in UTC; empty for none."""
    return "" if at is None else at.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
