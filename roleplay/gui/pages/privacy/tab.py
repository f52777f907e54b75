"""What every part of the Privacy page stands on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roleplay.gui.context import Context
from roleplay.gui.theme import GRID


class PrivacyTab(QWidget):
    """One part; `content` takes its widgets."""

    told = Signal(str, str)
    """Something to be said on top of the page, and how: a kind of `Banner`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(2 * GRID)
        self._drawn = False

    def reload(self) -> None:
        """Read everything again and show it: every part has its own way."""
        raise NotImplementedError

    def draw(self) -> None:
        """Take the colours of the theme, where icons carry them."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._drawn:
            self._drawn = True
            self.draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._drawn:
            self.draw()
