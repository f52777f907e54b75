"""Choosing whose calls a report is about, and from when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QHBoxLayout, QPushButton, QWidget

from roleplay.core.assignments import Assignee
from roleplay.core.groups import Group
from roleplay.core.practice import Person, Selection
from roleplay.gui.pages.reports.tab import Scope
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.tool_button import ToolButton

_PERIODS = (30, 90, 365, 0)
"""Days back from today; 0 for all of the time."""
_CHOSEN = -1


class ScopeBar(QWidget):
    """Who and when, and the way to the groups."""

    changed = Signal()
    groups_wanted = Signal()
    assign_wanted = Signal(object)
    """Assign a call to whom the report is about: an `Assignee`."""

    def __init__(
        self, *, others: bool = True, groups: bool = True, assigning: bool = True, parent: QWidget | None = None
    ) -> None:
        """`others`: whether the calls of more than one person can be seen; `groups`, `assigning`: the buttons."""
        super().__init__(parent)
        self._assigning = assigning
        self._groups: dict[int, Group] = {}
        self.who = QComboBox()
        self.who.setEditable(True)  # typing finds a name among many
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setAccessibleName(self.tr("Who"))
        self.who.setMinimumWidth(200)
        self.who.setMaxVisibleItems(20)
        self.who.currentIndexChanged.connect(self._changed)
        self._find_by_any_part()
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        names = (self.tr("Last 30 days"), self.tr("Last 90 days"), self.tr("Last 12 months"), self.tr("All the time"))
        for days, name in zip(_PERIODS, names, strict=True):
            self.period.addItem(name, days)
        self.period.addItem(self.tr("Choose dates"), _CHOSEN)
        self.period.setCurrentIndex(_PERIODS.index(0))
        self.period.currentIndexChanged.connect(self._changed)
        today = QDate.currentDate()
        self.since, self.until = QDateEdit(today.addMonths(-3)), QDateEdit(today)
        for edit, name in ((self.since, self.tr("First day")), (self.until, self.tr("Last day"))):
            edit.setCalendarPopup(True)
            edit.setAccessibleName(name)
            edit.setToolTip(name)
            edit.dateChanged.connect(self._changed)
        self._dash = Text("–", "body", "muted")
        self.edit_groups = QPushButton(icon("account-group-outline"), self.tr("Groups"))
        self.edit_groups.setToolTip(self.tr("Make groups, and put people into them"))
        self.edit_groups.clicked.connect(self.groups_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        self.assign = ToolButton()
        self.assign.setIcon(icon("clipboard-plus-outline"))
        self.assign.setAutoRaise(True)
        self.assign.setToolTip(self.tr("Assign a call to this person or group"))
        self.assign.setAccessibleName(self.tr("Assign a call to this person or group"))
        self.assign.clicked.connect(self._assign)
        self.assign.hide()
        for widget in (self.who, self.assign, self.period, self.since, self._dash, self.until, self.edit_groups):
            line.addWidget(widget)
        self.who.setVisible(others)
        self.edit_groups.setVisible(groups)
        self._show_dates()

    def offer(self, people: Sequence[Person], groups: Sequence[Group]) -> None:
        """Show who there is, and keep the choice where it still exists."""
        kept = self.who.currentData()
        self._groups = {group.id: group for group in groups}
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(icon("account-multiple-outline"), self.tr("Everyone"), None)
        for group in groups:
            self.who.addItem(icon("account-group-outline"), group.name, group.id)
        for person in people:
            self.who.addItem(icon("account-outline"), person.name or self.tr("Without a name"), person.name)
        places = [place for place in range(self.who.count()) if self.who.itemData(place) == kept]
        self.who.setCurrentIndex(places[0] if places else 0)
        self.who.blockSignals(False)

    def choose(self, who: str | int | None) -> None:
        """Choose a person by name, a group by its id, or everyone."""
        for place in range(self.who.count()):
            found = self.who.itemData(place)
            if found == who and type(found) is type(who):
                self.who.setCurrentIndex(place)
                return

    def show_period(self, *, shown: bool) -> None:
        """Show the choice of a period, or hide it where it does not count."""
        self.period.setVisible(shown)
        self._show_dates()

    def scope(self) -> Scope:
        """Return what is chosen."""
        since, until = self._times()
        who, label = self.who.currentData(), self.who.itemText(self.who.currentIndex())
        if isinstance(who, int):
            group = self._groups[who]
            return Scope(Selection(group.members, since, until), label, group=group)
        if isinstance(who, str):
            return Scope(Selection((who,), since, until), label, person=who)
        return Scope(Selection(None, since, until), self.tr("Everyone"))

    def _times(self) -> tuple[datetime | None, datetime | None]:
        days = self.period.currentData()
        if days == _CHOSEN:
            return _midnight(self.since.date()), _midnight(self.until.date().addDays(1))
        return (datetime.now(UTC) - timedelta(days=days), None) if days else (None, None)

    def _assign(self) -> None:
        now = self.scope()
        if now.group is not None:
            self.assign_wanted.emit(Assignee("group", now.group.name, now.group.id))
        elif now.person:
            self.assign_wanted.emit(Assignee("person", now.person))

    def _changed(self) -> None:
        self.assign.setVisible(self._assigning and bool(self.who.currentData()))
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        chosen = self.period.currentData() == _CHOSEN and not self.period.isHidden()
        for widget in (self.since, self._dash, self.until):
            widget.setVisible(chosen)

    def _find_by_any_part(self) -> None:
        completer, line = self.who.completer(), self.who.lineEdit()
        if completer is not None and line is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            line.editingFinished.connect(self._written)

    def _written(self) -> None:
        """Choose who was typed; what is nobody's name gives way to who is chosen."""
        place = self.who.findText(self.who.currentText(), Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            self.who.setCurrentIndex(place)
        self.who.setEditText(self.who.itemText(self.who.currentIndex()))

    def retint(self) -> None:
        """Draw the icons anew, in another theme."""
        self.edit_groups.setIcon(icon("account-group-outline"))
        self.assign.setIcon(icon("clipboard-plus-outline"))


def _midnight(day: QDate) -> datetime:
    """Return when a day begins where the person is."""
    return datetime.combine(date(day.year(), day.month(), day.day()), time.min).astimezone(UTC)
