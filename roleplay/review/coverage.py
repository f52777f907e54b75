"""Where the calls of a scenario went: how often each way was taken, which never was, and where calls fail.

Sessions keep the version that they were played in. Nodes and replies that the present version still has are counted
under their id, whatever version they were played in; those that it has no more are named apart.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from roleplay.dialogue.model import Node, Reaction, Reply, Scenario
from roleplay.dialogue.scoring.chances import HAPPY
from roleplay.review.coverage_counts import NO_END, ended, moved, taken, visited
from roleplay.review.progress.intervals import Interval, wilson
from roleplay.store.columns import WayColumns

WayKind = Literal["own", "shared", "reaction"]
"""A node's own reply, one that the scenario shares among nodes, or something else: silence, a button ..."""
LEAST_CALLS = 5
"""With fewer calls that came by it is not said that calls fail at a node."""
MANY = 0.2
"""So large a share of those that came by must be lost there."""


@dataclass(frozen=True, slots=True)
class WayTaken:
    """One way on from a node."""

    reply: str
    """Id of the reply, or `otherwise`, `silence`, `interrupted`, `cut_in`, `hold`, `button:ID`."""
    kind: WayKind
    quality: str
    """`good`, `neutral` or `poor` for a reply, empty for a reaction."""
    leads_to: str
    """The node that the scenario names; empty where the dialogue stays."""
    calls: int
    """Calls that took it, however often."""
    times: int
    example: str = ""
    """What a trainee might say for it; empty for a reaction."""


@dataclass(frozen=True, slots=True)
class NodeReached:
    """One moment of the dialogue."""

    node: str
    depth: int
    """Moves from the start to it, at least; -1 when nothing leads there."""
    outcome: str
    """How the call ends there; empty where it goes on."""
    calls: int
    """Calls that came by."""
    visits: int
    ways: tuple[WayTaken, ...]
    """The most taken first, those never taken last."""
    ended: Mapping[str, int]
    """Outcomes of the calls that stood here last before they ended; empty for the broken off and the cut off."""
    failing: Interval | None
    """Share of the calls that came by which lost the customer from here; None when none came by. Calls that were
    broken off or cut off are in neither."""
    says: str = ""
    """What the customer says first there."""

    @property
    def fails(self) -> bool:
        """Whether it can be said that calls fail here: many, and calls enough to tell."""
        return self.failing is not None and self.failing.n >= LEAST_CALLS and self.failing.value >= MANY


@dataclass(frozen=True, slots=True)
class Flow:
    """A way from one moment to another, whatever reply led there."""

    start: str
    end: str
    calls: int
    """0 for one that is written and was never gone."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Something that only earlier versions had."""

    name: str
    """A node, or a node and a reply with `/` between."""
    calls: int


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Where calls went."""

    scenario: str
    version: int
    """The present one, by which things are named."""
    calls: int
    versions: Mapping[int, int]
    """Calls by the version that was played."""
    changed: int
    """Calls of the present version's number whose scenario was another one all the same."""
    nodes: tuple[NodeReached, ...]
    """From the start on: nearest first."""
    flows: tuple[Flow, ...]
    """Between nodes of the present version; those that are written and those that were gone."""
    outcomes: Mapping[str, int]
    never_reached: tuple[str, ...]
    """Nodes."""
    never_taken: tuple[str, ...]
    """Replies that are written, `node/reply`, the shared ones without a node."""
    earlier: tuple[Earlier, ...]
    """Nodes and replies of earlier versions that the present one has no more; what was taken most first."""


def coverage(scenario: Scenario, digest: str, ways: WayColumns, language: str = "") -> CoverageReport:
    """Return where the calls went; `scenario` is the present version, whose source has this digest.

    Sentences are in `language` where the scenario has it, else in its first one.
    """
    tally = _Tally(ways, scenario, language if language in scenario.languages else scenario.languages[0])
    depth = _depths(scenario)
    order = sorted(scenario.nodes, key=lambda node: (depth.get(node, len(scenario.nodes)), node))
    nodes = tuple(_node(scenario, node, depth.get(node, -1), tally) for node in order)
    versions, counts = np.unique(ways.versions, return_counts=True)
    return CoverageReport(
        scenario=scenario.id,
        version=scenario.version,
        calls=len(ways.outcomes),
        versions={int(version): int(count) for version, count in zip(versions, counts, strict=True)},
        changed=sum(
            source != digest and version == scenario.version
            for source, version in zip(ways.sources, ways.versions.tolist(), strict=True)
        ),
        nodes=nodes,
        flows=_flows(scenario, ways),
        outcomes=_counted([outcome or "" for outcome in ways.outcomes]),
        never_reached=tuple(one.node for one in nodes if not one.calls),
        never_taken=_never_taken(scenario, nodes, tally),
        earlier=tally.earlier(),
    )


class _Tally:
    """Counts by node and by way."""

    def __init__(self, ways: WayColumns, scenario: Scenario, language: str) -> None:
        self._scenario = scenario
        self.language = language
        self.taken = taken(ways)
        self.calls, self.visits, self.judged = visited(ways, scenario.start)
        self.ended = ended(ways, scenario.start)

    def earlier(self) -> tuple[Earlier, ...]:
        """Return what the present version has no more."""
        known = self._scenario.nodes
        found = [Earlier(node, calls) for node, calls in self.calls.items() if node not in known]
        for (node, reply), (calls, _) in self.taken.items():
            if node in known and not _has(self._scenario, node, reply):
                found.append(Earlier(f"{node}/{reply}", calls))
        return tuple(sorted(found, key=lambda one: (-one.calls, one.name)))


