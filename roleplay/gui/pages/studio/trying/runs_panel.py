"""Many calls at once: test plans, calls that play themselves, and where real calls went; drawn on the graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QPushButton, QSpinBox, QVBoxLayout, QWidget
from superqt import QFlowLayout

from roleplay.app.autoplay import AutoplayOptions
from roleplay.app.desk.trying import Autoplay, PlanFile, PlansRun
from roleplay.core.errors import RoleplayError
from roleplay.core.practice import Selection
from roleplay.core.records import Level
from roleplay.dialogue.authoring.travelled import Shares
from roleplay.dialogue.testplans.coverage import Coverage
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.pages.studio.trying.playable import Playable
from roleplay.gui.pages.studio.trying.results import Results
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

T = TypeVar("T")
_EVERYBODY = Selection()


class RunsPanel(QWidget):
    """One thing runs at a time, in the background, and can be cancelled."""

    finished = Signal()
    """What ran has ended, however."""

    def __init__(self, context: Context, open_document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open = open_document
        self._playable = Playable(open_document, self)
        self._task: Task | None = None
        self.shares: Shares | None = None
        """Where the calls went that were looked at last."""
        self._build()
        self._playable.changed.connect(self._update)
        self._playable.opened.connect(self._another)
        self._update()

    def _build(self) -> None:
        self.banner = Banner()
        self.plans_button = QPushButton(icon("clipboard-check-outline"), self.tr("Run the test plans"))
        self.plans_button.clicked.connect(self.run_plans)
        self.play_button = QPushButton(icon("robot-outline"), self.tr("Let it play itself"))
        self.play_button.setToolTip(self.tr("A good, an average and a bad trainee call, each as often as said here"))
        self.play_button.clicked.connect(self.autoplay)
        self.calls = QSpinBox()
        self.calls.setRange(10, 10_000)
        self.calls.setValue(300)
        self.calls.setSingleStep(100)
        self.calls.setSuffix(self.tr(" calls each"))
        self.calls.setAccessibleName(self.tr("Calls with each of the three trainees"))
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("Level of difficulty"))
        for level in get_args(Level):
            self.level.addItem(words.level_name(level), level)
        self.level.setCurrentIndex(1)
        self.real_button = QPushButton(icon("account-group-outline"), self.tr("Where real calls went"))
        self.real_button.clicked.connect(self.look_at_real_calls)
        self.draw = QCheckBox(self.tr("Draw on the graph"))
        self.draw.setChecked(True)
        self.draw.toggled.connect(lambda _: self._draw())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.told = Text("", "body", "muted", wrap=True)
        self.results = Results()
        self.results.node_chosen.connect(lambda node: self._open.select(("nodes", node)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        line = QFlowLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(GRID)
        line.setVerticalSpacing(GRID)
        for widget in (self.plans_button, self.play_button, self.calls, self.level, self.real_button, self.draw):
            line.addWidget(widget)
        whole.addLayout(line)
        whole.addLayout(row(self.progress, self.cancel_button))
        whole.addWidget(self.told)
        whole.addWidget(self.results, 1)

    # --- running ---

    def run_plans(self) -> None:
        """Play the test plans that lie beside the scenario."""
        scenario, name, trying = self._playable.scenario, self._open.name, self._context.app.trying
        if scenario is None:
            return

        def work(task: Task) -> tuple[PlanFile, PlansRun]:
            file = trying.plans(name or scenario.id)
            return file, trying.run_plans(scenario, file.plans, task.report)

        self._run(work, lambda found: self._show_plans(*found))

    def autoplay(self) -> None:
        """Let the scenario play itself."""
        scenario, trying = self._playable.scenario, self._context.app.trying
        if scenario is not None:
            options = AutoplayOptions(self.calls.value(), level=self.level.currentData())
            self._run(lambda task: trying.autoplay(scenario, options, task.report), self._show_autoplay)

    def look_at_real_calls(self) -> None:
        """Find out where the saved calls of the scenario went."""
        scenario, trying = self._playable.scenario, self._context.app.trying
        if scenario is not None:
            self._run(lambda task: trying.coverage(scenario, _EVERYBODY, task.report), self._show_real)

    def cancel(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()

    def _run(self, job: Callable[[Task], T], show: Callable[[T], None]) -> None:
        if self._task is not None:
            return

        def done(found: T) -> None:
            self._task = None
            self.banner.hide()
            show(found)
            self._end()

        self._task = self._context.tasks.run(self, job, done, self._failed, self._progressed, self._cancelled)
        self.progress.setRange(0, 0)
        self._update()

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _cancelled(self) -> None:
        self._task = None
        self._end()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)
        self._end()

    def _end(self) -> None:
        self._update()
        self.finished.emit()

    # --- showing ---

    def _show_plans(self, file: PlanFile, run: PlansRun) -> None:
        self.results.show_plans(file, run)
        failed = sum(bool(played.failures) for played in run.played)
        if file.problems:
            self._tell(self.tr("The test plans cannot be read: %1").replace("%1", str(file.problems[0])), good=False)
        elif not run.played and not run.problems:
            self.told.setText(self.tr("There are no test plans yet. Try a call, then make a plan of it."))
            self.told.set_tone("muted")
        else:
            told = self.tr("%1 of %2 plans pass; they reach %3 of %4 moments and %5 of %6 replies.")
            self._tell(
                _filled(told, len(run.played) - failed, len(run.played), *_reached(run.coverage)), good=not failed
            )
        self._took(run.shares if run.played else None)

    def _show_autoplay(self, found: Autoplay) -> None:
        self.results.show_autoplay(found.report)
        problems = found.report.problems()
        told = self.tr("%1 calls; they reach %2 of %3 moments and %4 of %5 replies.")
        self._tell(_filled(told, found.shares.calls, *_reached(found.report.coverage)), good=not problems)
        self._took(found.shares)

    def _show_real(self, shares: Shares) -> None:
        scenario = self._playable.scenario
        if scenario is None:
            return
        self.results.show_real(shares, scenario)
        if shares.calls:
            told = self.tr("Real calls: %1; they came by %2 of %3 moments.")
            reached = sum(node in shares.nodes for node in scenario.nodes)
            self._tell(_filled(told, shares.calls, reached, len(scenario.nodes)), good=True)
        else:
            self.told.setText(self.tr("Nobody has held a call of this scenario yet."))
            self.told.set_tone("muted")
        self._took(shares if shares.calls else None)

    def _tell(self, sentence: str, *, good: bool) -> None:
        self.told.setText(sentence)
        self.told.set_tone("good" if good else "bad")

    def _took(self, shares: Shares | None) -> None:
        self.shares = shares
        self._draw()

    def _draw(self) -> None:
        self._open.coverage_changed.emit(self.shares if self.draw.isChecked() else None)

    def _another(self) -> None:
        self.cancel()
        self.results.clear()
        self.told.setText("")
        self._took(None)

    def _update(self) -> None:
        busy, playable = self._task is not None, self._playable.scenario is not None
        for button in (self.plans_button, self.play_button, self.real_button):
            button.setEnabled(playable and not busy)
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)


def _reached(coverage: Coverage) -> tuple[int, int, int, int]:
    return coverage.nodes.reached, coverage.nodes.of, coverage.replies.reached, coverage.replies.of


def _filled(sentence: str, *numbers: int) -> str:
    for place, number in enumerate(numbers, 1):
        sentence = sentence.replace(f"%{place}", str(number))
    return sentence
