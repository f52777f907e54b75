"""What a measurement at the edge of the sound card says, put together from the recording and the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.calibration import Calibration
from roleplay.app.bench.clock import SharedClock
from roleplay.app.bench.figures import Share, StageTimes, times
from roleplay.app.bench.first_audio import FirstAudio
from roleplay.app.bench.memory import MemoryUse
from roleplay.app.bench.outcomes import (
    SOON,
    TOLERANCE,
    Answering,
    Verdict,
    false_stop,
    how_answered,
    seconds_to_silence,
)
from roleplay.app.bench.rehearsal import LIMIT, Kind, Trial
from roleplay.app.bench.voice_bounds import Span, loudness, threshold, voice_spans
from roleplay.core.events import CallEvent, CustomerSpeaking, TraineeInterrupted, TurnTimed
from roleplay.core.sound import CALL_RATE

STAGES = tuple(
    field.name for field in fields(TurnTimed) if field.type == "float" and field.name not in ("at", "hold")
)
"""As the program times itself, in order."""
DEVICE = "device"
"""What is left of the whole: the card and its buffers on both sides, and the edges of the voices."""
GROUPS: dict[str, tuple[Kind, ...]] = {
    "expected": ("expected", "with_pause"),
    "expected, in one go": ("expected",),
    "expected, with a pause inside": ("with_pause",),
    "open speech": ("open",),
}
_SENTENCES = 0.6
"""Seconds of silence up to which a customer's sentences are one line."""
_PIECES = 0.3
_AIR = 1.0
"""Seconds after which the last sample said was in the air for certain."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One trial and what became of it; times in seconds of the recording."""

    kind: Kind
    text: str
    node: str
    begin: float
    """Of the trainee's voice."""
    end: float
    verdict: Verdict | None = None
    """Of an answer; `cut_off` of an interruption that was answered inside, too; None for what wants none."""
    gap: float | None = None
    """From the end of the voice to the customer's."""
    stages: dict[str, float] | None = None
    silent_after: float | None = None
    """How long an interrupted customer talked on; infinite for one who did not stop."""
    stopped: bool | None = None
    """Whether a sound of listening cost the customer the rest of the line."""
    halted: bool = False
    """Whether it made the customer fall silent and then go on."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One group of answers."""

    answers: int
    cut_offs: Share
    missed: Share
    voice_to_voice: StageTimes | None
    """Of those that were answered; None when none was."""
    stages: dict[str, StageTimes]


@dataclass(frozen=True, slots=True)
class Interruptions:
    """How the customer is interrupted."""

    to_silence: StageTimes | None
    """From the beginning of the trainee's voice to the end of the customer's."""
    interruptions: int
    not_stopped: Share
    false_stops: Share
    """By words of listening and coughs."""
    false_stops_by: dict[str, Share]
    halts: Share = field(default_factory=lambda: Share(0, 0))
    """Words of listening and coughs at which the customer fell silent and then went on."""
    cut_offs: Share = field(default_factory=lambda: Share(0, 0))
    """Interruptions that the customer stopped for, and then answered in a pause inside."""


@dataclass(frozen=True, slots=True)
class EdgeReport:
    """Everything that was measured."""

    groups: dict[str, Answers]
    interruptions: Interruptions
    first_audio: tuple[FirstAudio, ...]
    calibration: Calibration
    underruns: int
    """How often the program's microphone lost sound or its loudspeaker ran dry."""
    lost: float
    """Seconds of the trainee's sound that the program lost over the run."""
    memory: MemoryUse
    seconds: float
    """How long was measured."""
    cpu_percent: float
    """Load of all processors in that time, the bench's own included."""
    load: int
    """Percent that was asked for."""
    recogniser: str
    language: str
    scenario: str
    seed: int
    unheard: int
    """Of what was said, how much was not heard as it was given (the bench itself was held up), and is left out."""
    trials: tuple[Measured, ...]


