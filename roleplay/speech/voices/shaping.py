"""Makes another person of an engine's voice: size of the throat, pitch, tremor and breath in it.

Pitch is what the vocal folds do, formants are what the vocal tract does; age and build change the tract, anger the
folds. Both move together when a sound is resampled, so the throat is made by resampling, and the pitch is put where
it belongs by Rubber Band (through pedalboard), which keeps the formants where they are.
"""

from __future__ import annotations

import numpy as np

from roleplay.core.sound import CALL_RATE, Pcm
from roleplay.speech.voices.voice_file import Throat
from roleplay.speech.voices.waveform import Wave, faded, resampled, speech_level

_LEAST_SHIFT = 0.05
"""Semitones below which nobody hears a shift (1/20; the ear's own limit is about 1/12), so that it is left out."""
_LEAST_HURRY = 1.01
_PITCH_STEPS = 480
"""A pitch is moved by whole 480ths, 0.04 semitones at most from one to the next. For other ratios Rubber Band's
resampler makes tables of up to 160 MB."""
_TREMOR_HERTZ = 5.5
"""Of an old voice: 4 to 8 Hz (Titze 1994, "Principles of Voice Production")."""
_TREMOR_STEP = 512
"""Samples for which a pitch holds: Rubber Band works in such steps."""
_BREATH_BAND = (1200.0, 6500.0)
_BREATHIEST = -9.0
"""Decibels of the noise below the speech, at 1."""
_ENVELOPE = CALL_RATE // 50
_SEED = 3


def tempo(pace: float, throat: Throat) -> tuple[float, float]:
    """Return the pace at which the engine has to speak, and how much faster its speech is to be made by `shaped`.

    Engines that are asked to hurry do so by less than asked (they round the length of each sound up): none ever is.
    """
    wanted = pace / throat.formants
    engine = min(wanted, 1.0)
    return engine, wanted / engine


def shaped(pcm: Pcm, throat: Throat, semitones: float, faster: float = 1.0) -> Wave:
    """Return an engine's speech at `CALL_RATE` from another throat, its pitch moved by `semitones`.

    The sound becomes shorter by `throat.formants` and by `faster` (see `tempo`), whatever the pitch.
    """
    wave = resampled(pcm, throat.formants)
    if not wave.size:
        return wave
    shift = semitones - 12 * float(np.log2(throat.formants))
    if abs(shift) >= _LEAST_SHIFT or throat.tremor or faster > _LEAST_HURRY:
        wave = _moved(wave, shift, throat.tremor, faster)
    return _breathy(wave, throat.breath) if throat.breath else wave


def _moved(wave: Wave, semitones: float, tremor: float, faster: float) -> Wave:
    from pedalboard import time_stretch

    shift: float | np.ndarray = in_steps(semitones)
    if tremor:
        steps = np.arange(wave.size) // _TREMOR_STEP * _TREMOR_STEP / CALL_RATE
        shift = in_steps(semitones + tremor * np.sin(2 * np.pi * _TREMOR_HERTZ / faster * steps))
    moved = time_stretch(wave, CALL_RATE, faster, shift, high_quality=True, preserve_formants=True)
    # With a pitch that moves, the library returns its own tail of silence, too.
    result: Wave = np.ascontiguousarray(moved[0, : round(wave.size / faster)], np.float32)
    return faded(result)


def in_steps(semitones: float | np.ndarray) -> float | np.ndarray:
    """Return the nearest shift, in semitones, that multiplies frequencies by a whole number of 480ths."""
    nearest: float | np.ndarray = 12 * np.log2(np.round(2 ** (semitones / 12) * _PITCH_STEPS) / _PITCH_STEPS)
    return nearest


def _breathy(wave: Wave, strength: float) -> Wave:
    """Add noise in the band of breath that comes and goes with the voice."""
    noise = band_noise(wave.size, *_BREATH_BAND)
    power = np.convolve(wave.astype(np.float64) ** 2, np.ones(_ENVELOPE) / _ENVELOPE, "same")
    breath = noise * np.sqrt(np.maximum(power, 0))
    wanted = speech_level(wave) + _BREATHIEST + 20 * np.log10(strength)
    level = speech_level(breath.astype(np.float32))
    return np.asarray(wave + breath * 10 ** ((wanted - level) / 20), np.float32)


def band_noise(count: int, low: float, high: float, seed: int = _SEED) -> np.ndarray:
    """Return white noise between two frequencies in Hz, RMS 1; the same for the same arguments."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / CALL_RATE)
    spectrum *= 1 / (1 + (low / np.maximum(hertz, 1.0)) ** 6) / (1 + (hertz / high) ** 12)
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / max(float(np.sqrt(np.mean(noise**2))), 1e-9))
