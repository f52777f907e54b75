"""Finds typing in the sound of a microphone: short clicks, several of them in a row.

A key that is struck gives a burst of broad-band noise that is there within a few milliseconds and gone within some
tens. Clicks are found as onsets of energy above speech's strongest band (J. P. Bello et al. 2005, "A tutorial on
onset detection in music signals", IEEE Transactions on Speech and Audio Processing 13), kept where they fall off as
quickly as they came and where nobody speaks. One click may be a cup that is put down: only rows of them are typing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

from roleplay.audio.samples import FULL_SCALE, Samples
from roleplay.core.ports import VoiceActivity
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_BYTES

BAND = (2000.0, 7500.0)
"""Hertz."""
HOP = 64
"""Samples in one value of the energy: 4 ms."""
RISE = 12.0
"""Decibels by which a click stands out from what was heard just before."""
FALL = 8.0
"""Decibels that it loses within `RING`."""
RING = 0.06
"""Seconds in which a click is gone."""
FAINTEST = -66.0
"""dB below full scale in `BAND`: fainter clicks are heard by nobody at the other end."""
APART = 0.06
"""Seconds between two strokes; a key that comes up again clicks, too, and mostly sooner."""
ROW_GAP = 1.0
"""Seconds between two clicks of one row."""
ROW = 4
"""Clicks that make a row typing."""
SPEECH = 0.4
"""Probability from which a frame counts as speech; what is near it is not looked at."""
SPEECH_MARGIN = 0.15
"""Seconds around speech: lips and breath click, too."""


def typing_spans(samples: Samples, activity: VoiceActivity) -> list[tuple[float, float]]:
    """Return from when to when keys were struck, in seconds from the beginning of `samples`.

    `samples` are mono, at `CALL_RATE`. `activity` tells where somebody speaks; it is reset, and asked only when there
    are clicks at all.
    """
    if len(samples) < CALL_RATE // 4:
        return []
    clicks = _clicks(_energy(samples))
    if not _rows(clicks):
        return []
    speech = _speech(samples, activity)
    quiet = [at for at in clicks if not speech[min(int(at / FRAME_SECONDS), len(speech) - 1)]]
    return [(row[0], row[-1]) for row in _rows(quiet)]


def _energy(samples: Samples) -> NDArray[np.float64]:
    """Return the energy in `BAND`, in dB below full scale, one value a hop."""
    band = signal.butter(4, BAND, "bandpass", fs=CALL_RATE, output="sos")
    wave = signal.sosfilt(band, samples / FULL_SCALE)
    whole = len(wave) // HOP * HOP
    power = np.mean(wave[:whole].reshape(-1, HOP) ** 2, axis=1)
    decibels: NDArray[np.float64] = 10 * np.log10(power + 1e-10)
    return decibels


def _clicks(energy: NDArray[np.float64]) -> list[float]:
    """Return the times of what comes and goes like a click."""
    hops = CALL_RATE / HOP
    before, ring, apart = round(0.1 * hops), round(RING * hops), round(APART * hops)
    ground = ndimage.median_filter(energy, before, origin=before // 2 - 1, mode="nearest")
    peaks, _ = signal.find_peaks(energy, height=FAINTEST, distance=apart)
    found = []
    for peak in peaks:
        rise = energy[peak] - ground[max(peak - 3, 0)]
        after = energy[peak + 3 : peak + ring + 1]
        if rise >= RISE and len(after) and energy[peak] - float(np.min(after)) >= FALL:
            found.append(peak / hops)
    return found


def _speech(samples: Samples, activity: VoiceActivity) -> NDArray[np.bool_]:
    """Return for every frame whether somebody speaks in it or near it."""
    activity.reset()
    whole = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].astype("<i2").tobytes()
    size = FRAME_SAMPLES * SAMPLE_BYTES
    spoken = np.array([activity.probability(whole[at : at + size]) >= SPEECH for at in range(0, len(whole), size)])
    near: NDArray[np.bool_] = ndimage.binary_dilation(spoken, iterations=round(SPEECH_MARGIN / FRAME_SECONDS))
    return near


def _rows(clicks: Sequence[float]) -> list[list[float]]:
    """Return the clicks that stand in rows of `ROW` at least."""
    rows: list[list[float]] = []
    for at in clicks:
        if rows and at - rows[-1][-1] <= ROW_GAP:
            rows[-1].append(at)
        else:
            rows.append([at])
    return [row for row in rows if len(row) >= ROW]
