"""A message inside the window that does not stop the person."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, Ground
from roleplay.gui.widgets.text import Text, Tone
from roleplay.gui.widgets.tool_button import ToolButton

Kind = Literal["info", "good", "warn", "bad"]

_LOOK: dict[Kind, tuple[Ground, Tone, str]] = {
    "info": ("accent_soft", "accent", "information-outline"),
    "good": ("good_soft", "good", "check-circle-outline"),
    "warn": ("warn_soft", "warn", "alert-outline"),
    "bad": ("bad_soft", "bad", "alert-circle-outline"),
}


class Banner(Card):
    """One message with an optional button; hidden until something is shown."""

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_soft", padding=0, parent=parent)
        self._kind: Kind = "info"
        self._picture = QLabel()
        self._text = Text("", "body", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self.acted)
        self._close = ToolButton()
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self._on_close)
        line = QHBoxLayout()
        line.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        line.setSpacing(GRID + 4)
        line.addWidget(self._picture)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.body.addLayout(line)
        self._action.hide()
        self.hide()

    def show_message(self, text: str, kind: Kind = "info", action: str = "") -> None:
        """Show a message, with a button when `action` names one."""
        self._kind = kind
        ground, tone, picture = _LOOK[kind]
        self.set_ground(ground)
        self._picture.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(20, 20))
        self._close.setIcon(icon("close"))
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()

    def show_problem(self, problem: RoleplayError) -> None:
        """Show what is wrong and what to do."""
        self.show_message(str(problem), "bad")

    def forget_problem(self) -> None:
        """Hide what went wrong: the person has gone on to something else. Other messages stay."""
        if self._kind == "bad":
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """What went wrong on a page is not told again when the person comes back to it."""
        super().hideEvent(event)
        if not event.spontaneous():  # the window may be minimised meanwhile
            self.forget_problem()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
