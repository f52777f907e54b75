"""Whether a call was hot enough to take a break before the next one.

Call handling, section 1: after an abusive caller one takes a break, a short walk or a few minutes of calm music; such
calls are rare, and who is prepared for them is spared a trauma. The program measures the *simulated customer's* anger
and how the call ended; what the trainee feels is theirs to know, so a break is offered, never ordered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.core.events import Answered, CallEnded, CallEvent, CustomerSpeaking, HeatChanged, Outcome

HOT = 85.0
"""An anger from which on a call counts as hot, whatever came of it."""
HARD_ENDS: frozenset[Outcome] = frozenset({"customer_left", "unjustified_hangup", "justified_hangup"})
"""Ends that stay with the one who was on the phone."""


@dataclass(frozen=True, slots=True)
class Strain:
    """What speaks for a break."""

    peak: float
    """The customer's greatest anger, 0 to 100."""
    outcome: Outcome | None

    @property
    def break_advised(self) -> bool:
        """Whether the customer was furious at some time, or the call ended with one side hanging up."""
        return self.peak >= HOT or self.outcome in HARD_ENDS


def strain(events: Iterable[CallEvent]) -> Strain:
    """Return what a call put on the trainee; one that was not answered puts nothing."""
    peak, outcome, answered = 0.0, None, False
    for event in events:
        match event:
            case Answered():
                answered = True
            case CustomerSpeaking(heat=heat) | HeatChanged(after=heat):
                peak = max(peak, heat)
            case CallEnded(outcome=ended):
                outcome = ended
            case _:
                pass
    return Strain(peak, outcome) if answered else Strain(0.0, None)
