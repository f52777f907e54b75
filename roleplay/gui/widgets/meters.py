"""Small instruments: loudness, heat, score, difficulty."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roleplay.gui.theme import heat_colour, mix, tokens
from roleplay.gui.widgets.text import font

QUIET_DBFS = -60.0
"""What a level meter shows as nothing."""


class LevelMeter(QWidget):
    """How loud one side is: a row of bars that light up."""

    _BARS = 12

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_level(self, dbfs: float) -> None:
        """Show a loudness from -96 to 0 dBFS."""
        share = min(max(1 - dbfs / QUIET_DBFS, 0.0), 1.0)
        # Falls slower than it rises, so that the eye can follow.
        self._share = max(share, self._share - 0.12)
        self.update()

    @property
    def share(self) -> float:
        """How much is lit, 0 to 1."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(self._BARS * 6 - 2, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        lit = round(self._share * self._BARS)
        for bar in range(self._BARS):
            place = bar / self._BARS
            colour = now.hot if place > 0.9 else now.tense if place > 0.75 else now.calm
            painter.setBrush(QColor(colour if bar < lit else now.border))
            height = 6 + 12 * (bar + 1) / self._BARS
            painter.drawRoundedRect(QRectF(bar * 6, (self.height() - height) / 2, 4, height), 2, 2)


class HeatGauge(QWidget):
    """The customer's anger as a thermometer that lies on its side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heat = 0.0
        self._shown = 0.0
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._move = QVariantAnimation(self)
        self._move.setDuration(500)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._on_move)

    @property
    def heat(self) -> float:
        """What is shown, 0 to 100."""
        return self._heat

    def set_heat(self, heat: float) -> None:
        """Move to an anger of 0 to 100."""
        self._heat = heat = float(heat)  # an animation between an integer and a float stands still
        self._move.stop()
        if not self.isVisible():
            self._on_move(heat)
            return
        self._move.setStartValue(self._shown)
        self._move.setEndValue(heat)
        self._move.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(2, 7, self.width() - 4, 8)
        scale = QLinearGradient(bar.topLeft(), bar.topRight())
        for place, colour in ((0.0, now.calm), (0.5, now.tense), (1.0, now.hot)):
            scale.setColorAt(place, mix(QColor(now.surface), QColor(colour), 0.35))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(scale)
        painter.drawRoundedRect(bar, 4, 4)
        filled = QRectF(bar.x(), bar.y(), max(bar.width() * self._shown / 100, 8), bar.height())
        full = QLinearGradient(bar.topLeft(), bar.topRight())
        for place, colour in ((0.0, now.calm), (0.5, now.tense), (1.0, now.hot)):
            full.setColorAt(place, QColor(colour))
        painter.setBrush(full)
        painter.drawRoundedRect(filled, 4, 4)
        painter.setBrush(QColor(now.surface))
        painter.setPen(QPen(heat_colour(self._shown), 4))
        knob = min(max(filled.right(), 10.0), self.width() - 10.0)
        painter.drawEllipse(QRectF(knob - 8, 3, 16, 16))

    def _on_move(self, heat: float) -> None:
        self._shown = heat
        self.update()


class ScoreRing(QWidget):
    """A score of 0 to 100 as a ring with the number in its middle; a dash when there is none."""

    def __init__(self, size: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._score: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_score(self, score: float | None) -> None:
        """Show a score."""
        self._score = score
        self.setAccessibleName("–" if score is None else f"{score:.0f} / 100")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = max(self._size / 12, 4)
        area = QRectF(pen / 2 + 1, pen / 2 + 1, self._size - pen - 2, self._size - pen - 2)
        painter.setPen(QPen(QColor(now.sunken), pen))
        painter.drawEllipse(area)
        if self._score:
            painter.setPen(QPen(score_colour(self._score), pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(area, 90 * 16, -round(self._score / 100 * 360 * 16))
        number = font("display")
        number.setPixelSize(round(self._size * 0.32))
        painter.setFont(number)
        painter.setPen(QColor(now.text))
        text = "–" if self._score is None else f"{self._score:.0f}"
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)


def score_colour(score: float) -> QColor:
    """Return the colour of a score of 0 to 100."""
    return heat_colour(min(max((85 - score) * 1.6, 0.0), 100.0))


class Dots(QWidget):
    """A difficulty of 1 to 5."""

    def __init__(self, value: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setFixedSize(5 * 12 - 4, 8)

    def set_value(self, value: int) -> None:
        """Fill that many."""
        self._value = value
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_dots(painter, 0, 0, self._value)


def paint_dots(painter: QPainter, x: float, y: float, value: int) -> None:
    """Draw five dots of eight pixels, `value` of them filled."""
    now = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for dot in range(5):
        painter.setBrush(QColor(now.accent if dot < value else now.border))
        painter.drawEllipse(QRectF(x + dot * 12, y, 8, 8))
