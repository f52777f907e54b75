"""Audible inhalations, made of noise: somebody who is beside themselves runs out of air.

An inhalation is turbulence in the open vocal tract: noise with the tract's resonances, which swells and is cut off
when speech sets in (Nakano et al. 2008, "Analysis and automatic detection of breath sounds in unaccompanied singing
voice": a maximum at 1.6 kHz for men and 1.7 kHz for women, a second around 2.3 to 3 kHz).
"""

from __future__ import annotations

import hashlib

import numpy as np

from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.shaping import band_noise
from roleplay.speech.voices.voice_file import Manner
from roleplay.speech.voices.waveform import SPEECH_LEVEL, Wave, faded

LEAST = 0.15
"""A manner that asks for less breath than this lets none be heard."""
_LOUDEST = -11.0
"""Decibels of the strongest inhalation below speech."""
_QUIETER = 14.0
"""Decibels by which the weakest is softer."""
_LONG, _SHORT = 0.42, 0.24
"""Seconds: an unhurried inhalation, and a gasp."""
_PEAKS = ((1650.0, 500.0, 1.0), (2700.0, 700.0, 0.6), (600.0, 400.0, 0.35))
"""Hertz, width in hertz and strength of the resonances."""
_CUT_OFF = 0.045
"""Seconds in which it ends: speech cuts it off."""


def inhalation(manner: Manner, text: str, formants: float = 1.0) -> Wave:
    """Return the breath that is drawn before `text`, at `CALL_RATE`; empty when the manner asks for none.

    The same text always gives the same breath; `formants` moves the resonances as it does those of the voice.
    """
    if manner.breath < LEAST:
        return np.zeros(0, np.float32)
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    chance = digest[0] / 255
    seconds = _LONG + (_SHORT - _LONG) * manner.breath * (0.75 + 0.25 * chance)
    count = round(seconds * CALL_RATE)
    noise = _through_tract(band_noise(count, 350, 6000, int.from_bytes(digest, "little")), formants)
    position = np.arange(count) / count
    swell = np.sin(np.pi / 2 * np.minimum(position / 0.7, 1)) ** 1.5
    tail = np.minimum((count - np.arange(count)) / (_CUT_OFF * CALL_RATE), 1)
    breath = noise * swell * tail
    level = SPEECH_LEVEL + manner.gain + _LOUDEST - _QUIETER * (1 - manner.breath)
    breath *= 10 ** (level / 20) / np.sqrt(np.mean(breath**2))
    return faded(breath.astype(np.float32))


def _through_tract(noise: np.ndarray, formants: float) -> np.ndarray:
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(noise.size, 1 / CALL_RATE)
    response = np.full(hertz.size, 0.08)
    for centre, width, strength in _PEAKS:
        response += strength / (1 + ((hertz - centre * formants) / (width / 2)) ** 2)
    return np.asarray(np.fft.irfft(spectrum * response, noise.size))
