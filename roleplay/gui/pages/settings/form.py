"""How a setting looks: its name and one sentence on the left, its control on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from PySide6Qlementine import Switch

from roleplay.core.records import Settings
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, Scroll, column, divider, row
from roleplay.gui.widgets.text import Text

Change = Callable[..., None]


class Section(Scroll):
    """One section of the settings; `change` saves fields of the settings at once."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.context = context
        self._save = save

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self.context.app.settings

    def change(self, **fields: Any) -> None:
        """Save some fields."""
        self._save(replace(self.settings, **fields))

    def entered(self) -> None:
        """The section is shown: read what may have changed outside."""


class Group(Card):
    """Settings that belong together, under a heading."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(padding=2 * GRID, parent=parent)
        self.body.setSpacing(GRID + 4)
        self.heading = row(Text(title, "heading"), 1)
        self.body.addLayout(
            column(self.heading, *([Text(hint, "body", "muted", wrap=True)] if hint else []), spacing=4)
        )

    def add(self, title: str, control: QWidget, hint: str = "") -> None:
        """Add one setting."""
        if not control.accessibleName():
            control.setAccessibleName(title)
        if hint:
            control.setAccessibleDescription(hint)
        name = Text(title, "strong")
        name.setBuddy(control)
        words = column(name, spacing=2)
        if hint:
            words.addWidget(Text(hint, "caption", "muted", wrap=True))
        self.body.addWidget(divider())
        line = row(words, control, spacing=3 * GRID)
        line.setStretch(0, 1)
        line.setAlignment(control, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(line)


def switch(on: bool, changed: Callable[[bool], None]) -> QWidget:
    """Return a switch."""
    made: QWidget = Switch()
    made.setChecked(on)  # type: ignore[attr-defined]
    made.toggled.connect(changed)  # type: ignore[attr-defined]
    return made


def choice(options: list[tuple[str, Any]], chosen: Any, changed: Callable[[Any], None]) -> QComboBox:
    """Return a box to choose from (shown, value) pairs."""
    box = QComboBox()
    box.setMinimumWidth(232)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    for shown, value in options:
        box.addItem(shown, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.activated.connect(lambda index: changed(box.itemData(index)))
    return box
