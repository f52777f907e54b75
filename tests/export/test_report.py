"""Reports as PDF, read by pypdf."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
import typst

from roleplay.core.exports import PracticeLogRow
from roleplay.export import fonts
from roleplay.export.report import MOST_COLUMNS, MOST_ROWS, write_report
from roleplay.export.report_words import period
from roleplay.places import resources

from .hostile import hostile
from .sheets import CALL, many, sheet

TEMPLATE = resources().assets / "reports" / "practice.typ"
COLUMNS = ("started", "trainee", "scenario", "outcome", "score", "passed")


def report(path: Path, *calls: PracticeLogRow, columns: tuple[str, ...] = COLUMNS, **wish: object) -> str:
    path.unlink(missing_ok=True)
    write_report(TEMPLATE, sheet(calls, columns, **wish), path)
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_report_tells_totals_and_rows(tmp_path: Path) -> None:
    text = report(tmp_path / "a.pdf", CALL, CALL._replace(trainee="Ann", score=27.5, outcome="solved"))
    for told in ("Practice log", "Łucja Świątek", "Ann", "50.0", "handed over", "solved", "2026-11", "Page 1 of"):
        assert told in text, told


def test_a_period_ends_with_the_last_day_that_was_asked_for() -> None:
    until = datetime(2026, 11, 23, tzinfo=UTC)
    asked = replace(sheet([CALL], COLUMNS), since=until - timedelta(days=365), zone=UTC)
    assert period(replace(asked, until=until)) == "from 2025-11-23 until 2026-11-22"
    assert period(replace(asked, until=until - timedelta(seconds=1))) == "from 2025-11-23 until 2026-11-22"
    assert period(replace(asked, until=until + timedelta(hours=9))) == "from 2025-11-23 until 2026-11-23 09:00"


def test_a_report_is_in_polish_when_it_is_asked_for(tmp_path: Path) -> None:
    text = report(tmp_path / "a.pdf", CALL, language="pl")
    for told in ("Dziennik ćwiczeń", "Osoba", "72,5", "przekazane dalej", "Strona 1 z", "tak"):
        assert told in text, told


def test_pages_are_numbered(tmp_path: Path) -> None:
    report(tmp_path / "a.pdf", *many(120))
    pages = pypdf.PdfReader(tmp_path / "a.pdf").pages
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page.extract_text()


def test_very_many_rows_are_summed_up(tmp_path: Path) -> None:
    calls = (CALL._replace(customer=f"customer {place}") for place in range(MOST_ROWS + 10))
    text = report(tmp_path / "a.pdf", *calls, columns=("customer", "score"))
    assert f"The first {MOST_ROWS} of {MOST_ROWS + 10} rows" in text
    assert f"customer {MOST_ROWS - 1}" in text
    assert f"customer {MOST_ROWS}" not in text
    assert str(MOST_ROWS + 10) in text


def test_without_calls_it_says_so(tmp_path: Path) -> None:
    assert "Nothing fits" in report(tmp_path / "a.pdf")


def test_columns_that_do_not_fit_are_told(tmp_path: Path) -> None:
    told = write_report(TEMPLATE, sheet([CALL], ("all",)), tmp_path / "a.pdf")
    assert f"room for {MOST_COLUMNS} columns" in told[0]


def test_nobody_is_named_when_names_are_not_asked_for(tmp_path: Path) -> None:
    text = report(tmp_path / "a.pdf", CALL, columns=("score", "scenario"))
    assert "Łucja" not in text
    assert "laptop-overdue" in text


def test_a_pseudonymous_report_says_what_it_is_and_names_nobody(tmp_path: Path) -> None:
    from roleplay.core.records import SessionFilter

    asked = SessionFilter(people=("Łucja Świątek",))
    text = report(tmp_path / "a.pdf", CALL._replace(trainee="P-ABC"), pseudonymous=True, wanted=asked)
    assert "Names that stand inside text" in text.replace("\n", " ")
    assert "Łucja" not in text


def test_markup_of_people_is_text(tmp_path: Path) -> None:
    evil = '#panic("x") *bold* $x^2$ @label <tag> `raw` #read("/etc/passwd") \\u{41} // comment'
    text = report(tmp_path / "a.pdf", CALL._replace(trainee=evil), columns=("trainee", "score"))
    # Lines are broken where they are too long; what counts is that every letter stands there.
    for piece in ('#panic("x")', "*bold*", "$x^2$", "@label", "<tag>", "`raw`", "\\u{41}"):
        assert piece in text, piece


def test_hostile_texts_make_a_report(tmp_path: Path) -> None:
    texts = [text[:200] for text in hostile()]
    text = report(tmp_path / "a.pdf", *(CALL._replace(trainee=one, scenario=one) for one in texts))
    assert "root:" not in text
    assert "<U+202E>gnp.exe" in text.replace("\n", "")


@pytest.mark.parametrize(
    "name", ["Zażółć gęślą", "Людмила Щёголева", "Ελένη", "مرحبا", "שלום", "王小明", "スズキ", "김철수", "नमस्ते"]
)
def test_letters_of_many_languages_have_a_font(name: str) -> None:
    """The packages of tools/setup.sh have them; where they are not installed, the report says so."""
    missing = fonts.missing(set(name), typst.Fonts())
    families = set(typst.Fonts().families())
    if {"Noto Sans", "Noto Sans CJK SC"} <= families:
        assert missing == ""
    else:
        assert set(missing) <= set(name)


def test_letters_without_a_font_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_letters", lambda _path, _index: frozenset("abc"))
    call = CALL._replace(trainee="王小明 Щ")
    (told,) = write_report(TEMPLATE, sheet([call], ("trainee", "score")), tmp_path / "a.pdf")
    assert "王 (U+738B)" in told
    assert "fonts-noto-core" in told
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_report_knows_when_it_was_made(tmp_path: Path) -> None:
    report(tmp_path / "a.pdf", CALL)
    made = pypdf.PdfReader(tmp_path / "a.pdf").metadata
    assert made is not None
    assert made.creation_date == datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert made.title is not None
    assert "Practice log" in made.title
