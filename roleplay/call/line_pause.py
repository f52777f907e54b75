"""Holds a call still while its line is broken, or its microphone is dead while the trainee should talk.

No frame is told meanwhile, and frames are the only clock of the dialogue: the customer does not lose patience, and
nothing is recorded as the trainee's silence.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from roleplay.core.errors import DeviceError
from roleplay.core.events import LinePaused, LineResumed, LineWaits
from roleplay.core.ports import LineState, Listener, Mending, SessionWriter
from roleplay.core.sound import FRAME_SECONDS

_log = logging.getLogger(__name__)

DEAF_SECONDS = 1.5
"""Exact zeros for so long, while the trainee should talk, are a muted microphone."""

LONGEST_PAUSE = 600.0
"""Seconds by the clock on the wall after which nobody is expected to come back."""

MUTED_MESSAGE = (
    "Your microphone is muted, or the program is not allowed to use it. "
    "Look at its switch and at the privacy settings of the system, or choose another one. You may also type."
)

_LOOK_SECONDS = 0.1
"""How often orders are looked for while the line is broken."""


CarryOut = Callable[[], bool]
"""Does what people ask for while the call is held; tells whether the call is to go on."""


class LinePause:
    """Used by the thread of the call."""

    def __init__(
        self, mending: Mending | None, writer: SessionWriter, listener: Listener, clock: Callable[[], float]
    ) -> None:
        """Without `mending` there are no devices that could go away."""
        self._mending = mending
        self._writer = writer
        self._listener = listener
        self._clock = clock
        self._deaf = 0.0
        self._excused = False
        """The trainee types although the microphone is dead: they need not be told again."""
        self._state = LineState(whole=True)
        self.line_lost = False
        """Whether the line is broken now: nobody hears anything."""

    def deaf(self, *, awaited: bool) -> bool:
        """Take note of a frame; tell whether the microphone has been dead for too long while a voice was awaited."""
        if self._mending is None:
            return False
        if not self._mending.deaf:
            self._excused = False
        self._deaf = self._deaf + FRAME_SECONDS if awaited and self._mending.deaf else 0.0
        return self._deaf >= DEAF_SECONDS and not self._excused

    def without_voice(self) -> None:
        """The trainee has typed or pressed a button: whoever does so with a dead microphone knows of it."""
        self._excused = self._mending is not None and self._mending.deaf

    def choose(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Take other devices: at once when the call is held, and in the middle of a call, too."""
        if self._mending is not None:
            self._mending.mend(microphone, loudspeaker)

    def until_heard(self, at: float, carry_out: CarryOut) -> bool:
        """Hold the call until the microphone delivers sound, or the trainee does without; False: end the call."""
        assert self._mending is not None
        now = self._mending.devices
        paused = LinePaused(at, "muted", "microphone", now.microphone, MUTED_MESSAGE)
        muted = replace(now, reason=paused.reason, side=paused.side, device=paused.device, message=paused.message)
        self._listener(_waits(at, muted))
        return self._hold(paused, carry_out, self._heard_again)

    def until_whole(self, at: float, error: DeviceError, carry_out: CarryOut) -> bool:
        """Hold the call until the line is whole; False when nobody came for too long, or the call is to end."""
        if self._mending is None:
            return False
        return self._hold(
            LinePaused(at, error.code, error.side, error.device, str(error)), carry_out, self._whole_again
        )

    def _hold(self, paused: LinePaused, carry_out: CarryOut, over: Callable[[LinePaused], bool]) -> bool:
        assert self._mending is not None
        _log.warning("the call stands still: %s", paused.message)
        began = self._clock()
        self._writer.append(paused)
        while not over(paused):
            if self._clock() - began > LONGEST_PAUSE or not carry_out():
                self.line_lost = False
                return False
        self._deaf = 0.0
        self.line_lost = False
        devices = self._mending.devices
        seconds = round(self._clock() - began, 3)
        self._writer.append(LineResumed(paused.at, devices.microphone, devices.loudspeaker, seconds))
        return True

    def _whole_again(self, paused: LinePaused) -> bool:
        assert self._mending is not None
        if not self.line_lost:
            self.line_lost = True
            self._state = LineState(whole=False)
            self._mending.mend()
        before = self._state
        self._state = self._mending.wait(_LOOK_SECONDS)
        if not self._state.whole and self._state != before and self._state.reason:
            self._listener(_waits(paused.at, self._state))
        return self._state.whole

    def _heard_again(self, paused: LinePaused) -> bool:
        assert self._mending is not None
        if self.line_lost:
            return self._whole_again(paused)
        if self._excused:
            return True
        try:
            return self._mending.skip()
        except DeviceError:
            return self._whole_again(paused)


def _waits(at: float, state: LineState) -> LineWaits:
    return LineWaits(at, state.reason, state.side, state.device, state.message, state.microphones, state.loudspeakers)
