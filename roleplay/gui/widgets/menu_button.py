"""A small button that opens a menu below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from roleplay.gui.theme import icon


class MenuButton(QToolButton):
    """Shows its picture alone; the menu is `choices`."""

    def __init__(self, picture: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setIcon(icon(picture))
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.choices = QMenu(self)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu, its right edge under that of the button."""
        wide = self.choices.sizeHint().width()
        self.choices.popup(self.mapToGlobal(QPoint(self.width() - wide, self.height())))
