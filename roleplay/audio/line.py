"""The phone line through the sound card."""

from __future__ import annotations

import queue
import time
from contextlib import suppress

from roleplay.audio.alignment import Alignment
from roleplay.audio.devices import Devices
from roleplay.audio.echo import EchoFilter
from roleplay.audio.loudspeaker import Loudspeaker
from roleplay.audio.silence import DeadMicrophone
from roleplay.audio.streams import Microphone, Wake, Watch
from roleplay.audio.virtual import FrameQueue, VirtualLine
from roleplay.core.errors import DeviceError
from roleplay.core.ports import Line
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_BYTES, Frame, Pcm

_WAKE_SECONDS = 0.1
"""How often to look after the devices while they are silent."""

_PROVEN_SAMPLES = round(0.3 * CALL_RATE)
"""More than the buffer of any device that was asked for a low latency."""


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
    return open_on(
        devices, microphone if use_microphone else None, loudspeaker if use_loudspeaker else None, volume=volume
    )


def open_on(
    devices: Devices,
    microphone: str | None,
    loudspeaker: str | None,
    *,
    volume: float = 1.0,
    echo_cancelled: bool = False,
) -> SoundCardLine:
    """Open the line on devices given by name; None for a side that is not used, one of which must be.

    With `echo_cancelled` what the loudspeaker plays is taken out of what the microphone hears. Raises `DeviceError`.
    """
    wake: Wake = queue.SimpleQueue()
    player = None if loudspeaker is None else Loudspeaker(devices, loudspeaker, wake, volume=volume)
    hearer = None
    try:
        hearer = None if microphone is None else Microphone(devices, microphone, wake)
        both = hearer is not None and player is not None
        return SoundCardLine(hearer, player, wake, echo=EchoFilter() if echo_cancelled and both else None)
    except BaseException:
        for stream in (hearer, player):
            if stream is not None:
                stream.close()
        raise


class SoundCardLine:
    """Implements `core.ports.Line`. At least one of the two sides is a device; takes them over and starts them."""

    def __init__(
        self,
        microphone: Microphone | None,
        loudspeaker: Loudspeaker | None,
        wake: Wake,
        *,
        echo: EchoFilter | None = None,
    ) -> None:
        driver = microphone or loudspeaker
        if driver is None:
            raise ValueError("a sound card line needs a microphone or a loudspeaker")
        self._driver = driver
        self._microphone = microphone
        self._loudspeaker = loudspeaker
        self._wake = wake
        self._unheard = FrameQueue()
        """Stands in for a loudspeaker that is not used."""
        self._echo = echo
        self._troubles = 0
        self._dead = DeadMicrophone()
        self._alignment = Alignment()
        self._dropped = 0
        self._position = 0
        self._quiet = True
        self._background: Pcm | None = None
        streams = [stream for stream in (loudspeaker, microphone) if stream is not None]
        for stream in streams:  # the loudspeaker first, so that there is something to align the first frame with
            stream.start()
        self._watches = [Watch(stream) for stream in streams]

    def read(self) -> Frame:
        """Wait for the next frame. Raises `DeviceError` when a device went away."""
        self._wait_for(self._position + FRAME_SAMPLES)
        customer, playing = self._customer()
        trainee = self._heard()
        self._quiet = playing is None
        self._settle()
        self._position += FRAME_SAMPLES
        return Frame(self._position / FRAME_SAMPLES * FRAME_SECONDS, trainee, customer, playing)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound at `CALL_RATE`; `clip` names it in `Frame.playing`."""
        (self._loudspeaker or self._unheard).play(clip, pcm)

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound at `CALL_RATE` run in a loop on the customer's side; None ends it."""
        if pcm is not self._background:
            self._background = pcm
            (self._loudspeaker or self._unheard).background(pcm)

    def halt(self, halted: bool) -> None:
        """Let the customer fall silent and keep what waits; or go on from there."""
        if self._loudspeaker is None:
            self._unheard.halt(halted)
        else:  # an echo canceller would lose its place in what is played
            self._loudspeaker.halt(halted, at_once=self._echo is None)

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

    @property
    def deaf(self) -> bool:
        """Whether there is a microphone and it delivered nothing in the latest frame, as a muted one does."""
        return self._dead.now

    @property
    def proven(self) -> bool:
        """Whether both sides have run for a while: a device that is suspended takes what fills its buffer."""
        return all(watch.stream.sound.written >= _PROVEN_SAMPLES for watch in self._watches)

    @property
    def names(self) -> tuple[str, str]:
        """Names of the microphone and the loudspeaker that serve, empty for none."""
        return (
            self._microphone.device.name if self._microphone else "",
            self._loudspeaker.device.name if self._loudspeaker else "",
        )

    def close(self) -> None:
        """Give the devices back."""
        for stream in (self._microphone, self._loudspeaker):
            if stream is not None:
                stream.close()

    def _wait_for(self, position: int) -> None:
        """Wait until the driving side has come to `position`."""
        self._check_devices()
        checked = time.monotonic()
        while self._driver.sound.written < position:
            with suppress(queue.Empty):
                self._wake.get(timeout=_WAKE_SECONDS)
            # The other side may well wake us while the driving one is silent.
            if time.monotonic() - checked >= _WAKE_SECONDS:
                self._check_devices()
                checked = time.monotonic()

    def _heard(self) -> bytes:
        if self._microphone is None:
            return bytes(FRAME_SAMPLES * SAMPLE_BYTES)
        heard = self._microphone.heard(self._position)
        self._dead.observe(heard)
        if self._echo is None or self._loudspeaker is None:
            return heard
        played = self._loudspeaker.sound
        ahead = self._echo.reference.observe(played.written - self._position - FRAME_SAMPLES)
        if self._echo.reference.unsure or self.troubles != self._troubles:
            self._troubles = self.troubles
            self._echo.shaken()
        return self._echo.process(heard, played.read(self._position + ahead, FRAME_SAMPLES))

    def _check_devices(self) -> None:
        gone = [watch.stream for watch in self._watches if watch.gone]
        if len(gone) > 1:
            raise DeviceError(
                "The microphone and the loudspeaker went away.",
                hint="Check their plugs, or choose others.",
                code="device_lost",
                side="both",
            )
        for stream in gone:
            raise stream.gone()

    def _settle(self) -> None:
        """Let a loudspeaker that nearly ran dry take a deeper buffer while nothing is heard."""
        if self._loudspeaker is None:
            return
        begins = self._loudspeaker.settle(quiet=self.pending <= 0)
        if begins and self._echo is not None:
            self._echo.shaken()

    def _customer(self) -> tuple[bytes, str | None]:
        if self._loudspeaker is None:
            return self._unheard.next_frame()
        if self._microphone is not None:
            self._align(self._microphone, self._loudspeaker)
        return self._loudspeaker.played(self._position + self._alignment.offset)

    def _align(self, microphone: Microphone, loudspeaker: Loudspeaker) -> None:
        if loudspeaker.dropped != self._dropped:
            self._alignment.slip(loudspeaker.dropped - self._dropped)
            self._dropped = loudspeaker.dropped
        heard, played = microphone.latest_stamp(), loudspeaker.latest_stamp()
        if heard is None or played is None:
            return
        measured = played[0] + (heard[1] - played[1]) * CALL_RATE - heard[0]
        # Whatever the drivers say, the future has not been played yet, nor do they lag by a second.
        newest = loudspeaker.sound.written - microphone.sound.written
        self._alignment.observe(min(max(measured, newest - CALL_RATE), newest), quiet=self._quiet)
