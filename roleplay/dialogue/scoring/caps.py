"""What holds a whole score down, however many good sentences the call held."""

from __future__ import annotations

from collections.abc import Iterator

from roleplay.core.records import Cap
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.dialogue.scoring.costs import Cost
from roleplay.dialogue.scoring.reading import Call

UNHAPPY = 40.0
"""A call that lost the customer is worth no more."""
ONE_MATTER = 70.0
"""Both the feeling and the matter must be dealt with; a call solved without one of them is worth no more."""


def lowest_cap(call: Call, costs: list[Cost]) -> Cap | None:
    """Return the lowest of the caps that apply; the first of equals."""
    return min(_caps(call, costs), key=lambda cap: cap.at_most, default=None)


def _caps(call: Call, costs: list[Cost]) -> Iterator[Cap]:
    if call.outcome not in HAPPY:
        yield Cap(UNHAPPY, f"outcome_{call.outcome or 'none'}")
    if call.outcome == "solved":
        if call.feeling_met is None:
            yield Cap(ONE_MATTER, "feeling_ignored")
        if call.matter_settled is None:
            yield Cap(ONE_MATTER, "matter_ignored")
    fatal = call.scenario.scoring.fatal
    for cost in costs:
        if cost.reason in fatal:
            yield Cap(fatal[cost.reason], cost.reason, cost.at, cost.evidence)
    if call.feeling_met is None and "feeling_ignored" in fatal:
        yield Cap(fatal["feeling_ignored"], "feeling_ignored")
    if call.matter_settled is None and "matter_ignored" in fatal:
        yield Cap(fatal["matter_ignored"], "matter_ignored")
