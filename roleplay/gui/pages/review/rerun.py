"""A saved call beside the same call stepped again: what is asked for on top, what would be different below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.app.desk.card_reruns import CardRerun
from roleplay.app.desk.reruns import Reran, RerunOptions, WhichScenario
from roleplay.core.errors import RoleplayError
from roleplay.core.records import SessionRecord
from roleplay.gui import grading_words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.rerun_diff import RerunView
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class _Offer:
    """What may be chosen."""

    newest: int | None
    """Version of the scenario in the library; None when it is not there any more."""
    versions: tuple[int, ...]
    """In which there are calls."""
    recognisers: tuple[str, ...]
    cards: tuple[tuple[str, str], ...]
    """Name and title of each version of a scorecard."""


class RerunDialog(QDialog):
    """Nothing that is done here changes the saved call."""

    seek_wanted = Signal(float)

    def __init__(self, context: Context, record: SessionRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = record
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Run this call again"))
        self.resize(880, 720)
        self.banner = Banner()
        self.scenario = QComboBox()
        self.recogniser = QComboBox()
        self.recogniser.addItem(self.tr("as it was recognised"), "")
        self.scorecard = QComboBox()
        self.scorecard.addItem(self.tr("none"), "")
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow(self.tr("Scenario"), self.scenario)
        form.addRow(self.tr("Heard by"), self.recogniser)
        form.addRow(self.tr("Scorecard"), self.scorecard)
        self.run_button = QPushButton(self.tr("Run again"))
        self.run_button.setDefault(True)
        self.run_button.clicked.connect(self.run)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = Text(
            self.tr("The call is stepped again as if it were held now. The saved call stays as it is."),
            "caption",
            "muted",
        )
        self.view = RerunView()
        self.view.seek_wanted.connect(self.seek_wanted)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.banner)
        whole.addLayout(form)
        whole.addLayout(row(self.told, self.progress, 1, self.run_button))
        whole.addWidget(self.view, 1)
        whole.addWidget(buttons)
        self._load()

    def _load(self) -> None:
        app, start = self._context.app, self._record.start

        def read() -> _Offer:
            newest = next(
                (one.version for one in app.scenarios() if one.id == start.scenario_id and one.version), None
            )
            cards = tuple(
                (f"{card.id}@{card.version}", f"{grading_words.shown(card.title)} {card.version}")
                for card in app.grading.cards.all()
            )
            spoken = app.has_recording(start.id) and start.recogniser != "typed"
            hear = app.trust.recognisers(start.language) if spoken else ()
            return _Offer(newest, app.trust.versions(start.scenario_id), hear, cards)

        self._context.tasks.run(self, lambda _: read(), self._offer, self._context.fail)

    def _offer(self, offer: _Offer) -> None:
        played = self._record.start.scenario_version
        if offer.newest is not None:
            text = self.tr("the newest version, %1").replace("%1", str(offer.newest))
            self.scenario.addItem(text, "newest")
        self.scenario.addItem(self.tr("as it was played, version %1").replace("%1", str(played)), "played")
        for version in offer.versions:
            if version not in (played, offer.newest):
                self.scenario.addItem(self.tr("version %1").replace("%1", str(version)), version)
        for name in offer.recognisers:
            self.recogniser.addItem(name, name)
        self.recogniser.setEnabled(bool(offer.recognisers))
        for name, title in offer.cards:
            self.scorecard.addItem(title, name)

    def options(self) -> RerunOptions:
        """Return what is asked for."""
        which: WhichScenario = self.scenario.currentData() or "newest"
        return RerunOptions(which, self.recogniser.currentData() or "")

    def run(self) -> None:
        """Step the call again, in the background."""
        trust, session_id = self._context.app.trust, self._record.start.id
        options, card = self.options(), self.scorecard.currentData() or ""

        def work(task: Task) -> tuple[Reran, CardRerun | None]:
            again = trust.rerun(session_id, options, task.report)
            return again, trust.judge_again(again, card) if card else None

        self._busy(busy=True)
        self._task = self._context.tasks.run(
            self, work, lambda found: self.show_rerun(*found), self._failed, self._heard
        )

    def _busy(self, *, busy: bool) -> None:
        self.run_button.setEnabled(not busy)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.told.setVisible(not busy)

    def _heard(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_rerun(self, again: Reran, card: CardRerun | None) -> None:
        """Show what would be different."""
        self._busy(busy=False)
        self.banner.hide()
        self.view.show_rerun(again, card)

    def _failed(self, problem: BaseException) -> None:
        self._busy(busy=False)
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
        super().done(result)
