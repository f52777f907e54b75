"""The sound of the place from which the customer calls: there while they hold the line, and only on their side."""

from __future__ import annotations

from collections.abc import Callable

from roleplay.call.playback import CUT_IN, MURMUR, PAUSE, TALK
from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.ports import Line
from roleplay.core.sound import Pcm

_CUSTOMER = (TALK, CUT_IN, MURMUR, PAUSE)


class BackgroundLine(WrappedLine):
    """Wraps a line: from the customer's first word on their surroundings are heard, in pauses, too.

    Not under the telephone's own sounds (ringing, hold music, the tone after hanging up). They carry no clip's name,
    so that nobody takes them for the customer's voice. `loop` returns None as long as they are not made.
    """

    def __init__(self, line: Line, loop: Callable[[], Pcm | None]) -> None:
        super().__init__(line)
        self._loop = loop

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound of the other end."""
        self._line.background(self._loop() if clip.startswith(_CUSTOMER) else None)
        self._line.play(clip, pcm)
