"""A line around another one, for those that change only what is heard, or when."""

from __future__ import annotations

from roleplay.core.ports import Line
from roleplay.core.sound import Frame, Pcm


class WrappedLine:
    """Implements `core.ports.Line` by the line that is wrapped."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def read(self) -> Frame:
        """Wait for the next frame."""
        return self._line.read()

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound of the customer's."""
        self._line.play(clip, pcm)

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound run in a loop on the customer's side; None ends it."""
        self._line.background(pcm)

    def halt(self, halted: bool) -> None:
        """Let the customer fall silent and keep what waits; or go on from there."""
        self._line.halt(halted)

    def stop(self) -> None:
        """Fade out what is playing and drop what is queued."""
        self._line.stop()

    @property
    def pending(self) -> float:
        """Seconds of sound that are queued or playing, of either side."""
        return self._line.pending

    def close(self) -> None:
        """Give the devices back."""
        self._line.close()
