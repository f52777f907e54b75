"""What costs points: mistakes, talking over the customer, dead air, steps of the ladder that were skipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.core.events import (
    ButtonPressed,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSilent,
)
from roleplay.core.records import SectionName
from roleplay.dialogue.scoring.reading import Call, Move, mistakes

MISTAKE = 3.0
GRAVE_MISTAKE = 8.0
REPETITION = 1.5
"""The same mistake costs so many times as much from the second time on."""
INTERRUPTION = 2.0
TIRADE_INTERRUPTION = 4.0
DEAD_AIR = 2.0
LONG_WINDED = 1.0
UNANNOUNCED_HOLD = 2.0
LONG_HOLD = 1.0
SKIPPED_STEP = 2.0

GRAVE_MISTAKES = frozenset({"profanity", "counter_attack"})
SECTIONS: dict[str, SectionName] = {
    "calm_down": "feeling",
    "minimising": "feeling",
    "contradiction": "feeling",
    "blame_customer": "feeling",
    "rushing": "facts",
    "policy_wall": "solution",
    "deflect": "solution",
    "surrender": "solution",
}
"""The section that a mistake hurts; the others cost composure."""
STEPS_BEFORE = {2: (1,), 4: (1, 2), 5: (1, 2, 4)}
"""What should have been tried before a step of the ladder. Silence, the third, is right in every tirade."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Points lost."""

    section: SectionName
    reason: str
    """A stable word: a mistake, `repeated:` and a mistake, or what was measured."""
    points: float
    """Positive, for a section of its usual weight."""
    at: float
    evidence: str = ""


def costs(call: Call) -> list[Cost]:
    """Return everything that costs points, in order of time."""
    seen: set[str] = set()
    found: list[Cost] = []
    for move in call.moves:
        found += _mistakes(move, seen)
        found += _manners(call, move)
        found += _skipped_steps(call, move)
    if call.outcome == "unjustified_hangup" and call.moves:
        found.append(Cost("composure", "hung_up", 100.0, call.moves[-1].event.at))
    return found


def _mistakes(move: Move, seen: set[str]) -> Iterator[Cost]:
    for match in mistakes(move):
        mistake = match.technique
        points = GRAVE_MISTAKE if mistake in GRAVE_MISTAKES else MISTAKE
        again = mistake in seen
        seen.add(mistake)
        yield Cost(
            SECTIONS.get(mistake, "composure"),
            f"repeated:{mistake}" if again else mistake,
            points * REPETITION if again else points,
            move.event.at,
            match.evidence.clause,
        )


def _manners(call: Call, move: Move) -> Iterator[Cost]:
    at = move.event.at
    tirade = call.scenario.nodes[move.before.node].tirade
    match move.event:
        case TraineeInterrupted():
            yield Cost("composure", "interrupting", TIRADE_INTERRUPTION if tirade else INTERRUPTION, at)
        case TraineeSilent() if move.before.on_hold:
            yield Cost("composure", "long_hold", LONG_HOLD, at)
        case TraineeSilent() if not tirade:
            yield Cost("composure", "dead_air", DEAD_AIR, at)
        case TraineeLongWinded() if any(isinstance(event, ReplyTaken) for event in move.happened):
            yield Cost("composure", "long_winded", LONG_WINDED, at)
        case ButtonPressed(button="hold") if not move.before.on_hold and "hold" not in move.before.used:
            yield Cost("composure", "hold_unannounced", UNANNOUNCED_HOLD, at)


def _skipped_steps(call: Call, move: Move) -> Iterator[Cost]:
    """Yield what a step of the ladder costs that was taken too soon; what the scenario calls right never is."""
    if any(reply.effects.ladder is not None and call.is_good(reply) for reply in move.taken):
        return
    offered = {
        reply.effects.ladder
        for earlier in call.moves
        if earlier.event.at <= move.event.at
        for reply in earlier.open_replies
    }
    for place, step in enumerate(move.after.ladder):
        if place >= len(move.before.ladder):
            before = set(move.after.ladder[:place])
            skipped = [other for other in STEPS_BEFORE.get(step, ()) if other in offered and other not in before]
            if skipped:
                yield Cost("composure", "ladder_order", SKIPPED_STEP * len(skipped), move.event.at, move.words)
