"""`roleplay assignments`, and a call for one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import parse_answers
from roleplay.cli.calls import _tell_standing
from roleplay.cli.output import console
from roleplay.core.assignments import Assignee, Terms
from tests.cli.conftest import TALK, Run

TERMS = Terms(
    "laptop-overdue",
    "",
    "",
    (Assignee("person", "Anna Nowak"),),
    mode="test",
    attempts=1,
    pass_mark=100.0,
)


def created(cli: Run, *more: str) -> str:
    made = cli("assignments", "create", "laptop-overdue", "--to", "Anna Nowak", "--to", "Jan Lis", *more)
    assert (made.code, made.err) == (0, "")
    return made.out.strip()


def test_an_assignment_is_made_seen_changed_and_withdrawn(cli: Run) -> None:
    none = cli("assignments", "list")
    assert (none.code, none.out.split(".")[0]) == (0, "Nothing is assigned")
    made = created(
        cli, "--mode", "test", "--due", "2999-12-31", "--attempts", "2", "--pass-mark", "70", "--note", "Hi!"
    )
    listed = cli("assignments", "list").out
    assert made[:8] in listed
    assert "2999-12-31" in listed
    (one,) = json.loads(cli("assignments", "list", "--json").out)
    assert (one["id"], one["terms"]["mode"], one["terms"]["due"]) == (made, "test", "2999-12-31")
    assert [each["state"] for each in one["standings"]] == ["not_begun", "not_begun"]
    assert cli("assignments", "change", made[:8], "--due", "never", "--attempts", "0", "--drop", "Jan Lis").code == 0
    shown = cli("assignments", "show", made[:8]).out
    assert "due at any time; any number of attempts; passed with 70 points of the machine's score" in shown
    assert shown.count("changed on") == 1
    nothing = cli("assignments", "change", made[:8], "--due", "never")
    assert nothing.code == 1
    assert "Nothing was changed" in nothing.err
    assert "Jan Lis" not in shown
    (theirs,) = json.loads(cli("assignments", "list", "--person", "Anna Nowak", "--json").out)
    assert theirs["standing"]["left"] is None
    assert cli("assignments", "list", "--state", "passed").out.startswith("Nothing")
    assert cli("assignments", "withdraw", made[:8]).code == 0
    assert made[:8] not in cli("assignments", "list").out
    assert "(withdrawn)" in cli("assignments", "list", "--withdrawn").out
    assert cli("assignments", "withdraw", made[:8], "--undo").code == 0
    assert made[:8] in cli("assignments", "list").out


def test_the_table_goes_where_it_is_wanted(cli: Run, tmp_path: Path) -> None:
    created(cli)
    assert cli("assignments", "export", str(tmp_path / "who.csv")).code == 0
    assert (tmp_path / "who.csv").read_text("utf-8-sig").count("Anna Nowak") == 1
    assert "Jan Lis,not_begun" in cli("assignments", "export", "-").out
    (one,) = json.loads(cli("assignments", "export", "-", "--json").out)
    assert [each["person"] for each in one["standings"]] == ["Anna Nowak", "Jan Lis"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("create", "laptop-overdue"), 1, "assigned to nobody"),
        (("create", "laptop-overdue", "--to", "Anna", "--due", "tomorrow"), 2, "no day like"),
        (("create", "laptop-overdue", "--to", "Anna", "--due", "2026-02-30"), 2, "not in the calendar"),
        (("show", "beef"), 1, "no assignment 'beef'"),
        (("list", "--state", "failed"), 2, "no state 'failed'"),
    ],
)
def test_bad_input_is_one_message(cli: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    result = cli("assignments", *arguments)
    assert result.code == code
    assert told in " ".join(result.err.replace("│", " ").split())


def test_a_call_for_an_assignment_is_played_as_it_asks_and_counts(
    learned: Roleplay, capsys: pytest.CaptureFixture[str]
) -> None:
    learned.save_settings(replace(learned.settings, trainee="Anna Nowak"))
    made = learned.assignments.create(TERMS)
    record = learned.play_call(
        CallOptions("", mode="practice", level="hard", assignment=made.id),
        parse_answers(TALK.splitlines(), "talk"),
        lambda _: None,
        trainee="Anna Nowak",
    )
    assert (record.start.scenario_id, record.start.mode, record.start.level) == ("laptop-overdue", "test", "normal")
    (mine,) = learned.assignments.mine()
    assert (mine.standing.state, mine.refusal) == ("not_passed", "used_up")
    assert mine.standing.best_session == record.start.id
    _tell_standing(learned, console(), made.id[:8])
    assert capsys.readouterr().out == f"Assignment {made.id[:8]}: not passed; attempts left: 0.\n"


@pytest.mark.parametrize("more", [("--level", "hard"), ("--mode", "test"), ("--retry", "last:1"), ("--answers", "-")])
def test_an_assignment_decides_how_it_is_played(cli: Run, more: tuple[str, ...]) -> None:
    result = cli("call", "laptop-overdue", "--assignment", "beef", *more)
    assert result.code == 2
    assert "An assignment decides mode and level" in " ".join(result.err.replace("│", " ").split())


def test_a_call_for_somebody_elses_assignment_is_refused(cli: Run) -> None:
    made = created(cli)
    other = cli("call", "gift", "--assignment", made)
    assert (other.code, "It is laptop-overdue" in other.err) == (1, True)
    result = cli("call", "laptop-overdue", "--typed", "--silent", "--assignment", made, stdin=TALK.encode())
    assert result.code == 1
    assert "This assignment is not for" in result.err
