"""Makes clean speech sound as it does over an ordinary phone line."""

from __future__ import annotations

import io

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from roleplay.audio.samples import from_float, to_float
from roleplay.core.sound import CALL_RATE, Pcm

PHONE_RATE = 8_000
"""Samples a second of narrow-band telephony (ITU-T G.711)."""

BAND = (300.0, 3400.0)
"""Hertz; the voice band of ITU-T G.712."""

_CORNERS = (270.0, 3550.0)
"""Hertz at which the filter halves the amplitude, a little outside the band."""

_SLOPE = 24
"""Twice the order of the filter: 144 dB an octave."""

_ENVELOPE = CALL_RATE // 50

_NOISE = 10 ** (-62 / 20)
"""Line noise, root mean square: just heard in pauses."""

_LOUD = 10 ** (-24 / 20)
"""Root mean square from which compression sets in."""

_RATIO = 2.0
"""Decibels above that which become one."""

_MAKE_UP = 10 ** (4 / 20)
"""What speech loses to compression and band is given back."""

_PEAK = 0.9

Wave = NDArray[np.float64]


def telephone(pcm: Pcm) -> Pcm:
    """Return a clip at `CALL_RATE` as a phone line carries it: same length, same each time.

    Compressed gently, cut to `BAND`, coded and decoded with G.711 mu-law at `PHONE_RATE`, with a little line noise.
    Raises `ValueError` for another rate.
    """
    if pcm.rate != CALL_RATE:
        raise ValueError(f"the telephone effect works at {CALL_RATE} samples a second, not {pcm.rate}")
    clean = to_float(pcm)
    if not len(clean):
        return pcm
    narrow = soxr.resample(_in_band(_compressed(clean)), CALL_RATE, PHONE_RATE)
    coded = _through_g711(_below_peak(narrow + _line_noise(len(narrow))))
    wide = _in_band(soxr.resample(coded, PHONE_RATE, CALL_RATE))
    whole = np.zeros_like(clean)
    count = min(len(clean), len(wide))
    whole[:count] = wide[:count]
    return from_float(_below_peak(whole))


def _in_band(wave: Wave) -> Wave:
    """Cut to the voice band with the squared magnitude of a Butterworth filter: no phase, onsets stay in place."""
    # Room around the clip keeps its end from leaking into its beginning.
    spectrum = np.fft.rfft(wave, len(wave) + CALL_RATE // 50)
    hertz = np.fft.rfftfreq(len(wave) + CALL_RATE // 50, 1 / CALL_RATE)
    low, high = _CORNERS
    with np.errstate(divide="ignore"):
        response = 1 / ((1 + (low / hertz) ** _SLOPE) * (1 + (hertz / high) ** _SLOPE))
    return np.fft.irfft(spectrum * response, len(wave) + CALL_RATE // 50)[: len(wave)]


def _compressed(wave: Wave) -> Wave:
    """Even out loudness by its envelope of 20 ms, so that a whisper carries and a shout does not overdrive."""
    energy = np.concatenate([[0.0], np.cumsum(wave**2)])
    begin = np.maximum(np.arange(len(wave)) - _ENVELOPE // 2, 0)
    end = np.minimum(begin + _ENVELOPE, len(wave))
    envelope = np.sqrt(np.maximum((energy[end] - energy[begin]) / (end - begin), 1e-12))
    gain = np.minimum(1.0, (envelope / _LOUD) ** (1 / _RATIO - 1))
    return np.asarray(wave * gain * _MAKE_UP)


def _line_noise(count: int) -> Wave:
    noise = np.random.default_rng(0).standard_normal(count)
    return _NOISE * noise


def _through_g711(wave: Wave) -> Wave:
    coded = io.BytesIO()
    soundfile.write(coded, wave, PHONE_RATE, format="RAW", subtype="ULAW")
    coded.seek(0)
    decoded, _ = soundfile.read(coded, samplerate=PHONE_RATE, channels=1, format="RAW", subtype="ULAW")
    return np.asarray(decoded, np.float64)


def _below_peak(wave: Wave) -> Wave:
    peak = np.abs(wave).max(initial=0.0)
    return wave * (_PEAK / peak) if peak > _PEAK else wave
