"""Listens in on the line: the recording, and the levels that the window shows."""

from __future__ import annotations

from collections.abc import Callable

from roleplay.core.events import Levels
from roleplay.core.ports import Listener, SessionWriter
from roleplay.core.sound import Frame

LEVEL_FRAMES = 3
"""Levels are told every so many frames: about ten times a second."""


class LineTap:
    """Takes every frame of a call."""

    def __init__(self, writer: SessionWriter, listener: Listener, level: Callable[[bytes], float]) -> None:
        self._writer = writer
        self._listener = listener
        self._level = level
        self._frames = 0

    def record(self, frame: Frame, *, trainee: bool) -> None:
        """Append a frame to the recording; without `trainee` that side stays silent."""
        self._writer.append_audio(frame.customer, frame.trainee if trainee else bytes(len(frame.trainee)))

    def tell_levels(self, frame: Frame) -> None:
        """Tell now and then how loud both sides are."""
        self._frames += 1
        if self._frames % LEVEL_FRAMES == 0:
            self._listener(Levels(frame.at, self._level(frame.trainee), self._level(frame.customer)))
