"""Sound as numbers: trim, shift, level and limit speech. Arrays are float32, mono, full scale at 1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from roleplay.core.sound import CALL_RATE, Pcm

Wave = npt.NDArray[np.float32]

SPEECH_LEVEL = -21.0
"""Level of active speech that all voices are brought to, dB relative to full scale (RMS)."""

_FRAME = CALL_RATE // 100
_ACTIVE_RANGE = 30.0
"""Frames within this many dB of the loud ones count as speech, after the activity measure of ITU-T P.56."""
_TRIM_RANGE = 45.0
_TRIM_MARGIN = 0.02
_FADE = 0.005
_KNEE = 0.7
_CEILING = 0.97


def wave_of(pcm: Pcm) -> Wave:
    """Return the samples as floats."""
    return np.frombuffer(pcm.samples, "<i2").astype(np.float32) / np.float32(32768)


def pcm_of(wave: Wave) -> Pcm:
    """Return floats at `CALL_RATE` as 16-bit samples."""
    return Pcm((np.clip(wave, -1, 1) * 32767).round().astype("<i2").tobytes(), CALL_RATE)


def resampled(pcm: Pcm, factor: float = 1.0) -> Wave:
    """Bring a sound to `CALL_RATE`, all its frequencies raised by a factor by which it becomes shorter."""
    import soxr

    wave = wave_of(pcm)
    if not wave.size:
        return wave
    result: Wave = soxr.resample(wave, pcm.rate * factor, CALL_RATE)
    return result


def trimmed(wave: Wave) -> Wave:
    """Cut off the silence at both ends, all but 20 ms, and fade the cuts."""
    return faded(wave[voiced(wave)])


def voiced(wave: Wave) -> slice:
    """Return the samples between the silences at both ends, with 20 ms of these; none of a sound that is silent."""
    levels = _frame_levels(wave)
    heard = np.flatnonzero(levels > levels.max(initial=-120.0) - _TRIM_RANGE)
    if not heard.size or levels.max() <= -90:
        return slice(0, 0)
    margin = round(_TRIM_MARGIN * CALL_RATE)
    return slice(max(int(heard[0]) * _FRAME - margin, 0), (int(heard[-1]) + 1) * _FRAME + margin)


def faded(wave: Wave, seconds: float = _FADE) -> Wave:
    """Fade both ends in and out, so that a join never clicks."""
    length = min(round(seconds * CALL_RATE), wave.size // 2)
    result = wave.copy()
    if length:
        ramp = np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32)) ** 2
        result[:length] *= ramp
        result[-length:] *= ramp[::-1]
    return result


def speech_level(wave: Wave) -> float:
    """Return the RMS level of the frames that hold speech, in dB relative to full scale; -120 for silence."""
    levels = _frame_levels(wave)
    if not levels.size:
        return -120.0
    active = levels[levels > np.percentile(levels, 95) - _ACTIVE_RANGE]
    return float(10 * np.log10(np.mean(10 ** (active / 10)))) if active.size else -120.0


def levelled(wave: Wave, level: float) -> Wave:
    """Bring active speech to a level in dB relative to full scale."""
    now = speech_level(wave)
    return wave if now <= -90 else (wave * np.float32(10 ** ((level - now) / 20)))


def limited(wave: Wave) -> Wave:
    """Bend peaks above the knee towards a ceiling below full scale; what is below the knee stays as it is."""
    size = np.abs(wave)
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size > _KNEE, np.sign(wave) * bent, wave).astype(np.float32)


def _frame_levels(wave: Wave) -> npt.NDArray[np.float64]:
    """Return the level of each 10 ms in dB; a rest at the end counts as a frame."""
    padded = np.pad(wave, (0, -wave.size % _FRAME)).reshape(-1, _FRAME).astype(np.float64)
    decibels: npt.NDArray[np.float64] = 10 * np.log10(np.mean(padded**2, axis=1) + 1e-12)
    return decibels
