"""What tests ask of a call that goes on."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from roleplay.core.events import AnyEvent

PATIENCE = 120.0
"""Seconds after which an event that does not come is a failure."""

QUIET = 0.01
"""Root mean square, of 1: the place from which a customer calls may be heard, but no voice."""


class Ear:
    """Listens to a call, and lets a test wait for what happens in it."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []
        self._queue: queue.Queue[AnyEvent] = queue.Queue()

    def __call__(self, event: AnyEvent) -> None:
        self.events.append(event)
        self._queue.put(event)

    def wait_for(self, wanted: Callable[[AnyEvent], bool]) -> AnyEvent:
        """Return the next event that is wanted; fail with what was heard in its place."""
        patient_until = time.monotonic() + PATIENCE
        passed: list[AnyEvent] = []
        while True:
            try:
                event = self._queue.get(timeout=max(0.0, patient_until - time.monotonic()))
            except queue.Empty:
                raise AssertionError("\n".join(["not in time; heard since:", *map(repr, passed)])) from None
            if wanted(event):
                return event
            passed.append(event)


def sides(recording: Path) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """Return customer, trainee and sample rate of a recording."""
    sound, rate = soundfile.read(recording)
    return sound[:, 0], sound[:, 1], rate


def loudness(side: NDArray[np.float64], rate: int, start: float, end: float) -> float:
    """Return the root mean square of a passage."""
    passage = side[round(start * rate) : round(end * rate)]
    return float(np.sqrt(np.mean(passage**2)))
