"""What the practice log tells of a call's events: how often, how hot, and what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from roleplay.core.events import (
    CallEvent,
    CustomerSpeaking,
    HeatChanged,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.exports import CallFigures


def call_figures(session_id: str, events: Iterable[CallEvent]) -> CallFigures:
    """Count a call, with its corrections where there are any, from its events in their order."""
    interruptions = silences = 0
    highest = final = None
    used: Counter[str] = Counter()
    for event in events:
        match event:
            case HeatChanged():
                highest, final = max(event.before, event.after, *_known(highest)), event.after
            case CustomerSpeaking():
                highest, final = max(event.heat, *_known(highest)), event.heat
            case TraineeInterrupted():
                interruptions += 1
            case TraineeSilent():
                silences += 1
            case TraineeSaid():
                used.update(match.technique for match in event.understood.techniques)
            case _:
                pass
    return CallFigures(session_id, interruptions, silences, highest, final, _written(used))


def _known(heat: float | None) -> tuple[float, ...]:
    return (-1.0,) if heat is None else (heat,)


def _written(used: Counter[str]) -> str:
    ordered = sorted(used.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{technique} {count}" for technique, count in ordered)
