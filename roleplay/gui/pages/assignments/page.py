"""The Assignments page: who has what to do, and who did it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)
from PySide6Qlementine import SegmentedControl

from roleplay.app.desk.assignment_filter import Wanted, narrowed
from roleplay.core.assignments import STATES, Assignee, Assignment
from roleplay.core.groups import Group
from roleplay.core.records import ScenarioSummary
from roleplay.core.rights import Action
from roleplay.gui import assignment_words as told
from roleplay.gui.context import Context
from roleplay.gui.pages.assignments.detail import AssignmentDetail
from roleplay.gui.pages.assignments.form import AssignmentForm, Offer
from roleplay.gui.pages.assignments.progress_bar import ProgressDelegate, StateDelegate
from roleplay.gui.pages.assignments.tables import FOR_WHOM, PLAYED_AS, PROGRESS, MatrixTable, OverviewTable
from roleplay.gui.pages.reports.table import RecordView
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, Page, row
from roleplay.gui.widgets.text import Text
from roleplay.review.assignments import Overview

_LIST, _NONE, _NO_MATCH = range(3)
_DUE_SOON = "due_soon"
_ROOMY_WIDTH, _ROOMY_HEIGHT = 1100, 640
"""Pixels from which on there is room for everything."""

Loaded = tuple[tuple[Overview, ...], tuple[Group, ...], tuple[str, ...], tuple[ScenarioSummary, ...]]


class AssignmentsPage(Page):
    """List or matrix on the left, the chosen assignment on the right."""

    session_wanted = Signal(str)
    """Show this call."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._all: tuple[Overview, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._people: tuple[str, ...] = ()
        self._scenarios: tuple[ScenarioSummary, ...] = ()
        self.shown: tuple[Overview, ...] = ()
        """What the filter leaves."""
        self.form: AssignmentForm | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(150)
        self._typing.timeout.connect(self._narrow)
        self.banner = Banner()
        self.content.addWidget(self.banner)
        self.content.addLayout(self._head())
        self.content.addLayout(self._filters())
        self.content.addWidget(self._body(), 1)

    # --- building ---

    def _head(self) -> QHBoxLayout:
        self._count = Text("", "caption", "muted")
        self.view = SegmentedControl()
        self.view.addItem(self.tr("Assignments"))
        self.view.addItem(self.tr("People"))
        self.view.setAccessibleName(self.tr("Arranged by"))
        self.view.currentIndexChanged.connect(self._show_view)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Export"))
        self.export_button.setToolTip(self.tr("A table of who did what, as CSV: what is shown here"))
        self.export_button.clicked.connect(self._export)
        self.new_button = QPushButton(icon("plus", "#ffffff"), self.tr("Assign a call"))
        self.new_button.setDefault(True)
        self.new_button.setToolTip("Ctrl+N")
        self.new_button.setShortcut("Ctrl+N")
        self.new_button.clicked.connect(self.assign)
        if not self._context.me.may(Action.ASSIGN):
            self.new_button.hide()
        title = Text(self.tr("Assignments"), "title")
        return row(title, self._count, self.view, 1, self.export_button, self.new_button, spacing=2 * GRID)

    def _filters(self) -> QHBoxLayout:
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Person or customer"))
        self.text.setAccessibleName(self.tr("Filter"))
        self.text.setClearButtonEnabled(True)
        self.text.setMaxLength(200)
        self.text.setMinimumWidth(96)
        self.text.setMaximumWidth(232)
        self.text.textChanged.connect(self._later)
        self.group, self.state = QComboBox(), QComboBox()
        self.group.setAccessibleName(self.tr("Group"))
        self.group.addItem(self.tr("All groups"), None)
        self.state.setAccessibleName(self.tr("State"))
        self.state.addItem(self.tr("All states"), None)
        for state in STATES:
            self.state.addItem(told.state_name(state), state)
        self.state.addItem(self.tr("Due soon"), _DUE_SOON)
        for box in (self.group, self.state):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
            box.currentIndexChanged.connect(self._narrow)
        self.withdrawn = QCheckBox(self.tr("Withdrawn, too"))
        self.withdrawn.toggled.connect(self._narrow)
        self.soon_button, self.overdue_button = QPushButton(), QPushButton()
        for button, wanted in ((self.soon_button, _DUE_SOON), (self.overdue_button, "overdue")):
            button.setFlat(True)
            button.clicked.connect(partial(self._want, wanted))
            button.hide()
        line = row(
            self.text, self.group, self.state, self.withdrawn, 1, self.overdue_button, self.soon_button, spacing=GRID
        )
        line.setStretch(0, 3)
        return line

    def _body(self) -> QWidget:
        self.table = OverviewTable(self)
        self.list = RecordView(self.table, self.tr("Assignments"))
        self.list.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self.list))
        self.list.verticalHeader().setDefaultSectionSize(44)
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.list.activated.connect(self._change_chosen)
        self.matrix = MatrixTable()
        self.matrix_view = RecordView(self.matrix, self.tr("People"))
        self._states = StateDelegate(self.matrix_view)
        self.matrix_view.clicked.connect(self._cell_chosen)
        self.matrix_view.activated.connect(self._cell_activated)
        self._none = EmptyState(
            "clipboard-text-outline",
            self.tr("Nothing is assigned yet"),
            self.tr("Ask people or a group to hold a call by a day, and see here who did."),
            self.tr("Assign a call") if self._context.me.may(Action.ASSIGN) else "",
        )
        self._none.acted.connect(self.assign)
        self._no_match = EmptyState("filter-remove-outline", self.tr("Nothing fits"), "", self.tr("Show everything"))
        self._no_match.acted.connect(self._reset)
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.matrix_view)
        left = Card(padding=6)
        left.body.addWidget(self._views)
        me = self._context.me
        self.detail = AssignmentDetail(changing=me.may(Action.ASSIGN), opening=me.may_for_others(Action.READ_CALL))
        self.detail.setMinimumWidth(380)
        self.detail.session_wanted.connect(self.session_wanted)
        self.detail.edit_wanted.connect(lambda one: self._open_form(one.assignment))
        self.detail.copy_wanted.connect(lambda one: self._open_form(one.assignment, copy=True))
        self.detail.withdraw_wanted.connect(self._withdraw)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(left)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([760, 456])
        self._stack = QStackedWidget()
        for widget in (split, self._none, self._no_match):
            self._stack.addWidget(widget)
        return self._stack

    # --- loading ---

    def reload(self, assign_to: Assignee | None = None) -> None:
        """Read everything again; then open a form to assign something to this person or group."""

        def show(loaded: Loaded) -> None:
            self._show(loaded)
            if assign_to is not None:
                self._open_form(assign_to=assign_to)

        self._context.tasks.run(self, self._load, show, self._context.fail)

    def _load(self, _: Task) -> Loaded:
        app = self._context.app
        desk = app.assignments
        return desk.overview(), desk.groups(), desk.people(), app.scenarios()

    def _show(self, loaded: Loaded) -> None:
        self._all, self._groups, self._people, self._scenarios = loaded
        kept = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(self.tr("All groups"), None)
        for group in self._groups:
            self.group.addItem(group.name, group.id)
        self.group.setCurrentIndex(max(self.group.findData(kept), 0))
        self.group.blockSignals(False)
        running = narrowed(self._all, Wanted())
        standings = [each for one in running for each in one.standings]
        soon, late = sum(one.due_soon for one in standings), sum(one.state == "overdue" for one in standings)
        self.soon_button.setText(told.Counted().due_soon(soon))
        self.soon_button.setVisible(bool(soon))
        self.overdue_button.setText(told.Counted().overdue(late))
        self.overdue_button.setVisible(bool(late))
        self._retint()
        self._narrow()

    def wanted(self) -> Wanted:
        """Return what the filter asks for."""
        members = next((group.members for group in self._groups if group.id == self.group.currentData()), None)
        state = self.state.currentData()
        return Wanted(
            self.text.text(),
            None if members is None else frozenset(members),
            None if state == _DUE_SOON else state,
            state == _DUE_SOON,
            self.withdrawn.isChecked(),
        )

    def _want(self, state: str) -> None:
        self.state.setCurrentIndex(self.state.findData(state))

    def _reset(self) -> None:
        self.text.clear()
        self.group.setCurrentIndex(0)
        self.state.setCurrentIndex(0)

    def _later(self) -> None:
        self._typing.start()

    def _narrow(self) -> None:
        before = self.detail.overview.assignment.id if self.detail.overview else ""
        self.shown = narrowed(self._all, self.wanted())
        self.table.show_records(self.shown)
        self._build_matrix()
        self._count.setText(told.Counted().assignments(len(self.shown)))
        self.export_button.setEnabled(bool(self.shown))
        filtered = self.wanted() != Wanted()
        self._stack.setCurrentIndex(_LIST if self.shown else _NO_MATCH if filtered and self._all else _NONE)
        if self.shown:
            self.choose(before)

    def _build_matrix(self) -> None:
        self.matrix = MatrixTable(self.shown, self)
        self.matrix_view.setModel(self.matrix)
        for place, one in enumerate(self.matrix.columns):
            self.matrix_view.setColumnWidth(place, one.width)
            if place:
                self.matrix_view.setItemDelegateForColumn(place, self._states)

    def choose(self, assignment_id: str, person: str = "") -> None:
        """Show an assignment, the first where there is none like it, and one of its people."""
        rows = [self.table.record(place).assignment.id for place in range(self.table.rowCount())]
        if not rows:
            return
        place = rows.index(assignment_id) if assignment_id in rows else 0
        self.list.selectRow(place)
        self.detail.show_overview(self.table.record(place), person)

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.detail.show_overview(self.table.record(current.row()))

    def _cell_chosen(self, index: QModelIndex) -> None:
        found = self.matrix.standing(index.row(), index.column())
        if found is not None:
            self.choose(found[0].assignment.id, found[1].person)

    def _cell_activated(self, index: QModelIndex) -> None:
        found = self.matrix.standing(index.row(), index.column())
        if found is not None and found[1].calls and self._context.me.may_for_others(Action.READ_CALL):
            self.session_wanted.emit(found[1].best_session or found[1].calls[-1][0].session_id)

    def _show_view(self) -> None:
        self._views.setCurrentIndex(max(self.view.currentIndex(), 0))

    # --- acting ---

    def assign(self) -> None:
        """Open the form for something new."""
        self._open_form()

    def _change_chosen(self) -> None:
        overview = self.detail.overview
        if not self._context.me.may(Action.ASSIGN):
            return
        if overview is not None and overview.assignment.withdrawn_at is None:
            self._open_form(overview.assignment)

    def _open_form(
        self, assignment: Assignment | None = None, *, copy: bool = False, assign_to: Assignee | None = None
    ) -> None:
        offer = Offer(self._scenarios, self._people, self._groups, (assign_to,) if assign_to else ())
        self.form = AssignmentForm(self._context, offer, assignment, copy=copy, parent=self)
        self.form.saved.connect(self._saved)
        self.form.open()

    def _saved(self, assignment: Assignment) -> None:
        self.banner.show_message(self.tr("Assigned: %1").replace("%1", assignment.terms.customer), "good")
        self._after(assignment)

    def _after(self, assignment: Assignment) -> None:
        def show(loaded: Loaded) -> None:
            self._show(loaded)
            self.choose(assignment.id)

        self._context.tasks.run(self, self._load, show, self._context.fail)

    def _withdraw(self, overview: Overview) -> None:
        desk, identifier = self._context.app.assignments, overview.assignment.id
        act = desk.withdraw if overview.assignment.withdrawn_at is None else desk.reinstate
        if overview.assignment.withdrawn_at is None:
            text = self.tr(
                "Withdrawn: nobody is asked any more, and the calls stay. Tick “Withdrawn, too” to undo it."
            )
        else:
            text = self.tr("It is assigned again.")

        def done(assignment: Assignment) -> None:
            self.banner.show_message(text, "info")
            self._after(assignment)

        self._context.tasks.run(self, lambda _: act(identifier), done, self._context.fail)

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export who did what"), "assignments.csv", self.tr("Table (*.csv)")
        )
        if not path:
            return
        desk, shown = self._context.app.assignments, self.shown
        told_path = self.tr("Written: %1").replace("%1", path)
        self._context.tasks.run(
            self,
            lambda _: desk.export(Path(path), shown),
            lambda _: self.banner.show_message(told_path, "good"),
            self._context.fail,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _ROOMY_WIDTH
        for place in (FOR_WHOM, PLAYED_AS):
            self.list.setColumnHidden(place, narrow)
        self.list.setColumnWidth(PROGRESS, 130 if narrow else 170)
        self.detail.set_compact(compact=self.height() < _ROOMY_HEIGHT)

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        if hasattr(self, "detail"):
            self._retint()

    def _retint(self) -> None:
        self.export_button.setIcon(icon("tray-arrow-down"))
        self.soon_button.setIcon(icon("clock-outline"))
        self.overdue_button.setIcon(icon("clock-alert-outline"))
