"""`roleplay export practice-log`, `grades`, `recipes`, `key`, on a store with one real call."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("with_session")
ALL = "--everything"
"""The call of the fixture has scripted answers."""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_practice_log_on_standard_output(cli: Run) -> None:
    assert rows(cli("export", "practice-log").out) == []
    result = cli("export", "practice-log", ALL, "--columns", "scenario, outcome")
    assert (result.code, result.err) == (0, "")
    assert rows(result.out) == [{"scenario": "laptop-overdue", "outcome": "unjustified_hangup"}]


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf", "jsonl"])
def test_the_name_of_the_file_says_the_format(cli: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"log.{form}"
    assert cli("export", "practice-log", ALL, "-o", str(path)).out == f"1 call written to {path}.\n"
    begins = {"csv": b"\xef\xbb\xbfid,", "xlsx": b"PK", "pdf": b"%PDF", "jsonl": b'{"id":"'}
    assert path.read_bytes().startswith(begins[form])


def test_the_format_that_is_asked_for_counts(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    assert cli("export", "practice-log", ALL, "--format", "xlsx", "--language", "pl", "-o", str(path)).code == 0
    assert load_workbook(io.BytesIO(path.read_bytes())).sheetnames == ["Podsumowanie", "Dziennik ćwiczeń"]


def test_a_time_that_is_asked_for_includes_its_last_day(cli: Run) -> None:
    (call,) = json.loads(cli("sessions", "list", "--json").out)
    day = f"{datetime.fromisoformat(call['started_at']).astimezone():%Y-%m-%d}"
    asked = ("export", "practice-log", ALL, "--columns", "id")
    assert len(rows(cli(*asked, "--from", day, "--to", day).out)) == 1
    assert len(rows(cli(*asked, "--to", "2020-01-01").out)) == 0
    assert len(rows(cli(*asked, "--period", "last-7-days").out)) == 1
    assert len(rows(cli(*asked, "--scenario", "laptop-overdue", "--person", "(script)").out)) == 1
    assert len(rows(cli(*asked, "--person", "Nobody").out)) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--columns", "shoe_size"), "no column 'shoe_size'"),
        (("--group", "None"), "no group 'None'"),
        (("--recipe", "None"), "no export recipe 'None'"),
        (("-o", "/nowhere/log.csv"), "no such folder"),
    ],
)
def test_what_cannot_be_exported_is_told_in_one_message(cli: Run, arguments: tuple[str, ...], told: str) -> None:
    result = cli("export", "practice-log", *arguments)
    assert (result.code, result.out) == (1, "")
    assert told in result.err
    assert "Traceback" not in result.err


def test_recipes(cli: Run, tmp_path: Path) -> None:
    assert cli("export", "recipes", "list").err == "There are no recipes yet.\n"
    saved = cli(
        *("export", "recipes", "save", "Works council", "--format", "jsonl", ALL),
        *("--columns", "scenario,score", "--period", "last-30-days"),
    )
    assert saved.code == 0, saved.err
    assert "Works council" in cli("export", "recipes", "list").out
    (kept,) = json.loads(cli("export", "recipes", "list", "--json").out)
    assert (kept["wish"]["period"], kept["wish"]["columns"]) == ("last-30-days", ["scenario", "score"])
    told = cli("export", "recipes", "run", "Works council").out
    assert json.loads(told)["scenario"] == "laptop-overdue"
    other = cli("export", "practice-log", "--recipe", "Works council", "--format", "csv", "--columns", "outcome")
    assert rows(other.out) == [{"outcome": "unjustified_hangup"}]
    assert cli("export", "recipes", "delete", "Works council").out == "Deleted.\n"
    assert cli("export", "recipes", "delete", "Works council").code == 1


def test_a_pseudonymous_export_says_what_it_does_not_do(cli: Run, home: Path) -> None:
    assert "no key yet" in cli("export", "key").out
    result = cli("export", "practice-log", ALL, "--pseudonymous", "--columns", "trainee,id")
    (row,) = rows(result.out)
    assert row["trainee"].startswith("P-")
    assert result.err == "People are pseudonyms and times are days.\n"
    texts = "Text that people wrote is left out, for it may name somebody: summary, note, machine_evidence."
    assert texts in cli("export", "grades", ALL, "--pseudonymous", "--columns", "all").err
    named = cli("export", "grades", ALL, "--pseudonymous", "--columns", "trainee,note").err
    assert "names inside text that people wrote are not removed: note." in named
    key = (home / "config" / "pseudonyms.key").read_text("utf-8")
    shown = cli("export", "key")
    assert "Key " in shown.out
    assert json.loads(key)["key"] not in shown.out
    old = cli("export", "key", "--json").out
    assert cli("export", "key", "--rotate", "--yes").out.startswith("New key ")
    assert cli("export", "key", "--json").out != old


def test_columns_are_listed(cli: Run) -> None:
    shown = json.loads(cli("export", "columns", "grades", "--json").out)
    assert {"grade", "question", "machine_evidence"} <= {one["column"] for one in shown}
    assert "pace_wpm" in cli("export", "columns").out


def test_grades_without_grades(cli: Run) -> None:
    assert rows(cli("export", "grades").out) == []


def test_a_small_store_is_measured(cli: Run, tmp_path: Path, with_session: Path) -> None:
    told = json.loads(cli("bench", "export", "--store", str(with_session / "data"), "--json").out)
    assert [one["form"] for one in told][:5] == ["reading", "csv", "xlsx", "pdf", "jsonl"]
    assert all(one["peak"] > 10_000_000 for one in told)


@pytest.mark.parametrize("what", [("transcript", "last", "--format", "txt"), ("statements",)], ids=" ".join)
def test_every_export_takes_its_file_by_the_same_letter(cli: Run, tmp_path: Path, what: tuple[str, ...]) -> None:
    path = tmp_path / "out.file"
    result = cli("export", *what, "-o", str(path))
    assert result.code == 0, result.err
    assert path.exists()
