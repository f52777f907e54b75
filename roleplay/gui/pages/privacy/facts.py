"""What there is of one person, as a grid of figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QGridLayout, QWidget

from roleplay.core.privacy import ErasurePlan, SubjectPackage
from roleplay.gui import words
from roleplay.gui.privacy_words import PrivacyWords
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import clear, column
from roleplay.gui.widgets.text import Text

translate = QCoreApplication.translate
_COLUMNS = 4


class FactGrid(QWidget):
    """Figures, each over what it counts."""

    def __init__(self, columns: int = _COLUMNS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self.shown: dict[str, str] = {}

    def show_facts(self, facts: dict[str, str]) -> None:
        """Show pairs of what is counted and how much."""
        self.shown = facts
        clear(self._grid)
        for place, (name, value) in enumerate(facts.items()):
            figure = QWidget()
            figure.setLayout(column(Text(value, "heading"), Text(name, "caption", "muted", wrap=True), spacing=2))
            figure.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(figure, place // self._columns, place % self._columns)
        for place in range(self._columns):
            self._grid.setColumnStretch(place, 1)


def plan_facts(plan: ErasurePlan) -> dict[str, str]:
    """Return what is counted about a person."""
    number = QLocale().toString
    facts = {
        translate("Privacy", "calls"): number(plan.calls),
        translate("Privacy", "recordings"): f"{number(plan.recordings)} · {words.size(plan.bytes)}",
        translate("Privacy", "rows of data beside calls"): number(sum(plan.records.values())),
        translate("Privacy", "written about others"): number(sum(plan.authored.values())),
        translate("Privacy", "spoken comments of theirs"): number(plan.spoken_comments),
        translate("Privacy", "named by others"): number(len(plan.mentions)),
        translate("Privacy", "calls on hold"): number(len(plan.held)),
        translate("Privacy", "account"): translate("Privacy", "yes") if plan.account else translate("Privacy", "no"),
    }
    if plan.first_call is not None and plan.last_call is not None:
        facts[translate("Privacy", "first call")] = words.moment(plan.first_call)
        facts[translate("Privacy", "last call")] = words.moment(plan.last_call)
    return facts


def packed_sentence(package: SubjectPackage) -> str:
    """Return what was saved, in a sentence."""
    counts = PrivacyWords()
    text = translate("Privacy", "%1, %2, %3 saved as %4.").replace("%1", counts.calls(package.calls))
    text = text.replace("%2", counts.due("audio", package.recordings)).replace("%3", words.size(package.bytes))
    text = text.replace("%4", package.path)
    if package.missing:
        told = translate("Privacy", "%n sound file(s) should be there and are not.", "", len(package.missing))
        text += " " + told
    return text
