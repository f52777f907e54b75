"""How the window looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.records import Settings
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section, choice

_THEMES = ("system", "light", "dark")


class AppearanceSection(Section):
    """Theme and language of the window."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        group = Group(self.tr("The window"))
        self.theme = SegmentedControl()
        for name in (self.tr("As the system"), self.tr("Light"), self.tr("Dark")):
            self.theme.addItem(name)
        self.theme.setCurrentIndex(_THEMES.index(self.settings.theme))
        self.theme.currentIndexChanged.connect(lambda: self.change(theme=_THEMES[self.theme.currentIndex()]))
        group.add(self.tr("Theme"), self.theme)
        self.language = choice(
            # Each language in its own words, so that everybody finds theirs.
            [(self.tr("As the system"), "system"), ("English", "en"), ("Polski", "pl")],
            self.settings.interface_language,
            lambda code: self.change(interface_language=code),
        )
        group.add(self.tr("Language"), self.language)
        self.column.addWidget(group)
        self.column.addStretch(1)
