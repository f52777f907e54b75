"""What a page shows when it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

_WIDEST = 400
"""Pixels of the text: longer lines are hard to read."""


class EmptyState(QWidget):
    """A picture, one sentence, what to do, and a button for it."""

    acted = Signal()

    def __init__(
        self, picture: str, title: str, text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = picture
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Text(title, "heading", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Text(text, "body", "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        line = row(1, self._text, 1)
        line.setStretch(1, 1000)  # as wide as it may be, in the middle; narrower where there is less room
        column.addLayout(line)
        if action:
            button = QPushButton(action)
            button.clicked.connect(self.acted)
            column.addSpacing(GRID)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._text.setVisible(bool(text))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icon(self._name, tokens().muted).pixmap(56, 56))
