"""One assignment: what it asks, where everybody stands, and the calls behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from roleplay.gui import assignment_words as told
from roleplay.gui import words
from roleplay.gui.pages.assignments.progress_bar import StateDelegate, counted_text, paint_bar
from roleplay.gui.pages.assignments.tables import STATE_COLUMN, CallTable, StandingTable
from roleplay.gui.pages.reports.table import RecordView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text, plain_tooltip
from roleplay.review.assignments import Overview, Standing


class AssignmentDetail(Card):
    """The right-hand side of the page; empty until `show_overview`."""

    session_wanted = Signal(str)
    edit_wanted = Signal(object)
    copy_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    """Withdraw it, or ask it again where it was withdrawn: `Overview`."""

    def __init__(self, *, changing: bool = True, opening: bool = True, parent: QWidget | None = None) -> None:
        """`changing` offers to change what is asked, `opening` to open the calls."""
        super().__init__(parent=parent)
        self._opening = opening
        self.overview: Overview | None = None
        self._compact = False
        self._avatar = Avatar("", 44)
        self._customer = OneLine("", "heading")
        self._title = OneLine("", "caption", "muted")
        self.edit_button, self.copy_button, self.withdraw_button = QPushButton(), QPushButton(), QPushButton()
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.overview))
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.overview))
        self.withdraw_button.clicked.connect(lambda: self.withdraw_wanted.emit(self.overview))
        for button in (self.edit_button, self.copy_button, self.withdraw_button):
            if not changing:
                button.hide()
        self.edit_button.setText(self.tr("Change"))
        self.copy_button.setText(self.tr("Copy"))
        self._asked = Text("", "body", wrap=True)
        self._note = Text("", "body", "muted", wrap=True)
        self._history = OneLine("", "caption", "muted")
        self._bar = _Bar()
        self._counted = Text("", "caption", "muted", wrap=True)
        self.people = StandingTable(self)
        self.people_view = RecordView(self.people, self.tr("People"))
        self.people_view.selectionModel().currentRowChanged.connect(self._person_chosen)
        self.people_view.setItemDelegateForColumn(STATE_COLUMN, StateDelegate(self.people_view))
        self.people_view.activated.connect(self._open_best)
        self.calls = CallTable(self)
        self.calls_view = RecordView(self.calls, self.tr("Calls"), stretch=1)
        self.calls_view.activated.connect(self._open_call)
        self._calls_of = Text("", "overline", "muted")
        self._no_calls = Text(self.tr("No calls yet."), "caption", "muted")
        head = row(self._avatar, column(1, self._customer, self._title, 1, spacing=2), spacing=12)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addLayout(row(self.edit_button, self.copy_button, self.withdraw_button, 1))
        for widget in (self._asked, self._note, self._history, self._bar, self._counted):
            self.body.addWidget(widget)
        self.body.addWidget(self.people_view, 3)
        self.body.addWidget(self._calls_of)
        self.body.addWidget(self._no_calls)
        self.body.addWidget(self.calls_view, 2)
        self._draw()

    def show_overview(self, overview: Overview, person: str = "") -> None:
        """Show an assignment, and one of its people (empty: who was shown before)."""
        before = person or self._person()
        self.overview = overview
        assignment, terms = overview.assignment, overview.assignment.terms
        self._avatar.set_name(terms.customer)
        self._customer.setText(terms.customer)
        self._title.setText(terms.scenario_title)
        due = self.tr("any day") if terms.due is None else told.day(terms.due)
        attempts = self.tr("any number of attempts") if terms.attempts is None else self._allowed(terms.attempts)
        parts = (told.played_as(terms), self.tr("due: %1").replace("%1", due), attempts, told.mark_text(terms))
        self._asked.setText(" · ".join(parts))
        self._note.setText(f"“{terms.note}”")
        self._note.setHidden(self._compact or not terms.note)
        self._note.setToolTip(plain_tooltip(terms.note))
        self._asked.setToolTip(plain_tooltip(terms.note))
        self._history.setText(self._told_history(overview))
        self._bar.show_standings(overview.standings)
        self._bar.setVisible(bool(overview.standings))
        self._counted.setText(counted_text(overview.standings) or self.tr("Nobody is in this group yet."))
        withdrawn = assignment.withdrawn_at is not None
        self.withdraw_button.setText(self.tr("Assign again") if withdrawn else self.tr("Withdraw"))
        self.edit_button.setEnabled(not withdrawn)
        self.people.show_records(overview.standings)
        names = [self.people.record(place).person for place in range(self.people.rowCount())]
        if names:
            self.people_view.selectRow(names.index(before) if before in names else 0)
        self._person_chosen()

    def set_compact(self, *, compact: bool) -> None:
        """Leave the room to the people, where there is little of it."""
        self._compact = compact
        for widget in (self._history, self._counted):
            widget.setHidden(compact)
        self._note.setHidden(compact or not (self.overview and self.overview.assignment.terms.note))

    def _allowed(self, attempts: int) -> str:
        return self.tr("%n attempt(s) allowed", "", attempts)

    def _told_history(self, overview: Overview) -> str:
        first, last = overview.assignment.versions[0], overview.assignment.versions[-1]
        by = first.set_by or self.tr("somebody without a name")
        text = self.tr("Assigned by %1, %2").replace("%2", words.moment(first.set_at)).replace("%1", by)
        changes = len(overview.assignment.versions) - 1
        if changes:
            text += " · " + self.tr("changed %n time(s), last %1", "", changes).replace(
                "%1", words.moment(last.set_at)
            )
        return text

    def _chosen(self) -> Standing | None:
        index = self.people_view.currentIndex()
        return self.people.record(index.row()) if index.isValid() else None

    def _person(self) -> str:
        chosen = self._chosen()
        return "" if chosen is None else chosen.person

    def _person_chosen(self, *_: object) -> None:
        chosen = self._chosen()
        calls = () if chosen is None else chosen.calls
        self.calls.show_records(calls)
        self._calls_of.setText("" if chosen is None else self.tr("Calls of %1").replace("%1", chosen.person))
        self.calls_view.setVisible(bool(calls))
        self._no_calls.setVisible(chosen is not None and not calls)

    def _open_best(self, index: QModelIndex) -> None:
        one = self.people.record(index.row())
        session = one.best_session or (one.calls[-1][0].session_id if one.calls else "")
        if session and self._opening:
            self.session_wanted.emit(session)

    def _open_call(self, index: QModelIndex) -> None:
        if self._opening:
            self.session_wanted.emit(self.calls.record(index.row())[0].session_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "calls_view"):
            self._draw()

    def _draw(self) -> None:
        self.edit_button.setIcon(icon("pencil-outline"))
        self.copy_button.setIcon(icon("content-copy"))
        self.withdraw_button.setIcon(icon("archive-arrow-down-outline"))


class _Bar(QWidget):
    """The progress bar of the assignment that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self.setFixedHeight(GRID + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        self._standings = standings
        self.setAccessibleName(counted_text(standings))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._standings)
