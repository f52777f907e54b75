"""A line without a sound card, in virtual time."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from roleplay.audio.playout import Playout
from roleplay.audio.samples import to_bytes, to_call_samples
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, Frame, Pcm


class FrameQueue:
    """Queued sounds that are taken frame by frame: one side of a line that has no device of its own."""

    def __init__(self) -> None:
        self._playout = Playout(CALL_RATE)
        self._samples = np.zeros(FRAME_SAMPLES, np.int16)
        self._marks = np.zeros(FRAME_SAMPLES, np.int32)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound at `CALL_RATE`."""
        self._playout.play(clip, to_call_samples(pcm))

    def halt(self, halted: bool) -> None:
        """Fall silent and keep what waits; or go on from there."""
        self._playout.halt(halted)

    def stop(self) -> None:
        """Fade out what plays and drop what is queued."""
        self._playout.stop()

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound at `CALL_RATE` run in a loop under all others; None ends it."""
        self._playout.background(None if pcm is None else to_call_samples(pcm))

    @property
    def pending(self) -> float:
        """Seconds that are queued or playing."""
        return self._playout.pending / CALL_RATE

    def next_frame(self) -> tuple[bytes, str | None]:
        """Return the next frame, and which clip was playing last in it."""
        self._playout.pull(self._samples, self._marks)
        return to_bytes(self._samples), self._playout.last_name(self._marks)


class VirtualLine:
    """Implements `core.ports.Line` without a device: time is the number of frames that were read.

    `read` returns at once, so that a call of minutes takes seconds; with `pace` it returns when the frame is due by
    `clock` (seconds), waiting with `sleep`.
    """

    def __init__(
        self,
        *,
        pace: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._trainee = FrameQueue()
        self._customer = FrameQueue()
        self._pace = pace
        self._clock = clock
        self._sleep = sleep
        self._opened_at = clock()
        self._frames = 0

    def hear(self, pcm: Pcm) -> None:
        """Queue what the trainee says, at `CALL_RATE`, behind what is already queued."""
        self._trainee.play("trainee", pcm)

    @property
    def unheard(self) -> float:
        """Seconds of the trainee's sound that are still to be read."""
        return self._trainee.pending

    def read(self) -> Frame:
        """Return the next frame."""
        self._frames += 1
        at = self._frames * FRAME_SECONDS
        if self._pace:
            early = self._opened_at + at - self._clock()
            if early > 0:
                self._sleep(early)
        trainee, _ = self._trainee.next_frame()
        customer, playing = self._customer.next_frame()
        return Frame(at, trainee, customer, playing)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue what the customer says, at `CALL_RATE`."""
        self._customer.play(clip, pcm)

    def halt(self, halted: bool) -> None:
        """Let the customer fall silent and keep what waits; or go on from there."""
        self._customer.halt(halted)

    def stop(self) -> None:
        """Fade out what the customer says and drop what is queued."""
        self._customer.stop()

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound at `CALL_RATE` run in a loop on the customer's side; None ends it."""
        self._customer.background(pcm)

    @property
    def pending(self) -> float:
        """Seconds of the customer's sound that are queued or playing."""
        return self._customer.pending

    def close(self) -> None:
        """There is nothing to give back."""
