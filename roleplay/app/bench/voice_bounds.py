"""Where voice begins and ends in a recording: by its energy, with the room's noise and short clicks passed over.

The loudness of each 5 ms is compared with a threshold that lies above the room's noise and at a fixed distance below
the loudest part of the recording, as in the classic end-point detection of Rabiner and Sambur (1975), without its
second pass over zero crossings. A pause shorter than `gap` belongs to the voice around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roleplay.core.sound import CALL_RATE

HOP_SECONDS = 0.005
HOP = round(HOP_SECONDS * CALL_RATE)
BELOW_LOUDEST = 35.0
"""Decibels below the loud parts (95th percentile of what is not silence) down to which sound is voice."""
ABOVE_NOISE = 8.0
"""Decibels above the noise from which on sound may be voice."""
FLOOR = -58.0
"""dBFS: nothing softer is voice."""
SHORTEST = 0.06
"""Seconds: anything shorter is a click."""
GAP = 0.15
_SILENT = -96.0


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of voice, in seconds since the recording began."""

    begin: float
    end: float

    @property
    def seconds(self) -> float:
        """Length."""
        return self.end - self.begin


def loudness(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return the loudness in dBFS of each 5 ms (16 kHz, one channel); the rest that fills none is left out."""
    blocks = samples[: len(samples) // HOP * HOP].reshape(-1, HOP).astype(np.float64) / 32768
    return np.asarray(10 * np.log10(np.maximum(np.mean(blocks**2, axis=1), 10 ** (_SILENT / 10))))


def threshold(levels: NDArray[np.float64]) -> float:
    """Return the loudness in dBFS from which on sound is voice."""
    if not levels.size:
        return FLOOR
    noise = float(np.percentile(levels, 10))
    heard = levels[levels > FLOOR]
    loud = float(np.percentile(heard, 95)) if heard.size else FLOOR
    return max(FLOOR, loud - BELOW_LOUDEST, min(noise + ABOVE_NOISE, loud - ABOVE_NOISE))


def voice_spans(
    samples: NDArray[np.int16], *, gap: float = GAP, shortest: float = SHORTEST, above: float | None = None
) -> list[Span]:
    """Return the pieces of voice in a recording (16 kHz, one channel), in order.

    Pieces that less than `gap` seconds part are one; what is shorter than `shortest` alone is none. `above` is the
    threshold in dBFS, None for the recording's own.
    """
    levels = loudness(samples)
    limit = threshold(levels) if above is None else above
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (levels >= limit).astype(np.int8), [0]))))
    spans: list[Span] = []
    for first, last in edges.reshape(-1, 2):
        begin, end = float(first) * HOP_SECONDS, float(last) * HOP_SECONDS
        if spans and begin - spans[-1].end < gap:
            spans[-1] = Span(spans[-1].begin, end)
        else:
            spans.append(Span(begin, end))
    return [span for span in spans if span.seconds >= shortest]
