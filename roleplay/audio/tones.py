"""The sounds of a telephone, made from sines: ringing, hanging up, hold music, and the bleep over a swear word."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.samples import from_float
from roleplay.core.sound import CALL_RATE, Pcm

Country = Literal["europe", "us"]

Wave = NDArray[np.float64]

_EDGE_SECONDS = 0.008
"""Tones fade in and out for so long, else they click."""

# Hertz, seconds on, seconds off; ITU-T E.180 and its supplement of national tones.
_RING: dict[Country, tuple[tuple[float, ...], float, float]] = {
    "europe": ((425.0,), 1.0, 4.0),
    "us": ((440.0, 480.0), 2.0, 4.0),
}
_BUSY: dict[Country, tuple[tuple[float, ...], float, float]] = {
    "europe": ((425.0,), 0.5, 0.5),
    "us": ((480.0, 620.0), 0.5, 0.5),
}

_BELL = (1067.0, 1307.0)
"""Hertz of the two notes between which an electronic ringer warbles."""

_CHORDS = ((57, 64, 69, 72), (53, 60, 65, 69), (48, 55, 64, 67), (55, 62, 67, 71))
"""MIDI notes of hold music: A minor, F, C, G, all within the telephone's band once an octave is added."""

_NOTE_SECONDS = 0.3


def ringing(*, cycles: int = 1, seconds_between: float = 2.0) -> Pcm:
    """Return the bell of a phone that is being called: two short warbles and a pause, `cycles` times."""
    step = _times(0.04)
    warble = np.concatenate([np.sin(2 * np.pi * _BELL[number % 2] * step) for number in range(10)])
    burst = 0.25 * _soft_edges(warble)
    cycle = np.concatenate([burst, _rest(0.2), burst, _rest(seconds_between)])
    return from_float(np.tile(cycle, cycles))


def ringback(country: Country = "europe", *, cycles: int = 1) -> Pcm:
    """Return what a caller hears until the other end answers."""
    return _cadence(*_RING[country], cycles)


def busy(country: Country = "europe", *, cycles: int = 3) -> Pcm:
    """Return what is heard after the other end has hung up."""
    return _cadence(*_BUSY[country], cycles)


def bleep(seconds: float) -> Pcm:
    """Return the tone that covers a word: 1 kHz."""
    return from_float(0.3 * _soft_edges(np.sin(2 * np.pi * 1000 * _times(seconds))))


def hold_music(seconds: float) -> Pcm:
    """Return gentle broken chords of that length; 19.2 s and its multiples can be repeated without a seam."""
    count = round(seconds * CALL_RATE)
    per_note = round(_NOTE_SECONDS * CALL_RATE)
    decay = round(3 * _NOTE_SECONDS * CALL_RATE)
    notes = [chord[number % 4] for chord in _CHORDS for number in (0, 1, 2, 3, 2, 1, 2, 3) * 2]
    loop = np.zeros(per_note * len(notes))
    for number, note in enumerate(notes):
        where = (np.arange(decay) + number * per_note) % len(loop)  # what rings on at the end is heard at the start
        loop[where] += _plucked(note, decay)
    whole = np.tile(loop, count // len(loop) + 1)[:count]
    return from_float(0.2 * whole / np.abs(loop).max())


def _plucked(note: int, count: int) -> Wave:
    hertz = 440 * 2 ** ((note + 12 - 69) / 12)
    time = np.arange(count) / CALL_RATE
    tone = np.sin(2 * np.pi * hertz * time) + 0.3 * np.sin(4 * np.pi * hertz * time)
    return _soft_edges(tone * np.exp(-4 * time))


def _cadence(hertz: tuple[float, ...], on: float, off: float, cycles: int) -> Pcm:
    tone = sum((np.sin(2 * np.pi * note * _times(on)) for note in hertz), np.zeros(round(on * CALL_RATE)))
    return from_float(np.tile(np.concatenate([0.2 / len(hertz) * _soft_edges(tone), _rest(off)]), cycles))


def _times(seconds: float) -> Wave:
    return np.arange(round(seconds * CALL_RATE)) / CALL_RATE


def _rest(seconds: float) -> Wave:
    return np.zeros(round(seconds * CALL_RATE))


def _soft_edges(wave: Wave) -> Wave:
    edge = min(round(_EDGE_SECONDS * CALL_RATE), len(wave) // 2)
    slope = 0.5 - 0.5 * np.cos(np.pi * np.arange(edge) / max(edge, 1))
    softened = wave.copy()
    softened[:edge] *= slope
    softened[len(wave) - edge :] *= slope[::-1]
    return softened
