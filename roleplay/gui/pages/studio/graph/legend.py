"""What the colours of the graph mean, and what can be done with it."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from roleplay.dialogue.authoring.graph import GraphNode, Move, MoveKind, NodeKind, Quality
from roleplay.gui.pages.studio.graph.colours import (
    kind_name,
    move_colour,
    move_kind_name,
    node_paint,
    share_colour,
)
from roleplay.gui.pages.studio.graph.finder import paint_plate
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import Text

_MOVES: tuple[tuple[MoveKind, Quality], ...] = (
    ("reply", "good"),
    ("reply", "neutral"),
    ("reply", "poor"),
    ("otherwise", "neutral"),
    ("silence", "neutral"),
    ("button", "neutral"),
    ("breaking_point", "neutral"),
)


class Swatch(QWidget):
    """A small card, or a piece of a link."""

    def __init__(self, node: GraphNode | None = None, move: Move | None = None, share: float | None = None) -> None:
        super().__init__()
        self._node, self._move, self._share = node, move, share
        self.setFixedSize(QSize(28, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if self._move is not None:
            colour = move_colour(self._move)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(8, 8), QPointF(28, 8))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(6, 8), 4, 4)
            return
        paint = node_paint(self._node) if self._node is not None else None
        painter.setPen(QPen(QColor(tokens().border), 1))
        painter.setBrush(paint.head if paint is not None else share_colour(self._share or 0.0))
        painter.drawRoundedRect(box, 3, 3)
        if paint is not None:
            painter.fillRect(QRectF(0.5, 3, 4, 10), paint.stripe)


class Legend(QWidget):
    """A plate over the graph."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the colours mean"))
        kinds = QGridLayout()
        kinds.setHorizontalSpacing(8)
        kinds.setVerticalSpacing(2)
        for number, kind in enumerate(get_args(NodeKind)):
            self._line(kinds, number, 0, Swatch(GraphNode("", kind, "", "", ())), kind_name(kind))
        for number, (move, quality) in enumerate(_MOVES):
            name = self._quality(quality) if move == "reply" else move_kind_name(move)
            self._line(kinds, number, 2, Swatch(move=Move("", "", move, "", (), quality=quality)), name)
        self._shares = QWidget()
        shares = QGridLayout(self._shares)
        shares.setContentsMargins(0, 0, 0, 0)
        shares.setVerticalSpacing(2)
        self._line(shares, 0, 0, Swatch(share=1.0), self.tr("Every call came by"))
        self._line(shares, 0, 2, Swatch(share=0.05), self.tr("Few calls came by"))
        self._shares.hide()
        hint = Text(
            self.tr("Drag from the dot of a reply to a moment to lead there, or to an empty place for a new one."),
            "caption",
            "muted",
            wrap=True,
        )
        hint.setFixedWidth(330)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(kinds)
        layout.addWidget(self._shares)
        layout.addWidget(hint)
        self.hide()

    def _quality(self, quality: Quality) -> str:
        return {
            "good": self.tr("Good reply"),
            "neutral": self.tr("Other reply"),
            "poor": self.tr("Poor reply"),
        }[quality]

    @staticmethod
    def _line(grid: QGridLayout, row: int, column: int, swatch: Swatch, name: str) -> None:
        grid.addWidget(swatch, row, column)
        label: QLabel = Text(name, "caption")
        grid.addWidget(label, row, column + 1, Qt.AlignmentFlag.AlignLeft)

    def show_shares(self, *, shown: bool) -> None:
        """Explain the colours of how many calls came by, or not."""
        self._shares.setVisible(shown)
        self.adjustSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_plate(self)
