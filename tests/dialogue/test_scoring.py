"""The score: traced to its evidence, fair, and the same whenever it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    EngineInput,
    Outcome,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSilent,
)
from roleplay.core.records import Score, ScoreItem, SectionName, SectionScore
from roleplay.core.understanding import Evidence, ReplyMatch
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scoring import score
from roleplay.dialogue.scoring.caps import ONE_MATTER, UNHAPPY
from roleplay.dialogue.scoring.points import apportioned
from roleplay.dialogue.techniques import TECHNIQUES
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


def _reasons(found: Score, name: str) -> list[str]:
    return [item.reason for item in _section(found, name).items]


def _with_start(**changes: Any) -> DialogueEngine:
    nodes = small().model_dump()["nodes"]
    nodes["start"] |= changes
    return DialogueEngine(small(nodes=nodes), "en")


def _with_reply(**reply: Any) -> DialogueEngine:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["replies"] = [*nodes["start"]["replies"], reply]
    return DialogueEngine(small(nodes=nodes), "en")


# --- evidence ---


def test_points_name_the_words_they_rest_on() -> None:
    empathy = next(item for item in _section(_score(*SOLVED), "feeling").items if item.reason == "empathy")
    assert (empathy.at, empathy.evidence) == (5.0, "x")
    assert empathy.points == empathy.out_of > 0


def test_both_matters_count() -> None:
    found = _score(*SOLVED)
    assert "feeling_met" in _reasons(found, "feeling")
    assert "matter_settled" in _reasons(found, "solution")
    cold = _score(said("solution", replies=("solve-cold",)), outcome="customer_left")
    assert "feeling_ignored" in _reasons(cold, "feeling")
    assert "matter_ignored" in _reasons(cold, "solution")


# --- what could have been won ---


def test_a_short_perfect_call_reaches_a_hundred() -> None:
    found = _score(said("empathy", replies=("kind",)), said("solution", replies=("solve",), at=4.0))
    assert found.total == 100
    assert found.cap is None


def test_what_a_scenario_does_not_offer_costs_nothing_and_gives_its_points_to_the_rest() -> None:
    found = _score(*SOLVED[1:])
    assert _section(found, "facts") == SectionScore("facts", 0.0, 0.0, ())
    assert sum(section.out_of for section in found.sections) == pytest.approx(100)


def test_what_a_scenario_offers_and_the_trainee_leaves_out_is_missed() -> None:
    engine = _with_reply(id="bye", techniques=["closing"], quality="good")
    left_out = _section(_score(*SOLVED, engine=engine), "closing").items[0]
    assert left_out == ScoreItem("closing", 0.0, None, "", left_out.out_of)
    assert left_out.out_of > 0
    said_it = _score(said("closing", replies=("bye",)), *SOLVED, engine=engine)
    assert _section(said_it, "closing").items[0].points == left_out.out_of


def test_techniques_that_are_one_move_in_the_scenario_are_not_asked_for_twice() -> None:
    engine = _with_reply(id="sorry", techniques=["apology", "empathy"], quality="good", effects={"set": ["felt"]})
    found = _score(
        said("empathy", replies=("kind", "sorry")), said("solution", replies=("solve",), at=3.0), engine=engine
    )
    assert "apology" not in _reasons(found, "feeling")
    assert found.total == 100


def test_a_situational_technique_is_missed_only_where_the_turn_went_wrong() -> None:
    engine = _with_reply(id="listen", techniques=["listening"], quality="good")
    assert _score(*SOLVED[1:], engine=engine).total == 100
    slipped = _score(TraineeSilent(2.0, 5.0), *SOLVED[1:], engine=engine)
    assert [(item.reason, item.points, item.at) for item in _section(slipped, "facts").items] == [
        ("paraphrase", 0.0, 2.0)
    ]


def test_the_name_is_asked_for_where_there_is_one() -> None:
    customer = {**small().model_dump()["customer"], "address": {"en": ["Jo"]}}
    engine = DialogueEngine(small(customer=customer), "en")
    assert _section(_score(*SOLVED[2:], engine=engine), "opening").points == 0
    opening = _section(_score(*SOLVED, engine=engine), "opening")
    assert opening.points == opening.out_of > 0


def test_a_fact_that_a_right_reply_asks_for_counts_when_it_is_named() -> None:
    facts = {"ticket": {"label": {"en": "The ticket"}, "spoken": {"en": ["4711"]}}}
    nodes = small().model_dump()["nodes"]
    reply = {"id": "name-it", "facts": ["ticket"], "quality": "good", "cues": {"en": {"any": ["ticket"]}}}
    nodes["start"]["replies"] = [*nodes["start"]["replies"], reply]
    engine = DialogueEngine(small(nodes=nodes, facts=facts), "en")
    assert _reasons(_score(*SOLVED, engine=engine), "facts") == ["fact_named"]
    assert _section(_score(*SOLVED, engine=engine), "facts").points == 0
    named = said("empathy", replies=("kind",), facts=("ticket",))
    assert _section(_score(named, *SOLVED, engine=engine), "facts").points > 0


def test_a_mistake_found_in_the_words_of_a_right_example_is_a_false_alarm() -> None:
    right = said("empathy", "profanity", replies=("kind",))
    engine = _with_reply(id="sure", techniques=["empathy"], quality="good")
    for meaning, costs in ((0.9, False), (0.6, True)):
        match = ReplyMatch("sure", 0.95, Evidence("well, x", meaning=meaning), ("empathy",))
        event = replace(right, understood=replace(right.understood, replies=(match,)))
        assert ("profanity" in _reasons(_score(event, *SOLVED, engine=engine), "composure")) is costs


# --- solution ---


def test_an_offer_before_the_feeling_was_heard_is_too_soon() -> None:
    found = _score(said("solution", replies=("solve-cold",), at=0.5), *SOLVED)
    assert "solution_too_soon" in _reasons(found, "solution")
    assert found.total < _score(*SOLVED).total
    assert "feeling_first" in _reasons(_score(*SOLVED), "solution")


@pytest.mark.parametrize(("turns", "share"), [(2, 1.0), (3, 0.5), (4, 0.0), (7, 0.0)])
def test_time_to_the_solution(turns: int, share: float) -> None:
    engine = DialogueEngine(small(scoring={"solve_within": 2}), "en")
    before = [said("backchannel", at=0.1 * n) for n in range(turns - 2)]
    found = _score(*before, said("empathy", replies=("kind",)), said("solution", replies=("solve",)), engine=engine)
    time = next(item for item in _section(found, "solution").items if item.reason in ("in_time", "too_long"))
    assert time.points == pytest.approx(share * time.out_of, abs=0.1)
    assert time.evidence == f"{turns} / 2"


def test_a_handover_is_worth_as_much_as_its_briefing() -> None:
    engine = _with_reply(id="pass-on", techniques=["transfer"], next="passed", quality="good")
    nodes = {**engine.scenario.model_dump()["nodes"], "passed": {"outcome": "handed_over"}}
    engine = DialogueEngine(small(nodes=nodes), "en")
    cold = _score(said("transfer", replies=("pass-on",)), outcome="handed_over", engine=engine)
    briefed = _score(said("transfer", "handover", replies=("pass-on",)), outcome="handed_over", engine=engine)
    assert [item.points > 0 for item in _section(cold, "solution").items] == [True, False]
    assert _section(briefed, "solution").points == _section(briefed, "solution").out_of


# --- costs ---


def test_mistakes_cost_in_their_section_and_swearing_costs_more() -> None:
    clean, slip, swearing = (_score(*more, *SOLVED) for more in ((), (said("defensive"),), (said("profanity"),)))
    assert clean.total > slip.total > swearing.total
    assert "calm_down" in _reasons(_score(said("calm_down"), *SOLVED), "feeling")
    assert "policy_wall" in _reasons(_score(said("policy_wall"), *SOLVED), "solution")


def test_the_same_mistake_again_costs_more() -> None:
    items = _section(_score(*SOLVED, said("calm_down", at=10), said("calm_down", at=11)), "feeling").items
    first, again = items[-2:]
    assert (first.reason, again.reason) == ("calm_down", "repeated:calm_down")
    assert again.points == pytest.approx(1.5 * first.points, abs=0.1)


def test_a_mistake_in_a_section_without_points_costs_composure() -> None:
    assert "rushing" in _reasons(_score(said("rushing"), *SOLVED), "composure")


def test_what_a_section_cannot_pay_is_paid_by_composure() -> None:
    rude = [said(mistake, at=n) for n, mistake in enumerate(("calm_down", "minimising", "contradiction"))]
    found = _score(*rude, outcome="customer_left")
    assert _section(found, "feeling").points == 0
    assert _reasons(found, "composure") == ["composure", "calm_down", "minimising", "contradiction"]
    assert _section(found, "composure").points < _section(found, "composure").out_of / 2


@pytest.mark.parametrize(("empathies", "reason"), [(1, "calmed"), (0, "not_calmed")])
def test_a_customer_who_calmed_down_is_worth_points(empathies: int, reason: str) -> None:
    engine = DialogueEngine(small(customer={**small().model_dump()["customer"], "start_heat": 60}), "en")
    events = [said("empathy", "apology", "listening", "solution", replies=("kind", "solve"))] * empathies
    items = _section(_score(*events, engine=engine), "feeling").items
    calmed = next(item for item in items if item.reason == reason)
    assert calmed.points == empathies * calmed.out_of
    assert calmed.evidence == ("60 → 35" if empathies else "60 → 60")


def test_interruptions_and_dead_air_cost() -> None:
    found = _score(TraineeInterrupted(1, "hello", 1), TraineeSilent(8, 5), *SOLVED)
    assert _reasons(found, "composure") == ["composure", "interrupting", "dead_air"]


def test_talking_over_a_tirade_costs_double() -> None:
    tirade = _with_start(tirade=True)
    lost = [
        _section(_score(TraineeInterrupted(1, "hello", 1), *SOLVED, engine=engine), "composure").items[-1].points
        for engine in (ENGINE, tirade)
    ]
    assert lost[1] == pytest.approx(2 * lost[0], abs=0.2)


def test_silence_in_a_tirade_is_right_and_talking_is_a_chance_missed() -> None:
    engine = _with_start(tirade=True)
    silent = _section(_score(TraineeSilent(8, 5), *SOLVED, engine=engine), "composure")
    assert [item.reason for item in silent.items] == ["composure", "tactical_silence"]
    assert silent.points == silent.out_of
    talked = _section(_score(said("defensive"), *SOLVED, engine=engine), "composure")
    assert ("tactical_silence", 0.0) in [(item.reason, item.points) for item in talked.items]


def test_a_hold_that_was_not_announced_and_a_speech_that_was_cut_into_cost() -> None:
    engine = _with_start(cut_in=[{"says": [{"id": "stop", "text": {"en": "Stop."}}]}])
    found = _score(ButtonPressed(1, "hold"), TraineeSilent(30, 25), ButtonPressed(31, "resume"), *SOLVED)
    assert _reasons(found, "composure")[1:] == ["hold_unannounced", "long_hold"]
    assert _reasons(_score(TraineeLongWinded(1, 20), *SOLVED, engine=engine), "composure")[1:] == ["long_winded"]
    announced = _score(said("hold"), ButtonPressed(1, "hold"), ButtonPressed(9, "resume"), *SOLVED)
    assert _reasons(announced, "composure") == ["composure"]


def test_hanging_up_before_the_other_steps_is_out_of_order() -> None:
    engine = _with_reply(id="end", techniques=["ending_call"], effects={"ladder": 5}, next="left")
    nodes = engine.scenario.model_dump()["nodes"]
    nodes["start"]["replies"][0]["effects"]["ladder"] = 1
    engine = DialogueEngine(small(nodes=nodes), "en")
    skipped = _score(said("ending_call", replies=("end",)), engine=engine)
    assert "ladder_order" in _reasons(skipped, "composure")
    in_order = _score(said("empathy", replies=("kind",)), said("ending_call", replies=("end",), at=2), engine=engine)
    assert "ladder_order" not in _reasons(in_order, "composure")


def test_silence_in_a_tirade_skips_no_step() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["tirade"] = True
    nodes["start"]["replies"][0]["effects"]["ladder"] = 1
    nodes["start"]["silence"] = [{"effects": {"ladder": 3}}]
    found = _score(TraineeSilent(8, 5), *SOLVED, engine=DialogueEngine(small(nodes=nodes), "en"))
    assert "ladder_order" not in _reasons(found, "composure")


def test_hanging_up_without_need_costs_all_composure() -> None:
    found = _score(*SOLVED[:2], ButtonPressed(9, "hang_up"), outcome="unjustified_hangup")
    assert _section(found, "composure").points == 0
    assert _reasons(found, "composure")[-1] == "hung_up"


def test_who_says_nothing_gets_no_composure() -> None:
    found = _score(TraineeSilent(5, 5), outcome="customer_left")
    assert _reasons(found, "composure")[0] == "nothing_said"
    assert found.total == 0


# --- weights and caps ---


def test_weights_are_scaled_to_a_hundred() -> None:
    engine = DialogueEngine(small(scoring={"weights": {"feeling": 80, "opening": 0}}), "en")
    found = _score(*SOLVED, engine=engine)
    assert _section(found, "opening").out_of == 0
    assert _section(found, "feeling").out_of > 50
    assert found.total == 100


def test_a_customer_lost_is_worth_little() -> None:
    found = _score(*SOLVED, outcome="unjustified_hangup")
    assert found.total == UNHAPPY < _score(*SOLVED).total
    assert found.cap is not None
    assert found.cap.reason == "outcome_unjustified_hangup"


def test_solved_without_the_feeling_is_not_worth_full_points() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["replies"][2]["next"] = "done"
    nodes["start"]["replies"][2]["effects"] = {"set": ["settled"]}
    found = _score(said("solution", replies=("solve-cold",)), engine=DialogueEngine(small(nodes=nodes), "en"))
    assert found.total <= ONE_MATTER
    assert found.cap is None or found.cap.reason == "feeling_ignored"


def test_a_fatal_mistake_caps_the_score_and_names_its_words() -> None:
    engine = DialogueEngine(small(scoring={"fatal": {"blame_customer": 25, "profanity": 10}}), "en")
    found = _score(said("blame_customer", at=0.5), *SOLVED, engine=engine)
    assert found.total == 25
    assert found.cap is not None
    assert (found.cap.reason, found.cap.at, found.cap.evidence) == ("blame_customer", 0.5, "x")
    assert _score(*SOLVED, engine=engine).cap is None


# --- always ---


MARIAN = shipped("laptop-overdue")
_TECHNIQUES = st.sampled_from([technique.id for technique in TECHNIQUES])
_REPLIES = st.sampled_from(
    sorted(
        {reply.id for reply in MARIAN.shared_replies}
        | {reply.id for node in MARIAN.nodes.values() for reply in node.replies}
    )
)
_EVENTS = st.lists(
    st.one_of(
        st.builds(
            lambda techniques, replies, interrupting: said(*techniques, replies=replies, interrupting=interrupting),
            st.lists(_TECHNIQUES, max_size=3),
            st.lists(_REPLIES, max_size=2, unique=True).map(tuple),
            st.booleans(),
        ),
        st.just(TraineeSilent(1, 7)),
        st.just(TraineeInterrupted(1, "x", 1)),
        st.builds(ButtonPressed, st.just(1.0), st.sampled_from(["hold", "resume", "transfer", "hang_up"])),
    ),
    max_size=25,
)
_SECTIONS: tuple[SectionName, ...] = ("opening", "feeling", "facts", "solution", "closing", "composure")
_RULES = st.fixed_dictionaries(
    {},
    optional={
        "weights": st.dictionaries(st.sampled_from(_SECTIONS), st.integers(0, 100)),
        "fatal": st.dictionaries(st.sampled_from(["calm_down", "profanity", "interrupting"]), st.integers(0, 100)),
        "solve_within": st.integers(1, 12),
    },
)


def _tenths(points: float) -> int:
    assert points == pytest.approx(round(points, 1))
    return round(points * 10)


@given(_EVENTS, st.sampled_from(["solved", "handed_over", "justified_hangup", "customer_left", "aborted"]), _RULES)
def test_every_point_is_explained_by_an_item(events: list[EngineInput], outcome: Outcome, rules: Any) -> None:
    scenario = Scenario.model_validate(MARIAN.model_dump() | {"scoring": rules})
    engine = DialogueEngine(scenario, "en")
    found = _score(*events, outcome=outcome, engine=engine)
    for section in found.sections:
        assert sum(_tenths(item.points) for item in section.items) == _tenths(section.points)
        assert sum(_tenths(item.out_of) for item in section.items) == _tenths(section.out_of)
        assert 0 <= section.points <= section.out_of
        assert all(item.points <= item.out_of for item in section.items)
    assert sum(_tenths(section.out_of) for section in found.sections) == 1000
    made = sum(_tenths(section.points) for section in found.sections)
    assert _tenths(found.total) == (made if found.cap is None else min(made, _tenths(found.cap.at_most)))
    assert found.survey is not None
    assert 1 <= found.survey.rating <= 5
    assert found == _score(*events, outcome=outcome, engine=engine)


@given(st.integers(0, 1000), st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_apportioned_parts_make_the_whole(total: int, shares: list[float]) -> None:
    parts = apportioned(total, shares)
    whole = sum(shares)
    assert sum(parts) == (total if whole > 0 else 0)
    assert all(abs(part - total * share / whole) < 1 for part, share in zip(parts, shares, strict=True) if whole > 0)
