"""A part of a form: a heading, a sentence about it, and its fields; what is rarely needed is folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import column
from roleplay.gui.widgets.text import Text


class Section(QWidget):
    """Fields under a heading."""

    def __init__(self, title: str, *content: QWidget, about: str = "", folded: bool | None = None) -> None:
        """`folded` None is always open; else it says whether it begins so."""
        super().__init__()
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for widget in content:
            inner.addWidget(widget)
        self.inner = inner
        self.fold_button: QToolButton | None = None
        parts: list[QWidget] = []
        if folded is None:
            parts += [Text(title, "strong")] if title else []
        else:
            self.fold_button = QToolButton()
            self.fold_button.setText(title)
            self.fold_button.setCheckable(True)
            self.fold_button.setAutoRaise(True)
            self.fold_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.fold_button.toggled.connect(self._unfold)
            parts.append(self.fold_button)
        if about:
            parts.append(Text(about, "caption", "muted", wrap=True))
        parts.append(self._body)
        self.setLayout(column(*parts, spacing=GRID - 2))
        if self.fold_button is not None:
            self._unfold(not folded)
            self.fold_button.setChecked(not folded)

    def _unfold(self, shown: bool) -> None:
        self._body.setVisible(shown)
        if self.fold_button is not None:
            self.fold_button.setIcon(icon("chevron-down" if shown else "chevron-right"))

    def unfold(self) -> None:
        """Show what is in it."""
        if self.fold_button is not None:
            self.fold_button.setChecked(True)
