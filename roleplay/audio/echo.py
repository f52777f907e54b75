"""Takes the customer's voice out of the microphone, for those who listen through loudspeakers.

The work is done by AEC3, the echo canceller of WebRTC, through pywebrtc-audio. It learns the way from the loudspeaker
to the microphone by itself, up to half a second long, and lets the trainee's voice pass while the customer talks.
"""

from __future__ import annotations

import numpy as np
from pywebrtc_audio import EchoCanceller

from roleplay.audio.samples import Samples, to_bytes
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES

_STEP = CALL_RATE // 100
"""The canceller works on 10 ms."""

DELAY_SAMPLES = int(_STEP - np.gcd(_STEP, FRAME_SAMPLES))
"""How much later the sound comes out, because a frame is no multiple of 10 ms: 8 ms."""

_SETTLING_FRAMES = 31
"""Frames, a second, in which it is learned how far the loudspeaker runs ahead."""

_MARGIN = round(0.016 * CALL_RATE)
"""Callbacks are not on time: one block of the loudspeaker's."""

_SUSPICIOUS_FRAMES = 3
"""So many late frames are more than a hiccup."""

_SHORT_FRAMES = 8
"""So many frames, soon after one another, for which the loudspeaker was late: it has slipped."""

_FORGET = 0.1
"""What a frame in time counts against one that was late."""


_QUIET = 150
"""Of 32,768: softer sound is no voice."""

_RESIDUE = 0.125
"""Of a frame in which a voice that is no echo was heard, more than this is left, in amplitude (-18 dB)."""


_LEARNING_FRAMES = 31
"""Frames of sound, a second, that the canceller needs to learn the way."""

_TAIL_FRAMES = 16
"""Frames, half a second, for which a room may still sound of what was played."""

_SHORT_TAIL_FRAMES = 6
"""Frames, a fifth of a second, for which the microphone stays closed at most after the customer's last word."""


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
        self._unsure = False

    @property
    def unsure(self) -> bool:
        """Whether the loudspeaker has slipped, or was late once more for the frame that was observed last."""
        return self._unsure

    def observe(self, available: int) -> int:
        """Take how many samples the loudspeaker has beyond the frame that was heard; return how many to go ahead."""
        self._frames += 1
        before = self._ahead
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
        late_again = before is not None and available < before
        self._unsure = self._ahead != before or (late_again and self._late >= _SUSPICIOUS_FRAMES)
        return self._ahead


class EchoFilter:
    """One microphone beside one loudspeaker. Used by the reading thread; a quarter of a millisecond a frame."""

    def __init__(self) -> None:
        self.reference = Reference()
        self._canceller = EchoCanceller(CALL_RATE)
        self._learning = _LEARNING_FRAMES
        self._audible = 0
        self._heard = np.zeros(0, np.int16)
        self._played = np.zeros(0, np.int16)
        self._clean = np.zeros(DELAY_SAMPLES, np.int16)

    def process(self, heard: bytes, played: Samples) -> bytes:
        """Return a frame of what was heard, `DELAY_SAMPLES` late, without what was played.

        `played` is as long, and must not begin later than the moment at which the frame was heard.
        """
        near = np.frombuffer(heard, "<i2")
        self._heard = np.concatenate([self._heard, near])
        self._played = np.concatenate([self._played, played])
        whole = len(self._heard) // _STEP * _STEP
        clean = self._canceller.process(self._heard[:whole], self._played[:whole])
        self._heard, self._played = self._heard[whole:], self._played[whole:]
        frame = np.concatenate([self._clean, clean])
        count = len(played)
        clean, self._clean = frame[:count], frame[count:]
        if self._still_learns(played) or (self._audible and _rms(clean) < _RESIDUE * _rms(near)):
            return bytes(len(heard))
        return to_bytes(clean)

    def shaken(self) -> None:
        """Say that sound was lost on its way: the canceller has to learn anew, the microphone closed meanwhile."""
        self._learning = _LEARNING_FRAMES

    def _still_learns(self, played: Samples) -> bool:
        loud = np.abs(played).max() >= _QUIET
        self._audible = _TAIL_FRAMES if loud else max(0, self._audible - 1)
        if loud and self._learning:
            self._learning -= 1
        return self._learning > 0 and self._audible > _TAIL_FRAMES - _SHORT_TAIL_FRAMES


def _rms(samples: Samples) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float32) ** 2)))
