"""Makes speech harder to recognise: babble of other voices at a stated ratio."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from roleplay.app.bench.voice_bounds import HOP, loudness, threshold
from roleplay.core.sound import CALL_RATE

Wave = NDArray[np.float64]
TALKERS = 4
ROOM_NOISE = -66.0
"""Loudness of the room in dBFS (root mean square): a quiet office through a headset."""


def room_noise(seconds: float, seed: int) -> NDArray[np.int32]:
    """Return the white noise of a microphone in use, at `CALL_RATE`: it is never digitally silent."""
    noise = np.random.default_rng(seed).normal(0, 32768 * 10 ** (ROOM_NOISE / 20), round(seconds * CALL_RATE))
    return noise.astype(np.int32)


def babble(voices: Sequence[NDArray[np.int16]], seconds: float, seed: int) -> Wave:
    """Return several voices at once, as in an office, at a root mean square of 1.

    Each of `TALKERS` goes through all the `voices` (at `CALL_RATE`) again and again, from a place of their own.
    Raises `ValueError` when there is nothing in them.
    """
    whole = np.concatenate([voice.astype(np.float64) for voice in voices]) if voices else np.zeros(0)
    if not np.any(whole):
        raise ValueError("babble needs voices")
    count = round(seconds * CALL_RATE)
    random = np.random.default_rng(seed)
    mixed = np.zeros(count)
    for _ in range(TALKERS):
        mixed += np.resize(np.roll(whole, -int(random.integers(len(whole)))), count)
    level = np.sqrt(np.mean(mixed**2))
    return mixed / level if level > 0 else mixed


def with_noise(speech: NDArray[np.int16], noise: Wave, snr: float) -> NDArray[np.int16]:
    """Add noise (root mean square 1, at least as long) so that speech is `snr` dB louder than it, in power.

    The power of speech is that of its voiced parts, as ITU-T P.56 would have it in its active speech level: pauses do
    not count. What lies beyond 16 bit is clipped.
    """
    power = active_power(speech)
    scaled = noise[: len(speech)] * np.sqrt(power / 10 ** (snr / 10))
    return np.asarray(np.clip(np.rint(speech + scaled), -32768, 32767), np.int16)


def active_power(speech: NDArray[np.int16]) -> float:
    """Return the mean square of the parts that are voice; of everything when nothing is."""
    levels = loudness(speech)
    active = np.repeat(levels >= threshold(levels), HOP)
    voiced = speech[: len(active)][active]
    return float(np.mean((voiced if voiced.size else speech).astype(np.float64) ** 2)) if speech.size else 0.0
