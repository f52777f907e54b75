"""A large button for a choice that is made once: a picture, a name, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.text import font

_HEIGHT = 224
_PICTURE = 44


class ChoiceCard(QAbstractButton):
    """Pressed by the mouse, Enter or Space; the arrow keys lead to the one beside it."""

    def __init__(self, picture: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._sentence = sentence
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.accent if self.underMouse() or self.hasFocus() else now.border), 1))
        painter.setBrush(QColor(now.hover if self.underMouse() else now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        inside = self.rect().adjusted(3 * GRID, 3 * GRID, -3 * GRID, -2 * GRID)
        disc = QRectF(inside.left(), inside.top(), _PICTURE + 20, _PICTURE + 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.accent_soft))
        painter.drawEllipse(disc)
        icon(self._picture, now.accent).paint(painter, disc.adjusted(10, 10, -10, -10).toRect())
        painter.setPen(QColor(now.text))
        painter.setFont(font("heading"))
        top = round(disc.bottom()) + 2 * GRID
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        title = QRect(inside.left(), top, inside.width(), 48)
        used = painter.drawText(title, int(wrap), self.text())
        painter.setPen(QColor(now.muted))
        painter.setFont(font("body"))
        below = used.bottom() if isinstance(used, QRect) else top + 24
        painter.drawText(
            QRect(inside.left(), below + GRID, inside.width(), inside.bottom() - below), int(wrap), self._sentence
        )
