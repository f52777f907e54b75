"""Where everybody stands: first, best and latest score, and the mean with how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.app.desk.practised import Practised
from roleplay.core.naming import folded
from roleplay.gui import trust_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.interval_bar import Bar
from roleplay.gui.pages.reports.names import left_out, range_text
from roleplay.gui.pages.reports.saving import save_table
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import icon
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import Text
from roleplay.review.accuracy import DOUBTFUL_ERRORS, UNKNOWN, Accuracy
from roleplay.review.progress.measures import SCORE
from roleplay.review.progress.standings import CallScore, Standing, Standings

translate = QCoreApplication.translate


class PeopleTab(ReportTab):
    """A table, one person a row."""

    person_chosen = Signal(str)
    """Show this person's progress."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self._practised: Practised | None = None
        self._heard: Mapping[str, Accuracy] = {}
        """How well each person is heard."""
        self.model = RecordTable[Standing]((*_columns(), self._misheard()), self)
        self.table = RecordView(self.model, self.tr("People"))
        self.table.activated.connect(self._activated)
        self.left_out = Text("", "caption", "muted", wrap=True)
        self.export_button = QPushButton(icon("tray-arrow-down"), translate("Reports", "Save as CSV"))
        self.export_button.clicked.connect(self._export)
        card = Card()
        card.body.addWidget(self.table, 1)
        foot = row(self.left_out, self.export_button)
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        self.content.addWidget(card, 1)

    def refresh(self) -> None:
        """Read where everybody stands."""
        if self.scope is not None:
            desk, selection = self.context.app.progress, self.scope.selection

            def work_out() -> tuple[Practised, Standings]:
                found = desk.practised(selection)
                return found, found.standings()

            self.load(lambda _: work_out(), lambda found: self._show(*found))

    def _show(self, practised: Practised, found: Standings) -> None:
        self._practised = practised
        self.model.show_records(found.people)
        self.left_out.setText(left_out((found.unfinished, found.ungraded, found.retries)))
        if found.people:
            self.show_content()
        else:
            self.show_nothing()

        trust = self.context.app.trust  # after what is shown, for it is not what people wait for
        self.context.tasks.run(self, lambda _: trust.accuracies(), self._show_heard, self.context.fail)

    def _show_heard(self, heard: Mapping[str, Accuracy]) -> None:
        self._heard = heard
        self.table.viewport().update()

    def _misheard(self) -> Column[Standing]:
        def of(row: Standing) -> Accuracy:
            return self._heard.get(row.person, UNKNOWN)

        return Column(
            translate("Reports", "Misheard"),
            lambda row: trust_words.misheard(of(row)),
            lambda row: of(row).rate or 0.0,
            96,
            tip=lambda row: trust_words.accuracy_sentence(of(row)),
            tone=lambda row: "warn" if (of(row).rate or 0.0) >= DOUBTFUL_ERRORS else "text",
        )

    def _export(self) -> None:
        practised = self._practised
        if practised is not None:
            save_table(self, "people.csv", lambda path: self.context.app.progress.export_standings(practised, path))

    def _activated(self, index: QModelIndex) -> None:
        self.person_chosen.emit(self.model.record(index.row()).person)


def nobody() -> EmptyState:
    """Return what is shown while there are no judged calls."""
    return EmptyState(
        "chart-timeline-variant",
        translate("Reports", "No calls to report on"),
        translate(
            "Reports", "Reports are made of finished calls with a score. There are none of these people in this time."
        ),
        translate("Reports", "Choose a customer"),
    )


def _columns() -> tuple[Column[Standing], ...]:
    return (
        Column(
            translate("Reports", "Person"),
            lambda row: row.person,
            lambda row: folded(row.person),
            180,
            right=False,
        ),
        Column(translate("Reports", "Calls"), lambda row: str(row.calls), lambda row: row.calls, 72),
        Column(
            translate("Reports", "Mean score"), lambda row: f"{row.mean.value:.0f}", lambda row: row.mean.value, 110
        ),
        Column(
            translate("Reports", "lies between"),
            lambda _: "",
            lambda row: row.mean.low,
            190,
            tip=lambda row: range_text(SCORE, row.mean),
            bar=lambda row: Bar(row.mean.value / 100, row.mean.low / 100, row.mean.high / 100),
        ),
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
