"""Narrowing the customers down by words, feeling, trait and difficulty."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from roleplay.core.records import ScenarioSummary
from roleplay.gui import words
from roleplay.gui.theme import icon
from roleplay.gui.widgets.surface import column, row

_STROKED = str.maketrans("łŁ", "lL")


def folded(text: str) -> str:
    """Return a text for comparison: without case and without accents, so that `krol` finds `Król`."""
    apart = unicodedata.normalize("NFKD", text.translate(_STROKED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


class _Search(QLineEdit):
    left = Signal()
    """The person wants to go on to what was found."""
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)


class CustomerFilter(QWidget):
    """A search field and three lists; everything that is chosen must hold."""

    changed = Signal()
    left = Signal()
    """Go on to the customers: Enter or arrow down in the search field."""

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        """`beside` stands beside the search field."""
        super().__init__(parent)
        self.search = _Search()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the customers"))
        self.search.setToolTip(self.tr("Search the customers (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaxLength(100)
        self.search.textChanged.connect(self.changed)
        self.search.left.connect(self.left)
        self.search.escaped.connect(self.reset)
        self.feeling = self._list(self.tr("Feeling"))
        self.trait = self._list(self.tr("Kind"))
        self.difficulty = self._list(self.tr("Difficulty"))
        lists = row(self.feeling, self.trait, self.difficulty, spacing=6)
        for place in range(lists.count()):
            lists.setStretch(place, 1)
        search = row(self.search, beside, spacing=6)
        search.setStretch(0, 1)
        self.setLayout(column(search, lists))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find)

    def _list(self, name: str) -> QComboBox:
        made = QComboBox()
        made.addItem(name)
        made.setAccessibleName(name)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.currentIndexChanged.connect(self.changed)
        return made

    def offer(self, scenarios: Iterable[ScenarioSummary]) -> None:
        """Offer the feelings, traits and difficulties that these customers have; what was chosen stays."""
        playable = [scenario for scenario in scenarios if not scenario.problem]
        feelings = {scenario.feeling for scenario in playable}
        traits = {trait for scenario in playable for trait in scenario.traits}
        difficulties = {scenario.difficulty for scenario in playable}
        _fill(self.feeling, sorted((words.feeling_name(name), name) for name in feelings))
        _fill(self.trait, sorted((words.trait_name(name), name) for name in traits))
        _fill(self.difficulty, [(words.difficulty_name(level), level) for level in sorted(difficulties)])

    def accepts(self, scenario: ScenarioSummary) -> bool:
        """Tell whether a customer is to be shown."""
        named = (scenario.customer, scenario.title, scenario.summary, scenario.hard_matter, scenario.soft_matter)
        sought = folded(self.search.text()).split()
        found = folded(" ".join(named))
        return (
            all(word in found for word in sought)
            and self.feeling.currentData() in (None, scenario.feeling)
            and (self.trait.currentData() is None or self.trait.currentData() in scenario.traits)
            and self.difficulty.currentData() in (None, scenario.difficulty)
        )

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        lists = (self.feeling, self.trait, self.difficulty)
        return bool(self.search.text().strip()) or any(one.currentIndex() > 0 for one in lists)

    def reset(self) -> None:
        """Ask for nothing."""
        for one in (self.feeling, self.trait, self.difficulty):
            one.setCurrentIndex(0)
        self.search.clear()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()


def _fill(box: QComboBox, items: Iterable[tuple[str, object]]) -> None:
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for name, data in items:
        box.addItem(name, data)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)
    box.blockSignals(blocked)
