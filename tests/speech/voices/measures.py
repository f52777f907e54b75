"""Measures of sound that the tests judge by."""

import numpy as np

from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.waveform import Wave

_FRAME = 1024


def pitch(wave: Wave) -> float:
    """Return the median fundamental frequency of clearly voiced frames in Hz, by autocorrelation (60 to 400 Hz)."""
    shortest, longest = CALL_RATE // 400, CALL_RATE // 60
    found = []
    for start in range(0, wave.size - _FRAME, _FRAME // 2):
        frame = wave[start : start + _FRAME].astype(np.float64)
        frame -= frame.mean()
        spectrum = np.fft.rfft(frame * np.hanning(_FRAME), 2 * _FRAME)
        correlation = np.fft.irfft(np.abs(spectrum) ** 2)[: longest + 1]
        lag = shortest + int(np.argmax(correlation[shortest:]))
        if frame.std() > 0.02 and correlation[lag] > 0.45 * correlation[0]:
            found.append(CALL_RATE / lag)
    return float(np.median(found))


def share_at(wave: Wave, hertz: float) -> float:
    """Return which share of the energy lies within 40 Hz of a frequency."""
    power = np.abs(np.fft.rfft(wave * np.hanning(wave.size))) ** 2
    near = np.abs(np.fft.rfftfreq(wave.size, 1 / CALL_RATE) - hertz) < 40
    return float(power[near].sum() / max(power.sum(), 1e-12))


def bleeps(wave: Wave) -> list[tuple[float, float]]:
    """Return where a 1 kHz tone sounds, as (start, end) in seconds."""
    length = CALL_RATE // 50
    loud = [
        share_at(wave[start : start + 2 * length], 1000) > 0.6 for start in range(0, wave.size - 2 * length, length)
    ]
    spans: list[tuple[float, float]] = []
    for index, tone in enumerate(loud):
        at = index * length / CALL_RATE
        if tone and spans and spans[-1][1] >= at:
            spans[-1] = (spans[-1][0], at + 2 * length / CALL_RATE)
        elif tone:
            spans.append((at, at + 2 * length / CALL_RATE))
    return spans


def edge_silence(wave: Wave) -> tuple[float, float]:
    """Return the seconds before and after anything louder than -50 dB of full scale."""
    heard = np.flatnonzero(np.abs(wave) > 10 ** (-50 / 20))
    return float(heard[0] / CALL_RATE), float((wave.size - 1 - heard[-1]) / CALL_RATE)


def share_above(wave: Wave, hertz: float) -> float:
    """Return which share of the energy lies above a frequency."""
    power = np.abs(np.fft.rfft(wave * np.hanning(wave.size))) ** 2
    return float(power[np.fft.rfftfreq(wave.size, 1 / CALL_RATE) > hertz].sum() / power.sum())
