"""The summary of a workbook: figures, native charts, and totals by person, scenario, month, outcome and score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from roleplay.export.cells import plain
from roleplay.export.report_words import WORDS, asked_for
from roleplay.export.sheet import Sheet
from roleplay.export.totals import BANDS, Total, ranked

CHARTED = 20
"""People and scenarios in a chart; the tables hold all of them."""
_TABLES_AT = 33
"""Row below figures and charts."""
_WIDE = 470
"""Pixels from one chart to the next."""
_INK, _BAR, _LINE = "#1F3A5F", "#3D7EA6", "#D9822B"

Cell = str | int | float | None


class _Table(NamedTuple):
    """A table of the summary."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    place: int
    """Its first column."""
    widths: tuple[int, ...]


def write_summary(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet) -> None:
    """Fill the summary; the sheet's rows were read before."""
    words = WORDS[sheet.language]
    tables = _tables(sheet, words)
    cells: dict[int, dict[int, tuple[Cell, str]]] = {}
    _head(cells, sheet, words)
    for table in tables.values():
        _fill(cells, table)
    shapes = _shapes(book)
    for row in sorted(cells):  # in constant-memory mode rows are written once, in their order
        for column in sorted(cells[row]):
            value, style = cells[row][column]
            if isinstance(value, str):
                page.write_string(row, column, plain(value), shapes[style])
            elif value is not None:
                page.write_number(row, column, value, shapes[style])
    for table in tables.values():
        for offset, width in enumerate(table.widths):
            page.set_column(table.place + offset, table.place + offset, width)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    _charts(book, page, tables, words)


