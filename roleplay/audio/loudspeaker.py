"""One loudspeaker that runs, and gets a deeper buffer on a machine that is too busy for a small one."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import soxr

from roleplay.audio.devices import Devices
from roleplay.audio.playout import Playout
from roleplay.audio.samples import to_bytes, to_call_samples
from roleplay.audio.streams import KEPT_SECONDS, DeviceStream, Wake, plausible
from roleplay.audio.tape import Tape
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, Pcm

_log = logging.getLogger(__name__)

_PLAY_BLOCK = FRAME_SAMPLES // 2
"""Samples at `CALL_RATE` in one callback: half a frame halves the latency."""

BUFFER_SECONDS = 0.045
"""With less, a recogniser that holds Python's lock for 30 ms was heard as a gap."""

_DEEPEST_SECONDS = 0.18
"""More would be felt in every answer, and a machine that needs more cannot hold a call."""

_NEAR_DRY = 0.75
"""A callback that came later than after this share of the buffer was a near miss."""

_NEAR_MISSES = 2
"""So many, and the buffer is too small for this machine."""

_DROPS_QUEUE = frozenset({"ALSA"})
"""Sound systems of which it is known that they drop what they hold, and start again, within some milliseconds."""

_STARTING_BLOCKS = 30
"""Half a second, in which a device that was asleep calls as it likes."""


