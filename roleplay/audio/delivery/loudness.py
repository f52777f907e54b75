"""How loud somebody speaks, their pauses left out: the active speech level.

Method B of ITU-T Recommendation P.56 (12/2011), "Objective measurement of active speech level": the envelope of the
signal is compared with a row of thresholds 6 dB apart; the level over what is above the threshold that lies 15.9 dB
below that level is the active speech level. Pauses of up to 0.2 s belong to the speech.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.samples import FULL_SCALE, Samples
from roleplay.core.sound import CALL_RATE

TIME_CONSTANT = 0.03
"""Seconds, of each of the two smoothings of the envelope."""
HANGOVER = 0.2
"""Seconds that still count as speech after the envelope fell below a threshold."""
MARGIN = 15.9
"""Decibels between the active speech level and the threshold of what is active."""
LEAST_ACTIVE = 0.5
"""Seconds of speech below which a level says nothing."""
_BITS = 15
_STEP = CALL_RATE // 1000  # the envelope cannot change within a millisecond


def active_speech_level(samples: Samples) -> float | None:
    """Return the active speech level in dB below full scale (a sine of full scale is -3), None in too little speech.

    `samples` are mono, of any length, at `CALL_RATE`.
    """
    wave = samples.astype(np.float64) / FULL_SCALE
    energy = float(np.sum(wave**2))
    if energy <= 0 or len(wave) < LEAST_ACTIVE * CALL_RATE:
        return None
    envelope = _envelope(wave)
    above: tuple[float, float] | None = None  # active level and threshold, of the next lower threshold
    for bit in range(_BITS, 0, -1):
        threshold = 2.0**-bit
        active = _active_samples(envelope, threshold)
        if active < LEAST_ACTIVE * CALL_RATE:
            return None
        level, height = 10 * math.log10(energy / active), 20 * math.log10(threshold)
        if level - height <= MARGIN:
            return _between(above, (level, height))
        above = level, height
    return None


def _envelope(wave: NDArray[np.float64]) -> NDArray[np.float64]:
    keep = math.exp(-1 / (TIME_CONSTANT * CALL_RATE))
    return _smoothed(_smoothed(np.abs(wave), keep), keep)[::_STEP]


def _smoothed(wave: NDArray[np.float64], keep: float) -> NDArray[np.float64]:
    """Return y[n] = keep y[n-1] + (1 - keep) x[n], solved as the system of two diagonals that it is.

    `scipy.signal` has a filter for that, and takes 60 MB and half a second to be loaded, in the middle of a call.
    """
    from scipy.linalg.lapack import dtbtrs

    bands = np.empty((2, len(wave)))
    bands[0], bands[1] = 1.0, -keep
    smooth, _ = dtbtrs(bands, (1 - keep) * wave[:, np.newaxis], uplo="L")
    return np.asarray(smooth[:, 0])


def _active_samples(envelope: NDArray[np.float64], threshold: float) -> int:
    places = np.arange(len(envelope))
    latest = np.maximum.accumulate(np.where(envelope >= threshold, places, -len(places) * 2))
    return int(np.count_nonzero(places - latest <= HANGOVER * CALL_RATE / _STEP)) * _STEP


def _between(above: tuple[float, float] | None, below: tuple[float, float]) -> float:
    """Return the level where it lies exactly `MARGIN` above the threshold, on the line between two."""
    if above is None:
        return below[0]
    far, near = above[0] - above[1] - MARGIN, MARGIN - (below[0] - below[1])
    share = far / (far + near) if far + near > 0 else 1.0
    return above[0] + share * (below[0] - above[0])
