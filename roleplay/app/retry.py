"""Going back to a moment of a saved call, to answer it differently."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from roleplay.app.corrections import position_of
from roleplay.app.options import CallOptions, Retry
from roleplay.audio.recording import load_recording
from roleplay.call.parts import Resumed
from roleplay.core.errors import InputError
from roleplay.core.events import (
    CallEvent,
    FactTold,
    HeatChanged,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
)
from roleplay.core.ports import SessionWriter
from roleplay.core.records import SessionRecord
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.formats.library import from_json
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.replay import ENGINE_INPUTS
from roleplay.dialogue.state import DialogueState

_BLOCK_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Earlier:
    """A saved call, and the event of it that is to be taken back with all that followed."""

    record: SessionRecord
    position: int
    """Index in `record.events`, of a move of the trainee's."""
    recording: Path | None

    @property
    def scenario(self) -> Scenario:
        """The scenario as it was played then. Raises `ScenarioError`."""
        return from_json(self.record.start.scenario_source)

    def options(self, options: CallOptions) -> CallOptions:
        """Return the options with what the earlier call decides."""
        start = self.record.start
        return replace(
            options,
            scenario_id=start.scenario_id,
            language=start.language,
            mode="practice",
            level=start.level,
            seed=start.seed,
        )

    def moment(self, engine: DialogueEngine) -> Resumed[DialogueState]:
        """Return where the dialogue stood when the customer had just spoken. Raises `InputError`.

        A move that was made while the customer still talked is taken back to before the customer began.
        """
        if self.record.start.mode == "test":
            raise InputError("This call was a test: there is one go only.", hint="Rehearse it in practice mode.")
        events = self.record.events[: self.position]
        state = engine.begin(seed=self.record.start.seed)
        found: Resumed[DialogueState] | None = None
        for index, event in enumerate(events):
            if isinstance(event, ENGINE_INPUTS):
                step = engine.step(state, event)
                state = step.state
                if not isinstance(event, TraineeInterrupted | TraineeLongWinded):
                    found = Resumed(event.at, state, step.actions, (*events[: index + 1], *_outcome(events, index)))
        if found is None:
            raise InputError("The call cannot go on from before it was answered.", hint="Ring the customer anew.")
        return found

    def copy_sound(self, seconds: float, writer: SessionWriter) -> None:
        """Begin the new recording with the sound of the old one; with silence where there is none."""
        wanted = round(seconds * CALL_RATE)
        kept = 0
        if self.recording is not None:
            sound = load_recording(self.recording)[:wanted]
            kept = len(sound)
            for first in range(0, kept, _BLOCK_SECONDS * CALL_RATE):
                block = sound[first : first + _BLOCK_SECONDS * CALL_RATE]
                writer.append_audio(block[:, 0].tobytes(), block[:, 1].tobytes())
        while kept < wanted:
            count = min(wanted - kept, _BLOCK_SECONDS * CALL_RATE)
            writer.append_audio(bytes(count * SAMPLE_BYTES), bytes(count * SAMPLE_BYTES))
            kept += count


def retry_at(record: SessionRecord, answer: int) -> Retry:
    """Return what takes back the trainee's answer of that number, from 1, and all that followed.

    Raises `InputError` when there is no such answer.
    """
    return Retry(record.start.id, position_of(record, answer))


def _outcome(events: tuple[CallEvent, ...], index: int) -> tuple[CallEvent, ...]:
    """Return what came of an engine input, as it was recorded behind it."""
    return tuple(takewhile(lambda event: isinstance(event, ReplyTaken | HeatChanged | FactTold), events[index + 1 :]))
