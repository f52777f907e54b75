"""Plans played with the real understanding: what passes, what fails, and what they reach."""

from __future__ import annotations

import pytest

from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.testplans.coverage import Reached
from roleplay.dialogue.testplans.parser import parse_plans
from roleplay.dialogue.testplans.runner import Played, play
from roleplay.dialogue.understanding.understander import Understander
from tests.dialogue.scenarios import small

SORRY = "> I can hear how upset you are."
SOLVE = "> I will send you a new one today."


def played(understander: Understander, body: str, scenario: Scenario | None = None) -> tuple[Played, Reached]:
    (plan,) = parse_plans(f"plan: x\nlanguage: en\n{body}", "x")
    chosen = scenario or small()
    reached = Reached(chosen)
    return play(plan, ScenarioDialogue(chosen, "en", understander, plan.level), reached), reached


def test_a_call_that_goes_as_planned(understander: Understander) -> None:
    body = f"""
        = node start; heat 50..50; says hello; outcome None
        {SORRY}
        = techniques empathy; reply kind; flags felt; heat 30..48; node start
        {SOLVE}
        = techniques solution; reply solve; node done; says thanks; outcome solved; flags felt, settled
    """
    result, reached = played(understander, body.replace("; outcome None", ""))
    assert result.failures == ()
    assert (result.outcome, result.turns) == ("solved", 2)
    assert result.seconds > 0
    coverage = reached.coverage()
    assert coverage.nodes.missing == ("left",)
    assert coverage.replies.missing == ("start/solve-cold",)
    assert set(coverage.lines.missing) == {"cold", "there", "what"}
    assert (coverage.outcomes.reached, coverage.outcomes.of, coverage.outcomes.missing) == (1, 2, ("customer_left",))


@pytest.mark.parametrize(
    ("expectation", "instead"),
    [
        ("node done", "node start"),
        ("reply solve", "reply kind"),
        ("heat 60..70", "heat 42"),
        ("techniques boundary", "techniques empathy "),
        ("techniques empathy, boundary", "techniques empathy "),
        ("flags settled", "flags felt"),
        ("says thanks", "says nothing"),
        ("outcome solved", "outcome none yet"),
    ],
)
def test_a_failure_tells_what_there_was(understander: Understander, expectation: str, instead: str) -> None:
    result, _ = played(understander, f"{SORRY}\n= {expectation}")
    (failure,) = result.failures
    assert (failure.line, failure.move, failure.expected) == (4, SORRY[2:], expectation)
    assert instead in failure.instead
    assert "best replies kind 0." in failure.instead


def test_silence_and_buttons(understander: Understander) -> None:
    result, reached = played(
        understander,
        "> [silence]\n= reply silence; says there\n> [hold]\n= heat 58..58\n> [resume]\n> [transfer]\n= node start\n"
        "> [hang up]\n= reply button:hang_up; outcome unjustified_hangup",
    )
    assert result.failures == ()
    assert "there" in reached.lines


def test_words_after_an_interruption_of_a_tirade_get_no_reply(understander: Understander) -> None:
    content = small().model_dump(mode="json")
    content["nodes"]["start"]["tirade"] = True
    scenario = Scenario.model_validate(content)
    result, _ = played(
        understander,
        f"> [interrupt]\n= heat 60..60\n{SORRY}\n= reply interrupted; node start\n{SORRY}\n= reply kind; flags felt",
        scenario,
    )
    assert result.failures == ()


def test_a_long_speech_is_cut_into(understander: Understander) -> None:
    cut_in = {"effects": {"heat": 7}, "says": [{"id": "enough", "text": {"en": "Enough."}}]}
    result, _ = played(
        understander,
        f"> [long speech]\n= says enough; heat 57..57\n{SORRY}\n= reply kind",
        small(shared_cut_in=[cut_in]),
    )
    assert result.failures == ()


def test_moves_after_the_end_fail(understander: Understander) -> None:
    result, _ = played(understander, "> [hang up]\n= outcome unjustified_hangup\n> Hello?\n= node start\n> Hello?")
    (failure,) = result.failures
    assert (failure.line, failure.expected) == (5, "the call goes on")


def test_solved_without_the_feeling_fails(understander: Understander) -> None:
    content = small().model_dump(mode="json")
    content["nodes"]["start"]["replies"][2]["next"] = "done"
    result, _ = played(understander, f"{SOLVE}\n= outcome solved", Scenario.model_validate(content))
    (failure,) = result.failures
    assert "goal felt, settled" in failure.expected


def test_the_level_is_played(understander: Understander) -> None:
    result, _ = played(understander, "level: hard\n= heat 60..60\n> [silence]\n= node start")
    assert result.failures == ()
