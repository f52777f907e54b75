"""One filter as a small button: what is chosen stands on it, a click opens the choice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.text import font

_LONGEST = 28
"""Letters of what is chosen; the rest is cut off."""


class FilterPanel(QWidget):
    """What a chip opens; knows what is chosen."""

    changed = Signal()

    @property
    def chosen(self) -> str:
        """What is chosen, for the chip; empty when nothing is."""
        raise NotImplementedError

    def clear(self) -> None:
        """Choose nothing, silently."""
        raise NotImplementedError


class FilterChip(QAbstractButton):
    """Coloured while something is chosen."""

    changed = Signal()

    def __init__(self, name: str, panel: FilterPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chosen = ""
        self.panel = panel
        self.setFont(font("caption"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._popup = _Popup(panel, self)
        panel.changed.connect(self._changed)
        self.clicked.connect(self.open)
        self.name_it()

    @property
    def active(self) -> bool:
        """Whether something was chosen when it was last named."""
        return bool(self._chosen)

    def name_it(self) -> None:
        """Say what is chosen."""
        chosen = self.panel.chosen
        if chosen == self._chosen and self.text():
            return  # nothing to lay out and to paint again
        self._chosen = chosen
        short = chosen if len(chosen) <= _LONGEST else f"{chosen[: _LONGEST - 1]}…"
        self.setText(f"{self._name}: {short}" if chosen else self._name)
        self.setAccessibleName(f"{self._name}: {chosen}" if chosen else self._name)
        self.updateGeometry()
        self.update()

    def open(self) -> None:
        """Show the choice below."""
        self._popup.adjustSize()
        place = self.mapToGlobal(QPoint(0, self.height() + 4))
        screen = self.screen().availableGeometry()
        place.setX(min(place.x(), screen.right() - self._popup.width()))
        self._popup.move(place)
        self._popup.show()
        self.panel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 40, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        strong, ground = (now.accent, now.accent_soft) if self.active else (now.text, now.surface)
        edge = now.accent if self.active or self.hasFocus() or self.underMouse() else now.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        painter.setFont(self.font())
        painter.setPen(QColor(strong))
        painter.drawText(self.rect().adjusted(12, 0, -24, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        icon("chevron-down", strong).paint(painter, self.width() - 26, 7, 16, 16)

    def _changed(self) -> None:
        self.name_it()
        self.changed.emit()


class _Popup(QFrame):
    """Closes on Escape and on a click elsewhere."""

    def __init__(self, panel: FilterPanel, chip: QWidget) -> None:
        super().__init__(chip, Qt.WindowType.Popup)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(panel)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        painter.setPen(QColor(tokens().border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
        else:
            super().keyPressEvent(event)
