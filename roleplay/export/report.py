"""A report for people as PDF, set by Typst: summary with pictures, totals, and the first rows.

The template (`assets/reports/practice.typ`) gets what it says as JSON: texts of people and files are strings there,
which Typst sets as they are. Nothing is fetched: the template imports no packages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from roleplay import __version__
from roleplay.core.errors import ExportError
from roleplay.core.legible import legible
from roleplay.core.told import Told
from roleplay.export import fonts
from roleplay.export.columns import Column, Value
from roleplay.export.report_words import WORDS, asked_for, number, period
from roleplay.export.sheet import Sheet
from roleplay.export.totals import Total, ranked

MOST_ROWS = 500
"""Rows that a report lists: nobody reads more; a workbook holds all."""
MOST_NAMES = 60
"""People and scenarios in its tables."""
MOST_COLUMNS = 10
"""What fits on a page."""
_RIGHT = frozenset({"whole", "number"})
_WIDEST = 30
"""Characters that a column may claim of the page's width."""

Json = dict[str, Any]


def write_report(template: Path, sheet: Sheet, path: Path) -> tuple[str, ...]:
    """Write a sheet as a PDF report. Raises `OSError`, `ExportError` where Typst cannot set it."""
    import typst

    listed, told, rows = _listing(sheet)
    sheet.setting()
    known = typst.Fonts()
    data = _data(sheet, listed, rows) | {"fonts": fonts.chosen(known)}
    text = json.dumps(data, ensure_ascii=False)
    try:
        made = typst.compile(
            template,
            root=template.parent,
            font_paths=known,
            sys_inputs={"data": text},
            timestamp=int(sheet.made_at.timestamp()),
        )
    except typst.TypstError as error:
        raise ExportError(f"The report cannot be set: {error.message}.", hint="Export a workbook instead.") from error
    path.write_bytes(made)
    return (*told, *_boxes(fonts.missing(set(text), known)))


def _boxes(missing: str) -> tuple[str, ...]:
    if not missing:
        return ()
    some = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:5])
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    text = (
        f"No font of this machine has {some}{more}: the report shows boxes in their place. Debian's packages "
        "fonts-noto-core and fonts-noto-cjk have the letters of most languages."
    )
    return (Told(text, "no_font", letters=some + (" …" if more else "")),)


# --- rows ---


def _listing(sheet: Sheet) -> tuple[list[Json], tuple[str, ...], int]:
    """Return columns and first rows, what the person should know, and the number of all rows; reads all of them."""
    columns = sheet.columns[:MOST_COLUMNS]
    told = tuple(
        f"A page of a report has room for {MOST_COLUMNS} columns: {left} {'was' if left == 1 else 'were'} left out."
        for left in (len(sheet.columns) - MOST_COLUMNS,)
        if left > 0
    )
    texts = [_text(column, sheet) for column in columns]
    rows = sheet.rows
    kept = [[text(cell) for text, cell in zip(texts, row, strict=False)] for row in islice(rows, MOST_ROWS)]
    count = len(kept) + sum(1 for _ in rows)
    shown = [
        {
            "title": _heading(column, sheet),
            "align": "right" if column.kind in _RIGHT else "left",
            "width": min(_WIDEST, max(6, len(_heading(column, sheet)), *(len(row[place]) for row in kept), 6)),
            "cells": [row[place] for row in kept],
        }
        for place, column in enumerate(columns)
    ]
    return shown, told, count


def _heading(column: Column[Any], sheet: Sheet) -> str:
    return column.titles[sheet.language]


def _text(column: Column[Any], sheet: Sheet) -> Callable[[Value], str]:
    """Return what makes text of the cells of a column."""
    words = WORDS[sheet.language]

    def text(cell: Value) -> str:
        if cell is None or cell == "":
            return ""
        if isinstance(cell, bool):
            return words["yes" if cell else "no"]
        if isinstance(cell, datetime):
            return f"{cell.astimezone(UTC if column.kind == 'utc' else sheet.zone):%Y-%m-%d %H:%M}"
        if isinstance(cell, int | float):
            return number(cell, sheet.language, 0 if column.kind == "whole" else column.digits)
        return _line(words.get(cell, cell) if column.name in ("outcome", "state") else cell)

    return text


def _line(text: str) -> str:
    """Return a text of people as one line that says what it is."""
    return legible(" ".join(text.split()))


# --- the whole report ---


