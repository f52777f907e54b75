"""A line on which a scripted trainee can be heard by somebody who listens at the loudspeaker."""

from __future__ import annotations

from dataclasses import replace

from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.sound import Frame, Pcm

TRAINEE = "trainee"


class AudibleTraineeLine(WrappedLine):
    """Wraps a line without a microphone: the trainee is played like the customer and then told apart again."""

    def hear(self, pcm: Pcm) -> None:
        """Let the trainee say something, behind what is already queued."""
        self._line.play(TRAINEE, pcm)

    def read(self) -> Frame:
        """Return the next frame, the trainee's sound moved to the trainee's side."""
        frame = super().read()
        if frame.playing != TRAINEE:
            return frame
        return replace(frame, trainee=frame.customer, customer=bytes(len(frame.customer)), playing=None)
