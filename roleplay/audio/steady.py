"""A line whose devices may go away and come back."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from roleplay.audio.devices import Devices
from roleplay.core.errors import DeviceError
from roleplay.core.ports import Line, LineState
from roleplay.core.sound import FRAME_SECONDS, Frame, Pcm

_log = logging.getLogger(__name__)

_RETRY_SECONDS = 0.5
"""Pause between two attempts to open the devices."""

_CLOSING_SECONDS = 10.0


class DeviceLine(Line, Protocol):
    """A line on devices, such as `audio.line.SoundCardLine`."""

    @property
    def deaf(self) -> bool:
        """Whether there is a microphone and it delivered nothing in the latest frame."""

    @property
    def proven(self) -> bool:
        """Whether the devices have run for a while."""

    @property
    def names(self) -> tuple[str, str]:
        """Names of the microphone and the loudspeaker that serve, empty for none."""

    @property
    def troubles(self) -> int:
        """How often the microphone lost sound or the loudspeaker ran dry, as the system says."""


OpenLine = Callable[[str | None, str | None], DeviceLine]
"""Opens microphone and loudspeaker by name (empty: the system's default; None: not used). Raises `DeviceError`."""


_Wanted = tuple[str | None, str | None]
"""Microphone and loudspeaker; None for a side that is not used."""


class SteadyLine:
    """Implements `core.ports.Line` and `core.ports.Mending` around a line that can be opened anew."""

    def __init__(
        self, devices: Devices, open_line: OpenLine, *, microphone: str | None, loudspeaker: str | None
    ) -> None:
        """Open it on devices by name (empty: the system's default; None: that side is not used).

        Raises `DeviceError`.
        """
        self._open = open_line
        self._wanted = (microphone, loudspeaker)
        self._devices = devices
        self._line = open_line(microphone, loudspeaker)
        self._names = self._line.names
        self._repair: _Repair | None = None
        self._began = 0.0
        """When the present line was opened, in the time of this one."""
        self._at = 0.0
        self._next: Frame | None = None
        self._background: Pcm | None = None
        self._clips: deque[tuple[str, Pcm]] = deque()
        """What was played since the line was last silent: said again if the loudspeaker goes away meanwhile."""

    # --- the line ---

    def read(self) -> Frame:
        """Wait for the next frame. Raises `DeviceError` when a device went away, until the line is mended."""
        self._check()
        if self._next is not None:
            frame, self._next = self._next, None
        else:
            frame = self._line.read()
        self._at = self._began + frame.at
        if self._clips and self._line.pending <= 0:
            self._clips.clear()
        return replace(frame, at=self._at)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound; while the line is broken it is kept."""
        self._clips.append((clip, pcm))
        self._line.play(clip, pcm)

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound run in a loop on the customer's side, on the next devices, too; None ends it."""
        self._background = pcm
        self._line.background(pcm)

    def halt(self, halted: bool) -> None:
        """Let the customer fall silent, or go on from there; a line that is opened anew is not halted."""
        self._line.halt(halted)

    def stop(self) -> None:
        """Fade out what is playing and drop what is queued."""
        self._clips.clear()
        self._line.stop()

    @property
    def pending(self) -> float:
        """Seconds of sound that are queued or playing."""
        return self._line.pending

    @property
    def troubles(self) -> int:
        """How often the devices that serve now lost sound or ran dry, as the system says."""
        return self._line.troubles

    def close(self) -> None:
        """Give the devices back."""
        if self._repair is not None:
            self._repair.give_up()
            self._repair = None
        self._line.close()

    # --- mending ---

    @property
    def deaf(self) -> bool:
        """Whether the microphone delivered nothing at all in the latest frame."""
        return self._repair is None and self._line.deaf

    @property
    def devices(self) -> LineState:
        """What serves now."""
        microphones, loudspeakers = _choices(self._devices, self._wanted)
        return LineState(
            whole=self._repair is None,
            microphones=microphones,
            loudspeakers=loudspeakers,
            microphone=self._names[0],
            loudspeaker=self._names[1],
        )

    def mend(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        """Begin to open the line anew, on other devices where names are given."""
        before = self._wanted
        self._wanted = (
            before[0] if microphone is None or before[0] is None else microphone,
            before[1] if loudspeaker is None or before[1] is None else loudspeaker,
        )
        if self._repair is None:
            self._repair = _Repair(self._line, self._devices, self._open, self._wanted)
        else:
            self._repair.want(self._wanted)

    def wait(self, seconds: float) -> LineState:
        """Wait at most so long for something to change, and say how it fares."""
        repair = self._repair
        if repair is None:
            return self.devices
        opened = repair.wait(seconds)
        if opened is None:
            return repair.state
        self._take_over(opened, repair.tried)
        return self.devices

    def skip(self) -> bool:
        """Read a frame and drop it unless the microphone delivers sound again."""
        self._check()
        frame = self._line.read()
        if self._line.deaf:
            self._began -= FRAME_SECONDS
            return False
        self._next = frame
        return True

    def _check(self) -> None:
        if self._repair is not None:
            raise DeviceError("The devices are being changed.", code="device_changed")

    def _take_over(self, opened: DeviceLine, tried: float) -> None:
        unheard = self._unheard()
        self._repair = None
        self._line = opened
        self._names = opened.names
        self._next = None
        self._began = self._at - tried
        self._line.background(self._background)
        self._clips.clear()
        for clip, pcm in unheard:
            self.play(clip, pcm)

    def _unheard(self) -> list[tuple[str, Pcm]]:
        """Return what was not heard to its end, each sound whole."""
        left = self._line.pending
        kept: list[tuple[str, Pcm]] = []
        for clip, pcm in reversed(self._clips):
            if left <= 0:
                break
            kept.insert(0, (clip, pcm))
            left -= pcm.seconds
        return kept


def _choices(devices: Devices, wanted: _Wanted) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of microphones and loudspeakers that are there, none for a side that is not used."""
    microphones = devices.microphones() if wanted[0] is not None else ()
    loudspeakers = devices.loudspeakers() if wanted[1] is not None else ()
    return tuple(device.name for device in microphones), tuple(device.name for device in loudspeakers)


class _Repair:
    """Closes a broken line and opens it anew in a thread of its own, as often as it takes."""

    def __init__(self, broken: Line, devices: Devices, open_line: OpenLine, wanted: _Wanted) -> None:
        self._devices = devices
        self._open = open_line
        self._wanted = wanted
        self._changed = threading.Condition()
        self._opened: DeviceLine | None = None
        self.tried = 0.0
        """Seconds that the line was tried before it was handed over."""
        self._given_up = False
        self._failure: Exception | None = None
        self._news = 0
        self._seen = 0
        self.state = LineState(whole=False)
        self._thread = threading.Thread(target=self._run, args=(broken,), name="mend the line", daemon=True)
        self._thread.start()

    def want(self, wanted: _Wanted) -> None:
        """Try other devices from now on."""
        with self._changed:
            self._wanted = wanted
            self._news += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> DeviceLine | None:
        """Wait for news; return the line once it is open. Raises what was a bug."""
        with self._changed:
            self._changed.wait_for(lambda: self._opened is not None or self._news != self._seen, seconds)
            self._seen = self._news
            if self._failure is not None:
                raise self._failure
            return self._opened

    def give_up(self) -> None:
        """End, and give back what was opened meanwhile."""
        with self._changed:
            self._given_up = True
            self._changed.notify_all()
        self._thread.join(_CLOSING_SECONDS)
        if self._opened is not None:
            self._opened.close()

    def _run(self, broken: Line) -> None:
        try:
            broken.close()
            while not self._try_once():
                pass
        except Exception as error:  # the call's thread raises it
            with self._changed:
                self._failure = error
                self._news += 1
                self._changed.notify_all()

    def _try_once(self) -> bool:
        """Open the line, or pause; return whether there is nothing more to do."""
        wanted = self._wanted
        opened = self._attempt(wanted)
        with self._changed:
            if opened is not None and wanted == self._wanted:
                self._opened = opened
                self._changed.notify_all()
                return True
            if opened is None:
                self._changed.wait_for(lambda: self._given_up or self._wanted != wanted, _RETRY_SECONDS)
            given_up = self._given_up
        if opened is not None:  # somebody has chosen other devices meanwhile
            opened.close()
        return given_up

    def _attempt(self, wanted: _Wanted) -> DeviceLine | None:
        opened: DeviceLine | None = None
        try:
            self._devices.refresh()
            opened = self._open(*wanted)
            self.tried = opened.read().at
            while not opened.proven:
                self.tried = opened.read().at
        except DeviceError as error:
            _log.info("the line is not whole yet: %s", error)
            if opened is not None:
                opened.close()
            self._tell(error, wanted)
            return None
        return opened

    def _tell(self, error: DeviceError, wanted: _Wanted) -> None:
        microphones, loudspeakers = _choices(self._devices, wanted)
        state = LineState(
            whole=False,
            reason=error.code,
            side=error.side,
            device=error.device,
            message=str(error),
            microphones=microphones,
            loudspeakers=loudspeakers,
        )
        with self._changed:
            if state != self.state:
                self.state = state
                self._news += 1
                self._changed.notify_all()