class Loudspeaker(DeviceStream):
    """Plays, and remembers what it played, at `CALL_RATE`, whatever the device's own rate. Raises `DeviceError`.

    `volume` (0 to 1) is for the ear: what is remembered keeps its loudness.
    """

    kind = "loudspeaker"

    def __init__(
        self, devices: Devices, name: str, wake: Wake, *, volume: float = 1.0, rates: Sequence[int] = ()
    ) -> None:
        self._volume = np.float32(volume)
        self._block = _PLAY_BLOCK
        self.buffer = BUFFER_SECONDS
        """Seconds of sound that the device was asked to hold."""
        self._deepest = _DEEPEST_SECONDS
        self._held = False
        self._called = time.monotonic()
        self._near_misses = 0
        self._started = 0
        """At which callback the stream began."""
        self._replacement: _Replacement | None = None
        self._swap = threading.Lock()
        """Held by whoever stops and starts a stream."""
        self._dropping = False
        self.dropped = 0
        """Samples at `CALL_RATE` that were handed to the device and never heard, as it was told to drop them."""
        super().__init__(devices, name, _PLAY_BLOCK, wake, rates)

    def _wanted_latency(self) -> float:
        return max(self.buffer, self.device.low_latency)

    def _prepare(self, block: int, rate: int, channels: int) -> None:
        super()._prepare(block, rate, channels)
        self._playout = Playout(rate)
        self._samples = np.zeros(block, np.int16)
        self._marks = np.zeros(block, np.int32)
        self._loud = np.zeros(block, np.float32)
        self._mark_tape = Tape(KEPT_SECONDS * rate, block, np.int32)

    def _callback(self, data: Any, _frames: int, when: Any, status: Any) -> None:
        if self._playout.at_rest:  # a device that has just been emptied runs dry now and then, and nobody hears it
            status = None
        self._beat(plausible(when.outputBufferDacTime, when.currentTime, self.latency), status)
        self._watch_the_clock(status)
        if self._held:
            self._samples[:] = 0
            self._marks[:] = 0
        else:
            self._playout.pull(self._samples, self._marks)
        np.multiply(self._samples, self._volume, out=self._loud)
        out = np.frombuffer(data, np.int16).reshape(-1, self._channels)
        out[:] = self._loud[:, np.newaxis]
        self._mark_tape.append(self._marks)
        self._tape.append(self._samples)
        self._wake.put(None)

    def _watch_the_clock(self, status: Any) -> None:
        now = time.monotonic()
        late, self._called = now - self._called, now
        settled = self.heartbeat - self._started > _STARTING_BLOCKS
        if settled and (status or late > _NEAR_DRY * self._wanted_latency()):
            self._near_misses += 1

    def settle(self, *, quiet: bool) -> bool:
        """Take a deeper buffer once the device nearly ran dry. For every frame; returns at once.

        `quiet` says that nothing plays or waits, so that nobody hears the change. Returns whether it begins now.
        """
        replacement = self._replacement
        if replacement is None:
            if self._near_misses >= _NEAR_MISSES and self.buffer < self._deepest:
                before, self.buffer = self.buffer, min(2 * self.buffer, self._deepest)
                self._replacement = _Replacement(self, before)
        elif replacement.over:
            self._replacement, self._near_misses = None, 0
        elif quiet and replacement.waits:
            self._held = True  # from here on sound waits, so that none is lost between the two streams
            replacement.go_on()
            return True
        return False

    def replace_stream(self, stream: Any) -> None:
        """Let another stream of this device take over. Called by a thread of its own, while sound is held."""
        with self._swap:
            before = self._stream
            before.abort(ignore_errors=True)
            self._stream = stream
            self._start_again()
            self._held = False
            before.close(ignore_errors=True)

    def _start_again(self) -> None:
        self._called = time.monotonic()
        self._started = self.heartbeat
        try:
            self._stream.start()
        except self._devices.portaudio.PortAudioError:
            self.ended = True

    def make_deeper(self, before: float) -> Any | None:
        """Open a stream with the buffer that is wanted now, None where the device cannot be opened twice.

        Then it stays at the buffer of `before`, seconds.
        """
        try:
            return self._make(self._block * self.rate // CALL_RATE, self.rate, self._channels)
        except self._devices.portaudio.PortAudioError as error:
            _log.info("the loudspeaker keeps its small buffer: %s", error)
            self.buffer = self._deepest = before
            return None

    def _finished(self) -> None:
        if not (self._held or self._dropping):
            super()._finished()

    def _close_stream(self) -> None:
        if self._replacement is not None:
            self._replacement.give_up()
        with self._swap:
            super()._close_stream()

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound at `CALL_RATE`."""
        samples = to_call_samples(pcm)
        self._playout.play(clip, samples if self.rate == CALL_RATE else soxr.resample(samples, CALL_RATE, self.rate))

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound at `CALL_RATE` run in a loop under all others; None ends it."""
        samples = None if pcm is None else to_call_samples(pcm)
        if samples is not None and self.rate != CALL_RATE:
            samples = soxr.resample(samples, CALL_RATE, self.rate)
        self._playout.background(samples)

    def halt(self, halted: bool, *, at_once: bool = False) -> None:
        """Fall silent and keep what waits; or go on from there.

        `at_once` has the device drop what it holds, too, where it can: otherwise that is heard before the silence.
        """
        self._playout.halt(halted)
        if halted and at_once and self.device.host in _DROPS_QUEUE and self._playout.pending:
            # In a thread of its own: a sound server that dies may never answer.
            threading.Thread(target=self._drop_queue, name="drop what is queued", daemon=True).start()

    def _drop_queue(self) -> None:
        with self._swap:
            if self._held or self._closed or self.ended:
                return
            self._dropping = True
            self._stream.abort(ignore_errors=True)
            queued = min(self.latency, _DEEPEST_SECONDS)
            self._playout.rewind(round(queued * self.rate))
            self.dropped += round(queued * CALL_RATE)
            self._start_again()
            self._dropping = False

    def stop(self) -> None:
        """Fade out what plays and drop what is queued."""
        self._playout.stop()

    def played(self, position: int) -> tuple[bytes, str | None]:
        """Return the frame that begins at `position`, and which clip was playing last in it."""
        first, last = self._own(position), self._own(position + FRAME_SAMPLES)
        marks = self._mark_tape.read(first, last - first)
        return to_bytes(self.sound.read(position, FRAME_SAMPLES)), self._playout.last_name(marks)

    @property
    def queued(self) -> float:
        """Seconds of sound that the device has not got yet."""
        return self._playout.pending / self.rate

    def pending(self, position: int) -> float:
        """Return the seconds of sound that are queued, or were played at `position` or later."""
        first = self._own(position)
        recent = self._mark_tape.read(first, max(0, self._mark_tape.written - first))
        return (self._playout.pending + int(np.count_nonzero(recent))) / self.rate

    def _own(self, position: int) -> int:
        return position * self.rate // CALL_RATE


class _Replacement:
    """Opens a stream with a deeper buffer, and lets it take over when nothing is heard."""

    def __init__(self, loudspeaker: Loudspeaker, before: float) -> None:
        self._loudspeaker = loudspeaker
        self._before = before
        self._decided = threading.Event()
        self._given_up = False
        self.waits = False
        """Whether it is ready to take over."""
        self.over = False
        self._thread = threading.Thread(target=self._run, name="deeper buffer", daemon=True)
        self._thread.start()

    def go_on(self) -> None:
        """Take over now."""
        self.waits = False
        self._decided.set()

    def give_up(self) -> None:
        """Close what was opened, unless it has taken over; wait for that."""
        self._given_up = True
        self._decided.set()
        self._thread.join()

    def _run(self) -> None:
        stream = self._loudspeaker.make_deeper(self._before)
        if stream is not None:
            self.waits = True
            self._decided.wait()
            if self._given_up:
                stream.close(ignore_errors=True)
            else:
                self._loudspeaker.replace_stream(stream)
                _log.info("the loudspeaker's buffer is %.0f ms now", 1000 * self._loudspeaker.buffer)
        self.over = True
