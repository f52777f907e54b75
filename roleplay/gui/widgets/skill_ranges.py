"""What is known of a trainee's skills, as ranges: the narrower the bar, the surer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from roleplay.gui.advice_words import estimate_sentence, skill_name
from roleplay.gui.theme import mix, tokens
from roleplay.gui.widgets.text import font, plain_tooltip
from roleplay.review.skills import Estimate

_ROW = 22
_FOOT = 18
_BAR = 8


class SkillRanges(QWidget):
    """One line a skill: its name, and where between never and always it lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimates: tuple[Estimate, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """What is shown, from top to bottom."""
        return self._estimates

    def show_estimates(self, found: Sequence[Estimate]) -> None:
        """Show skills, in the order given."""
        self._estimates = tuple(found)
        self.setAccessibleName("; ".join(map(estimate_sentence, self._estimates)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, len(self._estimates) * _ROW + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // _ROW
            text = estimate_sentence(self._estimates[row]) if row < len(self._estimates) else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        names = min(150, self.width() // 2)
        track = QRectF(names, 0, self.width() - names - 4, _ROW)
        for place, estimate in enumerate(self._estimates):
            top = place * _ROW
            painter.setPen(QColor(now.text if estimate.known else now.muted))
            room = QRectF(0, top, names - 10, _ROW)
            name = painter.fontMetrics().elidedText(
                skill_name(estimate.skill), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            self._paint_range(painter, estimate, track.translated(0, top))
        self._paint_foot(painter, track)

    def _paint_range(self, painter: QPainter, estimate: Estimate, room: QRectF) -> None:
        now = tokens()
        middle = room.center().y()
        bar = QRectF(room.x(), middle - _BAR / 2, room.width(), _BAR)
        if not estimate.known:
            painter.setPen(QColor(now.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("not known yet"))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.sunken))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        strong = QColor(_colour(estimate))
        left, right = bar.x() + bar.width() * estimate.low, bar.x() + bar.width() * estimate.high
        painter.setBrush(mix(QColor(now.surface), strong, 0.4))
        painter.drawRoundedRect(QRectF(left, bar.y(), max(right - left, _BAR), _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(strong)
        painter.setPen(QPen(QColor(now.surface), 2))
        painter.drawEllipse(QPointF(bar.x() + bar.width() * estimate.mean, middle), 6, 6)

    def _paint_foot(self, painter: QPainter, track: QRectF) -> None:
        painter.setPen(QColor(tokens().muted))
        foot = QRectF(track.x(), len(self._estimates) * _ROW, track.width(), _FOOT)
        bottom = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignLeft, self.tr("goes badly"))
        painter.drawText(foot, bottom | Qt.AlignmentFlag.AlignRight, self.tr("goes well"))


def _colour(estimate: Estimate) -> str:
    now = tokens()
    if estimate.mean >= 0.6:
        return now.calm
    return now.hot if estimate.standing == "weak" else now.tense
