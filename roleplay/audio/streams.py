"""One microphone or loudspeaker that runs: the callbacks only move samples, another thread makes sense of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from itertools import product
from queue import SimpleQueue
from typing import Any

import numpy as np
import soxr

from roleplay.audio.devices import Devices, FoundDevice, Kind, could_not_open
from roleplay.audio.playout import Playout
from roleplay.audio.samples import to_bytes, to_call_samples
from roleplay.audio.tape import CallRateTape, Stamps, Tape
from roleplay.core.errors import DeviceError
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, Pcm

_KEPT_SECONDS = 30
"""How long the reading thread may stall before sound is lost."""

_PLAY_BLOCK = FRAME_SAMPLES // 2
"""Samples at `CALL_RATE` in one callback of the loudspeaker: half a frame halves its latency."""

_ODD_SECONDS = 2.0
"""A time stamp further than this from now is not one."""

_CLOSING_SECONDS = 2.0

_LOST_SECONDS = 1.5
"""A device that has not called back for so long is gone: PortAudio does not tell."""

_STARTING_SECONDS = 1.5
"""What a device may need on top before its first callback."""

_CONFIRM_SECONDS = 0.1
"""Callbacks are late, too, when this process was stopped or busy: then they come within this time."""

_PLAY_LATENCY = 0.045
"""Seconds; with less, a recogniser that holds Python's lock for 30 ms was heard as a gap."""

Wake = SimpleQueue[None]
"""Wakes the reading thread; `SimpleQueue.put` never blocks and is re-entrant, so callbacks may use it."""


class _Stream:
    """What microphone and loudspeaker share: opening by name, the tape, the heartbeat, closing."""

    kind: Kind

    def __init__(self, devices: Devices, name: str, block: int, wake: Wake, rates: Sequence[int]) -> None:
        self._devices = devices
        self._wake = wake
        self.device = devices.acquire(self.kind, name)
        self.stamps = Stamps()
        self.heartbeat = 0
        """Number of callbacks so far."""
        self.ended = False
        self.troubles = 0
        """Callbacks before which the system lost sound (microphone) or had none to play (loudspeaker)."""
        self._closed = False
        self._stream = self._open(block, rates or (CALL_RATE, round(self.device.rate)))

    def _open(self, block: int, rates: Sequence[int]) -> Any:
        """Open at the first rate and number of channels that the device takes."""
        try:
            for rate, channels in product(dict.fromkeys(rates), sorted({1, min(2, self.device.channels)})):
                stream = self._try(round(block * rate / CALL_RATE), rate, channels)
                if stream is not None:
                    return stream
        except BaseException:
            self._devices.release()
            raise
        self._devices.release()
        raise DeviceError(
            f"The {self.kind} '{self.device.name}' takes none of the formats that a call can use.",
            hint="Choose another device.",
            code="device_format",
            side=self.kind,
            device=self.device.name,
        )

    def _try(self, block: int, rate: int, channels: int) -> Any | None:
        portaudio = self._devices.portaudio
        make = portaudio.RawInputStream if self.kind == "microphone" else portaudio.RawOutputStream
        self._prepare(block, rate, channels)
        try:
            return make(
                samplerate=rate,
                blocksize=block,
                device=self.device.index,
                channels=channels,
                dtype="int16",
                latency=self._wanted_latency(),
                callback=self._callback,
                finished_callback=self._finished,
                extra_settings=_host_settings(portaudio, self.device),
            )
        except portaudio.PortAudioError as error:
            lib = portaudio._lib
            unfit = (lib.paInvalidSampleRate, lib.paInvalidChannelCount, lib.paSampleFormatNotSupported)
            if len(error.args) > 1 and error.args[1] in unfit:
                return None
            raise could_not_open(portaudio, self.device, error) from error

    def _wanted_latency(self) -> float | str:
        return "low"

    def _prepare(self, block: int, rate: int, channels: int) -> None:
        """Allocate everything that the callback needs."""
        self.rate = rate
        self._channels = channels
        self._tape = Tape(_KEPT_SECONDS * rate, block, np.int16)
        self.sound = CallRateTape(self._tape, rate)
        """What was heard or played, at `CALL_RATE`."""

    def _callback(self, data: Any, _frames: int, when: Any, status: Any) -> None:
        raise NotImplementedError

    def _beat(self, air_time: float, status: Any) -> None:
        self.stamps.append(self._tape.written, air_time)
        self.heartbeat += 1
        if status:
            self.troubles += 1

    def _finished(self) -> None:
        self.ended = True

    def start(self) -> None:
        """Begin to call back. Raises `DeviceError`."""
        try:
            self._stream.start()
        except self._devices.portaudio.PortAudioError as error:
            raise could_not_open(self._devices.portaudio, self.device, error) from error

    def latest_stamp(self) -> tuple[float, float] | None:
        """Return a position at `CALL_RATE` and when its sample met the air, None before the first callback."""
        stamp = self.stamps.latest()
        return None if stamp is None else (stamp[0] * CALL_RATE / self.rate, stamp[1])

    @property
    def latency(self) -> float:
        """Seconds between the air and the callback, as the system says."""
        return float(self._stream.latency)

    def gone(self) -> DeviceError:
        """Return the error that says that this device went away."""
        return DeviceError(
            f"The {self.kind} '{self.device.name}' went away.",
            hint="Check its plug, or choose another one.",
            code="device_lost",
            side=self.kind,
            device=self.device.name,
        )

    def close(self) -> None:
        """Give the device back; harmless when it is gone already, or closed.

        libpulse 16 can deadlock when its server dies (memory shared with it is never released), and PortAudio waits
        for it without end. Such a stream is left behind.
        """
        if self._closed:
            return
        self._closed = True
        closing = threading.Thread(target=self._close_stream, name="close sound device", daemon=True)
        closing.start()
        closing.join(_CLOSING_SECONDS)
        if closing.is_alive():
            self._devices.abandon()
        else:
            self._devices.release()

    def _close_stream(self) -> None:
        self._stream.abort(ignore_errors=True)  # stop() would wait for the device to play what it has
        self._stream.close(ignore_errors=True)


