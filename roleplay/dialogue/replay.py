"""Stepping a saved call again: the same events lead through the same scenario on the same path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from roleplay.core.actions import Step
from roleplay.core.events import (
    Answered,
    ButtonPressed,
    CallEvent,
    EngineInput,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
    WentElsewhere,
)
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.state import DialogueState, counted

ENGINE_INPUTS = (Answered, TraineeSaid, TraineeSilent, TraineeInterrupted, TraineeLongWinded, ButtonPressed)


def replay(
    engine: DialogueEngine, events: Iterable[CallEvent], *, seed: int
) -> Iterator[tuple[EngineInput, Step[DialogueState]]]:
    """Yield each event that the engine steps on, with what followed from it."""
    state = engine.begin(seed=seed)
    latest: tuple[EngineInput, Step[DialogueState]] | None = None
    before = state
    for event in events:
        if isinstance(event, ENGINE_INPUTS):
            if latest is not None:
                yield latest
            before, step = state, engine.step(state, event)
            latest, state = (event, step), step.state
        elif isinstance(event, WentElsewhere) and latest is not None and event.spoken_at in engine.scenario.nodes:
            state = put_back(before, state, event)
            latest = latest[0], replace(latest[1], state=state)
    if latest is not None:
        yield latest


def put_back(before: DialogueState, after: DialogueState, elsewhere: WentElsewhere) -> DialogueState:
    """Return the state after some words, at the place at which the call really went on."""
    node = elsewhere.spoken_at
    visits = before.visits if node == before.node else counted(before.visits, node)
    return replace(after, node=node, visits=visits, outcome=elsewhere.outcome, on_hold=elsewhere.on_hold)


def final_state(engine: DialogueEngine, events: Iterable[CallEvent], *, seed: int) -> DialogueState:
    """Return where a saved call ended."""
    state = engine.begin(seed=seed)
    for _, step in replay(engine, events, seed=seed):
        state = step.state
    return state
