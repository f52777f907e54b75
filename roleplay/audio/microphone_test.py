"""Tells a person whether the microphone is fit for a call, and what to do when it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from roleplay.audio.levels import peak_level, rms_level
from roleplay.audio.samples import FULL_SCALE, Samples, from_float
from roleplay.core.ports import Line, VoiceActivity
from roleplay.core.sound import CALL_RATE, FRAME_SECONDS, Pcm

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
_ALIVE_SHARE = 0.01
"""Share of samples other than zero below which nothing is connected: a stream that begins, or is just being muted,
leaves a few."""

_SWEEP_SECONDS = 0.8
_LONGEST_WAY = 0.5
"""Seconds from the loudspeaker to the microphone, sound cards included."""
_SWEEP_LIKENESS = 0.2
"""Of what is heard to the sweep, as a share of its energy's root; noise comes to 0.05."""


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


def measure_echo(line: Line) -> float | None:
    """Play a short sweep and return how loud the microphone hears it, in decibels against what was played.

    None when it does not: a headset. Takes about a second and a half. Raises `DeviceError`.
    """
    sweep = _sweep()
    line.play("sweep", from_float(sweep))
    heard: list[bytes] = []
    while line.pending > 0 or len(heard) * FRAME_SECONDS < len(sweep) / CALL_RATE + _LONGEST_WAY:
        heard.append(line.read().trainee)
    near = np.frombuffer(b"".join(heard), "<i2") / FULL_SCALE
    from scipy import signal  # 60 MB: not in a process that makes no such test

    alike = np.abs(signal.correlate(near, sweep, "valid", method="fft"))
    place = int(np.argmax(alike))
    passage = near[place : place + len(sweep)]
    likeness = alike[place] / (np.linalg.norm(passage) * np.linalg.norm(sweep) + 1e-9)
    if likeness < _SWEEP_LIKENESS:
        return None
    return float(20 * np.log10(alike[place] / np.linalg.norm(sweep) ** 2))


def _sweep() -> NDArray[np.float64]:
    """Return a soft sweep over the voice's band, which a room cannot make unrecognisable."""
    from scipy import signal

    time = np.arange(round(_SWEEP_SECONDS * CALL_RATE)) / CALL_RATE
    wave = signal.chirp(time, 300, _SWEEP_SECONDS, 3400, method="logarithmic")
    swept: NDArray[np.float64] = 0.2 * wave * signal.windows.tukey(len(time), 0.1)
    return swept


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
    if np.count_nonzero(samples) <= _ALIVE_SHARE * len(samples):
        return "dead"
    if clipped > _CLIPPED_SHARE:
        return "clipped"
    if speech_seconds < _SPEECH_SECONDS:
        return "silent"
    if level < _SOFT_LEVEL:
        return "soft"
    return "noisy" if level - noise_floor < _NOISE_DISTANCE else "good"
