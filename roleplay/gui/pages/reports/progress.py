"""How people get on over time: everything that is measured as a list, the chosen one as a curve with its band."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.app.desk.practised import Practised
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.interval_bar import Bar
from roleplay.gui.pages.reports.names import (
    CountedCalls,
    day,
    figure,
    left_out,
    measure_name,
    measure_sentence,
    range_text,
    shown,
)
from roleplay.gui.pages.reports.people import nobody
from roleplay.gui.pages.reports.saving import save_table
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.band_plot import BandPlot, BandPoint
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.progress.measures import SCORE, Measure
from roleplay.review.progress.overview import Figure
from roleplay.review.progress.standings import CallScore
from roleplay.review.progress.timeline import Point, Timeline


class ProgressTab(ReportTab):
    """The curve on the left, the list on the right."""

    call_wanted = Signal(str)
    """Show this session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self._practised: Practised | None = None
        self._measure = SCORE
        self.plot = BandPlot()
        self.plot.dot_clicked.connect(self.call_wanted)
        self.heading = Text("", "heading")
        self.counts = Text("", "body", "muted")
        self.explanation = Text("", "caption", "muted", wrap=True)
        self.left_out = Text("", "caption", "muted", wrap=True)
        self.model = RecordTable[Figure](self._columns(), self)
        self.table = RecordView(self.model, self.tr("What is measured"))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Save as CSV"))
        self.export_button.clicked.connect(self._export)
        chart = Card()
        chart.body.addLayout(column(self.heading, self.counts, spacing=2))
        chart.body.addWidget(self.plot, 1)
        chart.body.addWidget(self.explanation)
        chart.body.addWidget(self.left_out)
        listed = Card(padding=GRID)
        listed.body.addWidget(self.table, 1)
        listed.body.addLayout(row(1, self.export_button))
        listed.setMinimumWidth(440)
        sides = row(chart, listed, spacing=2 * GRID)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.content.addLayout(sides, 1)

    def refresh(self) -> None:
        """Read the calls, and work everything out."""
        if self.scope is None:
            return
        desk, selection, measure = self.context.app.progress, self.scope.selection, self._measure

        def work_out() -> tuple[Practised, tuple[Figure, ...], Timeline]:
            found = desk.practised(selection)
            return found, found.overview(), found.timeline(measure)

        self.load(lambda _: work_out(), lambda found: self._show(*found))

    def choose(self, measure: Measure) -> None:
        """Show another measure."""
        for place in range(self.model.rowCount()):
            if self.model.record(place).measure == measure:
                self.table.selectRow(place)

    # --- showing ---

    def _show(self, practised: Practised, figures: tuple[Figure, ...], curve: Timeline) -> None:
        self._practised = practised
        if not len(practised):
            self.show_nothing()
            return
        self.left_out.setText(left_out(practised.left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        kept = self._measure
        self.table.blockSignals(True)
        self.model.show_records(figures)
        self.table.blockSignals(False)
        known = [one.measure for one in figures]
        if kept not in known:
            kept, curve = SCORE, practised.timeline(SCORE)
        self.table.selectRow(next(place for place in range(len(known)) if self.model.record(place).measure == kept))
        self._show_curve(curve)
        self.show_content()

    def _chosen(self, current: QModelIndex) -> None:
        if not current.isValid() or self._practised is None:
            return
        measure = self.model.record(current.row()).measure
        if measure != self._measure:
            self._measure = measure
            practised = self._practised
            self.load(lambda _: practised.timeline(measure), self._show_curve)

    def _show_curve(self, curve: Timeline) -> None:
        self.show_content()
        measure = curve.measure
        self._measure = measure
        practised, scope = self._practised, self.scope
        if practised is None or scope is None:
            return
        self.heading.setText(f"{measure_name(measure)} · {scope.label}")
        self.counts.setText(self._counted(curve))
        self.explanation.setText(f"{measure_sentence(measure)}. {self._told(curve)}")
        self.plot.show_curve(
            [
                BandPoint(
                    point.at,
                    shown(measure, point.interval.value),
                    shown(measure, point.interval.low),
                    shown(measure, point.interval.high),
                    self._tip(measure, curve, point),
                )
                for point in curve.points
            ],
            [(at, shown(measure, value), one) for at, value, one in curve.dots],
            self.heading.text(),
        )

    def _counted(self, curve: Timeline) -> str:
        """Return how many calls and people there are; for a person's score, first, best and latest."""
        practised, counted = self._practised, CountedCalls()
        if practised is None or not curve.points:
            return self.tr("None of these calls tells of it.")
        if curve.step == "calls" and curve.measure == SCORE:
            one = practised.standings().people[0]
            text = self.tr("First %1 · best %2 · latest %3")
            for place, call in (("%1", one.first), ("%2", one.best), ("%3", one.latest)):
                text = text.replace(place, _dated(call))
            return text
        if curve.step == "calls":
            return counted.calls(len(curve.points))
        calls = sum(point.calls for point in curve.points)
        return f"{counted.calls(calls)} · {counted.people(len(practised.people))}"

    def _told(self, curve: Timeline) -> str:
        return {
            "calls": self.tr(
                "The curve is the mean of the latest 10 calls, grey dots are single calls (a click opens one). The "
                "band is where the true mean lies with 95 % certainty: the fewer calls, the wider."
            ),
            "week": self.tr(
                "Each point is a week, in which every person counts the same. The band is where the mean of such "
                "people lies with 95 % certainty: the fewer people, the wider."
            ),
            "month": self.tr(
                "Each point is a month, in which every person counts the same. The band is where the mean of such "
                "people lies with 95 % certainty: the fewer people, the wider."
            ),
        }[curve.step]

    def _tip(self, measure: Measure, curve: Timeline, point: Point) -> str:
        counted = CountedCalls()
        calls = counted.calls(point.calls)
        if curve.step != "calls":
            calls = f"{calls}, {counted.people(point.interval.n)}"
        text = f"{figure(measure, point.interval.value)} ({range_text(measure, point.interval)})"
        return f"{day(point.at)}: {text}, {calls}"

    def _columns(self) -> tuple[Column[Figure], ...]:
        counted = CountedCalls()

        def tip(one: Figure) -> str:
            calls = f"{counted.calls(one.calls)}, {counted.people(one.people)}"
            return f"{measure_sentence(one.measure)}: {range_text(one.measure, one.interval)} ({calls})"

        return (
            Column(
                self.tr("Measure"),
                lambda one: measure_name(one.measure),
                lambda one: measure_name(one.measure).casefold(),
                160,
                right=False,
                tip=tip,
            ),
            Column(
                self.tr("Mean"),
                lambda one: figure(one.measure, one.interval.value),
                lambda one: one.interval.value / one.measure.highest,
                64,
                tip=tip,
            ),
            Column(
                self.tr("lies between"),
                lambda _: "",
                lambda one: one.interval.low / one.measure.highest,
                128,
                tip=tip,
                bar=_bar,
            ),
            Column(self.tr("Calls"), lambda one: str(one.calls), lambda one: one.calls, 62, tip=tip),
        )

    def _export(self) -> None:
        practised = self._practised
        if practised is not None:
            save_table(self, "progress.csv", lambda path: self.context.app.progress.export_overview(practised, path))


def _bar(one: Figure) -> Bar:
    highest, found = one.measure.highest, one.interval
    tone = "tense" if one.measure.kind == "mistake" else "accent"
    return Bar(found.value / highest, found.low / highest, found.high / highest, tone=tone)


def _dated(call: CallScore) -> str:
    return f"{call.score:.0f} ({day(call.at)})"
