"""Workbooks, read by openpyxl and, where it is installed, opened by LibreOffice."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.exports import PracticeLogRow
from roleplay.export import workbook
from roleplay.export.workbook import write_workbook

from .hostile import hostile
from .sheets import CALL, many, sheet

COLUMNS = ("started", "started_utc", "trainee", "version", "score", "passed", "outcome", "scenario")


def opened(path: Path, *calls: PracticeLogRow, **wish: str) -> openpyxl.Workbook:
    path.unlink(missing_ok=True)
    write_workbook(sheet(calls, COLUMNS, **wish), path)
    return openpyxl.load_workbook(path)


def test_cells_have_types_and_formats(tmp_path: Path) -> None:
    page = opened(tmp_path / "log.xlsx", CALL)["Practice log"]
    header, row = page.iter_rows()
    assert [cell.value for cell in header][:3] == ["Started", "Started (UTC)", "Person"]
    assert [cell.value for cell in row] == [
        datetime(2026, 11, 21, 21, 15, 30),  # noqa: DTZ001 - a workbook knows no zones
        datetime(2026, 11, 21, 20, 15, 30),  # noqa: DTZ001
        "Łucja Świątek",
        3,
        72.5,
        "yes",
        "handed_over",
        "laptop-overdue",
    ]
    assert [cell.data_type for cell in row] == ["d", "d", "s", "n", "n", "s", "s", "s"]
    assert (row[0].number_format, row[4].number_format) == ("yyyy-mm-dd hh:mm:ss", "0.0")
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:H2"
    assert page.column_dimensions["C"].width > page.column_dimensions["D"].width


def test_a_workbook_is_in_polish_when_it_is_asked_for(tmp_path: Path) -> None:
    book = opened(tmp_path / "log.xlsx", CALL, language="pl")
    assert book.sheetnames == ["Podsumowanie", "Dziennik ćwiczeń"]
    assert [cell.value for cell in next(book["Dziennik ćwiczeń"].iter_rows())][2] == "Osoba"
    assert next(row for row in book["Dziennik ćwiczeń"].values if row[2] == "Łucja Świątek")[5] == "tak"


def test_the_summary_adds_up(tmp_path: Path) -> None:
    calls = [
        CALL,
        CALL._replace(score=50.0, passed=False, seconds=3600.0),
        CALL._replace(trainee="Ann", scenario="b", score=None, passed=None, outcome="solved"),
    ]
    book = opened(tmp_path / "log.xlsx", *calls)
    cells = [[cell for cell in row if cell is not None] for row in book["Summary"].values]
    assert ["Łucja Świątek", 2, pytest.approx(3620.04 / 3600), 61.25, 1, 50] == cells_of(cells, "Łucja Świątek")[:6]
    assert cells_of(cells, "Ann")[:2] == ["Ann", 1]
    flat = [cell for row in cells for cell in row]
    assert flat.count("laptop-overdue") == 1
    assert "2026-11" in flat
    assert {"handed over", "solved"} <= set(flat)
    assert len(book["Summary"]._charts) == 4


def cells_of(rows: list[list[object]], name: str) -> list[object]:
    return next(row for row in rows if row and row[0] == name)


def test_nobody_is_told_apart_when_names_are_not_asked_for(tmp_path: Path) -> None:
    write_workbook(sheet([CALL], ("score", "scenario")), tmp_path / "log.xlsx")
    assert b"ucja" not in whole(tmp_path / "log.xlsx")


def whole(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_without_calls_there_is_a_heading(tmp_path: Path) -> None:
    book = opened(tmp_path / "log.xlsx")
    assert book["Practice log"].max_row == 1


def test_rows_that_do_not_fit_go_on_another_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = opened(tmp_path / "log.xlsx", *(CALL._replace(score=float(place)) for place in range(7)))
    assert book.sheetnames == ["Summary", "Practice log", "Practice log (2)", "Practice log (3)"]
    assert [cell for page in book.worksheets[1:] for cell in [row[4] for row in page.values][1:]] == list(range(7))


def test_a_moment_before_excel_knows_days_is_text(tmp_path: Path) -> None:
    page = opened(tmp_path / "log.xlsx", CALL._replace(started_at=datetime(1899, 1, 2, 3, 4, 5, tzinfo=UTC)))
    assert page["Practice log"]["A2"].value == "1899-01-02T03:04:05Z"


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    texts = [*hostile(), "<r><t>rich</t></r>", "<r><broken></r>"]
    book = opened(tmp_path / "log.xlsx", *(CALL._replace(trainee=text, scenario=text) for text in texts))
    rows = list(book["Practice log"].iter_rows(min_row=2))
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        cell = row[2]
        assert cell.data_type in ("s", "inlineStr", "n")  # an empty cell is a number to openpyxl
        assert cell.hyperlink is None
        if text.isalnum() and len(text) < 100:
            assert cell.value == text
    content = whole(tmp_path / "log.xlsx")
    assert b"<f>" not in content.replace(b"<c:f>", b"")
    assert b"<hyperlink" not in content
    assert str(rows[-2][2].value).strip() == "<r><t>rich</t></r>"


def test_texts_that_are_too_long_are_cut_and_told(tmp_path: Path) -> None:
    (note,) = write_workbook(sheet([CALL._replace(trainee="x" * 40_000)], COLUMNS), tmp_path / "log.xlsx")
    assert "1 longer" in note
    page = openpyxl.load_workbook(tmp_path / "log.xlsx")["Practice log"]
    assert len(str(page["C2"].value)) == workbook.LONGEST_TEXT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_makes_a_workbook_that_opens(tmp_path: Path, text: str) -> None:
    page = opened(tmp_path / "log.xlsx", CALL._replace(trainee=text, scenario=text or "x"))["Practice log"]
    assert page.max_row == 2
    assert page["E2"].value == 72.5


def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    peaks = []
    for count in (1000, 4000):
        tracemalloc.start()
        write_workbook(sheet(many(count)), tmp_path / f"{count}")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 200_000


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    opened(tmp_path / "log.xlsx", CALL)
    assert list(tmp_path.iterdir()) == [tmp_path / "log.xlsx"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_shows_hostile_texts(tmp_path: Path) -> None:
    texts = [text for text in hostile() if len(text) < 1000]
    path = tmp_path / "log.xlsx"
    write_workbook(sheet([CALL._replace(trainee=text) for text in texts], ("trainee", "score")), path)
    office = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    sheet_two = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    convert = [*office, "--convert-to", sheet_two, "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    (made,) = tmp_path.glob("*.csv")
    with made.open(encoding="utf-8", newline="") as file:
        shown = list(csv.reader(file))[1:]
    assert len(shown) == len(texts)
    assert {row[1] for row in shown} == {"72.5"}
    # What is printable is shown letter by letter; controls may be left out.
    for text, row in zip(texts, shown, strict=True):
        assert _printable(row[0]) == _printable(text.encode("utf-8", "replace").decode())


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable() and letter not in "?\ufffd").strip()
