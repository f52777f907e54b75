"""Moments without a choice: a call has no such thing, so they are joined with what comes before or behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roleplay.dialogue.exchange.flow import Moment, Way

_MOST_SAID = 12
"""Lines that are said on a way; more would be copied too often."""
_MOST_WAYS = 8
"""Ways to a moment on which its lines are repeated."""


def joined(found: dict[str, Moment], start: str) -> dict[str, Moment]:
    """Join moments that lead on without a choice with those that follow or those before; the names stay.

    What cannot be joined (a circle, or too much to repeat) keeps its `onward`.
    """
    _with_followers(found, start)
    _with_ways(found, start)
    return found


def _with_followers(found: dict[str, Moment], start: str) -> None:
    """Put a moment that only one leads to behind that one."""
    before = Counter(target for moment in found.values() for target in _targets(moment))
    before[start] += 1
    for name in list(found):
        moment = found.get(name)
        if moment is None:
            continue
        while (target := moment.onward) is not None and target != moment.name and before[target] == 1:
            follower = found.pop(target)
            moment.says += follower.says
            moment.ways, moment.onward = follower.ways, follower.onward
            moment.tags = (*moment.tags, *(tag for tag in follower.tags if tag not in moment.tags))


def _targets(moment: Moment) -> Iterator[str]:
    for way in moment.ways:
        if way.target is not None:
            yield way.target
    if moment.onward is not None:
        yield moment.onward


def _with_ways(found: dict[str, Moment], start: str) -> None:
    """Say what a moment says on the ways that lead to it, and lead them on."""
    ways: dict[str, list[Way]] = {}
    onward = Counter(moment.onward for moment in found.values() if moment.onward is not None)
    for moment in found.values():
        for way in moment.ways:
            if way.target is not None:
                ways.setdefault(way.target, []).append(way)
    for name in list(found):
        moment = found[name]
        target, leading = moment.onward, ways.get(name, [])
        if target is None or name in (start, target) or onward[name] or not leading:
            continue
        if len(leading) > _MOST_WAYS or any(len(way.says) + len(moment.says) > _MOST_SAID for way in leading):
            continue
        for way in leading:
            way.says = [*way.says, *moment.says]
            way.target = target
        ways.setdefault(target, []).extend(leading)
        onward[target] -= 1
        del found[name]
