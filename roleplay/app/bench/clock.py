"""Joins the program's own clock with that of the recording made outside: by the sound that both have heard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import oaconvolve

from roleplay.core.sound import CALL_RATE

_CHUNK = 3.0
"""Seconds of sound that are looked for."""
_NEAR = 0.5
"""Seconds around the expected place in which later chunks are looked for."""


def find(chunk: NDArray[np.int16], recording: NDArray[np.int16]) -> int:
    """Return the sample of `recording` at which `chunk` begins: the best normalised cross-correlation."""
    wanted = chunk.astype(np.float32)
    heard = recording.astype(np.float32)
    products = oaconvolve(heard, wanted[::-1], mode="valid")
    energies = oaconvolve(heard**2, np.ones(len(wanted), np.float32), mode="valid")
    loud = max(1.0, float(np.max(energies)) * 1e-4)
    return int(np.argmax(products / np.sqrt(np.maximum(energies, loud))))


class SharedClock:
    """Turns times of the call into times of the recording.

    Both recordings hold what was said into the microphone, so wherever the trainee talks the distance of the clocks
    is known to the sample. It stays the same unless the program loses sound.
    """

    def __init__(self, outside: NDArray[np.int16], inside: NDArray[np.int16]) -> None:
        """Take the trainee's side of the recording and of the session, both at `CALL_RATE`."""
        self._outside = outside
        self._inside = inside
        self._offsets: list[tuple[float, float]] = []

    def learn(self, begin: float, end: float) -> None:
        """Compare the clocks where the trainee talks, from `begin` to `end` in the recording."""
        first = round(begin * CALL_RATE)
        last = min(round(end * CALL_RATE), first + round(_CHUNK * CALL_RATE), len(self._outside))
        chunk = self._outside[first:last]
        low, high = 0, len(self._inside)
        if self._offsets:
            place = first - round(self._offsets[-1][1] * CALL_RATE)
            low = max(0, place - round(_NEAR * CALL_RATE))
            high = min(high, place + len(chunk) + round(_NEAR * CALL_RATE))
        if len(chunk) and high - low >= len(chunk):
            found = low + find(chunk, self._inside[low:high])
            self._offsets.append((begin, (first - found) / CALL_RATE))

    @property
    def drift(self) -> float:
        """Seconds by which the clocks have moved apart over the call: what the program lost of the sound."""
        return self._offsets[-1][1] - self._offsets[0][1] if self._offsets else 0.0

    def outside(self, at: float) -> float:
        """Return the time in the recording of a time of the call. Raises `ValueError` when nothing was compared."""
        if not self._offsets:
            raise ValueError("the clocks were never compared")
        known = [offset for begin, offset in self._offsets if begin <= at + offset + 0.001]
        return at + (known[-1] if known else self._offsets[0][1])
