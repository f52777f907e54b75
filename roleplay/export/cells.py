"""Cells of tables that spreadsheets open."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any

Cell = str | int | float

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that spreadsheets may run (https://owasp.org/www-community/attacks/CSV_Injection)."""

_RUNS = frozenset(_FORMULA)
_first = itemgetter(slice(1))
"""The first letter of a text; nothing of an empty one."""

_ENDS = ',"\r\n'
_ENDING = re.compile(f"[{_ENDS}]")
"""What ends a cell of a CSV file that is not in quotation marks."""

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; XlsxWriter escapes control characters itself."""


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def safe_texts(cells: list[Any]) -> list[str]:
    """Return the cells of a column of texts as `safe` does, empty ones as empty texts."""
    try:
        if _RUNS.isdisjoint(map(_first, cells)):  # nearly always: twice as fast as looking at each
            return cells
        return [f"'{cell}" if cell[:1] in _RUNS else cell for cell in cells]
    except TypeError:  # not all of them are texts
        return ["" if cell is None else str(safe(cell)) for cell in cells]


def quoted(texts: list[str]) -> list[str]:
    """Return the cells of a column as CSV has them: in quotation marks where they hold what would end them."""
    together = "".join(texts)
    if not any(mark in together for mark in _ENDS):  # most columns of most blocks: one look at all of them
        return texts
    return ['"{}"'.format(text.replace('"', '""')) if _ENDING.search(text) else text for text in texts]


def plain(text: str) -> str:
    """Return a text as XlsxWriter writes it and nothing else.

    In constant-memory mode it takes what begins with `<r>` and ends with `</r>` for its own rich text and writes it
    unescaped (xlsxwriter/worksheet.py, `_write_cell`): a blank at the end keeps it a text.
    """
    text = _UNWRITABLE.sub("\ufffd", text)
    return f"{text} " if text.endswith("</r>") else text