class Hearing:
    """What can be heard in the recording of one call: both sides, with the program's events beside them."""

    def __init__(
        self,
        heard: NDArray[np.int16],
        inside: NDArray[np.int16],
        trials: Sequence[Trial],
        events: Sequence[CallEvent],
    ) -> None:
        """Take the recording (shape (n, 2)), the trainee's side of the session, and what was done when."""
        customer, self._trainee = heard[:, 0], heard[:, 1]
        levels = loudness(customer)
        above = threshold(levels)
        self._pieces = voice_spans(customer, gap=_PIECES, above=above)
        self._lines = voice_spans(customer, gap=_SENTENCES, above=above)
        self._above = threshold(loudness(self._trainee))
        self._events = events
        self.clock = SharedClock(self._trainee, inside)
        self._voices = [(trial, self._voice(trial)) for trial in trials]
        for _, voice in self._voices:
            if voice is not None:
                self.clock.learn(voice.begin, voice.end)

    def measured(self) -> list[Measured]:
        """Return what became of every trial whose voice is heard as it was given."""
        turns = [(self.clock.outside(event.at), event) for event in self._events if isinstance(event, TurnTimed)]
        voices = [(trial, voice) for trial, voice in self._voices if voice is not None]
        talks_on = [*(voice.begin for _, voice in voices[1:]), float("inf")]
        judged = [
            self._judged(trial, voice, turns, min(LIMIT, begin - voice.end))
            for (trial, voice), begin in zip(voices, talks_on, strict=False)
        ]
        # Who talks on before an answer could come has not given it the time.
        return [
            trial
            for trial, begin in zip(judged, talks_on, strict=False)
            if trial.verdict != "missed" or begin > trial.end + LIMIT
        ]

    def _voice(self, trial: Trial) -> Span | None:
        """Return the trial's voice as it is heard, None when it does not have the length that was given."""
        first = round(trial.asked_at * CALL_RATE)
        last = first + round((trial.seconds + _AIR) * CALL_RATE)
        spans = voice_spans(self._trainee[first:last], above=self._above, gap=1.0)
        if not spans or abs(spans[-1].end - spans[0].begin - trial.seconds) > max(0.1, 0.3 * (trial.kind == "cough")):
            return None
        return Span(trial.asked_at + spans[0].begin, trial.asked_at + spans[-1].end)

    def _judged(self, trial: Trial, voice: Span, turns: Sequence[tuple[float, TurnTimed]], limit: float) -> Measured:
        plain = Measured(trial.kind, trial.text, trial.node, voice.begin, voice.end)
        if trial.kind == "interruption":
            return self._interruption(plain, voice, [at for at, _ in turns])
        if trial.kind in ("backchannel", "cough"):
            silent = false_stop(voice, self._pieces, self._line_end(voice.begin))
            stopped = None if silent is None else self._given_up(voice)
            return replace(plain, stopped=stopped, halted=bool(silent) and not stopped)
        onsets = [piece.begin for piece in self._pieces]
        answering = how_answered(voice, onsets, [at for at, _ in turns], limit)
        stages = _stages(answering, voice, turns)
        return replace(plain, verdict=answering.verdict, gap=answering.gap, stages=stages)

    def _interruption(self, plain: Measured, voice: Span, turn_ends: Sequence[float]) -> Measured:
        """Judge an interruption; a customer who has stopped and then answers into a pause has cut it off."""
        taken = [at for at in turn_ends if voice.begin < at < voice.end - TOLERANCE]
        until = Span(voice.begin, min([voice.end, *taken]))
        after = seconds_to_silence(until, self._lines, self._line_end(voice.begin))
        return replace(plain, silent_after=after, verdict="cut_off" if taken else None)

    def _given_up(self, voice: Span) -> bool:
        """Tell whether the program took a sound for an interruption."""
        told = [self.clock.outside(event.at) for event in self._events if isinstance(event, TraineeInterrupted)]
        return any(voice.begin < at < voice.end + SOON for at in told)

    def _line_end(self, at: float) -> float:
        """Return when the line that is heard at a time would end if nobody stopped it."""
        lines = [event for event in self._events if isinstance(event, CustomerSpeaking)]
        begun = [(self.clock.outside(event.at), event) for event in lines]
        return next((begin + event.seconds for begin, event in reversed(begun) if begin <= at), at)


def _stages(answering: Answering, voice: Span, turns: Sequence[tuple[float, TurnTimed]]) -> dict[str, float] | None:
    """Split the time until the answer by what the program says of that turn; None when it says nothing."""
    if answering.gap is None:
        return None
    onset = voice.end + answering.gap
    timed = [turn for at, turn in turns if voice.begin < at <= onset + 1.0]
    if not timed:
        return None
    stages = {name: float(getattr(timed[0], name)) for name in STAGES}
    return stages | {DEVICE: answering.gap - sum(stages.values())}


def grouped(trials: Iterable[Measured]) -> dict[str, Answers]:
    """Return the figures of each group of answers that was measured."""
    everything = list(trials)
    chosen = {name: [trial for trial in everything if trial.kind in kinds] for name, kinds in GROUPS.items()}
    return {name: _answers(some) for name, some in chosen.items() if some}


def _answers(trials: Sequence[Measured]) -> Answers:
    gaps = [trial.gap for trial in trials if trial.gap is not None]
    split = [trial.stages for trial in trials if trial.stages is not None]
    stages = {name: times([one[name] for one in split]) for name in (*STAGES, DEVICE)} if split else {}
    cut_offs, missed = (sum(trial.verdict == verdict for trial in trials) for verdict in ("cut_off", "missed"))
    whole = times(gaps) if gaps else None
    return Answers(len(trials), Share(cut_offs, len(trials)), Share(missed, len(trials)), whole, stages)


def interrupted(trials: Iterable[Measured]) -> Interruptions:
    """Return the figures of interruptions, and of what should be none."""
    everything = list(trials)
    talks = [trial for trial in everything if trial.silent_after is not None]
    after = [trial.silent_after for trial in talks if trial.silent_after is not None]
    stopped = [seconds for seconds in after if np.isfinite(seconds)]
    sounds = [trial for trial in everything if trial.stopped is not None]
    by = {
        text: Share(sum(bool(trial.stopped) for trial in sounds if trial.text == text), count)
        for text in sorted({trial.text for trial in sounds})
        if (count := sum(trial.text == text for trial in sounds))
    }
    return Interruptions(
        times(stopped) if stopped else None,
        len(after),
        Share(len(after) - len(stopped), len(after)),
        Share(sum(bool(trial.stopped) for trial in sounds), len(sounds)),
        by,
        Share(sum(trial.halted for trial in sounds), len(sounds)),
        Share(sum(trial.verdict == "cut_off" for trial in talks), len(talks)),
    )
