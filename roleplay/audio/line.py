"""The phone line through the sound card."""

from __future__ import annotations

import queue

from roleplay.audio.alignment import Alignment
from roleplay.audio.devices import Devices
from roleplay.audio.streams import Loudspeaker, Microphone, Wake, Watch
from roleplay.audio.virtual import FrameQueue, VirtualLine
from roleplay.core.ports import Line
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_BYTES, Frame, Pcm

_WAKE_SECONDS = 0.1
"""How often to look after the devices while they are silent."""


def open_line(
    devices: Devices,
    *,
    microphone: str = "",
    loudspeaker: str = "",
    use_microphone: bool = True,
    use_loudspeaker: bool = True,
    volume: float = 1.0,
) -> Line:
    """Open the line on devices given by name (empty: the system's default); a side that is not used is silent.

    A line without a microphone is driven by the loudspeaker, one without either by the clock.
    `volume` (0 to 1) is what the trainee hears; the recording keeps the full sound. Raises `DeviceError`.
    """
    if not (use_microphone or use_loudspeaker):
        return VirtualLine(pace=True)
    wake: Wake = queue.SimpleQueue()
    player = Loudspeaker(devices, loudspeaker, wake, volume=volume) if use_loudspeaker else None
    hearer = None
    try:
        hearer = Microphone(devices, microphone, wake) if use_microphone else None
        return SoundCardLine(hearer, player, wake)
    except BaseException:
        for stream in (hearer, player):
            if stream is not None:
                stream.close()
        raise


class SoundCardLine:
    """Implements `core.ports.Line`. At least one of the two sides is a device; takes them over and starts them."""

    def __init__(self, microphone: Microphone | None, loudspeaker: Loudspeaker | None, wake: Wake) -> None:
        driver = microphone or loudspeaker
        if driver is None:
            raise ValueError("a sound card line needs a microphone or a loudspeaker")
        self._driver = driver
        self._microphone = microphone
        self._loudspeaker = loudspeaker
        self._wake = wake
        self._unheard = FrameQueue()
        """Stands in for a loudspeaker that is not used."""
        self._alignment = Alignment()
        self._position = 0
        self._quiet = True
        streams = [stream for stream in (loudspeaker, microphone) if stream is not None]
        for stream in streams:  # the loudspeaker first, so that there is something to align the first frame with
            stream.start()
        self._watches = [Watch(stream) for stream in streams]

    def read(self) -> Frame:
        """Wait for the next frame. Raises `DeviceError` when a device went away."""
        self._wait_for(self._position + FRAME_SAMPLES)
        trainee = self._microphone.heard(self._position) if self._microphone else bytes(FRAME_SAMPLES * SAMPLE_BYTES)
        customer, playing = self._customer()
        self._quiet = not customer.strip(b"\0")
        self._position += FRAME_SAMPLES
        return Frame(self._position / FRAME_SAMPLES * FRAME_SECONDS, trainee, customer, playing)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound at `CALL_RATE`; `clip` names it in `Frame.playing`."""
        (self._loudspeaker or self._unheard).play(clip, pcm)

    def stop(self) -> None:
        """Fade out what is playing and drop what is queued."""
        (self._loudspeaker or self._unheard).stop()

    @property
    def pending(self) -> float:
        """Seconds of sound that are queued or playing; 0 once `read` has returned the last of it."""
        if self._loudspeaker is None:
            return self._unheard.pending
        return self._loudspeaker.pending(self._position + self._alignment.offset)

    @property
    def troubles(self) -> int:
        """How often the microphone lost sound or the loudspeaker ran dry, as the system says."""
        return sum(watch.stream.troubles for watch in self._watches)

    def close(self) -> None:
        """Give the devices back."""
        for stream in (self._microphone, self._loudspeaker):
            if stream is not None:
                stream.close()

    def _wait_for(self, position: int) -> None:
        """Wait until the driving side has come to `position`."""
        self._check_devices()
        while self._driver.sound.written < position:
            try:
                self._wake.get(timeout=_WAKE_SECONDS)
            except queue.Empty:
                self._check_devices()

    def _check_devices(self) -> None:
        for watch in self._watches:
            watch.check()

    def _customer(self) -> tuple[bytes, str | None]:
        if self._loudspeaker is None:
            return self._unheard.next_frame()
        if self._microphone is not None:
            self._align(self._microphone, self._loudspeaker)
        return self._loudspeaker.played(self._position + self._alignment.offset)

    def _align(self, microphone: Microphone, loudspeaker: Loudspeaker) -> None:
        heard, played = microphone.latest_stamp(), loudspeaker.latest_stamp()
        if heard is None or played is None:
            return
        measured = played[0] + (heard[1] - played[1]) * CALL_RATE - heard[0]
        # Whatever the drivers say, the future has not been played yet, nor do they lag by a second.
        newest = loudspeaker.sound.written - microphone.sound.written
        self._alignment.observe(min(max(measured, newest - CALL_RATE), newest), quiet=self._quiet)
