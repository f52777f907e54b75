"""How long the customer takes to answer on a line inside the program, without a sound card."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.app.bench.figures import StageTimes, times
from roleplay.app.bench.memory import MemoryWatch
from roleplay.app.calls import CallBuilder, Script
from roleplay.app.options import CallOptions
from roleplay.audio.virtual import VirtualLine
from roleplay.call.trainee import Move
from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.events import AnyEvent, TurnTimed
from roleplay.core.sound import FRAME_SECONDS, Frame, Pcm

STAGES = ("pause", "recognition", "decision", "playback")


@dataclass(frozen=True, slots=True)
class LatencyReport:
    """From the trainee's last sound of speech to the first sample of the answer handed to the line."""

    turns: int
    total: StageTimes
    stages: dict[str, StageTimes]
    """`pause` (the end-of-turn setting), `recognition`, `decision`, `playback`."""
    peak_memory: int
    """Bytes of resident memory at most, of this process and its children; the trainee's voice is part of it."""


class RealTimeSpeechLine(WrappedLine):
    """A virtual line that keeps real time while the trainee talks and is waited for, and hurries otherwise.

    So the recogniser gets the speech at the pace at which a person speaks, and the customer's talk costs no time.
    """

    def __init__(self, wait_after: float) -> None:
        """Keep real time for `wait_after` seconds after the trainee's last sound, too."""
        self._heard = VirtualLine()
        super().__init__(self._heard)
        self._wait_after = wait_after
        self._paced_until = 0.0
        self._due: float | None = None

    def hear(self, pcm: Pcm) -> None:
        """Queue what the trainee says."""
        self._heard.hear(pcm)

    def read(self) -> Frame:
        """Return the next frame, when it is due if the trainee is talking."""
        frame = super().read()
        if self._heard.unheard > 0:
            self._paced_until = frame.at + self._wait_after
        if frame.at > self._paced_until:
            self._due = None
            return frame
        now = time.perf_counter()
        self._due = (now if self._due is None else self._due) + FRAME_SECONDS
        time.sleep(max(0.0, self._due - now))
        return frame


class Stopwatch:
    """Listens to a call and keeps how its turns were timed."""

    def __init__(self) -> None:
        self.turns: list[TurnTimed] = []

    def __call__(self, event: AnyEvent) -> None:
        if isinstance(event, TurnTimed):
            self.turns.append(event)


def bench_latency(
    builder: CallBuilder, options: CallOptions, answers: Sequence[Move], rounds: int
) -> tuple[list[str], LatencyReport]:
    """Hold `rounds` calls after a first one that fills the cache of lines; return the sessions and the figures."""
    stopwatch = Stopwatch()
    sessions: list[str] = []
    with MemoryWatch() as memory:
        for number in range(rounds + 1):
            line = RealTimeSpeechLine(wait_after=builder.end_of_turn_pause + 0.5)
            script = Script(answers, spoken=True, line=line)
            call = builder.build(options, stopwatch if number else _ignore, script)
            call.start()
            call.join()
            sessions.append(call.session_id)
    return sessions, report(stopwatch.turns, memory.peak)


def _ignore(_event: AnyEvent) -> None:
    """The first call is not timed."""


def report(turns: Sequence[TurnTimed], memory: int) -> LatencyReport:
    """Return percentiles over all turns. Raises `ValueError` when there are none."""
    if not turns:
        raise ValueError("no turn was timed")
    stages = {stage: times([float(getattr(turn, stage)) for turn in turns]) for stage in STAGES}
    total = times([sum(float(getattr(turn, stage)) for stage in STAGES) for turn in turns])
    return LatencyReport(len(turns), total, stages, memory)
