"""Faster or slower without another pitch, piece by piece, with Signalsmith Stretch (python-stretch)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from roleplay.core.sound import CALL_RATE

PIECE = 4 * CALL_RATE
"""Samples of the source in one piece: takes well below 0.1 s to compute."""

_CONTEXT = CALL_RATE // 4
"""Samples around a piece that are stretched with it: the library handles calls one by one, weakly at their edges."""

_SEAM = CALL_RATE // 50
"""Samples over which a piece is faded into the next."""

Wave = NDArray[np.float32]

Source = Callable[[int, int], Wave]
"""Returns the samples between two positions, -1 to 1."""


def at_speed(source: Source, length: int, start: int, speed: float) -> Iterator[tuple[int, Wave]]:
    """Yield the sound from `start` on in pieces: the position in the source after the piece, and its samples.

    `length` is that of the source in samples at `CALL_RATE`; `speed` is 0.5 to 2, 1 as recorded. All pieces together
    have `(length - start) / speed` samples, give or take one per piece.
    """
    tail = np.zeros(0, np.float32)
    for begin in range(start, length, PIECE):
        end = min(begin + PIECE, length)
        if speed == 1.0:
            yield end, source(begin, end)
            continue
        piece, next_tail = _stretched(source, length, begin, end, speed)
        seam = min(len(tail), len(piece))
        rising = np.linspace(0, 1, seam, endpoint=False, dtype=np.float32)
        piece[:seam] = piece[:seam] * rising + tail[:seam] * (1 - rising)
        tail = next_tail
        yield end, piece


def _stretched(source: Source, length: int, begin: int, end: int, speed: float) -> tuple[Wave, Wave]:
    """Return a piece and what follows it, to be faded into the next."""
    import python_stretch

    before, after = max(0, begin - _CONTEXT), min(length, end + _CONTEXT)
    stretcher = python_stretch.Signalsmith.Stretch()
    stretcher.preset(1, CALL_RATE)
    stretcher.timeFactor = speed
    whole: Wave = np.asarray(stretcher.process(np.ascontiguousarray(source(before, after)[np.newaxis])), np.float32)[
        0
    ]
    first, last = round((begin - before) / speed), round((end - before) / speed)
    return whole[first:last].copy(), whole[last : last + _SEAM].copy()
