"""The customer's picture: initials on a colour of their own, with a ring that shows the heat or that they talk."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roleplay.gui.theme import heat_colour, tokens
from roleplay.gui.widgets.text import font

_COLOURS = ("#3f6fb5", "#8a4f9e", "#b5523f", "#3f7f5a", "#8a6a1f", "#a8446f", "#47648a", "#5f5fae")
"""White initials are readable on each of them."""


def initials(name: str) -> str:
    """Return the first letters of the first and last word of a name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def colour_of(name: str) -> QColor:
    """Return the colour that a name always gets."""
    return QColor(_COLOURS[zlib.crc32(name.encode()) % len(_COLOURS)])


def paint_avatar(painter: QPainter, area: QRectF, name: str, *, faded: bool = False) -> None:
    """Draw the round picture into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().muted) if faded else colour_of(name))
    painter.drawEllipse(area)
    letters = font("strong")
    letters.setPixelSize(max(round(area.height() * 0.38), 8))
    painter.setFont(letters)
    painter.setPen(QColor(tokens().surface) if faded else QColor("#ffffff"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(QWidget):
    """The picture as a widget; it can pulse, and show a heat as a ring."""

    def __init__(self, name: str = "", size: int = 40, *, room: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self._room = room
        self._heat: float | None = None
        self._wave = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(0.0)
        self._pulse.setEndValue(1.0)
        self._pulse.setDuration(1600)
        self._pulse.setLoopCount(-1)
        self._pulse.valueChanged.connect(self._on_wave)

    def set_name(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def set_heat(self, heat: float | None) -> None:
        """Show an anger of 0 to 100 as a ring, or with None no ring."""
        self._heat = heat
        self.update()

    def set_pulsing(self, pulsing: bool) -> None:
        """Send out waves, or stop."""
        if pulsing:
            self._pulse.start()
        else:
            self._pulse.stop()
            self._wave = 0.0
            self.update()

    def sizeHint(self) -> QSize:
        side = self._size + 2 * self._room
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        radius = self._size / 2
        if self._room and self._pulse.state() == QVariantAnimation.State.Running:
            for offset in (0.0, 0.5):
                share = (self._wave + offset) % 1.0
                wave = colour_of(self._name)
                wave.setAlphaF(0.32 * (1 - share))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(wave)
                reach = radius + self._room * share
                painter.drawEllipse(middle, reach, reach)
        if self._heat is not None:
            self._paint_heat(painter, middle, radius)
            radius -= 6
        paint_avatar(painter, QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), self._name)

    def _paint_heat(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        area = QRectF(middle.x() - radius + 2, middle.y() - radius + 2, 2 * radius - 4, 2 * radius - 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens().border), 3))
        painter.drawEllipse(area)
        heat = self._heat or 0.0
        painter.setPen(QPen(heat_colour(heat), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(area, 90 * 16, -round(heat / 100 * 360 * 16))

    def _on_wave(self, value: float) -> None:
        self._wave = value
        self.update()
