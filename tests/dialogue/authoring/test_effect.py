"""Why a reply takes an utterance, and what another example does to everything else."""

from __future__ import annotations

from typing import Any

import pytest

from roleplay.dialogue.authoring.effect import Uttered, changed_nodes, effect, examples_at, taken
from roleplay.dialogue.authoring.weighing import weigh
from roleplay.dialogue.formats.meaning import EVERYWHERE
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.testplans.parser import parse_plans
from roleplay.dialogue.understanding.understander import Understander
from tests.dialogue.scenarios import small

WAIT = [
    "May I put you on hold for a moment?",
    "Please hold the line while I look it up.",
    "Could you bear with me for a minute?",
    "One second, I am checking.",
]
SEND = [
    "An engineer will be at your door today.",
    "I am sending somebody to you right now.",
    "Our technician comes this morning.",
    "We repair it today before noon.",
]
ODD = "The gentleman with the toolbox is practically on your doorstep."
LINE = {"id": "fine", "text": {"en": "Fine, I wait."}}


def scenario(more_send: tuple[str, ...] = (), more_wait: tuple[str, ...] = (), shared: bool = False) -> Scenario:
    content: dict[str, Any] = small().model_dump(mode="json")
    replies = [
        {
            "id": "sends",
            "examples": {"en": [*SEND, *more_send]},
            "next": "done",
            "effects": {"set": ["felt", "settled"]},
        },
        {"id": "waits", "examples": {"en": [*WAIT, *more_wait]}, "effects": {"heat": -1}, "says": [LINE]},
    ]
    content["nodes"]["start"]["replies"] = replies[: 1 if shared else 2]
    content["shared_replies"] = replies[1:] if shared else []
    content["nodes"]["other"] = {"replies": [{"id": "bye", "examples": {"en": ["Goodbye."]}, "next": "left"}]}
    content["nodes"]["closed"] = {"shared": False, "outcome": "solved"}
    return Scenario.model_validate(content)


def test_the_weighing_is_what_the_engine_decides(understander: Understander) -> None:
    dialogue = ScenarioDialogue(small(), "en", understander)
    state = dialogue.begin(seed=0)
    found = weigh(dialogue, understander, state, "I can hear how upset you are, a new one comes today.")
    by_id = {one.reply: one for one in found.replies}
    # The empathy opens the offer, whose cold twin is closed by it.
    assert (found.taken, by_id["solve"].verdict, by_id["kind"].verdict) == ("solve", "decides", "counts")
    assert by_id["solve-cold"].verdict == "closed"
    assert (found.following, by_id["solve"].following) == ("done", "done")
    assert found.margin == pytest.approx(by_id["solve"].total - by_id["kind"].total, abs=1e-4)
    assert found.replies[0].reply == "solve"
    for one in found.replies:
        assert "bias" in one.reasons
        assert one.score == pytest.approx(_logistic(sum(one.reasons.values())), abs=0.01)


def _logistic(logit: float) -> float:
    return float(1 / (1 + 2.718281828459045**-logit))


def test_words_that_fit_nothing_are_told_with_what_came_nearest(understander: Understander) -> None:
    dialogue = ScenarioDialogue(scenario(), "en", understander)
    found = weigh(dialogue, understander, dialogue.begin(seed=0), "The weather is lovely in Lisbon.")
    assert (found.taken, found.margin) == ("", 0.0)
    assert {one.verdict for one in found.replies} == {"too_low"}


def test_only_the_moments_that_changed_are_tried() -> None:
    assert changed_nodes(scenario(), scenario()) == ()
    assert changed_nodes(scenario(), scenario((ODD,))) == ("start",)
    shared = changed_nodes(scenario(shared=True), scenario(shared=True, more_wait=("Stay there.",)))
    assert shared == (EVERYWHERE, "start", "done", "left", "other")
    tried = [one.text for one in examples_at(scenario(shared=True), "en", (EVERYWHERE, "start", "other"))]
    assert sorted(tried) == sorted([*WAIT, *SEND, "Goodbye."])


def test_a_good_example_is_understood_and_harms_nobody(understander: Understander) -> None:
    before, after = scenario(), scenario((ODD,))
    state = ScenarioDialogue(before, "en", understander).begin(seed=0)
    assert taken(ScenarioDialogue(before, "en", understander), state, ODD)[0] == ""
    told: list[tuple[int, int]] = []
    plans = parse_plans(f"plan: odd\nlanguage: en\n> {ODD}\n= reply sends; outcome solved", "x")
    found = effect(
        before,
        after,
        "en",
        understander,
        plans=plans,
        uttered=(Uttered(state, ODD),),
        told=lambda done, of: told.append((done, of)),
    )
    assert (found.examples, found.changed, found.worse) == (9, (), 0)
    assert [(one.before, one.after) for one in found.uttered] == [("", "sends")]
    assert [(one.title, one.passed, one.failure) for one in found.plan_changes] == [("odd", True, None)]
    assert (told[0], told[-1]) == ((0, 11), (11, 11))


def test_an_example_in_the_wrong_place_shows_whom_it_robs(understander: Understander) -> None:
    robbed = "May I put you on hold for a moment?"
    plans = parse_plans(f"plan: hold\nlanguage: en\n> {robbed}\n= reply waits", "x")
    before = scenario()
    after = scenario((*WAIT, "Please hold on.", "Hold the line, please, one moment."))
    content = after.model_dump(mode="json")
    content["nodes"]["start"]["replies"][0]["precedence"] = 10
    found = effect(before, Scenario.model_validate(content), "en", understander, plans=plans)
    assert {(one.reply, one.before, one.after, one.better) for one in found.changed} == {
        ("waits", "waits", "sends", False)
    }
    assert found.changed[0].text in WAIT
    (plan,) = found.plan_changes
    assert (plan.title, plan.passed) == ("hold", False)
    assert plan.failure is not None
    assert plan.failure.expected == "reply waits"
    assert found.worse == len(found.changed) + 1
