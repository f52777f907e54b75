"""What a session's row says about its call, counted from the events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roleplay.core.events import Answered, CallEnded, CallEvent, Outcome, TraineeSaid


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts after some events."""

    answered_at: float | None = None
    """Seconds since the line was opened."""
    turns: int = 0
    """How often the trainee said something."""
    outcome: Outcome | None = None
    seconds: float = 0.0
    """From answering to the end, 0 while unknown."""
    last_at: float = 0.0
    """Time of the latest event."""

    def count(self, event: CallEvent) -> Tally:
        """Return the tally with one more event."""
        after = replace(self, last_at=max(self.last_at, event.at))
        match event:
            case Answered() if self.answered_at is None:
                return replace(after, answered_at=event.at)
            case TraineeSaid():
                return replace(after, turns=self.turns + 1)
            case CallEnded():
                talked = 0.0 if self.answered_at is None else max(0.0, event.at - self.answered_at)
                return replace(after, outcome=event.outcome, seconds=talked)
        return after
