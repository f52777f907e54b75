"""CSV as `csv` of the standard library writes it, letter by letter."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.export.cells import quoted, safe, safe_texts
from roleplay.export.csv_file import local, utc

from .hostile import hostile

texts = st.lists(st.one_of(st.sampled_from(hostile()), st.text()), min_size=2, max_size=6)


def as_the_library(cells: list[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


@given(texts)
def test_cells_are_quoted_as_the_library_quotes_them(cells: list[str]) -> None:
    assert ",".join(quoted(cells)) + "\r\n" == as_the_library(cells)
    assert next(csv.reader(io.StringIO(",".join(quoted(cells)), newline=""))) == cells


@given(texts)
def test_no_text_of_a_column_runs_as_a_formula(cells: list[str]) -> None:
    assert safe_texts(cells) == [safe(cell) for cell in cells]


def test_cells_that_are_no_texts_become_some() -> None:
    column: list[Any] = ["=1", None, 3, 2.5, ""]
    assert safe_texts(column) == ["'=1", "", "3", "2.5", ""]


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_moments_read_as_python_writes_them(at: datetime) -> None:
    assert utc(at) == at.isoformat(timespec="seconds")[:19] + "Z"
    assert local(at, None) == at.astimezone().isoformat(" ", "seconds")[:19]
    assert local(at, UTC) == at.isoformat(" ", "seconds")[:19]


@pytest.mark.parametrize("hours", [-7, 0, 2])
def test_moments_of_other_zones_are_told_in_utc(hours: int) -> None:
    at = datetime(2026, 11, 23, 1, 30, 15, 999_999, timezone(timedelta(hours=hours)))
    assert utc(at) == at.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
    assert utc(None) == local(None, None) == ""
