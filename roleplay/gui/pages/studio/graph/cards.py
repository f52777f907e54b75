"""What a node looks like as a card: its size, its rows, and where links begin and end. Plain numbers, no painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.dialogue.authoring.graph import SHARED, Graph, GraphNode, Move
from roleplay.dialogue.authoring.layout import Placed, Wish

WIDTH = 240.0
HEAD = 36.0
LINE = 17.0
ROW = 22.0
PAD = 8.0
_MOST_STAYING = 6
"""So many moves that do not lead on are shown; dozens of shared replies would hide the rest."""


@dataclass(frozen=True, slots=True)
class Card:
    """A node and what is shown of it, in pixels at a zoom of 1."""

    node: GraphNode
    rows: tuple[Move, ...]
    unseen: int
    """So many more moves stay at the node."""

    @property
    def says(self) -> int:
        """How many lines of text stand below the head."""
        return 2 if self.node.first_line else 0

    @property
    def rows_top(self) -> float:
        """Where the rows begin, from the top of the card."""
        return HEAD + (self.says * LINE + PAD if self.says else 0.0)

    @property
    def height(self) -> float:
        rows = len(self.rows) + (1 if self.unseen else 0)
        return self.rows_top + rows * ROW + (PAD if rows else 0.0)

    def row_middle(self, row: int) -> float:
        """Return the middle of a row, from the top of the card."""
        return self.rows_top + row * ROW + ROW / 2


def card_of(node: GraphNode) -> Card:
    """Return the card of a node."""
    rows: list[Move] = []
    staying = 0
    for move in node.moves:
        if move.target is None:
            staying += 1
            if staying > _MOST_STAYING:
                continue
        rows.append(move)
    return Card(node, tuple(rows), max(staying - _MOST_STAYING, 0))


def wish_of(graph: Graph, cards: Sequence[Card]) -> Wish:
    """Return what is to be laid out."""
    numbers = {card.node.id: number for number, card in enumerate(cards)}
    return Wish(
        WIDTH,
        tuple(card.height for card in cards),
        links_of(graph, numbers),
        numbers.get(graph.entry, 0),
        frozenset({numbers[SHARED]} if SHARED in numbers else ()),
    )


def links_of(graph: Graph, numbers: dict[str, int]) -> tuple[tuple[int, int], ...]:
    """Return pairs of nodes that are joined, each pair once, in the order of the file."""
    pairs = {(numbers[move.source], numbers[move.target or ""]): None for move in graph.edges}
    return tuple(pair for pair in pairs if pair[0] != pair[1])


@dataclass(frozen=True, slots=True)
class Laid:
    """A graph with its cards and their positions."""

    graph: Graph
    cards: tuple[Card, ...]
    placed: Placed
    links: tuple[tuple[int, int], ...]
    """The pairs whose numbers `placed.ways` names."""
