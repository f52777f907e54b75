"""Draws a graph on a painter: as much of it as is in view, in as much detail as can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from roleplay.gui.pages.studio.graph.card_painter import MARGIN, CardPictures, draw_card
from roleplay.gui.pages.studio.graph.colours import move_colour, node_paint, share_colour
from roleplay.gui.pages.studio.graph.scene import Floats, Mask, Numbers, Scene
from roleplay.gui.theme import mix, tokens

CLOSE = 0.5
"""From this zoom on everything on the cards can be read."""
MIDDLE = 0.12
"""From this zoom on titles can be read; below it cards are plain boxes."""
_LINK_WIDTH = 1.5
_HALO = 3.0
_BADGE = 10.0
"""Radius of the sign of a problem ..."""
_LEAST_BADGE = 6.0
"""... which is at least this large on the screen."""
_HINT = 22.0
"""So much of a link is drawn that is only hinted at."""
_MOST_STRONG = 60
"""Of a node with more links than this, those that were chosen are drawn thin."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn onto the graph."""

    selected: str = ""
    """Id of a node; empty for none."""
    found: frozenset[str] = frozenset()
    """Ids of the nodes that the search found."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """Node: `error` or `warning`."""
    node_shares: Mapping[str, float] = field(default_factory=dict)
    """Node: share of the calls that came by, 0 to 1; those that are not named were never seen."""
    edge_shares: Mapping[str, float] = field(default_factory=dict)
    """Id of a move: the same."""

    @property
    def shows_shares(self) -> bool:
        """Whether coverage is drawn."""
        return bool(self.node_shares or self.edge_shares)


class GraphPainter:
    """Draws one scene; keeps pictures of the cards and the colours of the links that were drawn."""

    def __init__(self, scene: Scene, marks: Marks | None = None) -> None:
        self.scene = scene
        self._marks = marks or Marks()
        self._pictures = CardPictures(scene)
        self._link_colours: Numbers | None = None
        self._card_colours: Numbers | None = None

    def keep(self, before: GraphPainter) -> None:
        """Take over what was drawn of another scene with the same cards at the same places."""
        self._pictures.keep(before._pictures)
        looks = [[(move.kind, move.quality) for move in painter.scene.moves] for painter in (self, before)]
        if looks[0] == looks[1]:
            self._link_colours = before._link_colours
        kinds = [[card.node.kind for card in painter.scene.cards] for painter in (self, before)]
        if kinds[0] == kinds[1]:
            self._card_colours = before._card_colours

    @property
    def marks(self) -> Marks:
        """What is drawn onto the graph."""
        return self._marks

    def mark(self, marks: Marks) -> None:
        """Draw other marks."""
        before, self._marks = self._marks, marks
        if (before.node_shares, before.edge_shares) != (marks.node_shares, marks.edge_shares):
            self.forget()

    @property
    def selected(self) -> int | None:
        """The number of the selected card; None without one."""
        return self.scene.number.get(self._marks.selected)

    def forget(self) -> None:
        """Draw everything anew: colours are other ones."""
        self._pictures.forget()
        self._link_colours = self._card_colours = None

    def draw(self, painter: QPainter, view: QRectF, zoom: float, ratio: float, *, moving: bool) -> None:
        """Draw what lies in `view`, in the graph's coordinates; the painter is transformed to these.

        `zoom` is pixels to a pixel of the graph, `ratio` device pixels to a pixel. While it is `moving`, pictures may
        be of a zoom near this one, and lines that are far away are not smoothed.
        """
        self._draw_links(painter, view, zoom, moving=moving)
        cards = self.scene.cards_in(view.adjusted(-20, -20, 20, 20))
        if zoom < MIDDLE:
            self._draw_halos(painter, cards, zoom)
            self._draw_boxes(painter, cards)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not moving)
            shares = self._shares
            for number in cards.tolist():
                picture = self._pictures.of(number, zoom * ratio, shares, titles_only=zoom < CLOSE, moving=moving)
                box = self.scene.rect(number).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
                painter.drawPixmap(box, picture, QRectF(picture.rect()))
        self._draw_marks(painter, cards, zoom)

    def draw_small(self, painter: QPainter, zoom: float) -> None:
        """Draw the cards of the whole graph as boxes, for the map."""
        cards = np.arange(len(self.scene.cards))
        self._draw_halos(painter, cards, zoom)
        self._draw_boxes(painter, cards)
        marks = self._marks
        self._marks = replace(marks, selected="", found=frozenset())
        self._draw_marks(painter, cards, zoom)
        self._marks = marks

    def draw_everything(self, painter: QPainter) -> None:
        """Draw the whole graph in full detail, for a picture that is saved; vectors stay vectors."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for link in np.flatnonzero(~self.scene.hinted).tolist():
            painter.setPen(QPen(self._link_colour(link), _LINK_WIDTH))
            painter.drawPath(self.scene.path(link))
        for number, card in enumerate(self.scene.cards):
            painter.save()
            painter.translate(self.scene.rect(number).topLeft())
            draw_card(painter, card, far=self.scene.hinted_moves, shares=self._shares)
            painter.restore()
        self._draw_arrows(painter, range(len(self.scene.moves)))
        self._draw_marks(painter, np.arange(len(self.scene.cards)), 1.0)

    @property
    def _shares(self) -> Mapping[str, float] | None:
        return self._marks.node_shares if self._marks.shows_shares else None

    # --- links ---

    def _link_colour(self, link: int) -> QColor:
        move = self.scene.moves[link]
        if self._marks.shows_shares:
            share = self._marks.edge_shares.get(move.id, 0.0)
            return share_colour(share) if share > 0 else QColor(tokens().border)
        return move_colour(move)

    def _colours(self) -> Numbers:
        if self._link_colours is None:
            count = len(self.scene.moves)
            self._link_colours = np.array([self._link_colour(link).rgba() for link in range(count)], dtype=np.int64)
        return self._link_colours

    def _draw_links(self, painter: QPainter, view: QRectF, zoom: float, *, moving: bool) -> None:
        close = zoom >= CLOSE
        lines = self.scene.fine if zoom >= MIDDLE else self.scene.coarse
        seen = np.flatnonzero(lines.within(view))
        links = lines.link[seen]
        drawn = ~self.scene.hinted[links]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=close or not moving)
        self._draw_lines(painter, lines.lines[seen[drawn]], links[drawn], _LINK_WIDTH if close else 0.0)
        if close:
            self._draw_hints(painter, view)
            shown = np.unique(links[drawn])
            self._draw_arrows(painter, shown.tolist())
        self._draw_chosen(painter, lines.lines[seen], links, zoom)

    def _draw_lines(self, painter: QPainter, lines: Floats, links: Numbers, width: float) -> None:
        """Draw straight lines, all of one colour at once; a width of 0 is a pixel of the screen."""
        colours = self._colours()[links]
        for colour in np.unique(colours).tolist():
            pen = QPen(_pale(QColor.fromRgba(colour)) if not width else QColor.fromRgba(colour), width or 1.0)
            pen.setCosmetic(not width)
            painter.setPen(pen)
            draw_lines(painter, lines[colours == colour])

    def _draw_hints(self, painter: QPainter, view: QRectF) -> None:
        """Draw the beginnings and the ends of links that are only hinted at."""
        for link in np.flatnonzero(self.scene.hinted & self._ends_within(view)).tolist():
            pen = QPen(self._link_colour(link), _LINK_WIDTH)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            begin, end = self.scene.begin(link), self.scene.end(link)
            painter.drawLine(begin, begin + QPointF(_HINT, 0))
            painter.drawLine(end - QPointF(_HINT, 0), end)

    def _ends_within(self, view: QRectF) -> Mask:
        ends = self.scene.ends
        wide = view.adjusted(-_HINT, 0, _HINT, 0)
        inside = [
            (x >= wide.left()) & (x <= wide.right()) & (y >= wide.top()) & (y <= wide.bottom())
            for x, y in ((ends[:, 0], ends[:, 1]), (ends[:, 2], ends[:, 3]))
        ]
        hit: Mask = inside[0] | inside[1]
        return hit

    def _draw_arrows(self, painter: QPainter, links: object) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for link in links:  # type: ignore[attr-defined]
            tip = self.scene.end(link)
            painter.setBrush(self._link_colour(link))
            painter.drawPolygon(QPolygonF([tip, tip - QPointF(8, 4), tip - QPointF(8, -4)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_chosen(self, painter: QPainter, lines: Floats, links: Numbers, zoom: float) -> None:
        """Draw the links of the selected node once more, stronger, and those that are hinted at whole."""
        if self.selected is None:
            return
        chosen = self.scene.links_of(self.selected)
        strong = len(chosen) <= _MOST_STRONG
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=strong)
        of_node = np.isin(links, chosen)
        width = max(2.4, 1.8 / zoom) if strong else 1.0 / zoom
        self._draw_lines(painter, lines[of_node], links[of_node], width)

    # --- cards ---

    def _draw_boxes(self, painter: QPainter, cards: Numbers) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self._card_colours is None:
            marks = self._marks
            self._card_colours = np.array(
                [
                    share_colour(marks.node_shares.get(card.node.id, 0.0)).rgba()
                    if marks.shows_shares
                    else node_paint(card.node).box.rgba()
                    for card in self.scene.cards
                ],
                dtype=np.int64,
            )
        colours = self._card_colours[cards]
        painter.setPen(Qt.PenStyle.NoPen)
        for colour in np.unique(colours).tolist():
            painter.setBrush(QColor.fromRgba(colour))
            painter.drawRects([self.scene.rects[number] for number in cards[colours == colour].tolist()])

    # --- marks ---

    def _draw_halos(self, painter: QPainter, cards: Numbers, zoom: float) -> None:
        """Draw what is wrong far away, below the boxes: thousands of rings would take half a second."""
        width = 1.5 * max(_HALO, 2.0 / zoom)
        problems = self._marks.problems
        painter.setPen(Qt.PenStyle.NoPen)
        for level, colour in (("warning", tokens().warn), ("error", tokens().bad)) if problems else ():
            painter.setBrush(QColor(colour))
            wrong = [at for at in cards.tolist() if problems.get(self.scene.cards[at].node.id) == level]
            painter.drawRects([self.scene.rects[at].adjusted(-width, -width, width, width) for at in wrong])

    def _draw_marks(self, painter: QPainter, cards: Numbers, zoom: float) -> None:
        now = tokens()
        marks = self._marks
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=zoom >= MIDDLE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.found or (marks.problems and zoom >= MIDDLE):
            for number in cards.tolist():
                name = self.scene.cards[number].node.id
                if name in marks.found:
                    self._ring(painter, number, QColor(now.tense), zoom)
                if zoom >= MIDDLE and (level := marks.problems.get(name)):
                    self._problem(painter, number, level, zoom)
        if self.selected is not None:
            self._ring(painter, self.selected, QColor(now.fill), zoom)

    def _problem(self, painter: QPainter, number: int, level: str, zoom: float) -> None:
        """Draw a badge at the corner of a card that tells by colour and sign how bad it is."""
        now = tokens()
        colour = QColor(now.bad if level == "error" else now.warn)
        radius = max(_BADGE, _LEAST_BADGE / zoom)
        at = self.scene.rect(number).topRight()
        painter.setPen(QPen(QColor(now.sunken), radius / 5))
        painter.setBrush(colour)
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(QColor(now.surface), radius / 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(at - QPointF(0, radius * 0.5), at + QPointF(0, radius * 0.1))
        painter.drawPoint(at + QPointF(0, radius * 0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _ring(self, painter: QPainter, number: int, colour: QColor, zoom: float) -> None:
        width = max(_HALO, 2.0 / zoom)
        painter.setPen(QPen(colour, width))
        painter.drawRoundedRect(self.scene.rect(number).adjusted(-width, -width, width, width), 11, 11)


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw straight lines, shape (lines, 4), without making an object of each."""
    if len(lines):
        held = np.ascontiguousarray(lines, dtype=np.float64)
        first = shiboken6.wrapInstance(held.ctypes.data, QLineF)
        painter.drawLines(first, len(held))  # type: ignore[call-overload]


def _pale(colour: QColor) -> QColor:
    return mix(QColor(tokens().sunken), colour, 0.55)
