"""One microphone or loudspeaker that runs: the callbacks only move samples, another thread makes sense of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from itertools import product
from queue import SimpleQueue
from typing import Any

import numpy as np

from roleplay.audio.devices import Devices, FoundDevice, Kind, could_not_open
from roleplay.audio.samples import to_bytes
from roleplay.audio.tape import CallRateTape, Stamps, Tape
from roleplay.core.errors import DeviceError
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES

KEPT_SECONDS = 30
"""How long the reading thread may stall before sound is lost."""

_ODD_SECONDS = 2.0
"""A time stamp further than this from now is not one."""

_CLOSING_SECONDS = 2.0

_LOST_SECONDS = 1.5
"""A device that has not called back for so long is gone: PortAudio does not tell."""

_STARTING_SECONDS = 1.5
"""What a device may need on top before its first callback."""

_CONFIRM_SECONDS = 0.1
"""Callbacks are late, too, when this process was stopped or busy: then they come within this time."""

Wake = SimpleQueue[None]
"""Wakes the reading thread; `SimpleQueue.put` never blocks and is re-entrant, so callbacks may use it."""


class DeviceStream:
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
        self._prepare(block, rate, channels)
        try:
            return self._make(block, rate, channels)
        except portaudio.PortAudioError as error:
            lib = portaudio._lib
            unfit = (lib.paInvalidSampleRate, lib.paInvalidChannelCount, lib.paSampleFormatNotSupported)
            if len(error.args) > 1 and error.args[1] in unfit:
                return None
            raise could_not_open(portaudio, self.device, error) from error

    def _make(self, block: int, rate: int, channels: int) -> Any:
        """Return PortAudio's stream, which does not run yet. Raises `PortAudioError`."""
        portaudio = self._devices.portaudio
        make = portaudio.RawInputStream if self.kind == "microphone" else portaudio.RawOutputStream
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

    def _wanted_latency(self) -> float | str:
        return "low"

    def _prepare(self, block: int, rate: int, channels: int) -> None:
        """Allocate everything that the callback needs."""
        self.rate = rate
        self._channels = channels
        self._tape = Tape(KEPT_SECONDS * rate, block, np.int16)
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


class Microphone(DeviceStream):
    """Hears at `CALL_RATE`, whatever the device's own rate. Raises `DeviceError`."""

    kind = "microphone"

    def __init__(self, devices: Devices, name: str, wake: Wake, *, rates: Sequence[int] = ()) -> None:
        super().__init__(devices, name, FRAME_SAMPLES, wake, rates)

    def _callback(self, data: Any, _frames: int, when: Any, status: Any) -> None:
        self._beat(plausible(when.inputBufferAdcTime, when.currentTime, -self.latency), status)
        self._tape.append(np.frombuffer(data, np.int16)[:: self._channels])
        self._wake.put(None)

    def heard(self, position: int) -> bytes:
        """Return the frame that begins at `position`."""
        return to_bytes(self.sound.read(position, FRAME_SAMPLES))


class Watch:
    """Notices that a stream has stopped calling back. Used by the reading thread."""

    def __init__(self, stream: DeviceStream) -> None:
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


def plausible(stamp: float, now: float, latency: float) -> float:
    """Return a driver's time stamp, or a guess where it gives none (some give 0, or the time of another clock)."""
    return stamp if stamp and abs(stamp - now) < _ODD_SECONDS else now + latency


def _host_settings(portaudio: Any, device: FoundDevice) -> Any | None:
    """Let Windows convert rate and channels: in shared mode WASAPI takes the mixer's format only."""
    return portaudio.WasapiSettings(auto_convert=True) if device.host == "Windows WASAPI" else None
