"""How long the customer takes to answer, measured on this machine with the real parts."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from roleplay.app.calls import CallBuilder, Script
from roleplay.app.options import CallOptions
from roleplay.audio.virtual import VirtualLine
from roleplay.call.trainee import Move
from roleplay.core.events import AnyEvent, TurnTimed
from roleplay.core.sound import FRAME_SECONDS, Frame, Pcm

SAMPLING_SECONDS = 0.1
STAGES = ("pause", "recognition", "decision", "playback")


@dataclass(frozen=True, slots=True)
class StageTimes:
    """Times of one stage over all turns, in seconds."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class LatencyReport:
    """From the trainee's last sound of speech to the first sample of the answer handed to the line."""

    turns: int
    total: StageTimes
    stages: dict[str, StageTimes]
    """`pause` (the end-of-turn setting), `recognition`, `decision`, `playback`."""
    peak_memory: int
    """Bytes of resident memory at most, of this process and its children; the trainee's voice is part of it."""


class RealTimeSpeechLine:
    """A virtual line that keeps real time while the trainee talks and is waited for, and hurries otherwise.

    So the recogniser gets the speech at the pace at which a person speaks, and the customer's talk costs no time.
    """

    def __init__(self, wait_after: float) -> None:
        """Keep real time for `wait_after` seconds after the trainee's last sound, too."""
        self._line = VirtualLine()
        self._wait_after = wait_after
        self._paced_until = 0.0
        self._due: float | None = None

    def hear(self, pcm: Pcm) -> None:
        """Queue what the trainee says."""
        self._line.hear(pcm)

    def read(self) -> Frame:
        """Return the next frame, when it is due if the trainee is talking."""
        frame = self._line.read()
        if self._line.unheard > 0:
            self._paced_until = frame.at + self._wait_after
        if frame.at > self._paced_until:
            self._due = None
            return frame
        now = time.perf_counter()
        self._due = (now if self._due is None else self._due) + FRAME_SECONDS
        time.sleep(max(0.0, self._due - now))
        return frame

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue what the customer says."""
        self._line.play(clip, pcm)

    def stop(self) -> None:
        """Drop what the customer says."""
        self._line.stop()

    @property
    def pending(self) -> float:
        """Seconds of the customer's sound that are queued or playing."""
        return self._line.pending

    def close(self) -> None:
        """There is nothing to give back."""


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


def times(seconds: Sequence[float]) -> StageTimes:
    """Return percentiles."""
    import numpy as np

    return StageTimes(float(np.percentile(seconds, 50)), float(np.percentile(seconds, 95)))


class MemoryWatch:
    """Samples, while a `with` block runs, how much memory this process and its children hold together."""

    def __init__(self) -> None:
        self.peak = 0
        """Bytes of resident memory at most; what two of the processes share counts twice."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, name="memory", daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        own = psutil.Process()
        command = own.cmdline()
        while not self._over.wait(SAMPLING_SECONDS):
            children = sum(_resident(child, command) for child in own.children(recursive=True))
            self.peak = max(self.peak, int(own.memory_info().rss) + children)


def _resident(child: psutil.Process, command_of_parent: list[str]) -> int:
    """Return a child's memory; none for one that is only being started and still is its parent's double."""
    try:
        return 0 if child.cmdline() == command_of_parent else int(child.memory_info().rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return 0
