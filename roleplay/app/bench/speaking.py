"""The trainee of a measured call: answers, with and without pauses, sounds of listening, and coughs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from roleplay.app.bench.voice_bounds import voice_spans
from roleplay.app.parts import Parts
from roleplay.core.sound import CALL_RATE, Pcm

Samples = NDArray[np.int16]
Voice = Callable[[str], Pcm]
"""Speaks a text; sound at `CALL_RATE`."""

VOICES = ("trainee", "trainee-man")
"""A woman and a man, who speak in turn."""
OVERLAP_VOICES = (*VOICES, "judith", "oscar")
"""Who talks over the customer: another woman and another man, too, who are customers otherwise."""
PAUSES = (0.3, 0.7)
"""Seconds of a natural pause inside an answer, at least and at most."""
BACKCHANNELS = {
    "en": ("mhm", "okay", "right", "I see", "uh-huh"),
    "pl": ("mhm", "okej", "no tak", "rozumiem", "aha"),
}
COUGH = "(cough)"
TYPING = "(typing)"
_SHORTEST_PART = 2
"""Words before and behind a pause."""
_BREAK = re.compile(r"(?<=[,;:.!?])\s+|\s+(?=(?:and|but|or|because|so|that|if|when|which)\b)")
_COUGH_BAND = (300, 4_000)
_KEY_FROM = 1_500
_KEY_SAMPLES = 160


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing to be said into the microphone."""

    text: str
    samples: Samples
    pauses: tuple[float, ...] = ()
    """Lengths in seconds of the pauses that were put inside."""

    @property
    def seconds(self) -> float:
        """Length."""
        return len(self.samples) / CALL_RATE


def speak(parts: Parts, language: str, voice: str, text: str) -> Pcm:
    """Let the trainee of a measured call say a text with one of `VOICES`."""
    return parts.bank.synthesize(voice, text, 0, language, "spoken").pcm


def trimmed(pcm: Pcm) -> Samples:
    """Return sound from the first to the last of its voice."""
    samples = np.frombuffer(pcm.samples, "<i2")
    spans = voice_spans(samples)
    if not spans:
        return samples
    return samples[round(spans[0].begin * CALL_RATE) : round(spans[-1].end * CALL_RATE)]


def said(text: str, voice: Voice) -> Spoken:
    """Say a text in one go."""
    return Spoken(text, trimmed(voice(text)))


def said_with_pause(text: str, voice: Voice, random: Random) -> Spoken:
    """Say a text with a pause of 0.3 to 0.7 s inside: between two clauses if it has more than one.

    The parts are spoken each by itself, so that the first ends as if it could be all: harder than a person's speech,
    in which the melody tells that more will come. A text of fewer than four words is said in one go.
    """
    parts = split_for_pause(text, random)
    if len(parts) < 2:
        return said(text, voice)
    pause = random.uniform(*PAUSES)
    silence = np.zeros(round(pause * CALL_RATE), np.int16)
    first, second = (trimmed(voice(part)) for part in parts)
    return Spoken(text, np.concatenate((first, silence, second)), (round(pause, 3),))


def split_for_pause(text: str, random: Random) -> tuple[str, ...]:
    """Return a text in two parts at the end of a clause, else between two words; whole when it is too short."""
    words = text.split()
    if len(words) < 2 * _SHORTEST_PART:
        return (text,)
    places = [match.span() for match in _BREAK.finditer(text)]
    cuts = [
        (text[:begin], text[end:])
        for begin, end in places
        if min(len(text[:begin].split()), len(text[end:].split())) >= _SHORTEST_PART
    ]
    if cuts:
        return random.choice(cuts)
    place = random.randint(_SHORTEST_PART, len(words) - _SHORTEST_PART)
    return " ".join(words[:place]), " ".join(words[place:])


def cough(random: Random) -> Spoken:
    """Return two bursts of noise that die away, in the band and with the lengths of a cough."""
    noise = np.random.default_rng(random.randrange(2**32))
    band = butter(2, _COUGH_BAND, "bandpass", fs=CALL_RATE, output="sos")

    def burst(seconds: float) -> NDArray[np.float64]:
        count = round(seconds * CALL_RATE)
        rise = np.minimum(np.arange(count) / (0.005 * CALL_RATE), 1)
        fall = np.exp(-np.arange(count) / (seconds / 4 * CALL_RATE))
        return np.asarray(sosfilt(band, noise.normal(0, 1, count))) * rise * fall

    sound = np.concatenate((burst(random.uniform(0.15, 0.25)), np.zeros(CALL_RATE // 20), burst(0.15)))
    loud = sound / np.max(np.abs(sound)) * 9_000
    return Spoken(COUGH, loud.astype(np.int16))


def typing(random: Random) -> Spoken:
    """Return eight keys: clicks of a few milliseconds, each followed by a softer one when it comes up."""
    noise = np.random.default_rng(random.randrange(2**32))
    sound = np.zeros(round(1.6 * CALL_RATE))
    high = butter(2, _KEY_FROM, "highpass", fs=CALL_RATE, output="sos")
    at = 0.0
    for _ in range(8):
        for loudness in (1.0, 0.4):
            start = round(at * CALL_RATE)
            click = np.asarray(sosfilt(high, noise.normal(0, 1, _KEY_SAMPLES)))
            sound[start : start + _KEY_SAMPLES] += loudness * click * np.exp(-np.arange(_KEY_SAMPLES) / 40)
            at += random.uniform(0.06, 0.1)
    loud = sound / np.max(np.abs(sound)) * 6_000
    return Spoken(TYPING, np.trim_zeros(loud.astype(np.int16), "b"))
