"""Rows as an Excel workbook (Office Open XML): typed cells, frozen heading, filter, and a summary with charts.

XlsxWriter's constant-memory mode keeps one row in memory. Every text is written as text, whatever it looks like:
nothing becomes a formula or a link.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roleplay.core.counting import counted
from roleplay.core.told import Told
from roleplay.export.cells import plain
from roleplay.export.columns import Column, Value
from roleplay.export.csv_file import utc
from roleplay.export.report_words import WORDS
from roleplay.export.sheet import Sheet
from roleplay.export.workbook_summary import write_summary

MOST_ROWS = 1_048_575
"""Of one sheet of a workbook, without the heading (Excel specifications and limits)."""
LONGEST_TEXT = 32_767
"""UTF-16 units of one cell."""
_EARLIEST = datetime(1900, 3, 1, tzinfo=UTC)
"""Excel takes 1900 for a leap year, so that days before are others."""
_FORMATS = {"whole": "0", "number": "0.0", "local": "yyyy-mm-dd hh:mm:ss", "utc": 'yyyy-mm-dd"T"hh:mm:ss"Z"'}

Put = Callable[[Worksheet, int, int, Any], object]


def write_workbook(sheet: Sheet, path: Path) -> tuple[str, ...]:
    """Write a sheet as a workbook. Raises `OSError`."""
    # What waits to be packed holds everybody's rows: not in a folder that others can read.
    with tempfile.TemporaryDirectory(prefix=".", suffix=".tmp", dir=path.parent) as folder:
        book = xlsxwriter.Workbook(
            str(path),
            {"constant_memory": True, "tmpdir": folder, "use_zip64": True, "strings_to_urls": False},
        )
        words = WORDS[sheet.language]
        book.set_properties(
            {"title": words[sheet.dataset], "comments": "", "created": sheet.made_at.replace(tzinfo=None)}
        )
        summary = book.add_worksheet(words["summary"])
        data = _Data(book, sheet)
        data.write()
        write_summary(book, summary, sheet)
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
    return data.notes


class _Data:
    """The rows, on as many sheets as they need."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._title = WORDS[sheet.language][sheet.dataset]
        self._pages = 0
        self._cut = 0
        self._puts = [self._put(column) for column in sheet.columns]

    @property
    def notes(self) -> tuple[str, ...]:
        if not self._cut:
            return ()
        longer = counted(self._cut, "longer text was", "longer texts were")
        text = f"A cell of a workbook holds {LONGEST_TEXT} characters: {longer} cut off."
        return (Told(text, "cells_cut", most=LONGEST_TEXT, count=self._cut),)

    def write(self) -> None:
        page, place = self._page(), 0
        for row in self._sheet.rows:
            if place == MOST_ROWS:
                self._finish(page, place)
                page, place = self._page(), 0
            place += 1
            for number, (put, cell) in enumerate(zip(self._puts, row, strict=True)):
                if cell is not None and cell != "":
                    put(page, place, number, cell)
        self._finish(page, place)

    def _page(self) -> Worksheet:
        self._pages += 1
        words = WORDS[self._sheet.language]
        name = self._title if self._pages == 1 else words["continued"].format(self._title, self._pages)
        page = self._book.add_worksheet(name)
        heading = self._book.add_format(
            {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True}
        )
        page.freeze_panes(1, 0)
        page.set_row(0, 30)
        for number, column in enumerate(self._sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, _heading(column, self._sheet.language), heading)
        return page

    def _finish(self, page: Worksheet, rows: int) -> None:
        page.autofilter(0, 0, rows, max(len(self._sheet.columns) - 1, 0))
        page.set_landscape()
        page.set_paper(9)  # A4
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)
        page.set_footer("&C&P / &N")

    def _put(self, column: Column[Any]) -> Put:
        """Return what writes the cells of a column."""
        shape = self._book.add_format({"num_format": _FORMATS.get(column.kind, "General")})
        words = WORDS[self._sheet.language]
        match column.kind:
            case "whole" | "number":
                return lambda page, row, place, cell: page.write_number(row, place, cell, shape)
            case "local":
                return self._moment(shape, self._sheet.zone)
            case "utc":
                return self._moment(shape, UTC)
            case "flag":
                return lambda page, row, place, cell: page.write_string(row, place, words["yes" if cell else "no"])
            case "text" | "words":
                return self._text

    def _moment(self, shape: Format, zone: tzinfo | None) -> Put:
        def put(page: Worksheet, row: int, place: int, cell: datetime) -> None:
            if cell < _EARLIEST:
                self._text(page, row, place, utc(cell))
            else:
                page.write_datetime(row, place, cell.astimezone(zone).replace(tzinfo=None), shape)

        return put

    def _text(self, page: Worksheet, row: int, place: int, cell: Value) -> None:
        if isinstance(cell, int | float):
            page.write_number(row, place, cell)
        elif page.write_string(row, place, plain(str(cell))) == -2:
            self._cut += 1


def _heading(column: Column[Any], language: Any) -> str:
    title = column.titles[language]
    return f"{title} ({column.unit})" if column.unit and column.unit != "points" else title
