"""How much memory a program takes, with the processes that it started."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from roleplay.app.bench.figures import growth_an_hour
from roleplay.app.bench.processes import sizes, started_by

SAMPLING_SECONDS = 0.1
_SETTLING = 1 / 3
"""Share of the time that is left out of what is settled: models, examples and the first lines are loaded in it."""
_WARM_UP = 600.0
"""Seconds left out of the growth: until then moments are visited for the first time, and what is kept of each (words
looked up, sentences compared, lines) fills up to its limit."""
_GROWTH_SECONDS = 600.0
"""How long must be measured after that for growth to be told from chance."""
_MOST_SAMPLES = 2_000
"""So many are kept for the growth; then every other one is dropped, and samples are kept half as often."""


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Resident memory of the program, and of each child its proportional share of it (PSS, Linux).

    The recogniser doubles itself in every pause (docs/turn-taking.md); what the two hold together is there once. To
    ask for the share of the program, too, would stop it for ten milliseconds.
    """

    peak: int
    """Bytes at most."""
    settled: int
    """Bytes in the middle of the time, once settled."""
    growth_an_hour: float | None
    """Bytes an hour after the first ten minutes; None when less than ten more were measured."""
    seconds: float
    """How long was measured."""


class MemoryWatch:
    """Samples, while a `with` block runs, how much memory a process and its children hold together."""

    def __init__(self, pid: int | None = None) -> None:
        """Watch the process `pid`, None for this one."""
        self.peak = 0
        """Bytes at most."""
        self._process = psutil.Process(pid)
        self._samples: list[tuple[float, int]] = []
        self._every = SAMPLING_SECONDS
        self._began = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, name="memory", daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def use(self) -> MemoryUse:
        """What was measured so far."""
        return memory_use(self._samples, self.peak)

    def _sample(self) -> None:
        kept_at = -self._every
        while not self._over.wait(SAMPLING_SECONDS):
            try:
                amount = self._amount()
            except psutil.NoSuchProcess:
                return
            self.peak = max(self.peak, amount)
            at = time.monotonic() - self._began
            if at - kept_at >= self._every:
                kept_at = at
                self._samples.append((at, amount))
            if len(self._samples) >= _MOST_SAMPLES:
                self._samples = self._samples[::2]
                self._every *= 2

    def _amount(self) -> int:
        children = sum(map(_share, started_by(self._process)))
        return int(self._process.memory_info().rss) + children


def memory_use(samples: Sequence[tuple[float, int]], peak: int) -> MemoryUse:
    """Return what samples say: seconds since the beginning, and bytes."""
    seconds = samples[-1][0] if samples else 0.0
    settled = [amount for _, amount in samples[int(len(samples) * _SETTLING) :]]
    middle = statistics.median(settled) if settled else 0
    late = [(at, float(amount)) for at, amount in samples if at >= _WARM_UP]
    told = seconds >= _WARM_UP + _GROWTH_SECONDS
    growth = growth_an_hour([at for at, _ in late], [amount for _, amount in late]) if told else None
    return MemoryUse(peak, round(middle), growth, seconds)


def _share(child: psutil.Process) -> int:
    """Return a child's proportional memory in bytes, none when it has just ended."""
    try:
        return sizes(child)[1]
    except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
        return 0
