"""Where the nodes of a dialogue graph are drawn: in columns, from left to right as a call goes.

The method is that of Sugiyama, Tagawa and Toda (Methods for visual understanding of hierarchical system structures,
1981): links that lead back are set aside, every node gets the column behind the last one that leads to it, and
within the columns the order with few crossings is sought (by igraph). Heights of nodes differ, which igraph does not
know: the final positions are those nearest to the neighbours' middles that keep order and gaps, found column by
column with isotonic regression (Gansner, Koutsofios, North and Vo, A technique for drawing directed graphs, 1993,
state the same problem).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

COLUMN_GAP = 100.0
"""Pixels between two columns: room for curves."""
ROW_GAP = 28.0
"""Pixels between two nodes of a column."""
_WAY_HEIGHT = 8.0
"""Pixels that a link takes which passes through a column."""
_MOST_COLUMNS = 5
"""Links that span more columns are drawn across: to keep room for them would tear everything apart."""
_ORDER_ROUNDS = 24
_PLACE_ROUNDS = 12
_LAST_ROUNDS = 4
"""In these both sides count."""
_REST_WEIGHT = 0.01
"""How much an element wants to stay where it is."""
_WAY_WEIGHT = 4.0
"""A link that passes through columns should be straight there."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be laid out; nodes are numbers."""

    width: float
    """Of every node, in pixels."""
    heights: tuple[float, ...]
    links: tuple[tuple[int, int], ...]
    """Pairs of different nodes, each pair once; the first ones of a node count as its main way."""
    first: int = 0
    """Where the call begins."""
    aside: frozenset[int] = frozenset()
    """Nodes whose links do not count: they stand in the first column, above all others."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Positions in pixels, from 0 to the right and downwards."""

    left: tuple[float, ...]
    top: tuple[float, ...]
    ways: dict[int, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """By number of a link the points between its two nodes through which it passes, from source to target."""


def place(wish: Wish) -> Placed:
    """Return positions: no two nodes overlap, links mostly lead to the right. The same wish is placed alike."""
    count = len(wish.heights)
    if not count:
        return Placed((), ())
    counted = [number for number, (source, _) in enumerate(wish.links) if source not in wish.aside]
    forward = _forward(wish, counted)
    columns = _columns(count, wish.links, forward)
    drawn = _short_enough(wish.links, forward, columns, count)
    elements = _elements(wish, columns, drawn)
    middles = elements.middles()
    step = wish.width + COLUMN_GAP
    tops = middles[:count] - elements.heights[:count] / 2
    tops -= tops.min()
    shift = float(tops[0] - (middles[0] - elements.heights[0] / 2))
    ways = {
        link: tuple(
            (float(elements.columns[at]) * step + wish.width / 2, float(middles[at]) + shift) for at in passing
        )
        for link, passing in elements.passing.items()
    }
    return Placed(tuple(float(column) * step for column in columns), tuple(float(top) for top in tops), ways)


def _forward(wish: Wish, counted: Sequence[int]) -> list[int]:
    """Return the numbers of the links that lead on: of those in circles the ones away from the call's beginning."""
    import igraph

    graph = igraph.Graph(len(wish.heights), [wish.links[number] for number in counted], directed=True)
    circle = graph.connected_components("strong").membership
    steps = graph.distances(source=wish.first)[0]

    def leads_on(source: int, target: int) -> bool:
        return circle[source] != circle[target] or (steps[source], source) < (steps[target], target)

    return [number for number in counted if leads_on(*wish.links[number])]


def _columns(count: int, links: Sequence[tuple[int, int]], forward: Sequence[int]) -> list[int]:
    """Return the column of each node: one behind the last that leads to it."""
    import igraph

    graph = igraph.Graph(count, [links[number] for number in forward], directed=True)
    columns = [0] * count
    successors = graph.get_adjlist("out")
    for node in graph.topological_sorting("out"):
        for target in successors[node]:
            columns[target] = max(columns[target], columns[node] + 1)
    return columns


def _short_enough(
    links: Sequence[tuple[int, int]], forward: Sequence[int], columns: Sequence[int], count: int
) -> list[int]:
    """Return the links for which room is kept; of a node that would have none, its shortest one."""
    span = {number: columns[links[number][1]] - columns[links[number][0]] for number in forward}
    kept = [number for number in forward if span[number] <= _MOST_COLUMNS]
    tied = np.zeros(count, dtype=bool)
    for number in kept:
        tied[list(links[number])] = True
    for number in sorted(forward, key=lambda number: span[number]):
        if not all(tied[node] for node in links[number]) and span[number] <= 4 * _MOST_COLUMNS:
            tied[list(links[number])] = True
            kept.append(number)
    return sorted(set(kept))


def _order(links: Sequence[tuple[int, int]], columns: Sequence[int]) -> list[float]:
    """Return the place of each element within its column; every link leads from one column to the next.

    (igraph would also find ways for longer links, but mixes them up where not everything hangs together.)
    """
    import igraph

    graph = igraph.Graph(len(columns), links, directed=True)
    return [at for at, _ in graph.layout_sugiyama(layers=list(columns), maxiter=_ORDER_ROUNDS).coords]


@dataclass(frozen=True, slots=True)
class _Pull:
    """Elements of one column, the neighbours that pull them, and how much."""

    element: Numbers
    """Its place within the column."""
    neighbour: Numbers
    weight: Floats

    @classmethod
    def of(cls, pulls: Sequence[tuple[int, int, float]]) -> _Pull:
        table = np.array(pulls, dtype=np.float64).reshape(-1, 3)
        return cls(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])


