"""Takes the customer's voice out of the microphone, for those who listen through loudspeakers.

The work is done by AEC3, the echo canceller of WebRTC, through pywebrtc-audio. It learns the way from the loudspeaker
to the microphone by itself, up to half a second long, and lets the trainee's voice pass while the customer talks.
"""

from __future__ import annotations

import numpy as np
from pywebrtc_audio import EchoCanceller
from scipy import signal

from roleplay.audio.samples import Samples, to_bytes
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES

_STEP = CALL_RATE // 100
"""The canceller works on 10 ms."""

DELAY_SAMPLES = int(_STEP - np.gcd(_STEP, FRAME_SAMPLES))
"""How much later the sound comes out, because a frame is no multiple of 10 ms: 8 ms."""

_SETTLING_FRAMES = 31
"""Frames, a second, in which it is learned how far the loudspeaker runs ahead."""

_MARGIN = round(0.008 * CALL_RATE)
"""Callbacks are not on time to the millisecond."""

_SHORT_FRAMES = 8
"""So many frames, soon after one another, for which the loudspeaker was late: it has slipped."""

_FORGET = 0.1
"""What a frame in time counts against one that was late."""


_LEFT = round(0.256 * CALL_RATE)
_BACK = round(0.5 * CALL_RATE)
_QUIET = 150
"""Of 32,768: softer sound is no voice."""
_ALIKE = 0.5


class Reference:
    """Decides how far ahead of the heard sound the played sound is told. Pure.

    As far as can be: an echo must not come before its cause, and what the drivers say of their delays is not true to
    more than 60 ms. And always as far: whenever it moves, the canceller has to find the echo anew.
    """

    def __init__(self) -> None:
        self._ahead: int | None = None
        self._frames = 0
        self._late = 0.0
        self._least = 0

    def observe(self, available: int) -> int:
        """Take how many samples the loudspeaker has beyond the frame that was heard; return how many to go ahead."""
        self._frames += 1
        safe = available - _MARGIN
        if self._ahead is None or (self._frames <= _SETTLING_FRAMES and safe < self._ahead):
            self._ahead = safe
        elif available < self._ahead:
            self._least = min(self._least, safe) if self._late else safe
            self._late += 1
            if self._late >= _SHORT_FRAMES:
                self._ahead, self._late = self._least, 0.0
        else:
            self._late = max(0.0, self._late - _FORGET)
        return self._ahead


class Guard:
    """Knows an echo that got through: for half a second after a sound card has slipped, say.

    What is left is compared with what was played up to half a second before (normalised cross-correlation). The
    trainee's voice, however loud, is like it to 0.44 at most in 1,700 frames of talking over the customer.
    """

    def __init__(self) -> None:
        self._left = np.zeros(_LEFT, np.float32)
        self._played = np.zeros(_LEFT + _BACK, np.float32)

    def hears_echo(self, left: Samples, played: Samples) -> bool:
        """Take the next samples of both sides; tell whether what is left is an echo."""
        self._left = np.concatenate([self._left[len(left) :], left])
        self._played = np.concatenate([self._played[len(played) :], played])
        if np.abs(left).max() < _QUIET or np.abs(self._played).max() < _QUIET:
            return False
        energy = np.concatenate([[0.0], np.cumsum(self._played.astype(np.float64) ** 2)])
        norms = np.sqrt((energy[_LEFT:] - energy[:-_LEFT]) * float(self._left @ self._left) + 1.0)
        alike = signal.correlate(self._played, self._left, "valid", method="fft") / norms
        return bool(np.abs(alike).max() >= _ALIKE)


class EchoFilter:
    """One microphone beside one loudspeaker. Used by the reading thread; about half a millisecond a frame."""

    def __init__(self) -> None:
        self.reference = Reference()
        self._canceller = EchoCanceller(CALL_RATE)
        self._guard = Guard()
        self._heard = np.zeros(0, np.int16)
        self._played = np.zeros(0, np.int16)
        self._clean = np.zeros(DELAY_SAMPLES, np.int16)

    def process(self, heard: bytes, played: Samples) -> bytes:
        """Return a frame of what was heard, `DELAY_SAMPLES` late, without what was played.

        `played` is as long, and must not begin later than the moment at which the frame was heard.
        """
        self._heard = np.concatenate([self._heard, np.frombuffer(heard, "<i2")])
        self._played = np.concatenate([self._played, played])
        whole = len(self._heard) // _STEP * _STEP
        clean = self._canceller.process(self._heard[:whole], self._played[:whole])
        self._heard, self._played = self._heard[whole:], self._played[whole:]
        frame = np.concatenate([self._clean, clean])
        count = len(played)
        self._clean = frame[count:]
        if self._guard.hears_echo(frame[:count], played):
            return bytes(len(heard))
        return to_bytes(frame[:count])
