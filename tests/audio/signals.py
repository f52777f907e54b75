"""Signals that are easily found again, and the search for them."""

from __future__ import annotations

import statistics

import numpy as np
from scipy import signal

from roleplay.audio.samples import Samples
from roleplay.core.sound import CALL_RATE


def noise(seconds: float, seed: int = 1) -> Samples:
    """Speech-band noise: like nothing else, and untouched by resampling."""
    wave = np.random.default_rng(seed).normal(0, 1, round(seconds * CALL_RATE))
    band = signal.sosfilt(signal.butter(4, (300, 3400), "bandpass", fs=CALL_RATE, output="sos"), wave)
    return (8000 * band / np.abs(band).max()).astype(np.int16)


def find(wanted: Samples, recording: Samples) -> tuple[int, float]:
    """Return where `wanted` begins in `recording` and how alike they are there, -1 to 1.

    Both are medians over fifths of `wanted`: on a busy machine the sound server drops a block now and then.
    """
    fifths = np.array_split(wanted, 5)
    starts = np.cumsum([0, *(len(part) for part in fifths[:-1])])
    found = [_find_part(part, recording) for part in fifths]
    where = statistics.median_low(at - int(start) for (at, _), start in zip(found, starts, strict=True))
    return where, statistics.median(likeness for _, likeness in found)


def _find_part(wanted: Samples, recording: Samples) -> tuple[int, float]:
    needle, hay = wanted.astype(float), recording.astype(float)
    if len(hay) < len(needle):
        return 0, 0.0
    scores = signal.correlate(hay, needle, "valid", method="fft")
    where = int(np.argmax(scores))
    part = hay[where : where + len(needle)]
    return where, float(scores[where] / (np.linalg.norm(part) * np.linalg.norm(needle) + 1e-9))
