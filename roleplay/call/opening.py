"""How a call begins: the phone rings, or the trainee dials, or a call goes on from an earlier one."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto

from roleplay.call.parts import CallRules, Tones
from roleplay.call.wrapped_line import WrappedLine
from roleplay.core.ports import Line
from roleplay.core.sound import Frame

RING = "ring"
RINGBACK = "ringback"


class LaterLine(WrappedLine):
    """A line whose time does not begin with 0, for a call that goes on from an earlier one."""

    def __init__(self, line: Line, seconds: float) -> None:
        super().__init__(line)
        self._seconds = seconds

    def read(self) -> Frame:
        """Wait for the next frame."""
        frame = super().read()
        return replace(frame, at=frame.at + self._seconds)


class _Phase(Enum):
    WAITING = auto()
    RINGING = auto()
    CONNECTED = auto()


class Opening:
    """The telephone until somebody picks up: the trainee, or (in an outgoing call) the customer."""

    def __init__(self, line: Line, tones: Tones, rules: CallRules) -> None:
        self._line = line
        self._tones = tones
        self._rules = rules
        self._phase = _Phase.WAITING

    @property
    def connected(self) -> bool:
        """Whether the call has begun."""
        return self._phase is _Phase.CONNECTED

    @property
    def ringing(self) -> bool:
        """Whether the phone rings, at whichever end."""
        return self._phase is _Phase.RINGING

    def begin(self) -> None:
        """An incoming call rings at once; an outgoing one waits for the trainee to dial."""
        if not self._rules.outgoing or self._rules.answer_at_once:
            self._phase = _Phase.RINGING

    def dial(self) -> None:
        """The trainee calls the customer."""
        self._phase = _Phase.RINGING

    def connect(self) -> None:
        """Somebody picked up."""
        self._phase = _Phase.CONNECTED
        self._line.stop()

    def picked_up(self, at: float, rang_since: float) -> bool:
        """Let it ring on; tell whether somebody who needs no person before the screen picks up now."""
        if self._phase is not _Phase.RINGING or self._line.pending > 0:
            return False
        by_itself = self._rules.outgoing or self._rules.answer_at_once
        tone = self._tones.ringback if self._rules.outgoing else self._tones.ring
        if by_itself and at - rang_since >= tone.seconds:
            return True
        self._line.play(RINGBACK if self._rules.outgoing else RING, tone)
        return False
