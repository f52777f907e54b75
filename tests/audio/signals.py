"""Signals that are easily found again, and the search for them."""

from __future__ import annotations

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
    """Return where `wanted` begins in `recording` and how alike they are there, -1 to 1 (correlation)."""
    needle, hay = wanted.astype(float), recording.astype(float)
    if len(hay) < len(needle):
        return 0, 0.0
    scores = signal.correlate(hay, needle, "valid", method="fft")
    where = int(np.argmax(scores))
    part = hay[where : where + len(needle)]
    return where, float(scores[where] / (np.linalg.norm(part) * np.linalg.norm(needle) + 1e-9))
