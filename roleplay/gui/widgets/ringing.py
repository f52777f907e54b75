"""The phone rings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from roleplay.core.records import ScenarioSummary
from roleplay.gui.theme import GRID, icon, mix, tokens
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_GREEN, _RED = "#1b8a4b", "#c5352b"
"""A white icon is readable on both, in both themes."""


class PhoneButton(QAbstractButton):
    """A round button with a phone."""

    def __init__(self, name: str, picture: str, colour: str, size: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._colour = colour
        self._size = size
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._size + 12, self._size + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        radius = self._size / 2
        colour = QColor(self._colour)
        if not self.isEnabled():
            colour = mix(colour, QColor(tokens().window), 0.6)
        elif self.isDown() or self.underMouse():
            colour = mix(colour, QColor("#000000"), 0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colour), 2))
            painter.drawEllipse(middle, radius + 4, radius + 4)
        side = round(self._size * 0.46)
        area = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side).toRect()
        icon(self._picture, "#ffffff").paint(painter, area)


class RingingView(QWidget):
    """Who calls, and whether to answer."""

    answered = Signal()
    declined = Signal()

    def __init__(self, scenario: ScenarioSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outgoing = scenario.direction == "outgoing"
        self.avatar = Avatar(scenario.customer, 144, room=64)
        self._state = Text("", "body", "muted")
        answer = self.tr("Call") if self._outgoing else self.tr("Answer")
        self.answer_button = PhoneButton(answer, "phone", _GREEN)
        self.answer_button.setToolTip(self.tr("{0} (Enter or Space)").format(answer))
        self.answer_button.clicked.connect(self.answered)
        decline = self.tr("Not now") if self._outgoing else self.tr("Decline")
        self.decline_button = PhoneButton(decline, "phone-hangup", _RED)
        self.decline_button.setToolTip(self.tr("{0} (Esc)").format(decline))
        self.decline_button.clicked.connect(self.declined)
        outer = QVBoxLayout(self)
        outer.setSpacing(GRID)
        outer.addStretch(2)
        outer.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        for text in (Text(scenario.customer, "display"), self._state, Text(scenario.title, "body", "muted")):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            outer.addWidget(text)
        outer.addSpacing(4 * GRID)
        outer.addLayout(
            row(1, self._labelled(self.decline_button), self._labelled(self.answer_button), 1, spacing=8 * GRID)
        )
        outer.addStretch(3)
        self.set_ready(ready=False)

    def set_ready(self, *, ready: bool) -> None:
        """Ring, or show that the line is still being opened."""
        self.answer_button.setEnabled(ready)
        self.avatar.set_pulsing(ready and not self._outgoing)
        if not ready:
            self._state.setText(self.tr("Opening the line"))
        else:
            self._state.setText(self.tr("You make this call") if self._outgoing else self.tr("is calling you"))
            self.answer_button.setFocus()

    def set_dialled(self) -> None:
        """It rings at the customer's, who has not picked up yet."""
        self._state.setText(self.tr("It rings at their end"))
        self.avatar.set_pulsing(True)
        self.answer_button.setEnabled(False)
        self.decline_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.answer_button.isEnabled()
        ):
            self.answered.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, _event: QHideEvent) -> None:
        self.avatar.set_pulsing(False)

    @staticmethod
    def _labelled(button: PhoneButton) -> QVBoxLayout:
        label = Text(button.text(), "caption", "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made = column(button, label, spacing=GRID)
        made.setAlignment(button, Qt.AlignmentFlag.AlignHCenter)
        return made
