"""A circle to breathe with: it grows while one breathes in, rests, and shrinks while one breathes out."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget

from roleplay.gui.theme import mix, tokens
from roleplay.gui.widgets.text import font

Phase = Literal["in", "hold", "out"]


class Step(NamedTuple):
    """One part of a breath."""

    phase: Phase
    seconds: float


BREATH = (Step("in", 4.0), Step("hold", 2.0), Step("out", 6.0))
"""Out takes longer than in; twelve seconds together, as the calm sound swells: five breaths a minute."""
BREATH_SECONDS = sum(step.seconds for step in BREATH)
_SMALLEST = 0.55
_EASE = QEasingCurve(QEasingCurve.Type.InOutSine)


class Moment(NamedTuple):
    """Where a breath is."""

    phase: Phase
    left: float
    """Seconds until the next phase."""
    fullness: float
    """0 (breathed out) to 1 (breathed in)."""


def moment(seconds: float) -> Moment:
    """Return where a breath is so long after the first one began."""
    within = seconds % BREATH_SECONDS
    for step in BREATH:
        if within < step.seconds:
            done = _EASE.valueForProgress(within / step.seconds)
            fullness = {"in": done, "hold": 1.0, "out": 1 - done}[step.phase]
            return Moment(step.phase, step.seconds - within, fullness)
        within -= step.seconds
    return Moment("out", 0.0, 0.0)


class BreathingCircle(QWidget):
    """Shows the breath; still, with words and a count only, where less movement is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = moment(0.0)
        self._still = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def phase_text(self) -> str:
        """What to do now."""
        return {"in": self.tr("Breathe in"), "hold": self.tr("Hold"), "out": self.tr("Breathe out")}[
            self._moment.phase
        ]

    @property
    def still(self) -> bool:
        """Whether the circle keeps its size."""
        return self._still

    def set_still(self, *, still: bool) -> None:
        """Keep the circle's size, or let it breathe."""
        self._still = still
        self.update()

    def show_moment(self, now: Moment) -> None:
        """Show where the breath is."""
        before, self._moment = self._moment, now
        if before.phase != now.phase:
            self.setAccessibleName(self.phase_text)
        if not self._still or (before.phase, _count(before)) != (now.phase, _count(now)):
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        largest = min(self.width(), self.height()) / 2 - 8
        fullness = 0.5 if self._still else self._moment.fullness
        radius = largest * (_SMALLEST + (1 - _SMALLEST) * fullness)
        painter.setPen(QPen(QColor(now.border), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, largest, largest)
        calm, ground = QColor(now.calm), QColor(now.window)
        for share, strength in ((1.0, 0.18), (0.86, 0.3), (0.72, 0.5)):
            glow = QRadialGradient(middle, radius * share)
            glow.setColorAt(0, mix(ground, calm, strength + 0.12))
            glow.setColorAt(1, mix(ground, calm, strength))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(middle, radius * share, radius * share)
        painter.setPen(QColor(now.text))
        painter.setFont(font("title"))
        above = QRectF(middle.x() - largest, middle.y() - 34, 2 * largest, 36)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.phase_text)
        painter.setFont(font("heading"))
        painter.drawText(above.translated(0, 34), Qt.AlignmentFlag.AlignCenter, str(_count(self._moment)))


def _count(now: Moment) -> int:
    """Return the whole seconds that are left, as people count them: 4, 3, 2, 1."""
    return max(int(-(-now.left // 1)), 1)
