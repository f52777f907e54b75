"""A saved call with corrected words: stepped again, and put back on its way where they would have led elsewhere.

What was said later was said to the customer's lines of the recorded way, so it is judged at the moments at which it
was spoken. What the corrected words bring (heat, flags, facts, techniques) stays; only the place is put back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roleplay.core.actions import Say, Step
from roleplay.core.events import (
    CallEvent,
    CustomerSpeaking,
    EngineInput,
    FactTold,
    HeatChanged,
    ReplyTaken,
    TraineeSaid,
    WentElsewhere,
)
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.replay import ENGINE_INPUTS, put_back
from roleplay.dialogue.state import DialogueState

CONSEQUENCES = (ReplyTaken, HeatChanged, FactTold)
_SWEARING = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class CorrectedCall:
    """The events of a call as they would have been."""

    events: tuple[CallEvent, ...]
    places: tuple[int, ...]
    """For each event the index of the recorded one that it stands for or follows from."""


def corrected_call(
    engine: DialogueEngine, events: Sequence[CallEvent], said: Mapping[int, TraineeSaid], *, seed: int
) -> CorrectedCall:
    """Return a call in which the events at some indices are replaced by `said`, and all that follows from them."""
    first = min(said, default=len(events))
    recorded = now = engine.begin(seed=seed)
    found: list[tuple[CallEvent, int]] = []
    place = -1
    for index, event in enumerate(events):
        if isinstance(event, ENGINE_INPUTS):
            place = index
            corrected: EngineInput = said.get(index, event)
            recorded = engine.step(recorded, event).state
            before, step = now, engine.step(now, corrected)
            now = step.state
            found.append((corrected, index))
            if index >= first:
                found += ((happened, index) for happened in step.happened)
                if (went := elsewhere(event.at, step, recorded)) is not None:
                    found.append((went, index))
                    now = put_back(before, now, went)
        elif isinstance(event, CONSEQUENCES) and place >= first:
            continue  # of the recorded words
        elif isinstance(event, CustomerSpeaking) and place >= first:
            found.append((replace(event, heat=now.heat), index))
        else:
            found.append((event, index))
    return CorrectedCall(tuple(event for event, _ in found), tuple(index for _, index in found))


def elsewhere(at: float, step: Step[DialogueState], recorded: DialogueState) -> WentElsewhere | None:
    """Return where the words would have led, None when the call went there."""
    state = step.state
    if (state.node, state.outcome, state.on_hold) == (recorded.node, recorded.outcome, recorded.on_hold):
        return None
    says = next((action.text for action in step.actions if isinstance(action, Say)), "")
    says = _SWEARING.sub("…", says)
    return WentElsewhere(at, state.node, recorded.node, says, recorded.outcome, recorded.on_hold)