def _node(scenario: Scenario, name: str, depth: int, tally: _Tally) -> NodeReached:
    node = scenario.nodes[name]
    ends = tally.ended.get(name, {})
    ways = [_reply(name, reply, "own", tally) for reply in node.replies]
    if node.shared and node.outcome is None:
        own = {reply.id for reply in node.replies}
        ways += [_reply(name, reply, "shared", tally) for reply in scenario.shared_replies if reply.id not in own]
    if node.outcome is None:
        ways += _reactions(scenario, name, tally)
    return NodeReached(
        node=name,
        depth=depth,
        outcome=node.outcome or "",
        calls=tally.calls.get(name, 0),
        visits=tally.visits.get(name, 0),
        ways=tuple(sorted(ways, key=lambda way: (-way.calls, way.kind != "own", way.reply))),
        ended=dict(sorted(ends.items(), key=lambda pair: (-pair[1], pair[0]))),
        failing=_failing(ends, tally.judged.get(name, 0)) if node.outcome is None else None,
        says=next((line.text.get(tally.language, "") for line in node.says), ""),
    )


def _reply(node: str, reply: Reply, kind: WayKind, tally: _Tally) -> WayTaken:
    calls, times = tally.taken.get((node, reply.id), (0, 0))
    example = next(iter(reply.examples.get(tally.language, ())), "")
    return WayTaken(reply.id, kind, reply.quality, reply.next or "", calls, times, example)


def _reactions(scenario: Scenario, name: str, tally: _Tally) -> list[WayTaken]:
    """Return what was taken at a node without words, and what the scenario has for that."""
    written = _written_reactions(scenario, name)
    reacted = {reply for node, reply in tally.taken if node == name and _is_reaction(reply)}
    return [
        WayTaken(
            reply, "reaction", "", written[reply].next or "" if reply in written else "",
            *tally.taken.get((name, reply), (0, 0)),
        )
        for reply in sorted(reacted | written.keys())
    ]  # fmt: skip


def _written_reactions(scenario: Scenario, name: str) -> dict[str, Reaction]:
    """Return the first reaction of each kind that a node has of its own."""
    node = scenario.nodes[name]
    kinds = {"otherwise": node.otherwise, "silence": node.silence}
    kinds |= {f"button:{button}": reactions for button, reactions in node.buttons.items()}
    return {kind: reactions[0] for kind, reactions in kinds.items() if reactions}


def _is_reaction(reply: str) -> bool:
    return reply in ("otherwise", "silence", "interrupted", "cut_in", "hold") or ":" in reply


def _has(scenario: Scenario, node: str, reply: str) -> bool:
    replies = (*scenario.nodes[node].replies, *scenario.shared_replies)
    return _is_reaction(reply) or any(one.id == reply for one in replies)


def _failing(ends: Mapping[str, int], judged: int) -> Interval | None:
    """Return the share of calls that were lost from a node, with Wilson's interval."""
    if not judged:
        return None
    lost = sum(count for outcome, count in ends.items() if outcome not in NO_END and outcome not in HAPPY)
    share, low, high = wilson(lost, judged)
    return Interval(float(share), float(low), float(high), judged)


def _never_taken(scenario: Scenario, nodes: Sequence[NodeReached], tally: _Tally) -> tuple[str, ...]:
    shared = {reply for (_, reply), _ in tally.taken.items()}
    own = [f"{node.node}/{way.reply}" for node in nodes for way in node.ways if way.kind == "own" and not way.calls]
    return (*own, *(reply.id for reply in scenario.shared_replies if reply.id not in shared))


def _flows(scenario: Scenario, ways: WayColumns) -> tuple[Flow, ...]:
    gone = moved(ways)
    written = {
        (name, following)
        for name, node in scenario.nodes.items()
        for following in _written_on(node)
        if following is not None and following != name
    }
    pairs = sorted({*written, *(pair for pair in gone if set(pair) <= scenario.nodes.keys())})
    return tuple(Flow(start, end, gone.get((start, end), 0)) for start, end in pairs)


def _written_on(node: Node) -> Iterator[str | None]:
    """Yield where a node's own replies and reactions lead."""
    yield from (reply.next for reply in node.replies)
    for reactions in (node.otherwise, node.silence, *node.buttons.values()):
        yield from (reaction.next for reaction in reactions)


def _depths(scenario: Scenario) -> dict[str, int]:
    """Return for each node that can be reached how many moves it is away from the start, at least."""
    shared = {reply.next for reply in scenario.shared_replies}
    found = {scenario.start: 0}
    queue = deque((scenario.start,))
    while queue:
        name = queue.popleft()
        node = scenario.nodes[name]
        if node.outcome is not None:
            continue
        leads = {reply.next for reply in node.replies} | {reaction.next for reaction in scenario.reactions(node)}
        leads |= {scenario.breaking_point.next} | (shared if node.shared else set())
        for following in sorted(one for one in leads if one is not None and one in scenario.nodes):
            if following not in found:
                found[following] = found[name] + 1
                queue.append(following)
    return found


def _counted(names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
