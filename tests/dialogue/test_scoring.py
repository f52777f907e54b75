"""The score: traced to its evidence, and the same whenever it is computed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import (
    Answered,
    CallEnded,
    CallEvent,
    EngineInput,
    Outcome,
    TraineeInterrupted,
    TraineeSilent,
)
from roleplay.core.records import Score, SectionScore
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import UNHAPPY_CAP, score
from tests.dialogue.scenarios import said, shipped, small

ENGINE = DialogueEngine(small(), "en")
SOLVED: tuple[EngineInput, ...] = (
    said("greeting"),
    said("empathy", "personalise", replies=("kind",), at=5.0),
    said("solution", replies=("solve",), at=9.0),
)


def _score(*events: EngineInput, outcome: Outcome = "solved", engine: DialogueEngine = ENGINE) -> Score:
    call: Sequence[CallEvent] = (Answered(0.0), *events, CallEnded(20.0, outcome))
    return score(engine, call, seed=0)


def _section(found: Score, name: str) -> SectionScore:
    return next(section for section in found.sections if section.section == name)


def test_the_sections_make_a_hundred() -> None:
    assert sum(section.out_of for section in _score(*SOLVED).sections) == 100


def test_points_name_the_words_they_rest_on() -> None:
    feeling = _section(_score(*SOLVED), "feeling")
    assert next((item.reason, item.at, item.evidence) for item in feeling.items) == ("empathy", 5.0, "x")


def test_both_matters_count() -> None:
    found = _score(*SOLVED)
    assert any(item.reason == "feeling_met" for item in _section(found, "feeling").items)
    assert any(item.reason == "matter_settled" for item in _section(found, "solution").items)
    cold = _score(said("solution", replies=("solve-cold",)), outcome="customer_left")
    assert any(item.reason == "feeling_ignored" for item in _section(cold, "feeling").items)
    assert any(item.reason == "matter_ignored" for item in _section(cold, "solution").items)


def test_a_customer_lost_is_worth_little() -> None:
    assert _score(*SOLVED).total > UNHAPPY_CAP
    assert _score(*SOLVED, outcome="unjustified_hangup").total == UNHAPPY_CAP


def test_mistakes_cost_and_swearing_costs_more() -> None:
    clean, slip, swearing = (
        _section(_score(*more, *SOLVED), "composure").points
        for more in ((), (said("defensive"),), (said("profanity"),))
    )
    assert clean > slip > swearing


def test_interruptions_and_dead_air_cost() -> None:
    composure = _section(_score(TraineeInterrupted(1, "hello", 1), TraineeSilent(8, 5), *SOLVED), "composure")
    assert [item.reason for item in composure.items] == ["interrupting", "dead_air"]
    assert composure.points == composure.out_of - 4


def test_silence_in_a_tirade_is_right_and_makes_good_for_a_slip() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["tirade"] = True
    engine = DialogueEngine(small(nodes=nodes), "en")
    composure = _section(_score(said("defensive"), TraineeSilent(8, 5), *SOLVED, engine=engine), "composure")
    assert [item.reason for item in composure.items] == ["defensive", "tactical_silence"]
    assert composure.points == composure.out_of - 1


def test_hanging_up_before_the_other_steps_is_out_of_order() -> None:
    nodes = small().model_dump()["nodes"]
    ending = {"id": "end", "techniques": ["ending_call"], "effects": {"ladder": 5}, "next": "left"}
    nodes["start"]["replies"] = [*nodes["start"]["replies"], ending]
    engine = DialogueEngine(small(nodes=nodes), "en")
    composure = _section(_score(said("ending_call", replies=("end",)), engine=engine), "composure")
    assert [item.reason for item in composure.items] == ["ladder_order"]


MARIAN = DialogueEngine(shipped("laptop-overdue"), "en")
_KNOWN = ["empathy", "apology", "solution", "profanity", "fact_finding", "closing", "calm_down", "boundary"]


@given(
    st.lists(st.one_of(st.builds(said, st.sampled_from(_KNOWN)), st.just(TraineeSilent(1, 7))), max_size=30),
    st.sampled_from(["solved", "handed_over", "customer_left", "aborted"]),
)
def test_the_score_is_within_bounds_and_repeatable(events: list[EngineInput], outcome: Outcome) -> None:
    found = _score(*events, outcome=outcome, engine=MARIAN)
    assert 0 <= found.total <= 100
    assert all(0 <= section.points <= section.out_of for section in found.sections)
    assert found == _score(*events, outcome=outcome, engine=MARIAN)
    assert found.total <= sum(section.points for section in found.sections) + 0.051
