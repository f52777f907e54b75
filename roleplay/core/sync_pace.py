"""When a laptop synchronises by itself. Pure: the time is passed in."""

from __future__ import annotations

from dataclasses import dataclass, replace

SOON = 5.0
"""Seconds after a call has ended: its score is being saved."""
REGULARLY = 300.0
FIRST_WAIT = 15.0
LONGEST_WAIT = 900.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits longer after each failure: 15 s, 30 s, a minute ... up to a quarter of an hour."""

    due_at: float = 0.0
    """Seconds of a clock that only goes forward."""
    failures: int = 0
    """In a row."""

    def due(self, now: float) -> bool:
        """Tell whether it is time."""
        return now >= self.due_at

    def succeeded(self, now: float) -> Pace:
        """Return the pace after one that came through."""
        return Pace(now + REGULARLY)

    def failed(self, now: float) -> Pace:
        """Return the pace after one that did not."""
        wait = min(FIRST_WAIT * 2.0 ** min(self.failures, 16), LONGEST_WAIT)
        return Pace(now + wait, self.failures + 1)

    def changed(self, now: float) -> Pace:
        """Return the pace after something was changed here; while there is no connection that makes no hurry."""
        return self if self.failures else replace(self, due_at=min(self.due_at, now + SOON))
