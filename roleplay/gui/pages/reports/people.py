"""Where everybody stands: first, best and latest score, and the mean with how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QWidget

from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card
from roleplay.gui.widgets.text import Text
from roleplay.review.progress.intervals import Interval
from roleplay.review.progress.standings import CallScore, Standing, Standings

translate = QCoreApplication.translate


class PeopleTab(ReportTab):
    """A table, one person a row."""

    person_chosen = Signal(str)
    """Show this person's progress."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self.model = RecordTable[Standing](_columns(), self)
        self.table = RecordView(self.model, self.tr("People"))
        self.table.activated.connect(self._activated)
        self.left_out = Text("", "caption", "muted", wrap=True)
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.left_out)
        self.content.addWidget(card, 1)

    def refresh(self) -> None:
        """Read where everybody stands."""
        if self.scope is not None:
            desk, selection = self.context.app.progress, self.scope.selection
            self.load(lambda _: desk.practised(selection).standings(), self._show)

    def _show(self, found: Standings) -> None:
        self.model.show_records(found.people)
        self.left_out.setText(left_out(found.unfinished, found.ungraded, found.retries))
        self.left_out.setVisible(bool(self.left_out.text()))
        if found.people:
            self.show_content()
        else:
            self.show_nothing()

    def _activated(self, index: QModelIndex) -> None:
        self.person_chosen.emit(self.model.record(index.row()).person)


def nobody() -> EmptyState:
    """Return what is shown while there are no judged calls."""
    texts = _Texts()
    return EmptyState("chart-timeline-variant", texts.no_calls(), texts.why(), texts.choose())


def left_out(unfinished: int, ungraded: int, retries: int) -> str:
    """Return which calls are not in a report, in one sentence; empty when all are."""
    texts = _Texts()
    parts = (
        texts.unfinished(unfinished) if unfinished else "",
        texts.ungraded(ungraded) if ungraded else "",
        texts.retries(retries) if retries else "",
    )
    named = [part for part in parts if part]
    return texts.not_counted().replace("%1", ", ".join(named)) if named else ""


def range_text(found: Interval) -> str:
    """Return between what a figure lies."""
    return f"{found.low:.0f} – {found.high:.0f}"


def _columns() -> tuple[Column[Standing], ...]:
    return (
        Column(
            translate("Reports", "Person"),
            lambda row: row.person,
            lambda row: row.person.casefold(),
            180,
            right=False,
        ),
        Column(translate("Reports", "Calls"), lambda row: str(row.calls), lambda row: row.calls, 72),
        Column(
            translate("Reports", "Mean score"), lambda row: f"{row.mean.value:.0f}", lambda row: row.mean.value, 110
        ),
        Column(translate("Reports", "lies between"), lambda row: range_text(row.mean), lambda row: row.mean.low, 130),
        _score(translate("Reports", "First"), lambda row: row.first),
        _score(translate("Reports", "Best"), lambda row: row.best),
        _score(translate("Reports", "Latest"), lambda row: row.latest),
        Column(
            translate("Reports", "Last call"),
            lambda row: words.moment(datetime.fromtimestamp(row.latest.at, UTC)),
            lambda row: row.latest.at,
            150,
        ),
    )


def _score(title: str, of: Callable[[Standing], CallScore]) -> Column[Standing]:
    return Column(
        title, lambda row: f"{of(row).score:.0f}", lambda row: of(row).score, 96, tip=lambda row: _when(of(row))
    )


def _when(call: CallScore) -> str:
    return words.moment(datetime.fromtimestamp(call.at, UTC))


class _Texts(QObject):
    """Texts with a number: singular and plural are collected for translation from `tr` only."""

    def no_calls(self) -> str:
        return self.tr("No calls to report on")

    def why(self) -> str:
        return self.tr(
            "Reports are made of finished calls with a score. There are none of these people in this time."
        )

    def choose(self) -> str:
        return self.tr("Choose a customer")

    def not_counted(self) -> str:
        return self.tr("Not counted, and no judgement on anybody: %1.")

    def unfinished(self, count: int) -> str:
        return self.tr("%n unfinished call(s)", "", count)

    def ungraded(self, count: int) -> str:
        return self.tr("%n call(s) without a score", "", count)

    def retries(self, count: int) -> str:
        return self.tr("%n retry(s) of a call", "", count)
