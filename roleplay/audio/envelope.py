"""The outline of a recording for drawing: lowest and highest sample of each stretch, fine and coarse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.recording import Recorded
from roleplay.audio.samples import FULL_SCALE, Samples
from roleplay.core.sound import CALL_RATE

BUCKET = 128
"""Samples in one bucket of the finest level: 8 ms."""

COARSER = 2
"""How many buckets of a level are one of the next."""

_FEW = 256
"""Buckets of the coarsest level, at most: no plot is narrower."""

_BLOCK = 1024 * BUCKET
"""Samples read at a time, about 8 s: little memory, and a cancelled job ends soon."""

Bounds = NDArray[np.int16]
"""Of shape (sides, buckets); the customer is side 0, the trainee 1."""


@dataclass(frozen=True, slots=True)
class Level:
    """One resolution."""

    size: int
    """Samples in a bucket."""
    low: Bounds
    high: Bounds


@dataclass(frozen=True, slots=True)
class View:
    """What a plot shows of a stretch of time."""

    times: NDArray[np.float64]
    """Middle of each bucket, seconds."""
    low: NDArray[np.float32]
    """Of shape (sides, buckets), -1 to 1."""
    high: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The outline of both sides of a call."""

    levels: tuple[Level, ...]
    """The finest first."""
    length: int
    """Samples of the recording."""
    digest: bytes
    """MD5 of the samples as they were read, as FLAC counts it."""

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self.length / CALL_RATE

    def view(self, begin: float, end: float, most: int) -> View:
        """Return the finest outline between two seconds that has no more than `most` buckets, one more on each side.

        Where even the coarsest has more, that is returned.
        """
        level = self.level_for(end - begin, most)
        first = max(0, int(begin * CALL_RATE) // level.size - 1)
        last = max(first, min(level.low.shape[1], int(end * CALL_RATE) // level.size + 2))
        times = (np.arange(first, last) + 0.5) * level.size / CALL_RATE
        return View(times, _scaled(level.low[:, first:last]), _scaled(level.high[:, first:last]))

    def level_for(self, seconds: float, most: int) -> Level:
        """Return the finest level that shows a length of time in no more than `most` buckets."""
        return next((level for level in self.levels if seconds * CALL_RATE / level.size <= most), self.levels[-1])

    def loudest(self, side: int) -> float:
        """Return how far a side swings in its loudest hundredth, 0 to 1: one cough does not count."""
        peaks = self.peaks()[side]
        sounding = peaks[peaks > 0]
        return float(np.quantile(sounding, 0.99)) / FULL_SCALE if len(sounding) else 0.0

    def peaks(self) -> NDArray[np.int32]:
        """Return how far each bucket of the finest level swings, of shape (sides, buckets), 0 to 32768."""
        finest = self.levels[0]
        return np.maximum(np.abs(finest.low.astype(np.int32)), np.abs(finest.high.astype(np.int32)))


def envelope(recording: Recorded, report: Callable[[int, int], None] | None = None) -> Envelope:
    """Read a recording block by block and return its outline.

    `report` gets samples done and in total after each block; what it raises stops the work and comes out again.
    """
    length = len(recording)
    low, high = (np.zeros((2, -(-length // BUCKET)), np.int16) for _ in range(2))
    digest = hashlib.md5(usedforsecurity=False)
    with ThreadPoolExecutor(1, "digest") as hashing:  # decoding and hashing both leave Python to others
        for begin in range(0, length, _BLOCK):
            samples = recording.read(begin, min(begin + _BLOCK, length))
            hashing.submit(digest.update, np.ascontiguousarray(samples, "<i2").tobytes())
            first = begin // BUCKET
            lowest, highest = _bounds(samples)
            low[:, first : first + lowest.shape[1]] = lowest
            high[:, first : first + highest.shape[1]] = highest
            if report is not None:
                report(min(begin + _BLOCK, length), length)
    return Envelope(_levels(low, high), length, digest.digest())


def _scaled(bounds: Bounds) -> NDArray[np.float32]:
    return bounds.astype(np.float32) / np.float32(FULL_SCALE)


def _bounds(samples: Samples) -> tuple[Bounds, Bounds]:
    sides = np.ascontiguousarray(samples.T)
    rest = -sides.shape[1] % BUCKET
    if rest:
        sides = np.pad(sides, ((0, 0), (0, rest)), mode="edge")
    buckets = sides.reshape(2, -1, BUCKET)
    return buckets.min(axis=2), buckets.max(axis=2)


def _levels(low: Bounds, high: Bounds) -> tuple[Level, ...]:
    levels = [Level(BUCKET, low, high)]
    while levels[-1].low.shape[1] > _FEW:
        finer = levels[-1]
        rest = ((0, 0), (0, -finer.low.shape[1] % COARSER))
        levels.append(
            Level(
                finer.size * COARSER,
                np.pad(finer.low, rest, mode="edge").reshape(2, -1, COARSER).min(axis=2),
                np.pad(finer.high, rest, mode="edge").reshape(2, -1, COARSER).max(axis=2),
            )
        )
    return tuple(levels)
