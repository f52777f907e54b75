"""How loud sound is, in dBFS: 0 is full scale, `SILENT` is digital silence."""

from __future__ import annotations

import math

import numpy as np

from roleplay.audio.samples import FULL_SCALE, Samples

SILENT = -96.0
"""dBFS; what 16 bits cannot go below."""


def rms_level(samples: bytes | Samples) -> float:
    """Return the root mean square level of 16-bit samples in dBFS, `SILENT` to 0."""
    wave = _array(samples).astype(np.float64)
    return _decibels(math.sqrt(float(np.mean(wave**2))) if len(wave) else 0.0)


def peak_level(samples: bytes | Samples) -> float:
    """Return the level of the loudest 16-bit sample in dBFS, `SILENT` to 0."""
    wave = _array(samples).astype(np.int32)
    return _decibels(float(np.abs(wave).max(initial=0)))


def _array(samples: bytes | Samples) -> Samples:
    return np.frombuffer(samples, "<i2") if isinstance(samples, bytes) else samples


def _decibels(amplitude: float) -> float:
    return max(SILENT, 20 * math.log10(amplitude / FULL_SCALE)) if amplitude else SILENT
