"""Who needs what: people and techniques as a heat map, and the calls behind a cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.app.desk.practised import Practised
from roleplay.core.records import SessionFilter, SessionSummary
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.heat_table import HeatTable, HeatView
from roleplay.gui.pages.reports.legend import Legend
from roleplay.gui.pages.reports.names import CountedCalls, measure_name
from roleplay.gui.pages.reports.people import nobody
from roleplay.gui.pages.reports.saving import save_table
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.review.progress.heatmap import HeatKind, HeatMap
from roleplay.review.progress.measures import Measure

_KINDS: tuple[HeatKind, HeatKind] = ("technique", "mistake")
_ID = Qt.ItemDataRole.UserRole


class NeedsTab(ReportTab):
    """The map on the left, the calls behind the chosen cell on the right."""

    call_wanted = Signal(str)
    """Show this session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self._practised: Practised | None = None
        self.model = HeatTable(self)
        self.table = HeatView(self.model, self.tr("Who needs what"))
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.kind = SegmentedControl()
        self.kind.addItem(self.tr("Techniques"))
        self.kind.addItem(self.tr("Mistakes"))
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.explanation = Text("", "caption", "muted", wrap=True)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Save as CSV"))
        self.export_button.clicked.connect(self._export)
        self.legend = Legend()
        left = Card()
        left.body.addLayout(row(self.kind, 1, self.legend, self.export_button, spacing=2 * GRID))
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.explanation)
        sides = row(left, self._behind(), spacing=2 * GRID)
        sides.setStretch(0, 1)
        self.content.addLayout(sides, 1)

    def _behind(self) -> QWidget:
        self.person = OneLine("", "heading")
        self.measured = OneLine("", "body", "muted")
        self.calls = QListWidget()
        self.calls.setSpacing(4)
        self.calls.setAccessibleName(self.tr("Calls behind the cell"))
        self.calls.itemActivated.connect(lambda item: self.call_wanted.emit(item.data(_ID)))
        self.calls.itemClicked.connect(lambda item: self.call_wanted.emit(item.data(_ID)))
        self.sessions_button = QPushButton(icon("format-list-bulleted"), self.tr("Show in Sessions"))
        self.sessions_button.clicked.connect(self._show_sessions)
        self.sessions_button.hide()
        self._hint = Text(self.tr("Choose a cell to see the calls behind it."), "body", "muted", wrap=True)
        side = Card()
        side.setFixedWidth(300)
        side.body.addLayout(column(self.person, self.measured, spacing=2))
        side.body.addWidget(self._hint)
        side.body.addWidget(self.calls, 1)
        side.body.addWidget(self.sessions_button)
        return side

    @property
    def _kind(self) -> HeatKind:
        return _KINDS[max(self.kind.currentIndex(), 0)]

    def refresh(self) -> None:
        """Read the calls, and work the map out."""
        if self.scope is None:
            return
        desk, selection, kind = self.context.app.progress, self.scope.selection, self._kind

        def work_out() -> tuple[Practised, HeatMap]:
            found = desk.practised(selection)
            return found, found.heat_map(kind)

        self.load(lambda _: work_out(), lambda found: self._show(*found))

    def _kind_chosen(self) -> None:
        practised, kind = self._practised, self._kind
        if practised is not None:
            self.load(lambda _: practised.heat_map(kind), lambda found: self._show(practised, found))

    def _show(self, practised: Practised, found: HeatMap) -> None:
        self._practised = practised
        self.model.show_map(found)
        self._forget_cell()
        mistakes = found.kind == "mistake"
        self.legend.show_words(
            self.tr("rarely made") if mistakes else self.tr("used when called for"),
            self.tr("often made") if mistakes else self.tr("needed"),
        )
        self.explanation.setText(
            self.tr(
                "Of 100 calls in which the mistake lay near, it was made in so many; n counts those calls. Below 3 "
                "calls nothing is said. Whoever needs most stands on top, what is needed by most on the left."
            )
            if mistakes
            else self.tr(
                "Of 100 calls that called for the technique, it was used in so many; n counts those calls. Below 3 "
                "calls nothing is said. Whoever needs most stands on top, what is needed by most on the left."
            )
        )
        if found.people:
            self.show_content()
        else:
            self.show_nothing()

    def _forget_cell(self) -> None:
        self.person.setText("")
        self.measured.setText("")
        self.calls.clear()
        self._hint.show()
        self.sessions_button.hide()

    def _chosen(self, current: QModelIndex) -> None:
        practised = self._practised
        if not current.isValid() or practised is None:
            return
        person, measure = self.model.shown.people[current.row()], self.model.shown.measures[current.column()]
        desk = self.context.app.progress
        self.context.tasks.run(
            self,
            lambda _: desk.calls(practised.calls_behind(person, measure)),
            lambda found: self._show_calls(person, measure, found),
            self.context.fail,
        )

    def _show_calls(self, person: str, measure: Measure, found: Sequence[SessionSummary]) -> None:
        self.person.setText(person)
        self.measured.setText(f"{measure_name(measure)} · {CountedCalls().calls(len(found))}")
        self._hint.hide()
        self.sessions_button.show()
        self.calls.clear()
        for session in found:
            score = "–" if session.score is None else f"{session.score:.0f}"
            item = QListWidgetItem(f"{words.moment(session.started_at)}   {score}\n{session.customer}")
            item.setData(_ID, session.id)
            self.calls.addItem(item)

    def _show_sessions(self) -> None:
        """Show the person's calls of the time, those with the mistake where it is one."""
        current = self.table.currentIndex()
        if not current.isValid() or self.scope is None:
            return
        time, measure = self.scope.selection, self.model.shown.measures[current.column()]
        self.sessions_wanted.emit(
            SessionFilter(
                people=(self.model.shown.people[current.row()],),
                since=time.since,
                until=time.until,
                mistakes=(measure.name,) if measure.kind == "mistake" else (),
            )
        )

    def _export(self) -> None:
        practised, kind = self._practised, self._kind
        if practised is not None:
            desk = self.context.app.progress
            save_table(self, "needs.csv", lambda path: desk.export_heat_map(practised, kind, path))
