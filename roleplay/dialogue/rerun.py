"""A saved call stepped again: in another version of its scenario, with other words, or as it is understood now.

The call stays on its recorded way, for what was said later answered the lines that the customer really spoke. Where
it would have gone elsewhere, that is told (`WentElsewhere`) and the dialogue is put back, as it is for corrected
words (`dialogue.corrected`). Where the other version knows the recorded moment no more it goes on by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roleplay.core.events import (
    CallEnded,
    CallEvent,
    CustomerSpeaking,
    EngineInput,
    Outcome,
    TraineeSaid,
)
from roleplay.core.understanding import Transcript
from roleplay.dialogue.corrected import CONSEQUENCES, elsewhere
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.replay import ENGINE_INPUTS, put_back
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState


@dataclass(frozen=True, slots=True)
class RerunCall:
    """The events of a call as they would have been."""

    events: tuple[CallEvent, ...]
    places: tuple[int, ...]
    """For each event the index of the recorded one that it stands for or follows from."""
    outcome: Outcome | None
    """How it would have ended; None when the customer would stay on the line, though in `events` the call ends."""
    strayed: tuple[int, ...] = ()
    """Indices of the recorded inputs at whose moment the other version could not be put back: it has none like it."""


def rerun(
    dialogue: ScenarioDialogue,
    recorded_by: DialogueEngine,
    events: Sequence[CallEvent],
    said: Mapping[int, Transcript],
    *,
    seed: int,
) -> RerunCall:
    """Step recorded events in `dialogue`, with the transcripts at some indices replaced by `said`.

    `recorded_by` is the engine of the scenario as it was played. Every answer is understood anew.
    """
    again = _Again(dialogue, seed)
    recorded = recorded_by.begin(seed=seed)
    last = max((index for index, event in enumerate(events) if isinstance(event, ENGINE_INPUTS)), default=-1)
    begun = False
    for index, event in enumerate(events):
        if isinstance(event, ENGINE_INPUTS):
            begun = True
            recorded = recorded_by.step(recorded, event).state
            if not again.over:
                again.step(index, event, said.get(index), recorded, last=index == last)
        elif isinstance(event, CONSEQUENCES) and begun:
            continue  # of the recorded step
        elif isinstance(event, CustomerSpeaking) and begun:
            again.found.append((replace(event, heat=again.state.heat), index))
        elif isinstance(event, CallEnded) and again.state.outcome is not None:
            again.found.append((replace(event, outcome=again.state.outcome), index))
        else:
            again.found.append((event, index))
    from_outside = recorded.outcome is None
    outcome = again.state.outcome or (_ended(events) if from_outside else None)
    where = tuple(index for _, index in again.found)
    return RerunCall(tuple(event for event, _ in again.found), where, outcome, tuple(again.strayed))


class _Again:
    """The call as it is stepped now."""

    def __init__(self, dialogue: ScenarioDialogue, seed: int) -> None:
        self._dialogue = dialogue
        self.state = dialogue.begin(seed=seed)
        self.found: list[tuple[CallEvent, int]] = []
        self.strayed: list[int] = []
        self.over = False
        """This version has ended the call, at a moment from which it could not be put back."""

    def step(
        self, index: int, event: EngineInput, said: Transcript | None, recorded: DialogueState, *, last: bool
    ) -> None:
        """Step on one recorded input, after which the recorded call stood at `recorded`."""
        if isinstance(event, TraineeSaid):
            transcript = said or event.transcript
            event = replace(
                event, transcript=transcript, understood=self._dialogue.understand(self.state, transcript)
            )
        before, step = self.state, self._dialogue.step(self.state, event)
        self.state = step.state
        self.found += ((one, index) for one in (event, *step.happened))
        went = elsewhere(event.at, step, recorded)
        if went is None or last:
            return  # nothing was said later that would have to be judged at its own moment
        self.found.append((went, index))
        if went.spoken_at in self._dialogue.engine.scenario.nodes:
            self.state = put_back(before, self.state, went)
        else:
            self.strayed.append(index)
            self.over = self.state.outcome is not None


def _ended(events: Sequence[CallEvent]) -> Outcome | None:
    return next((event.outcome for event in reversed(events) if isinstance(event, CallEnded)), None)
