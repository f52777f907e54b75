"""Side by side where there is room, else below each other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from roleplay.gui.theme import GRID

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Reflowing(QWidget):
    """Two or more widgets that are never cut.

    superqt's flow layout does more, and takes a fifth of a second to load: too long for the first page.
    """

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * GRID)
        for widget in widgets:
            self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest of them, and for as many lines as there are now."""
        return QSize(max(widget.sizeHint().width() for widget in self._widgets), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(widget.sizeHint().width() for widget in self._widgets) + 2 * GRID * (len(self._widgets) - 1)
        direction = _BESIDE if needed <= self.width() else _BELOW
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._box.setSpacing(2 * GRID if direction == _BESIDE else GRID)
            self.updateGeometry()
