"""What the level of difficulty changes, which facts are known, and what the customer does in a long turn."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.actions import Listen, Say
from roleplay.core.events import Answered, FactTold, HeatChanged, ReplyTaken, TraineeInterrupted, TraineeLongWinded
from roleplay.core.records import Level
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Condition, LevelRules, Scenario
from roleplay.dialogue.state import DialogueState, holds
from roleplay.dialogue.temper import DEFAULT_LEVELS
from tests.dialogue.scenarios import said, small

LEVELS: tuple[Level, ...] = ("easy", "normal", "hard")
CUT_IN = [
    {"when": {"heat_below": 30}, "says": [{"id": "mild", "text": {"en": "Yes, I see, but ..."}}]},
    {"effects": {"heat": 3}, "says": [{"id": "point", "text": {"en": "Get to the point."}}]},
]


def _customer(**changes: Any) -> dict[str, Any]:
    return {**small().model_dump()["customer"], **changes}


def _began(scenario: Scenario, level: Level = "normal") -> tuple[DialogueEngine, DialogueState]:
    engine = DialogueEngine(scenario, "en", level)
    return engine, engine.step(engine.begin(seed=0), Answered(0.0)).state


# --- levels ---


def test_a_level_changes_start_heat_patience_and_how_the_customer_takes_things() -> None:
    took: dict[Level, tuple[float, float, float, float]] = {}
    for level in LEVELS:
        engine, state = _began(small(), level)
        answered = engine.step(engine.begin(seed=0), Answered(0.0))
        patience = next(action.patience for action in answered.actions if isinstance(action, Listen))
        soothed = engine.step(state, said("empathy")).state.heat - state.heat
        angered = engine.step(state, said("defensive")).state.heat - state.heat
        took[level] = (state.heat, patience, soothed, angered)
    assert took["easy"] == pytest.approx((40, 7.5, -9.6, 6))
    assert took["normal"] == pytest.approx((50, 5, -8, 8))
    assert took["hard"] == pytest.approx((60, 3.75, -6.8, 10))


def test_a_scenario_may_say_itself_what_a_level_means() -> None:
    scenario = small(levels={"hard": {"start_heat": 77, "anger": 2}})
    engine, state = _began(scenario, "hard")
    assert state.heat == 77
    assert engine.step(state, said("defensive")).state.heat == pytest.approx(93)
    assert _began(scenario, "easy")[1].heat == 40


def test_the_normal_level_starts_as_written_however_hot() -> None:
    for heat in (0, 5, 95, 100):
        assert _began(small(customer=_customer(start_heat=heat)))[1].heat == heat


@given(st.floats(0, 100), st.sampled_from(LEVELS))
def test_no_level_starts_outside_the_scale_or_hotter_than_a_customer_may_be(heat: float, level: Level) -> None:
    start = DialogueEngine(small(customer=_customer(start_heat=heat)), "en", level).begin(seed=0).heat
    assert 0 <= start <= max(heat, 90)


def test_lines_may_depend_on_the_level() -> None:
    says = [
        {"id": "clear", "text": {"en": "Order 4711."}, "when": {"levels": ["easy", "normal"]}},
        {"id": "vague", "text": {"en": "The thing from spring."}, "when": {"levels": ["hard"]}},
    ]
    nodes = small().model_dump()["nodes"]
    nodes["start"]["says"] = says
    heard = {}
    for level in LEVELS:
        engine = DialogueEngine(small(nodes=nodes), "en", level)
        step = engine.step(engine.begin(seed=0), Answered(0.0))
        heard[level] = [action.line for action in step.actions if isinstance(action, Say)]
    assert heard == {"easy": ["clear"], "normal": ["clear"], "hard": ["vague"]}


def test_the_defaults_order_the_levels() -> None:
    easy, normal, hard = (DEFAULT_LEVELS[level] for level in LEVELS)
    assert normal == LevelRules()
    assert easy.patience > normal.patience > hard.patience
    assert easy.anger < normal.anger < hard.anger
    assert easy.soothing > normal.soothing > hard.soothing


# --- facts, turns, interruptions ---


def test_facts_stay_known_once_named_or_told() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["replies"][0]["effects"] = {"tell": ["order"]}
    facts = {name: {"label": {"en": f"The {name}"}, "spoken": {"en": [name]}} for name in ("order", "day", "price")}
    engine, state = _began(small(nodes=nodes, facts=facts))
    assert not holds(Condition(told=("order",)), state)
    step = engine.step(state, said("empathy", replies=("kind",)))
    assert step.happened[-1] == FactTold(1.0, "order", "The order")
    state = step.state
    assert holds(Condition(told=("order",)), state)
    naming = said("empathy", replies=("kind",))
    naming = replace(naming, understood=replace(naming.understood, facts=("day",)))
    again = engine.step(state, naming)
    assert not any(isinstance(event, FactTold) for event in again.happened), "nothing is told twice"
    state = again.state
    state = engine.step(state, said("empathy")).state
    assert holds(Condition(named=("day",), told=("order",), turns_at_least=3), state)
    assert not holds(Condition(named=("day", "price")), state)
    assert not holds(Condition(turns_at_least=4), state)


def test_interruptions_are_counted() -> None:
    engine, state = _began(small())
    for _ in range(2):
        state = engine.step(state, TraineeInterrupted(1.0, "hello", 0.5)).state
    assert holds(Condition(interruptions_at_least=2), state)
    assert not holds(Condition(interruptions_at_least=3), state)


# --- a long turn ---


def test_a_long_turn_is_cut_into_by_the_first_that_holds_and_the_floor_stays() -> None:
    engine, state = _began(small(shared_cut_in=CUT_IN))
    step = engine.step(state, TraineeLongWinded(9.0, 20.0))
    assert [type(action) for action in step.actions] == [Say]
    assert [action.line for action in step.actions if isinstance(action, Say)] == ["point"]
    assert [event.reason for event in step.happened if isinstance(event, HeatChanged)] == ["long_winded"]
    assert [event.reply for event in step.happened if isinstance(event, ReplyTaken)] == ["cut_in"]
    assert step.state.node == "start"
    cool = replace(state, heat=10)
    mild = engine.step(cool, TraineeLongWinded(9.0, 20.0))
    assert [action.line for action in mild.actions if isinstance(action, Say)] == ["mild"]
    assert mild.state.heat == 10


def test_a_node_of_its_own_cuts_in_with_its_own_words() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["cut_in"] = [{"says": [{"id": "own", "text": {"en": "Stop."}}]}]
    engine, state = _began(small(nodes=nodes, shared_cut_in=CUT_IN))
    step = engine.step(state, TraineeLongWinded(9.0, 20.0))
    assert [action.line for action in step.actions if isinstance(action, Say)] == ["own"]


def test_how_long_the_customer_listens_follows_patience_and_needs_words_to_cut_in_with() -> None:
    silent, state = _began(small())
    assert silent.listening(state).cuts_in_after == math.inf
    assert silent.step(state, TraineeLongWinded(9.0, 20.0)).state == state
    for level, seconds in (("easy", 15.0), ("normal", 10.0), ("hard", 7.5)):
        engine, state = _began(small(customer=_customer(listens=10), shared_cut_in=CUT_IN), level)  # type: ignore[arg-type]
        assert engine.listening(state).cuts_in_after == seconds


def test_sounds_of_listening_change_from_turn_to_turn() -> None:
    backchannels = [
        {"id": "mhm", "text": {"en": "Mhm."}},
        {"id": "well", "text": {"en": "Well ..."}, "when": {"heat_at_least": 40}},
        {"id": "never", "text": {"en": "Aha."}, "when": {"flags": ["felt"]}},
    ]
    engine, state = _began(small(backchannels=backchannels))
    assert [say.line for say in engine.listening(state).backchannels] == ["mhm", "well"]
    later = engine.step(state, said("greeting")).state
    assert [say.line for say in engine.listening(later).backchannels] == ["well", "mhm"]


def test_the_angrier_the_customer_the_sooner_they_cut_in() -> None:
    def listens(heat: float) -> float:
        customer = _customer(listens=10, start_heat=heat)
        engine, state = _began(small(customer=customer, shared_cut_in=CUT_IN))  # type: ignore[arg-type]
        return engine.listening(state).cuts_in_after

    assert listens(20) == listens(60) == 10
    assert listens(80) == 7.5
    assert listens(99) < 5.2
