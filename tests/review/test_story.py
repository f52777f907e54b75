"""What is said about each turn: the verdict, the price, and the better answer."""

from __future__ import annotations

import json
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
    TraineeInterrupted,
    TraineeSilent,
)
from roleplay.dialogue.engine import DialogueEngine
from roleplay.review.answers import best_answer
from roleplay.review.moments import moments
from roleplay.review.story import RIGHT, Comment, Story
from roleplay.review.turns import turns
from tests.dialogue.scenarios import said, small
from tests.store.samples import events, start

KIND = {
    "id": "kind",
    "techniques": ["empathy"],
    "quality": "good",
    "examples": {"en": ["I hear how upset you are."]},
    "effects": {"set": ["felt"]},
    "when": {"without": ["felt"]},
    "why": {"en": "Jo feels seen."},
}
SOLVE = {
    "id": "solve",
    "techniques": ["solution"],
    "quality": "good",
    "examples": {"en": ["You will have it tomorrow."]},
    "when": {"flags": ["felt"]},
    "effects": {"set": ["settled"]},
    "next": "done",
}
NOTES = {
    "id": "notes",
    "techniques": ["taking_notes"],
    "quality": "good",
    "examples": {"en": ["I am writing it down."]},
}
COLD = {"id": "cold", "techniques": ["solution"], "when": {"without": ["felt"]}, "quality": "neutral"}
CALM = {"id": "calm", "techniques": ["calm_down"], "quality": "poor", "why": {"en": "Nobody ever calmed down so."}}
REPLIES = (KIND, SOLVE, NOTES, COLD, CALM)


def _scenario(*replies: dict[str, Any], **changes: Any) -> Any:
    nodes = small().model_dump()["nodes"]
    nodes["start"] |= {"replies": list(replies or REPLIES), **changes}
    return small(nodes=nodes)


def _story(*events: EngineInput, scenario: Any = None) -> tuple[tuple[Any, Comment], ...]:
    """Play, and return every move of the trainee with its comment."""
    scenario = scenario or _scenario()
    engine = DialogueEngine(scenario, "en")
    state = engine.begin(seed=0)
    log: list[CallEvent] = []
    for event in (Answered(0.0), *events):
        step = engine.step(state, event)
        state = step.state
        log += [event, *step.happened]
    log.append(CallEnded(99.0, state.outcome or "aborted"))
    begun = replace(start(language="en", seed=0), scenario_source=scenario.model_dump_json())
    story = Story(begun, log)
    return tuple((turn, story.comment(turn)) for turn in turns(log) if turn.kind != "line")


def test_a_right_answer_is_praised_and_nothing_better_is_offered() -> None:
    ((_, comment),) = _story(said("empathy", replies=("kind",)))
    assert (comment.verdict, comment.better, comment.why) == ("good", None, "Jo feels seen.")
    assert comment.strengths == ("empathy",)
    assert comment.reached == ("feeling",)


def test_a_mistake_tells_what_it_cost_and_what_was_better() -> None:
    ((_, comment),) = _story(said("calm_down", replies=("calm",)))
    assert comment.verdict == "mistake"
    assert [(price.reason, price.heat, price.words) for price in comment.prices] == [("calm_down", 14.0, "x")]
    assert comment.better is not None
    assert (comment.better.words, comment.better.why) == ("I hear how upset you are.", "Jo feels seen.")
    assert comment.better.techniques == ("empathy",)


def test_a_right_answer_with_a_mistake_in_it_is_shown_without_it() -> None:
    ((_, comment),) = _story(said("empathy", "blame_third_party", replies=("kind",)))
    assert comment.verdict == "mixed"
    assert comment.better is not None
    assert comment.better.reply == "kind"
    assert [price.reason for price in comment.prices] == ["blame_third_party"]


def test_words_that_lead_nowhere_are_told_from_those_that_are_neither_right_nor_wrong() -> None:
    (_, nowhere), (_, so_so) = _story(said("backchannel"), said("solution", replies=("cold",), at=2))
    assert (nowhere.verdict, so_so.verdict) == ("missed", "so_so")
    assert so_so.better is not None
    assert so_so.better.reply == "kind"


def test_a_neutral_answer_is_as_good_where_nothing_better_was_open() -> None:
    ((_, comment),) = _story(said("solution", replies=("cold",)), scenario=_scenario(COLD, SOLVE, CALM))
    assert (comment.verdict, comment.better) == ("as_good", None)


