"""`roleplay scorecards` and `roleplay grades`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_scorecards_are_listed_and_shown(cli: Run) -> None:
    listed = cli("scorecards", "list").out
    assert "de-escalation" in listed
    assert "service-compliance" in listed
    shown = cli("scorecards", "show", "de-escalation", "--language", "pl").out
    assert "Jakość deeskalacji (de-escalation, version 1)" in shown
    assert "prefilled: did empathy | feel_felt_found before solution" in shown
    assert json.loads(cli("scorecards", "show", "service-compliance", "--json").out)["compliance_pass_mark"] == 100


def test_a_card_is_exported_checked_changed_and_imported(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert cli("scorecards", "export", "de-escalation", str(path)).code == 0
    assert "no errors" in cli("scorecards", "check", str(path)).out
    path.write_text(path.read_text("utf-8").replace("pass_mark: 70", "pass_mark: 80", 1), "utf-8")
    assert cli("scorecards", "import", str(path)).out == "de-escalation, version 2\n"
    assert "version 2)" in cli("scorecards", "show", "de-escalation").out
    path.write_text(path.read_text("utf-8").replace("weight: 16", "weight: 61", 1), "utf-8")
    refused = cli("scorecards", "check", str(path))
    assert refused.code == 1
    assert "The weights of the questions make 145" in refused.out
    assert cli("scorecards", "import", str(path)).code == 1


def test_a_session_is_graded_from_a_file(cli: Run, with_session: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("\n", "utf-8")
    assert "is empty" in cli("grades", "give", "last", str(answers), "--by", "Jan").err
    answers.write_text("warmth: 4\n", "utf-8")
    draft = cli("grades", "give", "last", str(answers), "--by", "Jan")
    assert draft.code == 1
    assert "Kept as a draft" in draft.err
    answers.write_text("warmth: 4\nsoft-matter: no\napology: yes\nactive-listening: yes\nboundary: n/a\n", "utf-8")
    done = cli("grades", "give", "last", str(answers), "--by", "Jan", "--confirm")
    assert done.code == 0, done.err
    identifier = done.out.split(":")[0]
    listed = cli("grades", "list", "--session", "last").out
    assert identifier in listed
    assert "Jan" in listed
    shown = cli("grades", "show", identifier).out
    assert "(confirmed)" in shown
    assert "machine: " in shown
    exported = json.loads(cli("grades", "export", "-", "--format", "json").out)
    assert exported["grades"][0]["grader"] == "Jan"
    assert exported["grades"][0]["machine_score"] is not None


def test_nothing_was_graded_yet(cli: Run) -> None:
    run = cli("grades", "list")
    assert (run.code, run.out) == (0, "")
    assert "Nothing was graded yet." in run.err
