"""Tells a person whether the microphone is fit for a call, and what to do when it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from roleplay.audio.levels import peak_level, rms_level
from roleplay.audio.samples import Samples
from roleplay.core.ports import Line, VoiceActivity
from roleplay.core.sound import FRAME_SECONDS, Pcm

Verdict = Literal["good", "dead", "silent", "soft", "clipped", "noisy"]

_ADVICE: dict[Verdict, str] = {
    "good": "The microphone is fine.",
    "dead": "The microphone delivers nothing at all. Is it muted, or is the program not allowed to use it? "
    "Look at its switch and at the privacy settings of the system.",
    "silent": "Nobody was heard. Speak a sentence during the test, and check that this is your microphone.",
    "soft": "You are hard to hear. Move the microphone nearer to your mouth or turn it up in the sound settings.",
    "clipped": "You are too loud and the sound is distorted. Turn the microphone down or move it away a little.",
    "noisy": "There is much noise. Find a quieter place, or use a headset.",
}

_SPEECH_PROBABILITY = 0.5
_SPEECH_SECONDS = 0.3
_SOFT_LEVEL = -42.0
"""dBFS of speech below which recognition suffers."""
_NOISE_DISTANCE = 12.0
"""Decibels that speech must stand out of the noise."""
_CLIPPED_SHARE = 0.0005
"""Share of samples at full scale that is heard as distortion."""


@dataclass(frozen=True, slots=True)
class MicrophoneReport:
    """What a microphone test found. Levels in dBFS, -96 to 0."""

    verdict: Verdict
    advice: str
    """One or two sentences for the person."""
    level: float
    """Of the speech; of everything when no speech was heard."""
    peak: float
    noise_floor: float
    """Of the quietest tenth of the time."""
    clipped: float
    """Share of samples at full scale, 0 to 1."""
    speech_seconds: float
    recording: Pcm
    """What was heard, to be played back."""


def check_microphone(
    line: Line,
    activity: VoiceActivity,
    *,
    seconds: float = 4.0,
    on_level: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> MicrophoneReport:
    """Listen to an open line for so long and judge what came; the line stays open (to play `recording` back).

    `on_level` gets the level of each frame in dBFS. Ends early when `cancelled` says so. Raises `DeviceError`.
    """
    activity.reset()
    frames: list[bytes] = []
    speech: list[bool] = []
    for _ in range(max(1, round(seconds / FRAME_SECONDS))):
        frame = line.read().trainee
        frames.append(frame)
        speech.append(activity.probability(frame) >= _SPEECH_PROBABILITY)
        if on_level is not None:
            on_level(rms_level(frame))
        if cancelled():
            break
    return _report(frames, speech)


def _report(frames: list[bytes], speech: list[bool]) -> MicrophoneReport:
    recording = Pcm(b"".join(frames))
    samples = np.frombuffer(recording.samples, "<i2")
    levels = sorted(rms_level(frame) for frame in frames)
    noise_floor = levels[len(levels) // 10]
    spoken = b"".join(frame for frame, is_speech in zip(frames, speech, strict=True) if is_speech)
    level = rms_level(spoken or recording.samples)
    speech_seconds = sum(speech) * FRAME_SECONDS
    clipped = _clipped_share(samples)
    verdict = _verdict(samples, speech_seconds, level, noise_floor, clipped)
    return MicrophoneReport(
        verdict, _ADVICE[verdict], level, peak_level(samples), noise_floor, clipped, speech_seconds, recording
    )


def _clipped_share(samples: Samples) -> float:
    return float(np.mean(np.abs(samples.astype(np.int32)) >= 32_700)) if len(samples) else 0.0


def _verdict(samples: Samples, speech_seconds: float, level: float, noise_floor: float, clipped: float) -> Verdict:
    if not samples.any():
        return "dead"
    if clipped > _CLIPPED_SHARE:
        return "clipped"
    if speech_seconds < _SPEECH_SECONDS:
        return "silent"
    if level < _SOFT_LEVEL:
        return "soft"
    return "noisy" if level - noise_floor < _NOISE_DISTANCE else "good"
