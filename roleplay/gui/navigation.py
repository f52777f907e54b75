"""The bar that leads from page to page: only to those that the person may see."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6Qlementine import NavigationBar

PRACTICE, SESSIONS, ASSIGNMENTS, REPORTS, SCORECARDS, SETTINGS, PEOPLE, PRIVACY, EXPORTS, STUDIO = range(10)
"""Places keep their number, and with it their key, whoever is signed in: Ctrl and the number after it."""

IN_ORDER = (PRACTICE, SESSIONS, ASSIGNMENTS, REPORTS, EXPORTS, SCORECARDS, STUDIO, PEOPLE, PRIVACY, SETTINGS)
"""As they stand in the bar."""
FOR_ONE = frozenset((PRACTICE, SESSIONS, ASSIGNMENTS, REPORTS, EXPORTS, SCORECARDS, STUDIO, SETTINGS))
"""What there is where nobody signs in."""


KEYS = {place: f"Ctrl+{place + 1}" for place in range(9)} | {STUDIO: "Ctrl+E"}
"""What leads to each place."""


class PageBar(NavigationBar):
    """The names of the pages, of which one is shown."""

    wanted = Signal(int)
    """The person chose this place."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[int, ...] = ()
        self.setAccessibleName(self.tr("Pages"))
        self.currentIndexChanged.connect(lambda: self.wanted.emit(self.place))

    def offer(self, places: Collection[int]) -> None:
        """Offer these places and no others."""
        wanted = tuple(place for place in IN_ORDER if place in places)
        if wanted == self._offered:
            return
        shown = self.place
        self.blockSignals(True)
        while self.itemCount():
            self.removeItem(self.itemCount() - 1)
        self._offered = wanted
        for place in wanted:
            self.addItem(self._name(place))
        self.blockSignals(False)
        self.show_place(shown)

    @property
    def offered(self) -> tuple[int, ...]:
        """The places that can be reached."""
        return self._offered

    @property
    def place(self) -> int:
        """Where the person is; that of the customers while nothing is offered."""
        index = self.currentIndex()
        return self._offered[index] if 0 <= index < len(self._offered) else PRACTICE

    def show_place(self, place: int) -> None:
        """Mark a place as the one that is shown; nothing happens to one that is not offered."""
        if place in self._offered and self.currentIndex() != self._offered.index(place):
            self.blockSignals(True)
            self.setCurrentIndex(self._offered.index(place))
            self.blockSignals(False)

    def _name(self, place: int) -> str:
        return {
            PRACTICE: self.tr("Practice"),
            SESSIONS: self.tr("Sessions"),
            ASSIGNMENTS: self.tr("Assignments"),
            REPORTS: self.tr("Reports"),
            EXPORTS: self.tr("Exports"),
            SCORECARDS: self.tr("Scorecards"),
            STUDIO: self.tr("Studio"),
            PEOPLE: self.tr("People"),
            PRIVACY: self.tr("Privacy"),
            SETTINGS: self.tr("Settings"),
        }[place]
