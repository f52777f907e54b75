"""When a call stood still, because a microphone or a loudspeaker was away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from roleplay.core.events import CallEvent, LinePaused, LineResumed


@dataclass(frozen=True, slots=True)
class Pause:
    """One time that the call stood still."""

    at: float
    """Seconds since the line was opened."""
    reason: str
    """As in `LinePaused`."""
    side: str
    device: str
    seconds: float = 0.0
    """By the clock on the wall; 0 while unknown."""
    resumed: bool = False
    """Whether the call went on."""


def pauses(events: Iterable[CallEvent]) -> tuple[Pause, ...]:
    """Return them in order."""
    found: list[Pause] = []
    for event in events:
        if isinstance(event, LinePaused):
            found.append(Pause(event.at, event.reason, event.side, event.device))
        elif isinstance(event, LineResumed) and found:
            found[-1] = replace(found[-1], seconds=event.seconds, resumed=True)
    return tuple(found)
