"""A saved call stepped again with corrected words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEnded,
    CallEvent,
    CustomerSpeaking,
    EngineInput,
    HeatChanged,
    NoteTaken,
    ReplyTaken,
    TraineeSaid,
    TraineeSilent,
    WentElsewhere,
)
from roleplay.dialogue.corrected import CorrectedCall, corrected_call
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.replay import ENGINE_INPUTS, final_state, replay
from roleplay.dialogue.scoring import score
from tests.dialogue.scenarios import said, small

ENGINE = DialogueEngine(small(), "en")
NOTHING = said(at=2.0)
KIND = said("empathy", replies=("kind",), at=2.0)
SOLVE = said("solution", replies=("solve", "solve-cold"), at=3.0)
MOVES: tuple[EngineInput, ...] = (NOTHING, KIND, SOLVE, TraineeSilent(4.0, 5.0), ButtonPressed(4.0, "hold"))


def recorded(*moves: EngineInput) -> tuple[CallEvent, ...]:
    """Return the log of a call as it is saved: every move with what came of it, and what was said in between."""
    events: list[CallEvent] = []
    state = ENGINE.begin()
    for number, move in enumerate((Answered(0.0), *moves)):
        step = ENGINE.step(state, replace(move, at=float(number)))
        state = step.state
        events += [replace(move, at=float(number)), *step.happened, NoteTaken(number + 0.5, "note")]
        events.append(CustomerSpeaking(number + 0.6, "x", "x", state.heat, 0.0))
    return (*events, CallEnded(99.0, state.outcome or "aborted"))


def corrected(events: tuple[CallEvent, ...], number: int, better: TraineeSaid) -> CorrectedCall:
    """Correct the trainee's words of that number, from 0."""
    place = [index for index, event in enumerate(events) if isinstance(event, TraineeSaid)][number]
    return corrected_call(ENGINE, events, {place: replace(better, at=events[place].at)}, seed=0)


def inputs(events: tuple[CallEvent, ...]) -> list[CallEvent]:
    return [event for event in events if isinstance(event, ENGINE_INPUTS)]


@given(st.lists(st.sampled_from(MOVES), max_size=6).map(tuple))
def test_without_corrections_a_call_stays_as_it_was(moves: tuple[EngineInput, ...]) -> None:
    events = recorded(*moves)
    assert corrected_call(ENGINE, events, {}, seed=0) == CorrectedCall(events, tuple(range(len(events))))


def test_corrected_words_count_in_all_that_follows() -> None:
    events = recorded(NOTHING, SOLVE)
    call = corrected(events, 0, KIND)
    assert "felt" not in final_state(ENGINE, events, seed=0).flags
    assert {"felt", "settled"} <= final_state(ENGINE, call.events, seed=0).flags
    assert [event.reply for event in call.events if isinstance(event, ReplyTaken)] == ["kind", "solve"]
    assert score(ENGINE, call.events, seed=0).total > score(ENGINE, events, seed=0).total


def test_where_the_words_would_have_led_elsewhere_is_told_and_the_call_goes_on_as_it_was_spoken() -> None:
    events = recorded(KIND, NOTHING, KIND)
    call = corrected(events, 1, SOLVE)
    elsewhere = [event for event in call.events if isinstance(event, WentElsewhere)]
    assert elsewhere == [WentElsewhere(2.0, "done", "start", "Thanks.", None)]
    steps = [step.state for _, step in replay(ENGINE, call.events, seed=0)]
    assert [state.node for state in steps] == ["start"] * 4
    assert steps[-1].outcome is None
    assert "settled" in steps[-1].flags
    assert steps[-1].visits == {"start": 1}
    assert call.events[-1] == CallEnded(99.0, "aborted")


def test_a_call_that_really_ended_there_stays_ended() -> None:
    events = recorded(KIND, SOLVE)
    call = corrected(events, 1, NOTHING)
    assert [event for event in call.events if isinstance(event, WentElsewhere)] == [
        WentElsewhere(2.0, "start", "done", "What?", "solved")
    ]
    assert final_state(ENGINE, call.events, seed=0).outcome == "solved"


def test_swearing_is_not_told() -> None:
    nodes = small().model_dump(mode="json")["nodes"]
    nodes["start"]["otherwise"] = [{"next": "left", "says": [{"id": "w", "text": {"en": "You {bloody} fool!"}}]}]
    engine = DialogueEngine(small(nodes=nodes), "en")
    events = (Answered(0.0), replace(KIND, at=1.0))
    call = corrected_call(engine, events, {1: replace(NOTHING, at=1.0)}, seed=0)
    assert [event.says for event in call.events if isinstance(event, WentElsewhere)] == ["You … fool!"]


@given(st.lists(st.sampled_from(MOVES), min_size=1, max_size=6).map(tuple), st.data())
def test_every_event_stands_for_one_of_the_recorded_ones(moves: tuple[EngineInput, ...], data: st.DataObject) -> None:
    events = recorded(*moves)
    spoken = [index for index, event in enumerate(events) if isinstance(event, TraineeSaid)]
    chosen = data.draw(st.sets(st.sampled_from(spoken)) if spoken else st.just(set[int]()))
    better = {index: replace(KIND, at=events[index].at) for index in chosen}
    call = corrected_call(ENGINE, events, better, seed=0)
    assert len(call.events) == len(call.places)
    assert list(call.places) == sorted(call.places)
    for event, place in zip(call.events, call.places, strict=True):
        if isinstance(event, ENGINE_INPUTS):
            assert event == better.get(place, events[place])
    assert len(inputs(call.events)) == len(inputs(events))
    # Stepping what came out gives the same again: scores and comments see what the debrief shows.
    happened = [one for _, step in replay(ENGINE, call.events, seed=0) for one in step.happened]
    shown = [one for one in call.events if isinstance(one, ReplyTaken | HeatChanged)]
    assert [one for one in happened if isinstance(one, ReplyTaken | HeatChanged)] == shown
    # The dialogue stands where it stood, so that what was found in later words fits.
    was = [step.state.node for _, step in replay(ENGINE, events, seed=0)]
    assert [step.state.node for _, step in replay(ENGINE, call.events, seed=0)] == was
