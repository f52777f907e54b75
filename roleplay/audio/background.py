"""Where a customer calls from: office, street, television, kitchen, made of shaped noise and our own voices.

Everything is built on a circle, so that a loop has no seam: noise is made in the frequency domain, whose sounds are
periodic by nature, and single sounds run on from the end into the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.samples import from_float, to_float
from roleplay.audio.telephone import BAND
from roleplay.core.background import BackgroundSound
from roleplay.core.sound import CALL_RATE, Pcm

LOOP_SECONDS = 24
REFERENCE = -21.0
"""Level of a customer's speech in dB relative to full scale (RMS), to which a background's level refers."""

_COUNT = LOOP_SECONDS * CALL_RATE
_ROOM = 0.35
"""Seconds in which a room's echo falls by 60 dB."""

Wave = NDArray[np.float64]


def background_loop(sound: BackgroundSound, level: float, voices: Sequence[Pcm] = (), *, narrow: bool = True) -> Pcm:
    """Return `LOOP_SECONDS` of a place at `CALL_RATE` that can be repeated without a seam; always the same.

    `level` is in dB relative to a customer's speech (`REFERENCE`). `voices`, at `CALL_RATE`, are who talks there: in
    an office all at once, on television in turn. `narrow` leaves what a telephone carries.
    """
    make = {"office": _office, "street": _street, "television": _television, "kitchen": _kitchen}[sound]
    chance = np.random.default_rng(len(sound))
    wave = make(chance, [to_float(voice) for voice in voices if voice.samples])
    low, high = BAND if narrow else (60.0, 7000.0)
    wave = filtered(wave, low, high)
    wave *= 10 ** ((REFERENCE + level) / 20) / np.sqrt(np.mean(wave**2))
    return from_float(wave)


def _office(chance: np.random.Generator, voices: list[Wave]) -> Wave:
    air = _scaled(_noise(chance, 100, 1500, slope=-1.0), 0.35)
    keys = np.zeros(_COUNT)
    for burst in range(7):
        at = int((burst + chance.uniform(0, 0.6)) / 7 * _COUNT)
        for _ in range(int(chance.integers(4, 16))):
            at += int(chance.uniform(0.07, 0.26) * CALL_RATE)
            _put(keys, at, _click(chance, 1800, 3400, 0.012) * chance.uniform(0.4, 1.0))
    talk = _in_room(chance, _babble(chance, voices))
    return air + _scaled(keys, 0.15) + _scaled(filtered(talk, 200, 2200), 1.0)


def _street(chance: np.random.Generator, _voices: list[Wave]) -> Wave:
    town = _scaled(_noise(chance, 60, 2500, slope=-1.3), 0.6)
    cars = np.zeros(_COUNT)
    for car in range(9):
        seconds = chance.uniform(2.5, 5.0)
        count = int(seconds * CALL_RATE)
        swell = np.exp(-0.5 * ((np.arange(count) / count - 0.5) / 0.16) ** 2)
        low = chance.uniform(80, 250)
        passing = _noise(chance, low, chance.uniform(1500, 3200), slope=-0.8)[:count]
        _put(cars, int((car + chance.uniform(0, 0.8)) / 9 * _COUNT), passing * swell * chance.uniform(0.4, 1.0))
    steps = np.zeros(_COUNT)
    for step in range(15):  # somebody walks past
        loudness = np.exp(-0.5 * ((step - 7) / 4) ** 2)
        at = int((6 + 0.54 * step + chance.uniform(0, 0.03)) * CALL_RATE)
        _put(steps, at, _click(chance, 350, 2200, 0.05) * loudness)
    return town + _scaled(cars, 0.9) + _scaled(steps, 0.15)


def _television(chance: np.random.Generator, voices: list[Wave]) -> Wave:
    talk = np.zeros(_COUNT)
    at = 0
    while voices and at < _COUNT - CALL_RATE:
        for voice in voices:
            if at >= _COUNT - CALL_RATE:
                break
            _put(talk, at, voice / max(float(np.abs(voice).max()), 1e-6))
            at += len(voice) + int(chance.uniform(0.15, 0.7) * CALL_RATE)
    if not voices:
        talk = _noise(chance, 200, 1200, slope=-1.0) * _breathing(chance, 3.0)
    music = _chord((220.0, 277.2, 329.6)) * _breathing(chance, 0.125)
    through_wall = filtered(_in_room(chance, talk), 150, 1300)
    room = _noise(chance, 150, 1300, slope=-1.0)
    return _scaled(through_wall, 1.0) + _scaled(filtered(music, 150, 1300), 0.3) + _scaled(room, 0.2)


