"""Whether a training helped: before and after its day, person by person."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from PySide6.QtCore import QDate, QModelIndex
from PySide6.QtWidgets import QComboBox, QDateEdit, QPushButton, QWidget

from roleplay.gui.context import Context
from roleplay.gui.pages.reports.interval_bar import Bar
from roleplay.gui.pages.reports.names import CountedCalls, figure, measure_name, measure_sentence, shown
from roleplay.gui.pages.reports.saving import save_table
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.slope_plot import SlopePlot
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text, Tone
from roleplay.review.progress.training import Change

_WIDEST = 0.5
"""Differences up to half of what is possible are drawn in full."""
_DAYS = (30, 60, 90, 180)
_TONES = {"better": "good", "worse": "bad"}


class TrainingTab(ReportTab):
    """Everything that is measured on the right, each person of the chosen measure on the left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        nothing = EmptyState(
            "school-outline",
            self.tr("No calls around this day"),
            self.tr("Choose the day of the training, and on top who was there: a group, or one person."),
        )
        super().__init__(context, nothing, parent)
        self.timed = False
        self.changes: tuple[Change, ...] = ()
        self.day = QDateEdit(QDate.currentDate().addDays(-_DAYS[1]))
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day of the training"))
        self.day.dateChanged.connect(self.refresh)
        self.window_days = QComboBox()
        self.window_days.setAccessibleName(self.tr("Days before and after"))
        for days in _DAYS:
            self.window_days.addItem(self.tr("%n day(s) before and after", "", days), days)
        self.window_days.setCurrentIndex(_DAYS.index(90))
        self.window_days.currentIndexChanged.connect(self.refresh)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Save as CSV"))
        self.export_button.clicked.connect(self._export)
        self.model = RecordTable[Change](self._columns(), self)
        self.table = RecordView(self.model, self.tr("What changed"))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.verdict = Text("", "heading", wrap=True)
        self.details = Text("", "body", "muted", wrap=True)
        self.plot = SlopePlot()
        left = Card()
        left.setFixedWidth(420)
        left.body.addLayout(column(self.verdict, self.details, spacing=4))
        left.body.addWidget(self.plot, 1)
        right = Card(padding=GRID)
        right.body.addWidget(self.table, 1)
        right.body.addWidget(
            Text(
                self.tr(
                    "People are compared with themselves: at least 2 calls before and 2 after, at least 5 people. "
                    "Clear is what chance would show less than once in 20 times, however many measures there are."
                ),
                "caption",
                "muted",
                wrap=True,
            )
        )
        sides = row(left, right, spacing=2 * GRID)
        sides.setStretch(1, 1)
        tools = row(
            Text(self.tr("Day of the training")), self.day, self.window_days, 1, self.export_button, spacing=GRID
        )
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.layout().insertWidget(0, self._tools)  # type: ignore[union-attr]
        self.content.addLayout(sides, 1)

    def refresh(self) -> None:
        """Compare again."""
        if self.scope is None:
            return
        desk, people = self.context.app.progress, self.scope.selection.people
        chosen = self.day.date()
        day = datetime.combine(date(chosen.year(), chosen.month(), chosen.day()), time.min).astimezone(UTC)
        days = self.window_days.currentData()

        def compare() -> tuple[Change, ...]:
            there = [one.name for one in desk.people()] if people is None else people
            return desk.training(there, day, before=days, after=days)

        self.load(lambda _: compare(), self._show)

    def _show(self, changes: tuple[Change, ...]) -> None:
        self.changes = changes
        self.export_button.setEnabled(bool(changes))
        if not changes or all(not one.people for one in changes):
            self.show_nothing()
            return
        self.model.show_records(changes)
        self.table.selectRow(0)
        self.show_content()

    def _chosen(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        change = self.model.record(current.row())
        self.verdict.setText(f"{measure_name(change.measure)}: {self._verdict(change)}")
        tones: dict[str, Tone] = {"better": "good", "worse": "bad"}
        self.verdict.set_tone(tones.get(change.verdict, "text"))
        self.details.setText(self._details(change))
        self.plot.show_pairs(
            [
                (one.person, shown(change.measure, one.before), shown(change.measure, one.after))
                for one in change.people
            ],
            None if change.before is None else shown(change.measure, change.before),
            None if change.after is None else shown(change.measure, change.after),
        )

    def _verdict(self, change: Change) -> str:
        return {
            "better": self.tr("clearly better"),
            "worse": self.tr("clearly worse"),
            "unclear": self.tr("no clear difference"),
            "too_few": self.tr("too few to tell"),
        }[change.verdict]

    def _details(self, change: Change) -> str:
        counted = CountedCalls().people(len(change.people))
        parts = [f"{measure_sentence(change.measure)}. {counted}."]
        found = change.difference
        if found is not None:
            text = self.tr("On average %1 after the training; with 95 % certainty between %2 and %3.")
            for place, value in enumerate((found.value, found.low, found.high), 1):
                text = text.replace(f"%{place}", _signed(change, value))
            parts.append(text)
        if change.others is not None and change.beyond_others is not None:
            text = self.tr("The %n other(s) in the same time: %1; beyond them %2 (%3 to %4).", "", change.others.n)
            beyond = change.beyond_others
            for place, value in enumerate((change.others.value, beyond.value, beyond.low, beyond.high), 1):
                text = text.replace(f"%{place}", _signed(change, value))
            parts.append(text)
        elif found is not None:
            parts.append(self.tr("There are too few others to tell whether everybody changed as much."))
        return " ".join(parts)

    def _columns(self) -> tuple[Column[Change], ...]:
        return (
            Column(
                self.tr("Measure"),
                lambda one: measure_name(one.measure),
                lambda one: measure_name(one.measure).casefold(),
                150,
                right=False,
                tip=lambda one: measure_sentence(one.measure),
            ),
            Column(self.tr("Before"), lambda one: _value(one, one.before), lambda one: one.before or 0.0, 70),
            Column(self.tr("After"), lambda one: _value(one, one.after), lambda one: one.after or 0.0, 70),
            Column(
                self.tr("Difference"),
                lambda one: "" if one.difference is None else _signed(one, one.difference.value),
                _gain,
                90,
                tip=self._details,
            ),
            Column(self.tr("lies between"), lambda _: "", _gain, 150, tip=self._details, bar=_bar),
            Column(self.tr("People"), lambda one: str(len(one.people)), lambda one: len(one.people), 66),
            Column(
                self.tr("Verdict"),
                self._verdict,
                lambda one: one.verdict,
                180,
                right=False,
                tone=lambda one: _TONES.get(one.verdict, "muted"),
            ),
        )

    def _export(self) -> None:
        changes = self.changes
        save_table(self, "training.csv", lambda path: self.context.app.progress.export_training(changes, path))


def _gain(one: Change) -> float:
    return -2.0 if one.difference is None else one.difference.value / one.measure.highest


def _value(one: Change, value: float | None) -> str:
    return "–" if value is None else figure(one.measure, value)


def _signed(one: Change, value: float) -> str:
    return f"{shown(one.measure, value):+.0f}".replace("-", "−")


def _bar(one: Change) -> Bar | None:
    found = one.difference
    if found is None:
        return None
    parts = (found.value, found.low, found.high)
    value, low, high = (min(max((part / one.measure.highest / _WIDEST + 1) / 2, 0.0), 1.0) for part in parts)
    return Bar(value, low, high, zero=0.5, tone=_TONES.get(one.verdict, "muted"))
