"""The graph as geometry: rectangles of cards and curves of links as arrays, from which what is in view is picked."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from roleplay.dialogue.authoring.graph import SHARED, Graph, Move
from roleplay.gui.pages.studio.graph.cards import HEAD, WIDTH, Card, Laid

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_COARSE = 5
"""Straight lines to a curve where cards are boxes."""
_FINE_PIXELS = 14.0
"""A curve that is seen close by is drawn in straight lines of about this length ..."""
_FINE = (10, 24, 64)
"""... in so many pieces, by its length."""
_BEND = 0.5
_LEAST_BEND = 50.0
_MOST_BEND = 260.0
_FAR = 2000.0
"""A link that is longer is only hinted at, unless its node is selected ..."""
_FAR_COUNTS_FROM = 60
"""... in graphs of more nodes than this: some of such links hide nothing, some hundred hide everything."""


class Lines:
    """Straight lines of which the links are made: x1, y1, x2, y2, shape (lines, 4), and whose each is."""

    def __init__(self, lines: Floats, link: Numbers) -> None:
        self.lines = lines
        self.link = link
        self._low = np.minimum(lines[:, :2], lines[:, 2:])
        self._high = np.maximum(lines[:, :2], lines[:, 2:])

    def within(self, view: QRectF) -> Mask:
        """Return which of them may touch a rectangle."""
        hit: Mask = (
            (self._low[:, 0] <= view.right())
            & (self._high[:, 0] >= view.left())
            & (self._low[:, 1] <= view.bottom())
            & (self._high[:, 1] >= view.top())
        )
        return hit


class Scene:
    """Cards and links of one layout; never changed."""

    def __init__(self, laid: Laid) -> None:
        self.graph = laid.graph
        self.cards = laid.cards
        self.number = {card.node.id: number for number, card in enumerate(self.cards)}
        left, top = np.array(laid.placed.left), np.array(laid.placed.top)
        heights = np.array([card.height for card in self.cards])
        self.boxes: Floats = np.column_stack((left, top, left + WIDTH, top + heights)).reshape(-1, 4)
        """Left, top, right and bottom of each card."""
        self.moves: list[Move] = []
        """The moves that lead on, each a link."""
        self._ends: list[tuple[int, int]] = []
        self._points: list[tuple[tuple[float, float], ...]] = []
        ways = {laid.links[number]: way for number, way in laid.placed.ways.items()}
        for card in self.cards:
            self._add_links(card, ways)
        self._curves, self._curve_link = self._all_curves()
        self._links_of: dict[int, list[int]] = {}
        for link, (source, target) in enumerate(self._ends):
            self._links_of.setdefault(source, []).append(link)
            if target != source:
                self._links_of.setdefault(target, []).append(link)

    def _add_links(self, card: Card, ways: dict[tuple[int, int], tuple[tuple[float, float], ...]]) -> None:
        source = self.number[card.node.id]
        left, top = (float(at) for at in self.boxes[source, :2])
        for row, move in enumerate(card.rows):
            if move.target is not None:
                target = self.number[move.target]
                begin = (left + WIDTH, top + card.row_middle(row))
                end = (float(self.boxes[target, 0]), float(self.boxes[target, 1]) + HEAD / 2)
                self.moves.append(move)
                self._ends.append((source, target))
                self._points.append((begin, *ways.get((source, target), ()), end))

    def _all_curves(self) -> tuple[Floats, Numbers]:
        """Return cubic curves, shape (curves, 4, 2), level at the points through which they go, and whose each is."""
        legs = [(a, b, link) for link, points in enumerate(self._points) for a, b in pairwise(points)]
        if not legs:
            return np.zeros((0, 4, 2)), np.zeros(0, dtype=np.int64)
        begin, end = (np.array([leg[side] for leg in legs]) for side in (0, 1))
        across = end[:, 0] - begin[:, 0]
        bend = np.clip(np.abs(across) * _BEND, _LEAST_BEND, _MOST_BEND)
        bend[across < 0] = _MOST_BEND
        shift = np.column_stack((bend, np.zeros(len(legs))))
        curves = np.stack((begin, begin + shift, end - shift, end), axis=1)
        return curves, np.array([leg[2] for leg in legs], dtype=np.int64)

    def with_texts(self, graph: Graph, cards: tuple[Card, ...]) -> Scene:
        """Return the scene of a graph of the same shape and sizes: where everything lies stays."""
        found = copy(self)  # the arrays that were worked out are shared
        found.graph, found.cards = graph, cards
        found.moves = [move for card in cards for move in card.rows if move.target is not None]
        found.__dict__.pop("hinted_moves", None)
        return found

    # --- cards ---

    def rect(self, number: int) -> QRectF:
        """Return where a card lies."""
        left, top, right, bottom = (float(side) for side in self.boxes[number])
        return QRectF(left, top, right - left, bottom - top)

    @cached_property
    def bounds(self) -> QRectF:
        """What holds all cards; empty without any."""
        if not len(self.boxes):
            return QRectF()
        low, high = self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)
        return QRectF(QPointF(*low.tolist()), QPointF(*high.tolist()))

    @cached_property
    def rects(self) -> list[QRectF]:
        """Where the cards lie."""
        return [self.rect(number) for number in range(len(self.cards))]

    def cards_in(self, view: QRectF) -> Numbers:
        """Return the numbers of the cards that touch a rectangle."""
        boxes = self.boxes
        hit = (
            (boxes[:, 0] <= view.right())
            & (boxes[:, 2] >= view.left())
            & (boxes[:, 1] <= view.bottom())
            & (boxes[:, 3] >= view.top())
        )
        return np.flatnonzero(hit)

    def card_at(self, point: QPointF) -> int | None:
        """Return the number of the card at a point."""
        found = self.cards_in(QRectF(point, point))
        return int(found[-1]) if len(found) else None

    def nearest(self, point: QPointF) -> int:
        """Return the number of the card whose middle is nearest to a point; there must be a card."""
        middles = (self.boxes[:, :2] + self.boxes[:, 2:]) / 2
        return int(np.argmin(np.hypot(middles[:, 0] - point.x(), middles[:, 1] - point.y())))

    # --- links ---

    def links_of(self, node: int) -> list[int]:
        """Return the numbers of the links that leave or enter a node."""
        return self._links_of.get(node, [])

    @cached_property
    def ends(self) -> Floats:
        """Where each link begins and ends: x, y, x, y."""
        ends = np.array([(*points[0], *points[-1]) for points in self._points])
        return ends.reshape(-1, 4)

    @cached_property
    def hinted(self) -> Mask:
        """Which links are only hinted at, unless their node is selected: far ones, and those of what is shared."""
        far = np.hypot(self.ends[:, 2] - self.ends[:, 0], self.ends[:, 3] - self.ends[:, 1]) > _FAR
        if len(self.cards) <= _FAR_COUNTS_FROM:
            far[:] = False
        everywhere: Mask = np.array([move.source == SHARED for move in self.moves], dtype=bool)
        hinted: Mask = far | everywhere
        return hinted

    @cached_property
    def hinted_moves(self) -> frozenset[str]:
        """Ids of the moves whose links are only hinted at."""
        return frozenset(self.moves[link].id for link in np.flatnonzero(self.hinted))

    @cached_property
    def fine(self) -> Lines:
        """The links as they are seen close by."""
        length = np.abs(np.diff(self._curves, axis=1)).sum(axis=(1, 2))
        wanted = np.searchsorted(_FINE[:-1], length / _FINE_PIXELS)
        return self._lines(np.array(_FINE)[wanted])

    @cached_property
    def coarse(self) -> Lines:
        """The links as they are seen from afar."""
        return self._lines(np.full(len(self._curves), _COARSE))

    def _lines(self, counts: Numbers) -> Lines:
        lines, links, order = [np.zeros((0, 4))], [np.zeros(0, dtype=np.int64)], []
        for count in np.unique(counts):
            chosen = np.flatnonzero(counts == count)
            points = _along(self._curves[chosen], int(count))
            lines.append(np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4))
            links.append(np.repeat(self._curve_link[chosen], count))
            order.append(np.repeat(chosen, count))
        # Lines of one link stand together, so that the order of drawing is that of the links.
        sorting = np.argsort(np.concatenate(order), kind="stable") if order else slice(0)
        return Lines(np.concatenate(lines)[sorting], np.concatenate(links)[sorting])

    def path(self, link: int) -> QPainterPath:
        """Return the curve of a link."""
        curves = self._curves[self._curve_link == link].tolist()
        path = QPainterPath(QPointF(*curves[0][0]))
        for _, *points in curves:
            path.cubicTo(*(QPointF(*point) for point in points))
        return path

    def begin(self, link: int) -> QPointF:
        """Return where a link leaves its card."""
        return QPointF(*self._points[link][0])

    def end(self, link: int) -> QPointF:
        """Return where a link enters its card."""
        return QPointF(*self._points[link][-1])


def _along(curves: Floats, count: int) -> Floats:
    """Return points on cubic curves, from end to end: shape (curves, count + 1, 2)."""
    at = np.linspace(0, 1, count + 1)
    weights = np.stack(((1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at**2, at**3), axis=1)
    points: Floats = np.einsum("pk,ckd->cpd", weights, curves)
    return points