def _kitchen(chance: np.random.Generator, _voices: list[Wave]) -> Wave:
    time = np.arange(_COUNT) / CALL_RATE
    hum = sum(strength * np.sin(2 * np.pi * 50 * part * time) for part, strength in ((2, 1.0), (4, 0.5), (8, 0.35)))
    fan = _noise(chance, 150, 900, slope=-1.0)
    ticks = np.zeros(_COUNT)
    for second in range(LOOP_SECONDS):
        tick = _click(np.random.default_rng(second % 2), 1500, 3000, 0.01)
        _put(ticks, second * CALL_RATE, tick * (1.0 if second % 2 else 0.8))
    return _scaled(np.asarray(hum), 0.5) + _scaled(fan, 0.6) + _scaled(ticks, 0.07)


def _noise(chance: np.random.Generator, low: float, high: float, *, slope: float) -> Wave:
    """Return periodic noise in a band, whose power falls as frequency to the `slope`."""
    hertz = np.fft.rfftfreq(_COUNT, 1 / CALL_RATE)
    strength = np.zeros(len(hertz))
    inside = (hertz >= low) & (hertz <= high)
    strength[inside] = (hertz[inside] / low) ** (slope / 2)
    return np.fft.irfft(strength * np.exp(2j * np.pi * chance.random(len(hertz))), _COUNT)


def _breathing(chance: np.random.Generator, hertz: float) -> Wave:
    """Return a periodic loudness of 0 to 1 that comes and goes about so often a second."""
    cycles = max(1, round(hertz * LOOP_SECONDS))
    angle = 2 * np.pi * np.arange(_COUNT) / _COUNT
    return np.asarray(0.5 - 0.5 * np.cos(cycles * angle + chance.uniform(0, 6)))


def _chord(hertz: Sequence[float]) -> Wave:
    time = np.arange(_COUNT) / CALL_RATE
    exact = [round(note * LOOP_SECONDS) / LOOP_SECONDS for note in hertz]  # whole cycles in the loop
    return np.asarray(sum(np.sin(2 * np.pi * note * time) + 0.4 * np.sin(4 * np.pi * note * time) for note in exact))


def _click(chance: np.random.Generator, low: float, high: float, seconds: float) -> Wave:
    """Return a knock: a short burst of noise that dies away."""
    count = int(4 * seconds * CALL_RATE)
    burst = chance.standard_normal(count) * np.exp(-np.arange(count) / (seconds * CALL_RATE))
    spectrum = np.fft.rfft(burst)
    hertz = np.fft.rfftfreq(count, 1 / CALL_RATE)
    spectrum *= (hertz > low) & (hertz < high)
    return np.asarray(np.fft.irfft(spectrum, count) * np.hanning(2 * count)[count:])


def _babble(chance: np.random.Generator, voices: list[Wave]) -> Wave:
    """Return several people who talk at once, each out of step with the others; noise when nobody can."""
    talk = np.zeros(_COUNT)
    for voice in voices:
        gain = chance.uniform(0.4, 1.0) / max(float(np.sqrt(np.mean(voice**2))), 1e-6)
        at = int(chance.integers(_COUNT))
        for _ in range(2):
            _put(talk, at, voice * gain)
            at += _COUNT // 2 + int(chance.integers(CALL_RATE))
    return talk if voices else _noise(chance, 200, 2000, slope=-1.0) * (0.4 + _breathing(chance, 4.0))


def _in_room(chance: np.random.Generator, wave: Wave) -> Wave:
    """Return a sound with a room's echo, on the circle."""
    count = int(_ROOM * CALL_RATE)
    echo = np.zeros(_COUNT)
    echo[0] = 1.0
    echo[1 : count + 1] = 0.05 * chance.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    return np.fft.irfft(np.fft.rfft(wave) * np.fft.rfft(echo), _COUNT)


def filtered(wave: Wave, low: float, high: float) -> Wave:
    """Return a wave on a circle without what lies below and above two frequencies, in hertz."""
    hertz = np.fft.rfftfreq(len(wave), 1 / CALL_RATE)
    response = 1 / (1 + (low / np.maximum(hertz, 1.0)) ** 12) / (1 + (hertz / high) ** 12)
    return np.fft.irfft(np.fft.rfft(wave) * response, len(wave))


def _put(circle: Wave, at: int, sound: Wave) -> None:
    """Add a sound at a place; what is longer than the circle is left out."""
    part = sound[: len(circle)]
    where = (np.arange(len(part)) + at) % len(circle)
    circle[where] += part


def _scaled(wave: Wave, level: float) -> Wave:
    return np.asarray(wave * (level / max(float(np.sqrt(np.mean(wave**2))), 1e-9)))
