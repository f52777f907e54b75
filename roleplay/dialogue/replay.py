"""Stepping a saved call again: the same events lead through the same scenario on the same path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
)
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.state import DialogueState

ENGINE_INPUTS = (Answered, TraineeSaid, TraineeSilent, TraineeInterrupted, TraineeLongWinded, ButtonPressed)


def replay(
    engine: DialogueEngine, events: Iterable[CallEvent], *, seed: int
) -> Iterator[tuple[EngineInput, Step[DialogueState]]]:
    """Yield each event that the engine steps on, with what followed from it."""
    state = engine.begin(seed=seed)
    for event in events:
        if isinstance(event, ENGINE_INPUTS):
            step = engine.step(state, event)
            state = step.state
            yield event, step


def final_state(engine: DialogueEngine, events: Iterable[CallEvent], *, seed: int) -> DialogueState:
    """Return where a saved call ended."""
    state = engine.begin(seed=seed)
    for _, step in replay(engine, events, seed=seed):
        state = step.state
    return state