def _shapes(book: xlsxwriter.Workbook) -> dict[str, Any]:
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 18, "font_color": _INK},
        "label": {"font_color": "#5B6770"},
        "text": {},
        "note": {"italic": True, "font_color": "#5B6770"},
        "figure": {"bold": True, "font_size": 16, "font_color": _INK, "num_format": "#,##0.0", "align": "left"},
        "number": {"bold": True, "font_size": 16, "font_color": _INK, "num_format": "#,##0", "align": "left"},
        "table": {"bold": True, "font_size": 13, "font_color": _INK},
        "header": {"bold": True, "bg_color": _INK, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"},
        "right": {
            "bold": True,
            "bg_color": _INK,
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "valign": "vcenter",
            "align": "right",
        },
        "whole": {"num_format": "#,##0", "bottom": 4, "bottom_color": "#C8D0D8"},
        "mean": {"num_format": "0.0", "bottom": 4, "bottom_color": "#C8D0D8"},
        "cell": {"bottom": 4, "bottom_color": "#C8D0D8"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


_Cells = dict[int, dict[int, tuple[Cell, str]]]


def _head(cells: _Cells, sheet: Sheet, words: Mapping[str, str]) -> None:
    whole = sheet.totals.all
    cells[0] = {0: (words[sheet.dataset], "title")}
    asked = asked_for(sheet)
    for number, (label, value) in enumerate(asked, start=1):
        cells[number] = {0: (label, "label"), 1: (value, "text")}
    if sheet.wish.pseudonymous:
        cells[len(asked) + 1] = {0: (words["pseudonymous"], "note")}
    figures: list[tuple[str, Cell, str]] = [
        (words["calls" if sheet.dataset == "practice-log" else "rows_grades"], whole.rows, "number"),
        (words["mean_score"], whole.score, "figure"),
    ]
    if whole.judged:
        figures.append((words["pass_share"], _percent(whole.pass_share), "figure"))
    if sheet.dataset == "practice-log":
        figures.insert(1, (words["hours"], whole.seconds / 3600, "figure"))
    if sheet.by_person:
        figures.insert(1, (words["people"], len(sheet.totals.people), "number"))
    for place, (label, figure, style) in enumerate(figures):
        cells.setdefault(9, {})[place] = (label, "label")
        cells.setdefault(10, {})[place] = (figure, style)


def _tables(sheet: Sheet, words: Mapping[str, str]) -> dict[str, _Table]:
    totals, calls = sheet.totals, sheet.dataset == "practice-log"
    number = words["calls" if calls else "rows_grades"]
    hours = (words["hours"],) if calls else ()
    passes = (words["passed"], words["pass_share"]) if totals.all.judged else ()
    header = (number, *hours, words["mean_score"], *passes)
    found: dict[str, _Table] = {}
    place = 0
    people = ("people", words["by_person"], words["person"], totals.people, sheet.by_person)
    scenarios = ("scenarios", words["by_scenario"], words["scenario"], totals.scenarios, sheet.by_scenario)
    for key, title, first, kept, told in (people, scenarios):
        if told:
            rows = [
                _totals(name or words["nobody"], total, hours=calls)[: 1 + len(header)]
                for name, total in ranked(kept)
            ]
            found[key] = _Table(title, (first, *header), rows, place, (26, *(16,) * len(header), 3))
            place += len(header) + 2
    months = [(name, total.rows, total.score) for name, total in sorted(totals.months.items())]
    found["months"] = _Table(
        words["by_month"], (words["month"], number, words["mean_score"]), months, place, (14, 12, 12, 3)
    )
    place += 4
    scores = [(f"{10 * low}–{10 * low + 10}", count) for low, count in enumerate(totals.bands)]
    found["bands"] = _Table(
        words["score_distribution"], (words["score_band"], words["count"]), scores, place, (14, 12, 3)
    )
    place += 3
    if calls:
        outcomes = [(words.get(name, name), count) for name, count in totals.outcomes.most_common()]
        found["outcomes"] = _Table(
            words["outcomes"], (words["outcome"], words["count"]), outcomes, place, (30, 12, 3)
        )
    return found


def _totals(name: str, total: Total, *, hours: bool) -> tuple[Cell, ...]:
    spent: tuple[Cell, ...] = (total.seconds / 3600,) if hours else ()
    passed: tuple[Cell, ...] = (total.passed, _percent(total.pass_share)) if total.judged else (None, None)
    return (name, total.rows, *spent, total.score, *passed)


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _fill(cells: _Cells, table: _Table) -> None:
    cells.setdefault(_TABLES_AT, {})[table.place] = (table.title, "table")
    heading = cells.setdefault(_TABLES_AT + 1, {})
    for offset, text in enumerate(table.header):
        heading[table.place + offset] = (text, "header" if offset == 0 else "right")
    for number, row in enumerate(table.rows):
        line = cells.setdefault(_TABLES_AT + 2 + number, {})
        for offset, value in enumerate(row):
            style = "cell" if isinstance(value, str) else "whole" if isinstance(value, int) else "mean"
            line[table.place + offset] = (value, style)


# --- charts ---


def _charts(
    book: xlsxwriter.Workbook, page: Worksheet, tables: Mapping[str, _Table], words: Mapping[str, str]
) -> None:
    places = count()
    months = tables["months"]
    if months.rows:
        bars = book.add_chart({"type": "column"})
        bars.add_series(_series(words["summary"], months, 1, len(months.rows), _BAR))
        line = book.add_chart({"type": "line"})
        mean = _series(words["summary"], months, 2, len(months.rows), _LINE) | {"y2_axis": True}
        line.add_series(mean | {"line": {"color": _LINE, "width": 2.25}, "marker": {"type": "circle", "size": 5}})
        bars.combine(line)
        line.set_y2_axis({"min": 0, "max": 100, "name": months.header[2]})
        _place(page, next(places), bars, months.title, legend=True)
    for name in ("people", "scenarios"):
        if name in tables and tables[name].rows:
            table = tables[name]
            mean_at = table.header.index(words["mean_score"])
            chart = book.add_chart({"type": "bar"})
            chart.add_series(_series(words["summary"], table, mean_at, min(len(table.rows), CHARTED), _BAR))
            chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "interval_unit": 1})
            chart.set_x_axis({"min": 0, "max": 100, "major_gridlines": _GRID})
            _place(page, next(places), chart, f"{table.title}: {words['mean_score']}")
    bands = tables["bands"]
    chart = book.add_chart({"type": "column"})
    chart.add_series(_series(words["summary"], bands, 1, BANDS, _BAR) | {"gap": 30})
    _place(page, next(places), chart, bands.title)


_GRID = {"visible": True, "line": {"color": "#DDE3E8"}}


def _series(page: str, table: _Table, column: int, rows: int, color: str) -> dict[str, Any]:
    first, last = _TABLES_AT + 2, _TABLES_AT + 1 + rows
    return {
        "name": [page, _TABLES_AT + 1, table.place + column],
        "categories": [page, first, table.place, last, table.place],
        "values": [page, first, table.place + column, last, table.place + column],
        "fill": {"color": color},
        "gap": 60,
    }


def _place(page: Worksheet, place: int, chart: Any, title: str, *, legend: bool = False) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12, "color": _INK}, "overlay": False})
    chart.set_legend({"position": "bottom"} if legend else {"none": True})
    chart.set_size({"width": _WIDE - 16, "height": 380})
    page.insert_chart(12, 0, chart, {"x_offset": place * _WIDE})
