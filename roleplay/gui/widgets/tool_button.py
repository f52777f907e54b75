"""A small button, mostly a picture alone, that the keyboard reaches."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton


class ToolButton(QToolButton):
    """Qt lets Tab reach such buttons; Qlementine takes that away when it polishes them, and here it is given back."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
