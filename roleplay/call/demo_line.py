"""A line on which a scripted trainee can be heard by somebody who listens at the loudspeaker."""

from __future__ import annotations

from dataclasses import replace

from roleplay.core.ports import Line
from roleplay.core.sound import Frame, Pcm

TRAINEE = "trainee"


class AudibleTraineeLine:
    """Wraps a line without a microphone: the trainee is played like the customer and then told apart again."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def hear(self, pcm: Pcm) -> None:
        """Let the trainee say something, behind what is already queued."""
        self._line.play(TRAINEE, pcm)

    def read(self) -> Frame:
        """Return the next frame, the trainee's sound moved to the trainee's side."""
        frame = self._line.read()
        if frame.playing != TRAINEE:
            return frame
        return replace(frame, trainee=frame.customer, customer=bytes(len(frame.customer)), playing=None)

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound of the customer's."""
        self._line.play(clip, pcm)

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
