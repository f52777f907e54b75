"""Sound to calm down by after a hot call: soft chords that swell and fade with the breath, over a distant sea."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.samples import from_float
from roleplay.core.sound import CALL_RATE, Pcm

Wave = NDArray[np.float64]

BREATH_SECONDS = 12.0
"""One breath, as the breathing timer counts it: five a minute."""

_CHORDS = ((45, 57, 60, 64, 67), (41, 53, 57, 60, 64), (48, 55, 60, 64, 67), (43, 55, 59, 62, 69))
"""MIDI notes, one chord a breath: A minor seventh, F major seventh, C, G with a second; neighbours share notes."""
_PARTIALS = (1.0, 0.35, 0.12)
"""Strength of a note and of its overtones: like a soft organ stop."""
_WAVER = 0.3
"""How much the notes of a chord come and go, as a share of their loudness."""
_PEAK = 0.16
"""About -16 dBFS: softer than the customer, whose lines peak near full scale."""
_SEA = 0.25
"""How loud the sea is beside the chords."""
_SEED = 1


def calm_loop() -> Pcm:
    """Return four breaths of sound (48 s) that can be repeated without a seam; always the same."""
    breath = round(BREATH_SECONDS * CALL_RATE)
    loop = np.zeros(breath * len(_CHORDS))
    for number, chord in enumerate(_CHORDS):
        swell = _swell(round(1.5 * breath))
        where = (np.arange(len(swell)) + number * breath) % len(loop)  # each chord rings into the next breath
        loop[where] += _chord(chord, len(swell)) * swell
    loop /= np.abs(loop).max()
    tide = 0.6 - 0.4 * np.cos(2 * np.pi * np.arange(len(loop)) / breath)
    loop += _SEA * tide * _sea(len(loop))
    return from_float(_PEAK * loop / np.abs(loop).max())


def _chord(notes: tuple[int, ...], count: int) -> Wave:
    time = np.arange(count) / CALL_RATE
    tones = np.zeros(count)
    for place, note in enumerate(notes):
        hertz = 440 * 2 ** ((note - 69) / 12)
        # Each note comes and goes slightly, at a pace of its own: a chord that stands still sounds like a machine.
        waver = 1 + _WAVER * np.cos(2 * np.pi * (0.1 + 0.03 * place) * time + place)
        for partial, strength in enumerate(_PARTIALS, start=1):
            tones += strength * waver * np.sin(2 * np.pi * partial * hertz * time + place)
    return tones


def _swell(count: int) -> Wave:
    """Return a loudness that rises for a third of the time and falls for the rest, flat at both ends."""
    rise = count // 3
    up = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)
    down = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, count - rise + 1) / (count - rise))
    return np.concatenate([up, down])


def _sea(count: int) -> Wave:
    """Return low noise whose end runs into its beginning, at most 1 loud."""
    hertz = np.fft.rfftfreq(count, 1 / CALL_RATE)
    strength = 1 / (1 + (hertz / 250) ** 2)
    strength[hertz < 40] = 0
    phases = np.random.default_rng(_SEED).uniform(0, 2 * np.pi, len(hertz))
    noise: Wave = np.fft.irfft(strength * np.exp(1j * phases), count)
    noise /= np.abs(noise).max()
    return noise
