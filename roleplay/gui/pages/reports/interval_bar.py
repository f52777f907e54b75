"""Draws a figure and between what it lies as a bar in a table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roleplay.gui.theme import mix, tokens

BAR = Qt.ItemDataRole.UserRole + 1
"""Role under which a cell gives its `Bar`."""
_THICK = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn; all are parts of the width, 0 to 1."""

    value: float
    low: float
    high: float
    zero: float | None = None
    """Where the line of no difference stands; None without one."""
    tone: str = "accent"
    """A colour of the theme."""


class IntervalDelegate(QStyledItemDelegate):
    """Draws cells that have a bar; others as always."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        bar = index.data(BAR)
        if not isinstance(bar, Bar):
            return
        now = tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = QRectF(option.rect).adjusted(10, 0, -10, 0)
        middle = room.center().y()
        track = QRectF(room.x(), middle - _THICK / 2, room.width(), _THICK)
        strong = QColor(getattr(now, bar.tone))
        ground = QColor(now.control if selected else now.surface)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(ground, strong, 0.16))
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        left, right = track.x() + track.width() * bar.low, track.x() + track.width() * bar.high
        painter.setBrush(mix(ground, strong, 0.5))
        painter.drawRoundedRect(QRectF(left, track.y(), max(right - left, _THICK), _THICK), _THICK / 2, _THICK / 2)
        if bar.zero is not None:
            at = track.x() + track.width() * bar.zero
            painter.setPen(QPen(QColor(now.muted), 1.5))
            painter.drawLine(QPointF(at, middle - 9), QPointF(at, middle + 9))
        painter.setPen(QPen(ground, 2))
        painter.setBrush(strong)
        painter.drawEllipse(QPointF(track.x() + track.width() * bar.value, middle), 6, 6)
        painter.restore()
