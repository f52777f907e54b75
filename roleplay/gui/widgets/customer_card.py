"""One customer of the Practice page, to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roleplay.core.records import ScenarioSummary, SessionSummary
from roleplay.gui import words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.avatar import paint_avatar
from roleplay.gui.widgets.meters import paint_dots, score_colour
from roleplay.gui.widgets.text import font, plain_tooltip

_PICTURE = 44
_HEIGHT = 104


class CustomerCard(QAbstractButton):
    """Picture, name, title, difficulty, feeling, traits and the last result; checked when chosen."""

    activated = Signal()
    """Enter or a double click: start this one."""

    def __init__(self, scenario: ScenarioSummary, last: SessionSummary | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scenario = scenario
        self._last = last
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{scenario.customer}: {scenario.title}")
        self.setAccessibleDescription(
            scenario.problem or f"{words.difficulty_name(scenario.difficulty)}, {self._kind()}"
        )
        self.setToolTip(plain_tooltip(scenario.problem or scenario.summary))

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.activated.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.activated.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = now.accent_soft if self.isChecked() else now.hover if self.underMouse() else now.surface
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(now.accent if self.isChecked() else now.border), 1))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, 12, 12)
        top = (self.height() - _PICTURE) / 2
        left = 2.0 * GRID
        paint_avatar(
            painter, QRectF(left, top, _PICTURE, _PICTURE), self.scenario.customer, faded=bool(self.scenario.problem)
        )
        self._paint_words(painter, left + _PICTURE + 12)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        now = tokens()
        right = self.width() - 2.0 * GRID
        if self._last is not None and self._last.score is not None and not self.scenario.problem:
            self._paint_score(painter, self._last.score, QPointF(right - 18, self.height() / 2))
            right -= 48
        width = right - left
        painter.setFont(font("strong"))
        painter.setPen(QColor(now.text))
        self._line(painter, QRectF(left, 13, width, 20), self.scenario.customer)
        painter.setFont(font("caption"))
        painter.setPen(QColor(now.text if self.isChecked() else now.muted))
        self._line(painter, QRectF(left, 33, width, 18), self.scenario.title)
        if self.scenario.problem:
            icon("alert-outline", now.warn).paint(painter, round(left), 54, 16, 16)
            painter.setPen(QColor(now.warn))
            self._line(painter, QRectF(left + 20, 53, width - 20, 18), self.tr("Cannot be played"))
            return
        paint_dots(painter, left, 58, self.scenario.difficulty)
        painter.setPen(QColor(now.text if self.isChecked() else now.muted))
        self._line(painter, QRectF(left + 66, 53, width - 66, 18), words.difficulty_name(self.scenario.difficulty))
        feeling = icon(words.FEELING_ICONS[self.scenario.feeling], now.muted)
        feeling.paint(painter, round(left) - 1, 74, 16, 16)
        self._line(painter, QRectF(left + 20, 73, width - 20, 18), self._kind())

    def _kind(self) -> str:
        traits = [words.trait_name(trait).lower() for trait in self.scenario.traits]
        return " · ".join((words.feeling_name(self.scenario.feeling), *traits))

    @staticmethod
    def _line(painter: QPainter, area: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @staticmethod
    def _paint_score(painter: QPainter, score: float, middle: QPointF) -> None:
        now = tokens()
        area = QRectF(middle.x() - 17, middle.y() - 17, 34, 34)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(now.border), 3))
        painter.drawEllipse(area)
        painter.setPen(QPen(score_colour(score), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(area, 90 * 16, -round(score / 100 * 360 * 16))
        number = font("overline")
        painter.setFont(number)
        painter.setPen(QColor(now.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{score:.0f}")
