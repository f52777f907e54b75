"""`roleplay translate`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BASE = Path(__file__).parents[2] / "docs" / "diagnostics" / "base.yaml"


@pytest.fixture
def scenario(home: Path) -> Path:
    """Return a scenario of one's own, in English."""
    path = home / "data" / "scenarios" / "cold-flat.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(BASE.read_text("utf-8"), encoding="utf-8")
    return path


def translated(file: Path, *, also: dict[str, str] | None = None) -> None:
    """Fill in a sheet, as a translator would."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    head, rest = rows[0], rows[1:]
    english, polish = head.index("en"), head.index("pl")
    for row in rest:
        row[polish] = (also or {}).get(
            row[head.index("id")], "\n".join(f"{one} ż" for one in row[english].splitlines())
        )
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([head, *rest])


def sheet(cli: Run, path: Path, *arguments: str) -> str:
    result = cli("translate", "sheet", "cold-flat", str(path), "--to", "pl", *arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_out_and_in_and_stale(cli: Run, scenario: Path, tmp_path: Path) -> None:
    out = tmp_path / "flat.csv"
    assert "texts written" in sheet(cli, out)
    translated(out)
    tried = cli("translate", "import", str(out), "--dry-run")
    assert (tried.code, "New languages: pl." in tried.out, "pl:" in scenario.read_text("utf-8")) == (0, True, False)
    taken = cli("translate", "import", str(out))
    assert (taken.code, taken.err) == (0, "")
    assert "# The scenario into which" in scenario.read_text("utf-8")
    assert "\nversion: 2\n" in scenario.read_text("utf-8")
    versions = json.loads(cli("scenarios", "versions", "cold-flat", "--json").out)
    assert [(one["name"], one["current"]) for one in versions] == [("2", True), ("1", False)]
    states = json.loads(cli("translate", "status", "cold-flat", "--json").out)
    assert [(one["language"], one["missing"], one["stale"]) for one in states] == [("en", 0, 0), ("pl", 0, 0)]
    assert "en pl" in cli("scenarios", "list").out
    text = scenario.read_text("utf-8")
    scenario.write_text(text.replace("Two days! It is", "Three days! It is", 1), encoding="utf-8")
    assert "    1  complete" in cli("translate", "status", "cold-flat").out
    again = tmp_path / "again.csv"
    assert sheet(cli, again, "--only", "open").startswith("1 text written")
    assert "1 translations still hold" in cli("translate", "checked", "cold-flat", "pl").out
    assert sheet(cli, again, "--only", "open").startswith("0 texts")


def test_rows_with_problems_are_left_out_and_told(cli: Run, scenario: Path, tmp_path: Path) -> None:
    out = tmp_path / "flat.csv"
    sheet(cli, out)
    translated(out, also={"line:pick-up-1": "{Cholernie"})
    taken = cli("translate", "import", str(out))
    assert taken.code == 1
    assert "line:pick-up-1 pl: the braces around swear words do not fit together" in taken.err
    assert cli("translate", "status", "cold-flat", "--json").out.count('"missing": 1') == 1
    again = cli("translate", "import", str(out), "--dry-run", "--json")
    assert (again.code, again.err) == (1, "")
    assert [one["id"] for one in json.loads(again.out)["problems"]] == ["line:pick-up-1"]


def test_bad_input_is_told_in_one_message(cli: Run, scenario: Path, tmp_path: Path) -> None:
    out = tmp_path / "parcel.csv"
    assert cli("translate", "sheet", "lost-parcel", str(out)).code == 0
    for arguments, told in (
        (("import", str(out)), "comes with the program"),
        (("import", str(tmp_path / "none.csv")), "no such file"),
        (("sheet", "no-such", str(out)), "There is no scenario"),
        (("sheet", "cold-flat", str(out), "--to", "polish"), "no language to translate into"),
        (("sheet", "cold-flat", str(out)), "no language to translate into"),
        (("status", "no-such"), "There is no scenario"),
    ):
        result = cli("translate", *arguments)
        assert (result.code, result.out) == (1, "")
        assert told in result.err


def test_a_file_that_is_not_in_the_library_is_written_and_nothing_else(cli: Run, home: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "elsewhere.yaml", tmp_path / "flat.csv"
    file.write_text(BASE.read_text("utf-8"), encoding="utf-8")
    assert cli("translate", "sheet", str(file), str(out), "--to", "pl").code == 0
    translated(out)
    assert cli("translate", "import", str(out), "--scenario", str(file)).code == 0
    assert "pl:" in file.read_text("utf-8")
    assert "\nversion: 1\n" in file.read_text("utf-8")


def test_a_sheet_is_only_written_for_a_language_that_there_is(cli: Run, scenario: Path, tmp_path: Path) -> None:
    out = tmp_path / "flat.csv"
    told = cli("translate", "sheet", "cold-flat", str(out), "--to", "ua")  # Ukrainian is uk
    assert (told.code, out.exists()) == (1, False)
    assert "“ua” is no language to translate into" in told.err
