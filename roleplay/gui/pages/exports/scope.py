"""Choosing of whom, of what and of when calls are exported."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QListWidget, QListWidgetItem, QPushButton, QWidget
from superqt import QFlowLayout

from roleplay.core.events import OUTCOMES
from roleplay.core.exports import PERIODS, Period
from roleplay.core.finding import Choices
from roleplay.core.groups import Group
from roleplay.core.records import SessionFilter
from roleplay.gui import words
from roleplay.gui.pages.exports.export_words import period_name
from roleplay.gui.pages.sessions.filter_chip import FilterChip, FilterPanel
from roleplay.gui.pages.sessions.filter_panels import SomeOf, day_moment, moment_date
from roleplay.gui.widgets.surface import column

_CHOSEN = "dates"
_LINE = 28


@dataclass(frozen=True, slots=True)
class Scope:
    """Which calls."""

    wanted: SessionFilter = field(default_factory=SessionFilter)
    groups: tuple[str, ...] = ()
    period: Period = ""


class PeriodPanel(FilterPanel):
    """A period that moves with the day, or from a day to a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(self.tr("Period"))
        for value in ("", *PERIODS, _CHOSEN):
            item = QListWidgetItem(self.tr("Between two days") if value == _CHOSEN else period_name(value))
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setSizeHint(QSize(0, _LINE))
            self._list.addItem(item)
        self._list.setFixedSize(230, _LINE * self._list.count() + 6)
        self._list.setCurrentRow(0)
        self._list.currentRowChanged.connect(self._changed)
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(today.addMonths(-1)), QDateEdit(today)
        for box, name in ((self.first, self.tr("First day")), (self.last, self.tr("Last day"))):
            box.setCalendarPopup(True)
            box.setAccessibleName(name)
            box.dateChanged.connect(self._date_changed)
        self.setLayout(column(self._list, self.first, self.last, spacing=4))
        self.setFocusProxy(self._list)
        self._show_dates()

    @property
    def value(self) -> str:
        """What is chosen."""
        item = self._list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @property
    def chosen(self) -> str:
        """The name of the period."""
        if self.value == _CHOSEN:
            return f"{self.first.text()} – {self.last.text()}"
        return period_name(self.value) if self.value else ""

    def choose(self, scope: Scope) -> None:
        """Choose what a scope says of time, silently."""
        since, until = scope.wanted.since, scope.wanted.until
        dates = not scope.period and (since is not None or until is not None)
        for box, at, other in ((self.first, since, QDate(2000, 1, 1)), (self.last, until, QDate.currentDate())):
            box.blockSignals(True)
            if dates:
                box.setDate(other if at is None else moment_date(at))
            box.blockSignals(False)
        self._list.blockSignals(True)
        values = ("", *PERIODS, _CHOSEN)
        self._list.setCurrentRow(values.index(_CHOSEN if dates else scope.period))
        self._list.blockSignals(False)
        self._show_dates()

    def clear(self) -> None:
        """Choose any time, silently."""
        self.choose(Scope())

    def _show_dates(self) -> None:
        for box in (self.first, self.last):
            box.setVisible(self.value == _CHOSEN)

    def _changed(self) -> None:
        self._show_dates()
        if (window := self.parentWidget()) is not None:
            window.adjustSize()
        self.changed.emit()

    def _date_changed(self) -> None:
        if self.value == _CHOSEN:
            self.changed.emit()


class ScopeChips(QWidget):
    """Person, group, scenario, outcome, period."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = SomeOf(self.tr("Person"))
        self.groups = SomeOf(self.tr("Group"))
        self.scenarios = SomeOf(self.tr("Scenario"))
        self.outcomes = SomeOf(self.tr("Outcome"))
        self.period = PeriodPanel()
        self.outcomes.offer((outcome, words.outcome_name(outcome)) for outcome in OUTCOMES)
        self.chips = {
            name: FilterChip(title, panel)
            for name, title, panel in (
                ("people", self.tr("Person"), self.people),
                ("groups", self.tr("Group"), self.groups),
                ("scenarios", self.tr("Scenario"), self.scenarios),
                ("outcomes", self.tr("Outcome"), self.outcomes),
                ("period", self.tr("When"), self.period),
            )
        }
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setFlat(True)
        self.clear_button.setFixedHeight(30)
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        flow = QFlowLayout(self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setHorizontalSpacing(6)
        flow.setVerticalSpacing(6)
        for chip in self.chips.values():
            chip.changed.connect(self._changed)
            flow.addWidget(chip)
        flow.addWidget(self.clear_button)

    def offer(self, choices: Choices, groups: tuple[Group, ...]) -> None:
        """Offer what this store has; what was chosen stays."""
        self.people.offer((name, name) for name in choices.people)
        self.scenarios.offer(choices.scenarios)
        self.groups.offer((group.name, group.name) for group in groups)
        self.chips["groups"].setVisible(bool(groups))
        self._name_all()

    def scope(self) -> Scope:
        """Return what is chosen."""
        wanted = SessionFilter(
            people=self.people.values(),
            scenarios=self.scenarios.values(),
            outcomes=self.outcomes.values(),  # type: ignore[arg-type]
        )
        if self.period.value != _CHOSEN:
            return Scope(wanted, self.groups.values(), self.period.value)  # type: ignore[arg-type]
        first, last = sorted(map(day_moment, (self.period.first, self.period.last)))
        until = last + timedelta(days=1, seconds=-1)
        return Scope(replace(wanted, since=first, until=until), self.groups.values())

    def choose(self, scope: Scope) -> None:
        """Choose this, silently."""
        self.people.choose(scope.wanted.people)
        self.scenarios.choose(scope.wanted.scenarios)
        self.outcomes.choose(scope.wanted.outcomes)
        self.groups.choose(scope.groups)
        self.period.choose(scope)
        self._name_all()

    def clear(self) -> None:
        """Choose all calls."""
        self.choose(Scope())
        self.changed.emit()

    def _name_all(self) -> None:
        for chip in self.chips.values():
            chip.name_it()
        self.clear_button.setVisible(any(chip.active for chip in self.chips.values()))

    def _changed(self) -> None:
        self._name_all()
        self.changed.emit()
