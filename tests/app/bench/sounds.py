"""Signals whose voices are known: bursts of a tone in noise."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from roleplay.core.sound import CALL_RATE


def bursts(
    spans: Iterable[tuple[float, float]], seconds: float, *, noise: float = -66.0, peak: int = 8_000, seed: int = 0
):
    """Return 16-bit samples with a tone of 300 Hz in each span (begin, end) and noise (dBFS) everywhere."""
    count = round(seconds * CALL_RATE)
    wave = np.random.default_rng(seed).normal(0, 32768 * 10 ** (noise / 20), count)
    tone = peak * np.sin(2 * np.pi * 300 * np.arange(count) / CALL_RATE)
    for begin, end in spans:
        place = slice(round(begin * CALL_RATE), round(end * CALL_RATE))
        wave[place] += tone[place]
    return np.clip(wave, -32768, 32767).astype(np.int16)
