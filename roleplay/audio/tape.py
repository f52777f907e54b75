"""The latest stretch of a stream of samples, written by an audio callback and read by one other thread."""

from __future__ import annotations

from typing import Any

import numpy as np
import soxr
from numpy.typing import NDArray

from roleplay.core.sound import CALL_RATE

_STAMPS = 64


class Tape:
    """A ring that holds the latest `kept` samples, addressed by their position since the stream began.

    No lock: the writer alone moves `written`, after the samples are in place, and a spare block keeps what may be
    read apart from what is being written.
    """

    def __init__(self, kept: int, block: int, dtype: type[np.int16] | type[np.int32]) -> None:
        self._ring: NDArray[Any] = np.zeros(kept + block, dtype)
        self.kept = kept
        self.written = 0
        """Samples since the stream began."""

    def append(self, samples: NDArray[Any]) -> None:
        """Write at most one block."""
        start = self.written % len(self._ring)
        fits = min(len(samples), len(self._ring) - start)
        self._ring[start : start + fits] = samples[:fits]
        self._ring[: len(samples) - fits] = samples[fits:]
        self.written += len(samples)

    def read(self, position: int, count: int) -> NDArray[Any]:
        """Return a copy of `count` samples from `position`; zeros for those that are not on the tape."""
        result = np.zeros(count, self._ring.dtype)
        written = self.written
        first = max(position, written - self.kept, 0)
        last = min(position + count, written)
        if first < last:
            where = np.arange(first, last) % len(self._ring)
            result[first - position : last - position] = self._ring[where]
        return result


class CallRateTape:
    """A tape as the line wants it: at `CALL_RATE`, whatever the device's own rate. Used by the reading thread."""

    def __init__(self, source: Tape, rate: int) -> None:
        self._source = source
        self._rate = rate
        self._moved = 0
        self._resampler = None
        self._tape = source
        if rate != CALL_RATE:
            # 'LQ' still is 16 bits deep, and holds sound back for 20 ms at 48 kHz where 'HQ' does for 37 ms.
            self._resampler = soxr.ResampleStream(rate, CALL_RATE, 1, dtype="int16", quality="LQ")
            self._tape = Tape(source.kept * CALL_RATE // rate, CALL_RATE, np.int16)

    @property
    def written(self) -> int:
        """Samples since the stream began, after moving what is new."""
        while self._resampler is not None and self._moved < self._source.written:
            count = min(self._source.written - self._moved, self._rate // 2)
            self._tape.append(self._resampler.resample_chunk(self._source.read(self._moved, count)))
            self._moved += count
        return self._tape.written

    def read(self, position: int, count: int) -> NDArray[np.int16]:
        """Return a copy of `count` samples from `position`; zeros for those that are not on the tape."""
        return self._tape.read(position, count)


class Stamps:
    """When which sample of a stream met the air: written by the audio callback, read by one other thread."""

    def __init__(self) -> None:
        self._positions = np.zeros(_STAMPS, np.int64)
        self._times = np.zeros(_STAMPS, np.float64)
        self._count = 0

    def append(self, position: int, time: float) -> None:
        """Note the time, in seconds of the sound system's clock, of the sample at `position`."""
        self._positions[self._count % _STAMPS] = position
        self._times[self._count % _STAMPS] = time
        self._count += 1

    def latest(self) -> tuple[int, float] | None:
        """Return the newest pair, None before the first."""
        if not self._count:
            return None
        newest = (self._count - 1) % _STAMPS
        return int(self._positions[newest]), float(self._times[newest])
