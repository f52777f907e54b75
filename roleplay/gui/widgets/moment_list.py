"""A few moments of a call, each a button that leads to its turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card
from roleplay.gui.widgets.text import Text, Tone, font


@dataclass(frozen=True, slots=True)
class Shown:
    """One moment."""

    number: int
    """Of the turn's card."""
    at: str
    title: str
    words: str
    """What was said; may be empty."""
    change: float
    """Points of heat."""


class MomentButton(QAbstractButton):
    """Time, what it was, and the words, in one row."""

    def __init__(self, moment: Shown, *, good: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.moment = moment
        self._tone: Tone = "good" if good else "warn"
        self.setText(moment.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Show this turn"))
        self.setAccessibleName(f"{moment.at} {moment.title}")
        self.setAccessibleDescription(moment.words)

    def sizeHint(self) -> QSize:
        return QSize(240, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(now.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.hover if self.underMouse() or self.hasFocus() else now.surface))
        painter.drawRoundedRect(area, 8, 8)
        mark = "check-circle-outline" if self._tone == "good" else "alert-circle-outline"
        icon(mark, getattr(now, self._tone)).paint(painter, GRID, (self.height() - 20) // 2, 20, 20)
        change = f"{self.moment.change:+.0f}".replace("-", "−") if round(self.moment.change) else ""
        left, right = 40, self.width() - GRID
        painter.setFont(font("strong"))
        painter.setPen(QColor(now.bad if self.moment.change > 0 else now.good))
        top = QRectF(left, 7, right - left, 20)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, change)
        room = top.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(change) - GRID, 0)
        painter.setPen(QColor(now.text))
        self._line(painter, room, self.moment.title)
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.muted))
        words = f"{self.moment.at}  “{self.moment.words}”" if self.moment.words else self.moment.at
        self._line(painter, QRectF(left, 27, right - left, 18), words)

    @staticmethod
    def _line(painter: QPainter, area: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class MomentList(Card):
    """A heading and at most a few moments; hidden without any."""

    turn_wanted = Signal(int)

    def __init__(self, title: str, moments: Sequence[Shown], *, good: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(2)
        heading = Text(title, "heading")
        heading.setContentsMargins(0, 0, 0, GRID - 2)
        self.body.addWidget(heading)
        self.buttons: list[MomentButton] = []
        for moment in moments:
            button = MomentButton(moment, good=good)
            button.clicked.connect(partial(self.turn_wanted.emit, moment.number))
            self.buttons.append(button)
            self.body.addWidget(button)
        self.body.addStretch(1)
        if not moments:
            self.hide()
