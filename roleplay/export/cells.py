"""Cells of tables that spreadsheets open."""

from __future__ import annotations

Cell = str | int | float

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that spreadsheets may run (https://owasp.org/www-community/attacks/CSV_Injection)."""


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
