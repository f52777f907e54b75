"""`roleplay scenarios`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Result, Run

SMALL = ROOT / "tests" / "dialogue" / "formats" / "small.yaml"
GOOD = ROOT / "assets" / "scenarios" / "laptop-overdue.yaml"


def test_list(cli: Run) -> None:
    result = cli("scenarios", "list")
    assert result.code == 0
    header, *rows = result.out.splitlines()
    assert header.split()[:3] == ["id", "version", "title"]
    assert any(row.startswith("laptop-overdue ") and "Marian Kowalski" in row for row in rows)


def test_list_as_json(cli: Run) -> None:
    cards = {card["id"]: card for card in json.loads(cli("scenarios", "list", "--json").out)}
    assert cards["laptop-overdue"]["customer"] == "Marian Kowalski"
    assert cards["laptop-overdue"]["problem"] == ""


def test_the_library_is_clean(cli: Run) -> None:
    result = cli("scenarios", "lint", "--strict", "--quick")
    assert (result.code, result.out, result.err) == (0, "", "0 errors, 0 warnings.\n")


def test_the_library_is_up_to_date(cli: Run) -> None:
    result = cli("scenarios", "build", "--check")
    assert (result.code, result.out) == (0, "")


def broken(folder: Path) -> Path:
    path = folder / "broken.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("id: laptop-overdue", "id: broken")
    path.write_text(text.replace("start: pick-up", "start: pick-down"), encoding="utf-8")
    return path


def test_lint_names_file_line_and_what_to_do(cli: Run, tmp_path: Path) -> None:
    path = broken(tmp_path)
    result = cli("scenarios", "lint", "--quick", str(path))
    assert result.code == 1
    line = path.read_text(encoding="utf-8").splitlines().index("start: pick-down") + 1
    first = f"{path}:{line}:1: error RP101: there is no node `pick-down`. Did you mean `pick-up`?"
    assert first in result.out.splitlines()


def test_lint_as_json(cli: Run, tmp_path: Path) -> None:
    path = broken(tmp_path)
    result = cli("scenarios", "lint", "--quick", "--json", str(path))
    assert result.code == 1
    problems = json.loads(result.out)
    assert {problem["file"] for problem in problems} == {str(path)}
    assert "RP101" in {problem["code"] for problem in problems}


def test_warnings_fail_only_when_asked(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "warned.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("id: laptop-overdue", "id: warned")
    path.write_text(text + "\n  lone:\n    outcome: aborted\n", encoding="utf-8")
    assert cli("scenarios", "lint", "--quick", str(path)).code == 0
    assert cli("scenarios", "lint", "--quick", "--strict", str(path)).code == 1


def test_lint_of_a_file_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    result = cli("scenarios", "lint", str(tmp_path / "none.yaml"))
    assert result.code == 1
    assert result.out.startswith(f"{tmp_path / 'none.yaml'}:1:1: error RP001: the file cannot be read: No such file")


def test_lint_tells_that_an_id_is_taken_by_a_shipped_scenario(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "copy.yaml"
    path.write_bytes(GOOD.read_bytes())
    result = cli("scenarios", "lint", "--quick", str(path))
    assert result.code == 1
    assert f"error RP123: the id `laptop-overdue` is taken by {GOOD}" in result.out
    shipped = cli("scenarios", "lint", "--quick", os.path.relpath(GOOD))
    assert shipped.code == 0


def test_what_commands_a_terminal_or_turns_letters_round_is_never_printed(
    cli: Run, home: Path, tmp_path: Path
) -> None:
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    text = GOOD.read_text(encoding="utf-8").replace("id: laptop-overdue", "id: turned")
    turned = text.replace("en: The laptop that never came", 'en: "The \u202elaptop \\e[31m"')
    assert turned != text
    (own / "turned.yaml").write_text(turned, encoding="utf-8")
    (own / "na\u202eme\x1b[2J.yaml").write_text("roleplay: 1\n", encoding="utf-8")
    shown = cli("scenarios", "list")
    assert shown.code == 0
    assert "turned.yaml" in shown.out
    assert "na<U+202E>me<U+001B>[2J" in shown.out
    checked = cli("scenarios", "lint", "--quick", *map(str, sorted(own.iterdir())))
    assert checked.code == 1
    answers = tmp_path / "answers.txt"
    answers.write_text("Hello.\n", encoding="utf-8")
    refused = cli("call", "turned", "--answers", str(answers))
    assert refused.code == 1
    for text in (shown.out, checked.out, refused.err):
        assert "U+202E" in text
        assert not {"\u202e", "\x1b"} & set(text)


def test_lint_tells_that_an_id_is_taken_by_an_own_scenario(cli: Run, home: Path) -> None:
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    text = GOOD.read_text(encoding="utf-8").replace("id: laptop-overdue", "id: mine")
    for name in ("a", "b"):
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    second = cli("scenarios", "lint", "--quick", str(own / "b.yaml"))
    assert f"error RP123: the id `mine` is taken by {own / 'a.yaml'}" in second.out
    assert cli("scenarios", "lint", "--quick", str(own / "a.yaml")).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_lint_does_not_wait_at_a_pipe(cli: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    result = cli("scenarios", "lint", str(pipe))
    assert result.code == 1
    assert f"{pipe}:1:1: error RP001: this is a device or a pipe" in result.out


def test_an_own_scenario_with_errors_is_known_by_its_id(cli: Run, home: Path) -> None:
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    path = broken(own).rename(own / "another-name.yaml")
    result = cli("call", "broken", "--typed", stdin=b"hello\n")
    assert result.code == 1
    assert result.err.startswith(f"roleplay: The scenario broken has errors: {path}:")
    assert "RP101" in result.err


def test_own_scenarios_are_listed_with_their_problems(cli: Run, home: Path) -> None:
    own = home / "data" / "scenarios"
    own.mkdir(parents=True)
    broken(own)
    cards = json.loads(cli("scenarios", "list", "--json").out)
    problem = next(card["problem"] for card in cards if card["id"] == "broken")
    assert "RP101" in problem
    result = cli("call", "broken", "--typed", stdin=b"hello\n")
    assert result.code == 1
    assert "The scenario broken has errors" in result.err


def test_explain_prints_the_page(cli: Run) -> None:
    result = cli("scenarios", "explain", "RP118")
    assert result.code == 0
    assert result.out == (ROOT / "docs" / "diagnostics" / "RP118.md").read_text(encoding="utf-8")
    assert cli("scenarios", "explain", "RP000").code == 1


def test_schema_prints_what_is_shipped(cli: Run) -> None:
    for options, name in (((), "scenario"), (("--part",), "part")):
        result = cli("scenarios", "schema", *options)
        assert result.code == 0
        assert result.out == (ROOT / "assets" / f"{name}.schema.json").read_text(encoding="utf-8")


def test_translations_lists_what_is_missing(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.yaml"
    text = SMALL.read_text(encoding="utf-8").replace("{en: Goodbye!, pl: Żegnam!}", "{en: Goodbye!}")
    path.write_text(text, encoding="utf-8")
    result = cli("scenarios", "translations", str(path))
    assert result.code == 1
    line = text.splitlines().index("    says: [{id: gone-1, text: {en: Goodbye!}}]") + 1
    header, row = (row.split() for row in result.out.splitlines())
    assert header == ["language", "where", "file"]
    assert row == ["pl", "nodes.gone.says.0.text", f"{path}:{line}"]
    path.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    assert cli("scenarios", "translations", str(path)) == Result(0, "", "")