@dataclass(slots=True)
class _Elements:
    """Nodes, and behind them the points at which links pass a column."""

    columns: list[int]
    heights: Floats
    order: list[float]
    near: list[tuple[int, int, float]]
    """Neighbours in columns side by side, the left one first, and how much they want to be level."""
    passing: dict[int, list[int]]
    aside: list[int]

    def middles(self) -> Floats:
        """Return the middle of each element across the columns, in pixels."""
        middles = np.zeros(len(self.columns))
        columns = []
        for members in self._members():
            heights = self.heights[members]
            between = (heights[1:] + heights[:-1]) / 2 + ROW_GAP
            gaps = np.concatenate(([0.0], np.cumsum(between)))
            middles[members] = gaps - gaps[-1] / 2
            columns.append((members, gaps))
        pulls = self._pulls([members for members, _ in columns])
        for turn in range(_PLACE_ROUNDS):
            backwards = turn % 2 == 1
            sides = [0, 1] if turn >= _PLACE_ROUNDS - _LAST_ROUNDS else [int(backwards)]
            walk = list(zip(columns, pulls, strict=True))
            for (members, gaps), pull in reversed(walk) if backwards else walk:
                _settle(middles, members, gaps, [pull[side] for side in sides])
        return middles

    def _pulls(self, columns: Sequence[Numbers]) -> list[tuple[_Pull, _Pull]]:
        """Return for each column who pulls its elements from the column on the left, and from that on the right."""
        within = np.zeros(len(self.columns), dtype=np.int64)
        for members in columns:
            within[members] = np.arange(len(members))
        sides: tuple[list[list[tuple[int, int, float]]], ...] = tuple([[] for _ in columns] for _ in range(2))
        for left, right, weight in self.near:
            sides[0][self.columns[right]].append((int(within[right]), left, weight))
            sides[1][self.columns[left]].append((int(within[left]), right, weight))
        return [(_Pull.of(from_left), _Pull.of(from_right)) for from_left, from_right in zip(*sides, strict=True)]

    def _members(self) -> list[Numbers]:
        """Return the elements of each column in their order; what stands aside comes first."""
        found: list[list[int]] = [[] for _ in range(max(self.columns) + 1)]
        first = set(self.aside)
        for element in sorted(range(len(self.columns)), key=lambda at: (at not in first, self.order[at], at)):
            found[self.columns[element]].append(element)
        return [np.array(column, dtype=np.int64) for column in found]


def _settle(middles: Floats, members: Numbers, gaps: Floats, pulls: Sequence[_Pull]) -> None:
    """Move a column as near to its neighbours as its order and gaps let it."""
    weights, wanted = np.full(len(members), _REST_WEIGHT), middles[members] * _REST_WEIGHT
    for pull in pulls:
        weights += np.bincount(pull.element, pull.weight, len(members))
        wanted += np.bincount(pull.element, pull.weight * middles[pull.neighbour], len(members))
    wanted /= weights
    middles[members] = gaps + (_ascending(wanted - gaps, weights) if len(members) > 1 else wanted)


def _ascending(wanted: Floats, weights: Floats) -> Floats:
    """Return the ascending numbers nearest to the wanted ones in weighted squares: pool adjacent violators.

    As `scipy.optimize.isotonic_regression`, whose module takes half a second to load.
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(wanted.tolist(), weights.tolist(), strict=True):
        pool = (value, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, mass, size = pools.pop()
            pool = ((mean * mass + pool[0] * pool[1]) / (mass + pool[1]), mass + pool[1], size + pool[2])
        pools.append(pool)
    return np.repeat([mean for mean, _, _ in pools], [size for _, _, size in pools])


def _elements(wish: Wish, columns: Sequence[int], drawn: Sequence[int]) -> _Elements:
    count = len(columns)
    made = _Elements(list(columns), np.array(wish.heights), [], [], {}, sorted(wish.aside))
    for number in drawn:
        source, target = wish.links[number]
        between = range(columns[source] + 1, columns[target])
        passing = list(range(len(made.columns), len(made.columns) + len(between)))
        made.columns += between
        if passing:
            made.passing[number] = passing
        for left, right in pairwise((source, *passing, target)):
            made.near.append((left, right, _WAY_WEIGHT if max(left, right) >= count else 1.0))
    made.heights = np.concatenate((made.heights, np.full(len(made.columns) - count, _WAY_HEIGHT)))
    made.order = _order([(left, right) for left, right, _ in made.near], made.columns)
    return made
