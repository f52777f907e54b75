"""Counts of the ways of many calls: by way, by moment of the dialogue, and by the moment at which calls ended."""

from __future__ import annotations

import numpy as np

from roleplay.store.columns import WayColumns, indexed

Counts = dict[str, int]
NO_END: tuple[str | None, ...] = (None, "", "aborted")
"""Outcomes of calls that were broken off or cut off: nobody's failure."""


def _parts(ways: WayColumns) -> list[tuple[str, str, str]]:
    """Return node, reply and next node of each way; none of them holds a stroke."""
    return [(node, reply, following) for node, reply, following in (way.split("/", 2) for way in ways.ways)]


def taken(ways: WayColumns) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each node and reply in how many calls, and how often, it was taken."""
    return _per_name([(node, reply) for node, reply, _ in _parts(ways)], ways)


def moved(ways: WayColumns) -> dict[tuple[str, str], int]:
    """Return in how many calls the dialogue went from one node to another one."""
    found = _per_name([(node, following) for node, _, following in _parts(ways)], ways)
    return {pair: calls for pair, (calls, _) in found.items() if pair[0] != pair[1]}


def _per_name(name_of_way: list[tuple[str, str]], ways: WayColumns) -> dict[tuple[str, str], tuple[int, int]]:
    """Return for each name in how many calls, and how often, one of its ways was taken."""
    if not len(ways.step_way):
        return {}
    names, of_way = indexed(name_of_way)
    step = of_way[ways.step_way]
    times = np.bincount(step, minlength=len(names))
    calls = np.bincount(np.unique(ways.step_call * len(names) + step) % len(names), minlength=len(names))
    return {name: (int(calls[place]), int(times[place])) for place, name in enumerate(names)}


def visited(ways: WayColumns, start: str) -> tuple[Counts, Counts, Counts]:
    """Return by node how many calls came by, how often it was entered, and how many of the calls have an end."""
    parts = _parts(ways)
    nodes = sorted({start, *(part[0] for part in parts), *(part[2] for part in parts)})
    place = {node: number for number, node in enumerate(nodes)}
    left = np.array([place[part[0]] for part in parts], np.int64)[ways.step_way]
    into = np.array([place[part[2]] for part in parts], np.int64)[ways.step_way]
    elsewhere = left != into
    visits = np.bincount(into[elsewhere], minlength=len(nodes))
    begun = np.unique(ways.step_call[ways.step_call >= 0])
    first = left[np.searchsorted(ways.step_call, begun)] if len(begun) else np.zeros(0, np.int64)
    visits = visits + np.bincount(first, minlength=len(nodes))
    silent = len(ways.outcomes) - len(begun)  # calls in which nothing was taken stood at the start
    visits[place[start]] += silent
    seen = np.unique(np.concatenate((ways.step_call * len(nodes) + left, ways.step_call * len(nodes) + into)))
    calls = np.bincount(seen % len(nodes), minlength=len(nodes))
    calls[place[start]] += silent
    ends = np.array([outcome not in NO_END for outcome in ways.outcomes], bool)
    judged = np.bincount((seen % len(nodes))[ends[seen // len(nodes)]], minlength=len(nodes))
    judged[place[start]] += int(ends.sum()) - int(ends[begun].sum())
    by_node = ({node: int(found[number]) for node, number in place.items()} for found in (calls, visits, judged))
    return next(by_node), next(by_node), next(by_node)


def ended(ways: WayColumns, start: str) -> dict[str, Counts]:
    """Return by node the outcomes of the calls that took their last way from there."""
    parts = _parts(ways)
    last = np.searchsorted(ways.step_call, np.arange(len(ways.outcomes)), side="right") - 1
    found: dict[str, Counts] = {}
    for call, outcome in enumerate(ways.outcomes):
        place = int(last[call])
        stood = parts[int(ways.step_way[place])][0] if place >= 0 and ways.step_call[place] == call else start
        its = found.setdefault(stood, {})
        its[outcome or ""] = its.get(outcome or "", 0) + 1
    return found
