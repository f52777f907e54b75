"""What the colours of the heat map mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roleplay.gui.pages.reports.heat_table import need_colour
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import font

_WIDTH = 90


class Legend(QWidget):
    """A strip of the colours with a word at either end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, low: str, high: str) -> None:
        """Show what no need and great need mean."""
        self._low, self._high = low, high
        self.setAccessibleName(f"{low} – {high}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = sum(self.fontMetrics().horizontalAdvance(word) for word in (self._low, self._high))
        return QSize(words + _WIDTH + 24, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        painter.setPen(QColor(tokens().muted))
        left = painter.fontMetrics().horizontalAdvance(self._low) + 8
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, left, self.height()), middle, self._low)
        strip = QRectF(left, self.height() / 2 - 6, _WIDTH, 12)
        fade = QLinearGradient(strip.topLeft(), strip.topRight())
        for step in range(9):
            fade.setColorAt(step / 8, need_colour(step / 8))
        painter.drawText(QRectF(strip.right() + 8, 0, self.width(), self.height()), middle, self._high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        painter.drawRoundedRect(strip, 4, 4)
