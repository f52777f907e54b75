"""`roleplay recommend`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.cli.recommend import sentence, skill_name
from roleplay.review.recommendation import Advice, Reason, Recommendation
from roleplay.review.schedule import Due
from roleplay.review.skills import Estimate, Skill
from tests.cli.conftest import Run
from tests.gui import sample

FEAR = Skill("feeling", "fear")
EMPATHY = Skill("technique", "empathy")


class Advised(Roleplay):
    """The facade with a trainee of some experience."""

    def advice(self, trainee: str | None = None, language: str = "") -> Advice:
        weak = Recommendation("scam", "easy", Reason("weak", FEAR, 3, 4, 2, ("a", "b", "c")))
        return Advice(
            5,
            weak,
            (Recommendation("laptop-overdue", "normal", Reason("due", EMPATHY, days=1)),),
            (Estimate(EMPATHY, 0.8, 0.62, 0.94, 5, ()),),
            (Estimate(FEAR, 0.3, 0.11, 0.49, 4, ("a", "b", "c")),),
            (),
            (Due(EMPATHY, sample.STARTED, sample.STARTED, 0.8),),
            {},
        )

    def scenarios(self, language: str = "") -> tuple[object, ...]:  # type: ignore[override]
        return sample.card(), sample.card(id="scam", customer="Helena Król")


def test_a_new_trainee_is_given_a_start(cli: Run) -> None:
    run = cli("recommend", "--trainee", "Nobody Yet")
    assert run.code == 0
    first, reason = run.out.splitlines()[:2]
    assert first.startswith("Next: ")
    assert "`roleplay call " in first
    assert "--level easy" in first
    assert reason.strip() == "A gentle start: the easiest customer, at the easy level."


def test_it_says_what_is_next_why_and_what_is_known(cli: Run) -> None:
    out = cli("recommend", open_app=Advised).out
    assert "Next: Helena Król: `roleplay call scam --level easy`" in out
    assert "You let the customer's fear pass in 3 of 4 calls." in out
    assert "Or:   Marian Kowalski: `roleplay call laptop-overdue`" in out
    assert "Empathy: last 1 day ago; time to refresh it." in out
    assert "meeting fear  11-49 %" in out
    assert "Due today: empathy." in out


def test_json_holds_the_calls_that_it_rests_on(cli: Run) -> None:
    found = json.loads(cli("recommend", "--json", open_app=Advised).out)
    assert found["next"]["reason"]["skill"] == {"kind": "feeling", "name": "fear"}
    assert found["next"]["reason"]["sessions"] == ["a", "b", "c"]
    assert found["strengths"][0]["low"] == 0.62


def test_a_damaged_database_is_told_with_what_to_do(cli: Run, home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "sessions.db").write_bytes(b"no database at all" * 100)
    run = cli("recommend")
    assert run.code == 1
    assert "is not a session database" in run.err
    assert "Traceback" not in run.err


def test_one_bad_call_is_no_habit_yet() -> None:
    assert sentence(Reason("due", EMPATHY, 1, 1)) == "Empathy did not go well in 1 of 1 call so far: try it again."


@pytest.mark.parametrize("kind", ["technique", "mistake", "manner", "feeling", "trait"])
@pytest.mark.parametrize("reason", ["weak", "due"])
def test_every_reason_has_a_sentence(kind: str, reason: str) -> None:
    name = {"manner": "interrupting", "feeling": "grief", "trait": "elderly"}.get(kind, "own_mistake")
    skill = Skill(kind, name)  # type: ignore[arg-type]
    told = sentence(Reason(reason, skill, 3, 4, 12))  # type: ignore[arg-type]
    assert told[0].isupper() or told[0] == "“"
    assert "_" not in told + skill_name(skill)
    assert told.endswith(".")
