"""The engine: what follows from words, silence, interruptions and buttons."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.actions import End, HoldMusic, Listen, Say, Step
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    EngineInput,
    HeatChanged,
    ReplyTaken,
    TraineeInterrupted,
    TraineeSilent,
)
from roleplay.core.understanding import Evidence, ReplyMatch
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.replay import final_state, replay
from roleplay.dialogue.state import DialogueState
from tests.dialogue.scenarios import said, shipped, small

ENGINE = DialogueEngine(small(), "en")


def _after(*events: EngineInput, engine: DialogueEngine = ENGINE) -> Step[DialogueState]:
    step = Step(engine.begin(seed=0), ())
    for event in (Answered(0.0), *events):
        step = engine.step(step.state, event)
    return step


def _lines(step: Step[DialogueState]) -> list[str]:
    return [action.line for action in step.actions if isinstance(action, Say)]


def test_answering_makes_the_customer_speak_and_then_listen() -> None:
    step = _after()
    assert _lines(step) == ["hello"]
    assert step.actions[-1] == Listen(5)
    assert step.state.node == "start"
    assert step.state.visits == {"start": 1}


def test_a_reply_leads_on_and_its_reason_is_told() -> None:
    step = _after(said("empathy", replies=("kind",)), said("solution", replies=("solve", "solve-cold")))
    assert step.actions[-1] == End("solved", "done")
    assert [event for event in step.happened if isinstance(event, ReplyTaken)] == [
        ReplyTaken(1.0, "start", "solve", "done", 0.8, 1.1)
    ]


def test_sympathy_in_the_same_breath_opens_the_way_for_the_offer() -> None:
    step = _after(said("empathy", "solution", replies=("kind", "solve", "solve-cold")))
    assert step.state.outcome == "solved"


def test_an_offer_without_sympathy_does_not_settle_it() -> None:
    step = _after(said("solution", replies=("solve", "solve-cold")))
    assert _lines(step) == ["cold"]
    assert step.state.outcome is None


def test_likeness_without_its_techniques_has_no_effects_beside_a_better_reply() -> None:
    event = said("solution", replies=("solve-cold",))
    alike = ReplyMatch("kind", 0.6, Evidence("x"))
    event = replace(event, understood=replace(event.understood, replies=(*event.understood.replies, alike)))
    assert "felt" not in _after(event).state.flags


def test_a_weak_match_is_not_taken() -> None:
    event = said(replies=("kind",))
    weak = replace(event.understood.replies[0], score=0.49)
    step = _after(replace(event, understood=replace(event.understood, replies=(weak,))))
    assert _lines(step) == ["what"]
    assert step.state.misses == 1


def test_techniques_move_the_heat_and_soothe_less_each_time() -> None:
    first, second = _after(said("empathy")), _after(said("empathy"), said("empathy"))
    assert first.state.heat == 42
    assert second.state.heat == pytest.approx(42 - 8 * 0.6)
    swearing = _after(said("empathy"), said("profanity"))
    assert HeatChanged(1.0, 42, 62, "profanity") in swearing.happened


def test_the_customer_loses_patience_when_nothing_moves_on() -> None:
    heats = [_after(*[said("hold", replies=("kind",))] * times).state.heat for times in range(6)]
    assert heats == [50, 50, 50, 54, 62, 74]


def test_a_losing_reply_sets_its_flags_but_moves_no_heat() -> None:
    nodes = small().model_dump()["nodes"]
    loser = {"id": "loser", "techniques": ["empathy"], "effects": {"heat": 30, "set": ["lost"]}, "next": "left"}
    nodes["start"]["replies"] = [*nodes["start"]["replies"], loser]
    engine = DialogueEngine(small(nodes=nodes), "en")
    step = _after(said("empathy", "solution", replies=("kind", "solve", "solve-cold", "loser")), engine=engine)
    assert step.state.outcome == "solved"
    assert step.state.flags >= {"lost", "settled"}
    assert step.state.heat == 50 - 8 - 7


def test_at_the_breaking_point_the_customer_leaves_whatever_was_said() -> None:
    step = _after(said("profanity"), said("profanity", "empathy", replies=("kind",)), said("profanity"))
    assert step.state.outcome == "customer_left"


def test_silence_is_counted_in_a_row() -> None:
    assert _lines(_after(TraineeSilent(5, 5))) == ["there"]
    assert _after(TraineeSilent(5, 5), said("empathy"), TraineeSilent(9, 5)).state.outcome is None
    assert _after(TraineeSilent(5, 5), TraineeSilent(9, 5)).state.outcome == "customer_left"


def test_talking_over_the_customer_costs() -> None:
    assert _after(TraineeInterrupted(2, "hello", 0.5)).state.heat == 55


def test_in_a_tirade_words_are_not_heard_and_talking_over_costs_more() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["tirade"] = True
    engine = DialogueEngine(small(nodes=nodes), "en")
    step = _after(
        TraineeInterrupted(2, "hello", 0.5),
        said("solution", replies=("solve-cold",), interrupting=True),
        engine=engine,
    )
    assert step.state.heat == 50 + 10 - 7
    assert _lines(step) == []
    assert step.state.misses == 0


def test_hold_plays_music_until_it_is_resumed() -> None:
    held = _after(said("hold"), ButtonPressed(2, "hold"))
    assert held.actions[0] == HoldMusic(on=True)
    assert held.state.heat == 50
    resumed = ENGINE.step(held.state, ButtonPressed(9, "resume"))
    assert resumed.actions == (HoldMusic(on=False), Listen(5))


def test_an_unannounced_or_long_hold_makes_angry() -> None:
    held = _after(ButtonPressed(2, "hold"))
    assert held.state.heat == 58
    assert ENGINE.step(held.state, TraineeSilent(30, 25)).state.heat == 64


def test_speaking_ends_a_hold() -> None:
    step = _after(ButtonPressed(2, "hold"), said("empathy", replies=("kind",)))
    assert step.actions[0] == HoldMusic(on=False)
    assert not step.state.on_hold


def test_hanging_up_without_a_reason_is_unjustified() -> None:
    assert _after(ButtonPressed(2, "hang_up")).state.outcome == "unjustified_hangup"


def test_nothing_follows_after_the_end() -> None:
    ended = _after(ButtonPressed(2, "hang_up"))
    assert ENGINE.step(ended.state, said("empathy", replies=("kind",))) == Step(ended.state, ())


def test_of_a_group_the_line_heard_least_is_said_and_the_seed_decides_where_to_begin() -> None:
    nodes = small().model_dump()["nodes"]
    nodes["start"]["otherwise"] = [
        {"says": [{"id": f"what-{number}", "group": "what", "text": {"en": "What?"}} for number in range(3)]}
    ]
    engine = DialogueEngine(small(nodes=nodes), "en")

    def heard(seed: int) -> list[str]:
        state = engine.begin(seed=seed)
        lines = []
        for _ in range(4):
            step = engine.step(state, said())
            lines += _lines(step)
            state = step.state
        return lines

    assert heard(0) == ["what-0", "what-1", "what-2", "what-0"]
    assert heard(1) == ["what-1", "what-2", "what-0", "what-1"]


# --- properties, on the shipped scenario ---

MARIAN = DialogueEngine(shipped("laptop-overdue"), "en")
_TECHNIQUES = sorted(
    {technique for node in MARIAN.scenario.nodes.values() for reply in node.replies for technique in reply.techniques}
)
_REPLIES = sorted(
    {reply.id for node in MARIAN.scenario.nodes.values() for reply in node.replies}
    | {reply.id for reply in MARIAN.scenario.shared_replies}
)
_events = st.one_of(
    st.builds(
        said,
        *(st.sampled_from(_TECHNIQUES) for _ in range(2)),
        replies=st.lists(st.sampled_from(_REPLIES), max_size=4, unique=True).map(tuple),
        interrupting=st.booleans(),
    ),
    st.builds(TraineeSilent, st.just(1.0), st.floats(0, 60)),
    st.builds(TraineeInterrupted, st.just(1.0), st.just("x"), st.floats(0, 9)),
    st.builds(ButtonPressed, st.just(1.0), st.sampled_from(["hold", "resume", "transfer", "hang_up"])),
)


@given(st.lists(_events, max_size=40), st.integers(0, 1000))
def test_the_same_events_take_the_same_path(events: list[EngineInput], seed: int) -> None:
    calls = [Answered(0.0), *events]
    assert list(replay(MARIAN, calls, seed=seed)) == list(
        replay(DialogueEngine(shipped_again, "en"), calls, seed=seed)
    )


shipped_again = shipped("laptop-overdue")


@given(st.lists(_events, max_size=40))
def test_whatever_happens_heat_stays_in_range_and_somebody_has_the_floor(events: list[EngineInput]) -> None:
    for _, step in replay(MARIAN, [Answered(0.0), *events], seed=0):
        assert 0 <= step.state.heat <= 100
        assert step.state.node in MARIAN.scenario.nodes
        if step.state.outcome is None and any(isinstance(action, Say) for action in step.actions):
            assert isinstance(step.actions[-1], Listen)
        moved = [event for event in step.happened if isinstance(event, HeatChanged)]
        assert all(one.after == two.before for one, two in pairwise(moved))


@given(st.lists(_events, max_size=15))
def test_silence_ends_every_call(events: list[EngineInput]) -> None:
    silences = [TraineeSilent(1.0, 7.0)] * 40
    assert final_state(MARIAN, [Answered(0.0), *events, *silences], seed=0).outcome is not None
