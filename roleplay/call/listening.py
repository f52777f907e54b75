"""What the customer does while the trainee talks: a "mhm" in a pause, and cutting in when it takes too long.

Listeners answer a pause after some seconds of speech, not a clock (Ward and Tsukahara 2000, "Prosodic features which
cue back-channel responses in English and Japanese"); of their cues only the pause is measured here.
"""

from __future__ import annotations

from roleplay.core.actions import Listening, Say

BACKCHANNEL_AFTER = 4.0
"""Seconds of the trainee's turn, and since the last such sound, before the customer makes one."""
BACKCHANNEL_PAUSE = 0.2
"""Seconds without the trainee's voice that are taken for an invitation; much shorter than the end of a turn."""
WORDS_PER_SECOND = 2.5
"""How long a typed answer would take to say: 150 words a minute, a usual pace in English."""


def seconds_to_say(text: str) -> float:
    """Return about how long it would take to say a text aloud."""
    return len(text.split()) / WORDS_PER_SECOND


class CustomerListening:
    """Follows one turn of the trainee at a time; time comes with the frames."""

    def __init__(self) -> None:
        self._listening = Listening()
        self._began = 0.0
        self._answered = 0.0
        self._made = 0
        self._cut_in = False

    def begin(self, at: float, listening: Listening) -> None:
        """The trainee began to talk."""
        self._listening = listening
        self._began = self._answered = at
        self._made = 0
        self._cut_in = False

    def cuts_in(self, at: float) -> bool:
        """Tell, once a turn, that the trainee has talked longer than the customer listens."""
        if self._cut_in or at - self._began < self._listening.cuts_in_after:
            return False
        self._cut_in = True
        return True

    def seconds(self, at: float) -> float:
        """How long the turn has lasted."""
        return at - self._began

    def backchannel(self, at: float, quiet_seconds: float) -> Say | None:
        """Return the sound that the customer makes now, None mostly."""
        due = at - self._answered >= BACKCHANNEL_AFTER and quiet_seconds >= BACKCHANNEL_PAUSE
        if not due or not self._listening.backchannels:
            return None
        say = self._listening.backchannels[self._made % len(self._listening.backchannels)]
        self._made += 1
        self._answered = at
        return say