def test_the_better_answer_follows_from_the_moment_before_the_turn() -> None:
    comments = [comment for _, comment in _story(said("calm_down"), said("empathy", replies=("kind",)), said())]
    assert [comment.better.reply if comment.better else "" for comment in comments] == ["kind", "", "solve"]


def test_what_brought_nothing_new_is_not_offered_twice() -> None:
    scenario = _scenario(NOTES, CALM)
    first, _, again = (
        comment
        for _, comment in _story(
            said(), said("taking_notes", replies=("notes",), at=2), said(at=3), scenario=scenario
        )
    )
    assert first.better is not None
    assert first.better.reply == "notes"
    assert again.better is None


@pytest.mark.parametrize(("tirade", "verdict"), [(True, "right_silence"), (False, "dead_air")])
def test_silence_is_right_in_a_tirade_only(tirade: bool, verdict: str) -> None:
    ((_, comment),) = _story(TraineeSilent(8, 5), scenario=_scenario(tirade=tirade))
    assert comment.verdict == verdict
    assert (comment.better is None) == tirade


def test_talking_into_a_tirade_has_no_better_words() -> None:
    ((_, comment),) = _story(said("backchannel"), scenario=_scenario(tirade=True))
    assert (comment.verdict, comment.better) == ("talked_in_tirade", None)


def test_an_interruption_is_priced() -> None:
    ((_, comment),) = _story(TraineeInterrupted(1, "hello", 0.5))
    assert comment.verdict == "interrupted"
    assert [(price.reason, price.heat) for price in comment.prices] == [("interrupting", 5.0)]


def test_buttons() -> None:
    asks = {"id": "may-i", "techniques": ["hold"], "quality": "good", "examples": {"en": ["May I put you on hold?"]}}
    (_, hold), (_, resume), (_, hang_up) = _story(
        ButtonPressed(1, "hold"),
        ButtonPressed(5, "resume"),
        ButtonPressed(9, "hang_up"),
        scenario=_scenario(*REPLIES, asks),
    )
    assert (hold.verdict, resume.verdict, hang_up.verdict) == ("unannounced", "", "mistake")
    assert hold.better is not None
    assert hold.better.words == "May I put you on hold?"
    assert hang_up.better is not None


def test_nothing_is_better_without_an_example_in_the_language() -> None:
    engine = DialogueEngine(_scenario({**KIND, "examples": {}}), "en")
    assert best_answer(engine, engine.begin()) is None


def test_an_answer_that_ends_badly_is_never_the_better_one() -> None:
    leave = {**NOTES, "id": "leave", "next": "left", "effects": {"heat": -40}}
    engine = DialogueEngine(_scenario(leave, NOTES), "en")
    found = best_answer(engine, engine.begin())
    assert found is not None
    assert found[0].reply == "notes"


def test_without_events_only_the_reason_is_known_and_without_a_scenario_nothing() -> None:
    scenario = _scenario()
    story = Story(replace(start(language="en"), scenario_source=scenario.model_dump_json()))
    assert story.why("start", "calm", "start") == "Nobody ever calmed down so."
    ((turn, _),) = _story(said("calm_down", replies=("calm",)))
    assert story.comment(turn) == Comment("Nobody ever calmed down so.")
    broken = Story(replace(start(), scenario_source=json.dumps({"roleplay": 99})))
    assert broken.comment(turn) == Comment()


def test_the_weightiest_moments_come_first() -> None:
    found = _story(
        said("calm_down", replies=("calm",), at=1),
        said("defensive", at=2),
        said("backchannel", at=3),
        TraineeSilent(12, 5),
        said("taking_notes", replies=("notes",), at=13),
        said("empathy", replies=("kind",), at=14),
    )
    picked = moments([turn for turn, _ in found], [comment for _, comment in found])
    assert picked.best == (5, 4)
    assert picked.to_work_on == (0, 1, 2)


@given(st.lists(events(), max_size=12))
def test_whatever_was_saved_can_be_commented(log: list[CallEvent]) -> None:
    begun = replace(start(language="en"), scenario_source=_scenario().model_dump_json())
    story = Story(begun, log)
    found = turns(log)
    comments = [story.comment(turn) for turn in found]
    picked = moments(found, comments)
    assert set(picked.best).isdisjoint(picked.to_work_on)
    assert all(comment.better is None for comment in comments if comment.verdict in RIGHT)
