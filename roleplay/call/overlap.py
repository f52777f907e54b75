"""Talk over the customer: they fall silent at once, and go on where they were if it was only a sign of listening.

Within 0.1 s nobody can know what is being said. People who are talked over stop in mid-word, listen, and take up the
phrase again when it was no more than "mhm" (Schegloff 2000, "Overlapping talk and the organization of turn-taking for
conversation"). So the customer halts first, and what was said decides afterwards what becomes of the line.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from roleplay.call.playback import CustomerSide
from roleplay.core.ports import Recognised

INSISTING_WORDS = 2
"""So many words, not mere signs of listening, make sure that the customer is interrupted."""
ASKED_EVERY = 0.4
"""Seconds of talk over the customer after which it is found out, again and again, what is being said."""
SHORTEST = 0.65
"""Seconds: shorter talk over the customer is a sign of listening, whatever is recognised: a long "mhm", misheard."""
SURE_AFTER = 0.9
"""Seconds of voice before words in the middle of it are believed: what a recogniser makes of the first half of "I
understand" is "I am yours". There is no hurry, the customer has fallen silent."""
RESUMED_AFTER = 0.25
"""Seconds after a sign of listening in which more may follow it: "okay, but"."""
UNSURE_AFTER = 0.7
"""Seconds after a word that is none, but was too short to be sure of, in which more may follow: "great", and a pause
of a breath. A recogniser makes such words of a long "mhm", too: so they do not yet interrupt."""
CLOSED_AFTER = 0.4
"""Seconds after a sign of listening in which what follows belongs to it."""

GIVEN_UP_AFTER = 1.0
"""Seconds after the voice within which its words must be known: a recogniser may have died."""


class Overlap:
    """One stretch of talk over the customer at a time. Belongs to the thread of the call."""

    def __init__(
        self,
        customer: CustomerSide,
        only_listening: Callable[[str], bool],
        settle: Callable[[], Future[Recognised]],
    ) -> None:
        """`settle` recognises what was said until now."""
        self._customer = customer
        self._only_listening = only_listening
        self._settle = settle
        self._began_at = 0.0
        self._asked_at = 0.0
        self._asked: Future[Recognised] | None = None
        self.going_on = False
        """Whether it is still to be decided what it is."""
        self.quiet = False
        """Whether the voice has ended."""

    def begin(self, at: float) -> None:
        """Somebody began to talk over the customer, who falls silent unless in a tirade."""
        self.going_on = True
        self.quiet = False
        self._began_at = self._asked_at = at
        self._asked = None
        self._customer.halt(self._customer.interruptible)

    def end(self) -> None:
        """It is over, or was an interruption: whoever has not stopped goes on."""
        self.going_on = False
        self._asked = None
        self._customer.halt(False)

    def ask(self, at: float) -> Future[Recognised] | None:
        """Have what was said recognised if it is time to; in the middle of speech."""
        if at - self._asked_at < ASKED_EVERY:
            return None
        self._asked_at = at
        self._asked = self._settle()
        return self._asked

    def insists(self, partial: str, at: float) -> bool:
        """Tell whether the words so far are no sign of listening; the last one is not over yet."""
        if at - self._began_at < SURE_AFTER:
            return False
        asked = self._asked
        if asked is not None and asked.done() and not asked.cancelled() and asked.exception() is None:
            partial = asked.result().text
        return self.says_something(" ".join(partial.split()[:-1]))

    def insisted(self, text: str, ended_at: float) -> bool:
        """Tell whether what was said, until a pause, is more than a sign of listening."""
        return ended_at - self._began_at >= SHORTEST and self.says_something(text)

    def patience(self, text: str) -> float:
        """Return how long the customer stays silent after the voice before going on."""
        return RESUMED_AFTER if self._only_listening(text) else UNSURE_AFTER

    def bearing(self, text: str | None) -> float:
        """Return how long a pause may last before what was said is a sign of listening; None while it is unknown."""
        return GIVEN_UP_AFTER if text is None else max(self.patience(text), CLOSED_AFTER)

    def says_something(self, text: str) -> bool:
        """Tell whether there are words enough in a text that are no mere signs of listening."""
        return len(text.split()) >= INSISTING_WORDS and not self._only_listening(text)
