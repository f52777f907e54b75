"""Rows as JSON Lines (https://jsonlines.org): one object a line, by the names of the columns, in UTF-8.

Numbers, yes and no stay what they are, an empty cell is `null`, moments are ISO 8601 with their offset from UTC.
"""

from __future__ import annotations

import json
from datetime import tzinfo
from pathlib import Path
from typing import Any

from roleplay.export.columns import Column, Value, blocks
from roleplay.export.csv_file import utc
from roleplay.export.sheet import Sheet


def write_json_lines(sheet: Sheet, path: Path) -> tuple[str, ...]:
    """Write a sheet as JSON Lines. Raises `OSError`."""
    names = [column.name for column in sheet.columns]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    with path.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
        for block in blocks(sheet.records, sheet.columns):
            told = [_told(column, cells, sheet.zone) for column, cells in zip(sheet.columns, block, strict=True)]
            file.writelines(f"{encode(dict(zip(names, row, strict=True)))}\n" for row in zip(*told, strict=True))
    return ()


def _told(column: Column[Any], cells: list[Any], zone: tzinfo | None) -> list[Value]:
    match column.kind:
        case "utc":
            return [None if at is None else utc(at) for at in cells]
        case "local":
            return [None if at is None else at.astimezone(zone).isoformat(timespec="seconds") for at in cells]
        case _:
            return cells