class Microphone(_Stream):
    """Hears at `CALL_RATE`, whatever the device's own rate. Raises `DeviceError`."""

    kind = "microphone"

    def __init__(self, devices: Devices, name: str, wake: Wake, *, rates: Sequence[int] = ()) -> None:
        super().__init__(devices, name, FRAME_SAMPLES, wake, rates)

    def _callback(self, data: Any, _frames: int, when: Any, status: Any) -> None:
        self._beat(_plausible(when.inputBufferAdcTime, when.currentTime, -self.latency), status)
        self._tape.append(np.frombuffer(data, np.int16)[:: self._channels])
        self._wake.put(None)

    def heard(self, position: int) -> bytes:
        """Return the frame that begins at `position`."""
        return to_bytes(self.sound.read(position, FRAME_SAMPLES))


class Loudspeaker(_Stream):
    """Plays, and remembers what it played, at `CALL_RATE`, whatever the device's own rate. Raises `DeviceError`.

    `volume` (0 to 1) is for the ear: what is remembered keeps its loudness.
    """

    kind = "loudspeaker"

    def __init__(
        self, devices: Devices, name: str, wake: Wake, *, volume: float = 1.0, rates: Sequence[int] = ()
    ) -> None:
        self._volume = np.float32(volume)
        super().__init__(devices, name, _PLAY_BLOCK, wake, rates)

    def _wanted_latency(self) -> float:
        return max(_PLAY_LATENCY, self.device.low_latency)

    def _prepare(self, block: int, rate: int, channels: int) -> None:
        super()._prepare(block, rate, channels)
        self._playout = Playout(rate)
        self._samples = np.zeros(block, np.int16)
        self._marks = np.zeros(block, np.int32)
        self._loud = np.zeros(block, np.float32)
        self._mark_tape = Tape(_KEPT_SECONDS * rate, block, np.int32)

    def _callback(self, data: Any, _frames: int, when: Any, status: Any) -> None:
        self._beat(_plausible(when.outputBufferDacTime, when.currentTime, self.latency), status)
        self._playout.pull(self._samples, self._marks)
        np.multiply(self._samples, self._volume, out=self._loud)
        out = np.frombuffer(data, np.int16).reshape(-1, self._channels)
        out[:] = self._loud[:, np.newaxis]
        self._mark_tape.append(self._marks)
        self._tape.append(self._samples)
        self._wake.put(None)

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

    def halt(self, halted: bool) -> None:
        """Fall silent and keep what waits; or go on from there."""
        self._playout.halt(halted)

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


class Watch:
    """Notices that a stream has stopped calling back. Used by the reading thread."""

    def __init__(self, stream: Microphone | Loudspeaker) -> None:
        self.stream = stream
        self._heartbeat = stream.heartbeat
        self._since = time.monotonic() + _STARTING_SECONDS

    def check(self) -> None:
        """Raise `DeviceError` when the device is gone."""
        if self.gone:
            raise self.stream.gone()

    @property
    def gone(self) -> bool:
        """Whether the device is gone; takes some time only when that seems so."""
        if self._seems_gone():
            time.sleep(_CONFIRM_SECONDS)
            return self._seems_gone()
        return False

    def _seems_gone(self) -> bool:
        if self.stream.ended:
            return True
        now = time.monotonic()
        if self.stream.heartbeat != self._heartbeat:
            self._heartbeat, self._since = self.stream.heartbeat, now
        return now - self._since > _LOST_SECONDS


def _plausible(stamp: float, now: float, latency: float) -> float:
    """Return a driver's time stamp, or a guess where it gives none (some give 0, or the time of another clock)."""
    return stamp if stamp and abs(stamp - now) < _ODD_SECONDS else now + latency


def _host_settings(portaudio: Any, device: FoundDevice) -> Any | None:
    """Let Windows convert rate and channels: in shared mode WASAPI takes the mixer's format only."""
    return portaudio.WasapiSettings(auto_convert=True) if device.host == "Windows WASAPI" else None
