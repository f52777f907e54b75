"""How often calls came by each moment of a scenario, and how often they took each way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from roleplay.core.actions import Step
from roleplay.core.events import ReplyTaken
from roleplay.dialogue.authoring.graph import SHARED, Graph, Move
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.coverage import Reached

Way = tuple[str, str, str]
"""Node, what was taken there (a reply's id, `otherwise`, `silence` ...), and the node that followed."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Of some calls, the share that came by each node and took each way; what none did is missing."""

    calls: int
    nodes: Mapping[str, float]
    ways: Mapping[Way, float]


@dataclass
class Travelled(Reached):
    """Counts calls, each once at a node and on a way, however often it comes by."""

    calls: int = 0
    by_node: Counter[str] = field(default_factory=Counter)
    by_way: Counter[Way] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._seen: set[str | Way] = set()

    def begin(self) -> None:
        """A call begins."""
        self.calls += 1
        self._seen = set()

    def add(self, step: Step[DialogueState]) -> None:
        """Count what one step of it reached."""
        super().add(step)
        if step.state.node not in self._seen:
            self._seen.add(step.state.node)
            self.by_node[step.state.node] += 1
        for event in step.happened:
            if isinstance(event, ReplyTaken):
                way = (event.node, event.reply, event.next_node)
                if way not in self._seen:
                    self._seen.add(way)
                    self.by_way[way] += 1

    def shares(self) -> Shares:
        """Return what was counted, as shares of the calls."""
        whole = max(self.calls, 1)
        return Shares(
            self.calls,
            {node: count / whole for node, count in self.by_node.items()},
            {way: count / whole for way, count in self.by_way.items()},
        )


def drawn(shares: Shares, graph: Graph) -> tuple[dict[str, float], dict[str, float]]:
    """Return the share of calls at each node and on each move of a graph, by their ids.

    What happened inside a part belongs to its one node; of a shared move the share is that of the node where most
    calls took it.
    """
    owner = _Owners(graph)
    nodes: dict[str, float] = {}
    for node, share in shares.nodes.items():
        name = owner.of(node)
        nodes[name] = max(nodes.get(name, 0.0), share)
    ways: dict[tuple[str, str, str], float] = {}
    for (node, taken, following), share in shares.ways.items():
        for key in ((owner.of(node), taken, owner.of(following)), (SHARED, taken, owner.of(following))):
            ways[key] = max(ways.get(key, 0.0), share)
    out: dict[tuple[str, str], float] = {}
    for (source, _, following), share in ways.items():
        out[source, following] = max(out.get((source, following), 0.0), share)
    moves: dict[str, float] = {}
    for move in graph.edges:
        target = move.target or ""
        found = (
            out.get((move.source, target)) if move.kind == "exit" else ways.get((move.source, _taken(move), target))
        )
        if found:
            moves[move.id] = found
    return {name: share for name, share in nodes.items() if name in graph.nodes}, moves


def _taken(move: Move) -> str:
    """Return how the record of a call names a move."""
    if move.kind == "button":
        return f"button:{move.label}"
    return move.label if move.kind == "reply" else move.kind


class _Owners:
    """Which node of a graph stands for a node of the scenario: itself, or the part from which it comes."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        parts = [name for name, node in graph.nodes.items() if node.kind == "part"]
        self._parts = sorted(parts, key=len, reverse=True)

    def of(self, node: str) -> str:
        """Return the node of the graph."""
        if node in self._graph.nodes:
            return node
        return next((part for part in self._parts if node.startswith(f"{part}-")), node)
