"""Between `Pcm`, the form in which sound passes between the parts, and arrays, the form in which it is computed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roleplay.core.sound import CALL_RATE, Pcm

Samples = NDArray[np.int16]
"""Mono, 16 bit."""

FULL_SCALE = 32_768
"""What 0 dBFS is for 16-bit samples."""


def to_samples(pcm: Pcm) -> Samples:
    """Return the samples of a sound, read-only, without copying where the machine is little-endian."""
    return np.frombuffer(pcm.samples, "<i2").astype(np.int16, copy=False)


def to_call_samples(pcm: Pcm) -> Samples:
    """Return the samples of a sound for the line. Raises `ValueError` when it is not at `CALL_RATE`."""
    if pcm.rate != CALL_RATE:
        raise ValueError(f"the line runs at {CALL_RATE} samples a second, not {pcm.rate}")
    return to_samples(pcm)


def to_bytes(samples: Samples) -> bytes:
    """Return samples as little-endian bytes."""
    return samples.astype("<i2", copy=False).tobytes()


def from_float(wave: NDArray[np.floating], rate: int = CALL_RATE) -> Pcm:
    """Return a wave of -1 to 1 as sound; what lies beyond is clipped."""
    clipped = np.clip(np.rint(wave * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1)
    return Pcm(to_bytes(clipped.astype(np.int16)), rate)


def to_float(pcm: Pcm) -> NDArray[np.float64]:
    """Return the samples of a sound as a wave of -1 to 1."""
    return to_samples(pcm) / FULL_SCALE
