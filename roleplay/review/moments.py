"""The moments of a call that are worth remembering: the best, and those to work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.review.story import RIGHT, WRONG, Comment
from roleplay.review.turns import Turn

SHOWN = 3
REACHED = 25.0
"""What it is worth, in points of heat, that the feeling or the matter was dealt with."""
DEAD_AIR = 3.0
"""What a turn that led nowhere is worth, beyond the anger that it caused."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Places in the list of turns, the weightiest first."""

    best: tuple[int, ...] = ()
    to_work_on: tuple[int, ...] = ()


def moments(found: Sequence[Turn], comments: Sequence[Comment]) -> Moments:
    """Return at most three moments of each kind; `comments` belong to the turns, one each."""
    gains: list[tuple[float, int]] = []
    losses: list[tuple[float, int]] = []
    for place, (turn, comment) in enumerate(zip(found, comments, strict=True)):
        rise = turn.heat_after - turn.heat_before
        if comment.verdict in RIGHT:
            gains.append((REACHED * len(comment.reached) - rise, place))
        elif comment.verdict in WRONG:
            losses.append((max(rise, sum(price.heat for price in comment.prices)) + DEAD_AIR, place))
    return Moments(_weightiest(gains), _weightiest(losses))


def _weightiest(weighed: list[tuple[float, int]]) -> tuple[int, ...]:
    ordered = sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
    return tuple(place for _, place in ordered[:SHOWN])
