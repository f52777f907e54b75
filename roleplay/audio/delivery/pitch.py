"""How far the voice moves up and down.

Fundamental frequency by Praat's autocorrelation (P. Boersma 1993, "Accurate short-term analysis of the fundamental
frequency and the harmonics-to-noise ratio of a sampled sound", IFA Proceedings 17) through parselmouth, in two
passes: the second looks only where the first found this voice (C. De Looze and D. Hirst 2008, "Detecting changes in
key and range for the automatic modelling and coding of intonation", Speech Prosody), which drops most octave errors.

The range is told in semitones, so that a deep and a high voice compare; where the voice lies is not told at all.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.samples import FULL_SCALE, Samples
from roleplay.core.sound import CALL_RATE

LOW, HIGH = 10, 90
"""Percentiles between which the range lies: the outermost frames are often errors."""
FIRST_FLOOR, FIRST_CEILING = 60.0, 600.0
"""Hertz, of the first pass: any adult voice."""
STEP = 0.01
"""Seconds from one frame to the next."""
LEAST_VOICED = 0.6
"""Seconds of voice below which a range says nothing."""


def pitch_range(samples: Samples) -> float | None:
    """Return the semitones between the 10th and the 90th percentile of the pitch, None in too little voice.

    `samples` are mono, of any length, at `CALL_RATE`.
    """
    first = voiced_frequencies(samples, FIRST_FLOOR, FIRST_CEILING)
    if len(first) * STEP < LEAST_VOICED:
        return None
    lower, upper = np.percentile(first, (25, 75))
    floor, ceiling = max(FIRST_FLOOR, 0.75 * lower), min(FIRST_CEILING, 1.5 * upper)
    second = voiced_frequencies(samples, floor, ceiling)
    if len(second) * STEP < LEAST_VOICED:
        return None
    low, high = np.percentile(second, (LOW, HIGH))
    return 12 * math.log2(high / low)


def voiced_frequencies(samples: Samples, floor: float, ceiling: float) -> NDArray[np.float64]:
    """Return the fundamental frequency in hertz of every voiced frame, in order of time."""
    if len(samples) < CALL_RATE * 4 / floor:  # Praat looks at three periods at a time
        return np.zeros(0)
    import parselmouth  # 0.2 s: not before it is needed

    sound = parselmouth.Sound(samples / FULL_SCALE, sampling_frequency=CALL_RATE)
    pitch = sound.to_pitch_ac(time_step=STEP, pitch_floor=floor, pitch_ceiling=ceiling)
    frequencies: NDArray[np.float64] = pitch.selected_array["frequency"]
    return frequencies[frequencies > 0]