def _data(sheet: Sheet, listed: Sequence[Json], rows: int) -> Json:
    words, calls = WORDS[sheet.language], sheet.dataset == "practice-log"
    told = partial(number, language=sheet.language)
    counted = words["calls" if calls else "rows_grades"]
    return {
        "title": words[sheet.dataset],
        "language": sheet.language,
        "period": _line(period(sheet)),
        "asked": [[label, _line(value)] for label, value in asked_for(sheet)],
        "notes": [words["pseudonymous"]] if sheet.wish.pseudonymous else [],
        "empty": None if rows else words["none"],
        "figures": _figures(sheet, counted),
        "by_month": _months(sheet, counted),
        "bands": {
            "title": words["score_distribution"],
            "points": [
                {"label": f"{10 * low}", "value": count, "shown": told(count, digits=0)}
                for low, count in enumerate(sheet.totals.bands)
            ],
        },
        "outcomes": _outcomes(sheet) if calls and sheet.totals.outcomes else None,
        "what_it_says": words["what_it_says"],
        "tables": [*_tables(sheet, counted)] if rows else [],
        "listing": _listing_data(sheet, listed, rows) if rows else None,
        "made_by": words["made_by"].format(__version__),
        "page": words["page"],
    }


def _figures(sheet: Sheet, counted: str) -> list[tuple[str, str]]:
    words, whole, told = WORDS[sheet.language], sheet.totals.all, partial(number, language=sheet.language)
    found = [(counted, told(whole.rows, digits=0))]
    if sheet.by_person:
        found.append((words["people"], told(len(sheet.totals.people), digits=0)))
    if sheet.dataset == "practice-log":
        found.append((words["hours"], told(whole.seconds / 3600)))
    found.append((words["mean_score"], told(whole.score)))
    if whole.judged:
        found.append((words["pass_share"], told(100 * whole.passed / whole.judged)))
    return found


def _months(sheet: Sheet, counted: str) -> Json:
    words, told = WORDS[sheet.language], partial(number, language=sheet.language)
    months = sorted(sheet.totals.months.items())
    return {
        "title": f"{words['by_month']}: {counted.lower()}",
        "points": [
            {"label": name, "value": total.rows, "shown": told(total.rows, digits=0)} for name, total in months
        ],
        "means": [total.score for _, total in months],
        "note": words["and_mean"],
    }


def _outcomes(sheet: Sheet) -> Json:
    words, told = WORDS[sheet.language], partial(number, language=sheet.language)
    return {
        "title": words["outcomes"],
        "points": [
            {"label": words.get(name, name), "value": count, "shown": told(count, digits=0)}
            for name, count in sheet.totals.outcomes.most_common()
        ],
    }


def _tables(sheet: Sheet, counted: str) -> Iterable[Json]:
    words, calls = WORDS[sheet.language], sheet.dataset == "practice-log"
    people = (words["by_person"], words["person"], sheet.totals.people, sheet.by_person)
    scenarios = (words["by_scenario"], words["scenario"], sheet.totals.scenarios, sheet.by_scenario)
    judged = sheet.totals.all.judged > 0
    for title, first, totals, shown in (people, scenarios):
        if not shown:
            continue
        hours, passes = (words["hours"],) if calls else (), (words["pass_share"],) if judged else ()
        left = words["first_people"].format(MOST_NAMES, len(totals)) if len(totals) > MOST_NAMES else None
        yield {
            "title": title,
            "note": left,
            "header": [first, counted, *hours, words["mean_score"], *passes],
            "rows": [
                [_line(name or words["nobody"]), *_cells(total, sheet, judged=judged)]
                for name, total in ranked(totals)[:MOST_NAMES]
            ],
        }


def _cells(total: Total, sheet: Sheet, *, judged: bool) -> list[str]:
    told = partial(number, language=sheet.language)
    hours = [told(total.seconds / 3600)] if sheet.dataset == "practice-log" else []
    share = total.pass_share
    passes = [told(None if share is None else 100 * share)] if judged else []
    return [told(total.rows, digits=0), *hours, told(total.score), *passes]


def _listing_data(sheet: Sheet, listed: Sequence[Json], rows: int) -> Json:
    words = WORDS[sheet.language]
    return {
        "title": words["rows"],
        "note": words["first_rows"].format(MOST_ROWS, rows) if rows > MOST_ROWS else None,
        "header": [column["title"] for column in listed],
        "aligns": [column["align"] for column in listed],
        "widths": [column["width"] for column in listed],
        "rows": [list(row) for row in zip(*(column["cells"] for column in listed), strict=True)],
        "size": 8.5 if len(listed) <= 8 else 7.5,
    }
