"""Plays a recorded call: pause, seek, speed without another pitch, each side's volume, loops, skipped silences."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from roleplay.audio.course import Course, Piece, pieces
from roleplay.audio.devices import Devices
from roleplay.audio.loudspeaker import Loudspeaker
from roleplay.audio.passages import Span, route
from roleplay.audio.recording import Recorded
from roleplay.audio.samples import FULL_SCALE, from_float
from roleplay.audio.streams import Wake, Watch
from roleplay.audio.stretch import Wave
from roleplay.core.errors import DeviceError
from roleplay.core.sound import CALL_RATE

Side = Literal["customer", "trainee"]

SPEEDS = (0.5, 2.0)
"""Slowest and fastest."""

_AHEAD_SECONDS = 0.5
"""Sound that is kept ready for the loudspeaker."""

_TICK_SECONDS = 0.1
"""How often the listener learns the position."""


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Where a player is."""

    position: float
    """Seconds since the recording began."""
    seconds: float
    """Length of the recording."""
    playing: bool
    problem: str = ""
    """Why it stopped; empty when it was asked to, or is at the end."""


Listener = Callable[[PlayerState], None]
"""Gets the state about ten times a second while it plays, and once when it stops; from the player's own thread."""


class RecordingPlayer:
    """Plays one recording. All methods return at once and may be called from any thread."""

    def __init__(
        self, recording: Recorded, devices: Devices, *, loudspeaker: str = "", listener: Listener | None = None
    ) -> None:
        """`loudspeaker` by name, empty for the system's default. The recording is closed with the player."""
        self._recording = recording
        self._devices = devices
        self._name = loudspeaker
        self._listener = listener
        self._lock = threading.RLock()
        self._wake: Wake = queue.SimpleQueue()
        self._loudspeaker: Loudspeaker | None = None
        self._watch: Watch | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._playing = False
        self._problem = ""
        self._speed = 1.0
        self._volumes: dict[Side, float] = {"customer": 1.0, "trainee": 1.0}
        self._skipped: tuple[Span, ...] = ()
        self._loop: Span | None = None
        self._until: int | None = None
        """Where a passage that is heard once ends."""
        self._course = Course(0)
        """What has been handed to the loudspeaker."""
        self._pieces: Iterator[Piece] = iter(())

    # --- commands ---

    def play(self) -> None:
        """Play on; from the beginning when it is at the end. Raises `DeviceError`."""
        with self._lock:
            if self._playing or self._closed:
                return
            here = self._position()
            self._open()
            self._playing, self._problem, self._until = True, "", None
            self._go_on_from(here if here < len(self._recording) else 0)

    def hear(self, begin: float, end: float) -> None:
        """Play a passage, in seconds, once and stop there; loop and silences do not matter. Raises `DeviceError`."""
        with self._lock:
            if self._closed:
                return
            first, last = self._place(begin), self._place(end)
            self._open()
            self._playing, self._problem, self._until = True, "", last
            self._go_on_from(min(first, last))

    def pause(self) -> None:
        """Stop where it is."""
        with self._lock:
            if self._playing:
                here = self._position()
                self._playing = False
                self._go_on_from(here)

    def seek(self, seconds: float) -> None:
        """Go to a position; what lies outside the recording is taken as its beginning or end."""
        with self._lock:
            self._until = None
            self._go_on_from(self._place(seconds))

    def set_speed(self, speed: float) -> None:
        """Play slower or faster, at the same pitch. Raises `ValueError` outside `SPEEDS`."""
        if not SPEEDS[0] <= speed <= SPEEDS[1]:
            raise ValueError(f"the speed must lie between {SPEEDS[0]} and {SPEEDS[1]}, not {speed}")
        with self._lock:
            here = self._position()
            self._speed = speed
            self._go_on_from(here)

    def set_volume(self, side: Side, volume: float) -> None:
        """Play one side louder or softer, 0 (not at all) to 1 (as recorded). Raises `ValueError` otherwise."""
        if not 0.0 <= volume <= 1.0:
            raise ValueError(f"the volume must lie between 0 and 1, not {volume}")
        with self._lock:
            here = self._position()
            self._volumes = {**self._volumes, side: volume}
            self._go_on_from(here)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play a passage, in seconds, again and again; None plays on to the end."""
        with self._lock:
            here = self._position()
            self._loop = None if loop is None else (self._place(loop[0]), self._place(loop[1]))
            self._go_on_from(here)

    def set_skipped(self, skipped: Sequence[Span]) -> None:
        """Leave out spans, in samples and in order; none plays all."""
        with self._lock:
            here = self._position()
            self._skipped = tuple(skipped)
            self._go_on_from(here)

    @property
    def state(self) -> PlayerState:
        """Where it is now."""
        with self._lock:
            position = self._position() / CALL_RATE
            return PlayerState(position, len(self._recording) / CALL_RATE, self._playing, self._problem)

    def close(self) -> None:
        """Stop, and give the loudspeaker back."""
        with self._lock:
            self._closed, self._playing = True, False
            self._wake.put(None)
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        self._close_loudspeaker()
        self._recording.close()

    # --- under the lock ---

    def _open(self) -> None:
        if self._loudspeaker is not None:
            return
        loudspeaker = Loudspeaker(self._devices, self._name, self._wake)
        try:
            loudspeaker.start()
        except DeviceError:
            loudspeaker.close()
            raise
        self._loudspeaker, self._watch = loudspeaker, Watch(loudspeaker)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recording player", daemon=True)
            self._thread.start()

    def _place(self, seconds: float) -> int:
        return round(min(max(0.0, seconds) * CALL_RATE, len(self._recording)))

    def _go_on_from(self, position: int) -> None:
        if self._loudspeaker is not None:
            self._loudspeaker.stop()
        volumes, recording = self._volumes, self._recording

        def mixed(begin: int, end: int) -> Wave:
            weights = np.array([volumes["customer"] / FULL_SCALE, volumes["trainee"] / FULL_SCALE], np.float32)
            both: Wave = recording.read(begin, end).astype(np.float32) @ weights
            return both

        if self._until is None:
            spans = route(len(recording), position, self._skipped, self._loop)
        else:
            spans = iter(((position, self._until),))
        self._course = Course(position)
        self._pieces = pieces(mixed, spans, self._speed)
        self._wake.put(None)

    def _position(self) -> int:
        if self._loudspeaker is None or not self._playing:
            return self._course.reached
        return self._course.heard(round(self._loudspeaker.queued * CALL_RATE))

    def _close_loudspeaker(self) -> None:
        if self._loudspeaker is not None:
            self._loudspeaker.close()
        self._loudspeaker, self._watch = None, None

    # --- the player's own thread ---

    def _run(self) -> None:
        told_at, told_playing = 0.0, False
        while not self._closed:
            self._wait()
            try:
                self._feed()
            except DeviceError as error:
                with self._lock:
                    self._course = Course(self._position())
                    self._playing, self._problem = False, str(error)
                    self._close_loudspeaker()
            state, now = self.state, time.monotonic()
            due = state.playing and now - told_at >= _TICK_SECONDS
            if self._listener is not None and (due or state.playing != told_playing):
                self._listener(state)
                told_at, told_playing = now, state.playing

    def _wait(self) -> None:
        """Wait for a callback of the loudspeaker or a command, or look after the device."""
        try:
            self._wake.get(timeout=_TICK_SECONDS)
            while True:
                self._wake.get_nowait()
        except queue.Empty:
            return

    def _feed(self) -> None:
        with self._lock:
            loudspeaker, watch, pieces = self._loudspeaker, self._watch, self._pieces
            if not self._playing or loudspeaker is None or watch is None:
                return
        watch.check()
        if loudspeaker.queued >= _AHEAD_SECONDS:
            return
        piece = next(pieces, None)  # takes a while at another speed than 1: not under the lock
        with self._lock:
            if pieces is not self._pieces or not self._playing:
                return  # somebody wanted something else meanwhile
            if piece is not None:
                self._course.add(piece)
                loudspeaker.play("recording", from_float(piece.wave))
            elif not loudspeaker.queued:
                if self._until is None:
                    self._course = Course(len(self._recording))  # behind a silence that was skipped, too
                self._playing = False
