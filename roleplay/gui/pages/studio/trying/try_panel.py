"""Trying the scenario at once: a call from any moment, typed or spoken, with the engine's state and the evidence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.events import CallEvent
from roleplay.dialogue.authoring.trial import Trial, TrialTurn
from roleplay.dialogue.authoring.weighing import Weighing
from roleplay.dialogue.testplans.plans import Directive
from roleplay.dialogue.testplans.stepping import Beginning
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.pages.studio.trying.conversation import Conversation
from roleplay.gui.pages.studio.trying.hear_bar import HearBar
from roleplay.gui.pages.studio.trying.moment_bar import MomentBar
from roleplay.gui.pages.studio.trying.plan_dialog import PlanDialog
from roleplay.gui.pages.studio.trying.playable import Playable
from roleplay.gui.pages.studio.trying.spoken import ring
from roleplay.gui.pages.studio.trying.state_view import StateView
from roleplay.gui.pages.studio.trying.weigh_table import WeighTable
from roleplay.gui.tasks import OwnersInbox, Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Scroll, row
from roleplay.gui.widgets.text import Text

_LEAST = 168
"""Height in which a call can still be followed."""
_HALF = 560


class TryPanel(QWidget):
    """A call in the making; whatever is edited meanwhile, it is made again in the changed scenario."""

    changed = Signal()
    """The call is another one: begun, a move made or taken back, made again."""

    def __init__(self, context: Context, open_document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open = open_document
        self._playable = Playable(open_document, self)
        self._inbox = OwnersInbox(self)
        self.trial: Trial | None = None
        """The call; None before one was begun."""
        self._task: Task | None = None
        self._weighing: Task | None = None
        self._build()
        self._playable.changed.connect(self._scenario_changed)
        self._playable.opened.connect(self._another)
        open_document.language_changed.connect(lambda _: self._another())
        open_document.selected.connect(lambda _: self._follow_node())
        self._scenario_changed()

    # --- building ---

    def _build(self) -> None:
        self.banner = Banner()
        self.moment = MomentBar()
        self.begin_button = QPushButton(icon("phone-outline"), self.tr("Begin here"))
        self.begin_button.setToolTip(self.tr("Begin a call at this moment"))
        self.begin_button.clicked.connect(self.begin)
        self.speak_button = _tool("microphone-outline", self.tr("Hold the call out loud, from this moment on"))
        self.speak_button.clicked.connect(self.speak)
        self.back_button = _tool("undo", self.tr("Take the last move back"))
        self.back_button.clicked.connect(self.back)
        self.plan_button = _tool("clipboard-check-outline", self.tr("Keep this call as a test plan"))
        self.plan_button.clicked.connect(self.make_plan)
        self.told = Text("", "caption", "warn", wrap=True)
        self.conversation = Conversation()
        self.conversation.chosen.connect(self._show_turn)
        self.state_view = StateView()
        self.table = WeighTable()
        self.hear = HearBar(self._context, self._open, self._playable)
        self._build_details()
        parts = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.conversation, 1)
        column.addLayout(self._answer_row())
        parts.addWidget(left)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(2 * GRID)
        parts.setMinimumHeight(_LEAST)
        parts.setSizes([_HALF, _HALF])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        for button in (self.begin_button, self.speak_button, self.plan_button):
            self.moment.add(button)
        whole.addWidget(self.moment)
        whole.addWidget(self.told)
        whole.addWidget(parts, 1)

    def _build_details(self) -> None:
        self.details = QTabWidget()
        self.details.setDocumentMode(True)
        state, hearing = Scroll(), Scroll()
        state.column.addWidget(self.state_view)
        hearing.column.addWidget(self.hear)
        self.details.addTab(state, self.tr("State"))
        self.details.addTab(self.table, self.tr("Why"))
        self.details.addTab(hearing, self.tr("Hear a line"))

    def _answer_row(self) -> QHBoxLayout:
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(self.tr("Answer the customer, then press Enter"))
        self.answer.setAccessibleName(self.tr("Your answer"))
        self.answer.setMaxLength(2000)
        self.answer.setMinimumWidth(84)
        self.answer.returnPressed.connect(lambda: self.say(self.answer.text()))
        line = row(self.answer, spacing=0)
        self.move_buttons: dict[Directive, QToolButton] = {}
        for directive, picture in words.MOVE_ICONS.items():
            button = _tool(picture, words.move_name(directive))
            button.clicked.connect(lambda _=False, directive=directive: self.make(directive))
            self.move_buttons[directive] = button
            line.addWidget(button)
        line.addWidget(self.back_button)
        return line

    # --- the call ---

    def begin(self) -> None:
        """Begin a call at the chosen moment."""
        self._begin(self.moment.beginning)

    def begin_at(self, node: str) -> None:
        """Begin a call at a node, with the anger and the flags that are chosen."""
        self.moment.choose(node, self.moment.beginning.heat, self.moment.beginning.flags)
        self.begin()

    def _begin(self, beginning: Beginning) -> None:
        scenario = self._playable.scenario
        if scenario is None:
            return
        language, level = self._playable.language, self.moment.chosen_level
        trying = self._context.app.trying
        self._work(lambda: trying.trial(scenario, language, beginning, level))

    def say(self, text: str) -> None:
        """Answer the customer."""
        if text.strip() and self._may_move():
            trial = self.trial
            assert trial is not None
            self.answer.clear()
            self._work(lambda: _after(trial, lambda: trial.say(text)))

    def make(self, directive: Directive) -> None:
        """Do something else than answer."""
        if self._may_move():
            trial = self.trial
            assert trial is not None
            self._work(lambda: _after(trial, lambda: trial.make(directive)))

    def back(self) -> None:
        """Take the last move back."""
        if self.trial is not None and self.trial.moves and self._task is None:
            trial = self.trial
            self._work(lambda: _after(trial, trial.back))

    def speak(self) -> None:
        """Hold the call out loud; when it is over it is shown here."""
        if self._playable.scenario is not None:
            scenario, beginning = self._playable.scenario, self.moment.beginning
            level, language = self.moment.chosen_level, self._playable.language

            def ended(events: tuple[CallEvent, ...]) -> None:
                self._inbox.put(lambda: self._follow(events, beginning))

            ring(self, scenario, beginning, language, level, ended)

    def make_plan(self) -> None:
        """Offer the call as a test plan."""
        if self.trial is not None and self.trial.moves:
            PlanDialog(self._context, self.trial, self._open.name, self).exec()

    def _follow(self, events: tuple[CallEvent, ...], beginning: Beginning) -> None:
        scenario = self._playable.scenario
        if scenario is None:
            return
        language, level = self._playable.language, self.moment.chosen_level
        trying = self._context.app.trying

        def stepped() -> Trial:
            trial = trying.trial(scenario, language, beginning, level)
            trial.follow(events)
            return trial

        self._work(stepped)

    def _may_move(self) -> bool:
        return self.trial is not None and not self.trial.over and self._task is None

    def _work(self, job: Callable[[], Trial]) -> None:
        """Do a move in the background; one after the other."""
        self._drop_work()
        self._task = self._context.tasks.run(self, lambda _: job(), self._done, self._failed)
        self._update()

    def _drop_work(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _done(self, trial: Trial) -> None:
        self._task = None
        self.banner.hide()
        self.trial = trial
        scenario = trial.dialogue.engine.scenario
        self.conversation.show_turns(trial.turns, scenario.customer.name)
        self._update()
        if self.begin_button.hasFocus() or self.moment.isAncestorOf(self.focusWidget()):
            self.answer.setFocus()
        self.changed.emit()
        self._make_again()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self._update()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    # --- what is looked at ---

    def _show_turn(self, number: int) -> None:
        if self.trial is None:
            return
        turn = self.trial.turns[number]
        self.state_view.show_turn(turn, self.trial.dialogue.engine.scenario)
        self.hear.set_heat(turn.made.state.heat)
        if lines := turn.made.lines:
            self.hear.set_line(lines[-1].text, lines[-1].speaker)
        self._explain(turn)

    def _explain(self, turn: TrialTurn) -> None:
        if self._weighing is not None:
            self._weighing.cancel()
        self.table.show_weighing(None)
        if self.trial is None or turn.move is None or turn.move.directive is not None or not turn.move.text:
            return
        dialogue, before, text = self.trial.dialogue, turn.made.before, turn.move.text
        examples = self._context.app.examples

        def shown(found: Weighing) -> None:
            self.table.show_weighing(found)

        self._weighing = self._context.tasks.run(
            self, lambda _: examples.weigh(dialogue, before, text), shown, self._failed
        )

    # --- following the document ---

    def _another(self) -> None:
        self._drop_work()
        self.trial = None
        self.conversation.show_turns((), "")
        self.table.show_weighing(None)
        self._scenario_changed()

    def _scenario_changed(self) -> None:
        scenario = self._playable.scenario
        if scenario is not None:
            self.moment.offer(scenario)
            self._make_again()
        self._update()

    def _make_again(self) -> None:
        """Make the call again in the scenario as it is now; where a move is under way, after that."""
        scenario, trial = self._playable.scenario, self.trial
        if scenario is None or trial is None or scenario is trial.dialogue.engine.scenario:
            return
        if self._task is not None or not self.isVisible():
            return  # it is made again after the move, or as soon as somebody looks
        language, level, trying = self._playable.language, trial.state.level, self._context.app.trying
        self._work(lambda: trial.again(trying.dialogue(scenario, language, level)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_again()

    def _follow_node(self) -> None:
        """The node that is looked at is the one at which a new call would begin."""
        if self._open.node and self.moment.node.findData(self._open.node) >= 0:
            self.moment.choose(self._open.node, self.moment.beginning.heat, self.moment.beginning.flags)

    def _update(self) -> None:
        playable = self._playable.scenario is not None
        busy, trial = self._task is not None, self.trial
        going = trial is not None and not trial.over
        self.moment.setEnabled(playable)
        self.begin_button.setEnabled(playable and not busy)
        self.speak_button.setEnabled(playable and not busy)
        moved = trial is not None and bool(trial.moves) and not busy
        self.back_button.setEnabled(moved)
        self.plan_button.setEnabled(moved)
        on_hold = trial is not None and trial.state.on_hold
        self.answer.setEnabled(going)
        for directive, tool in self.move_buttons.items():
            tool.setEnabled(going and not busy)
            if directive in ("hold", "resume"):
                tool.setVisible((directive == "resume") == on_hold)
        if not playable:
            self.told.setText(self.tr("There are errors: mend them, then the call can be tried."))
        elif self._playable.stale:
            self.told.setText(self.tr("There are errors: what is tried is the scenario as it was before them."))
        elif trial is None:
            self.told.setText(self.tr("Choose a moment and begin. Nothing of what is tried is kept."))
        self.told.set_tone("muted" if playable and not self._playable.stale else "warn")
        self.told.setVisible(not playable or self._playable.stale or trial is None)


def _tool(picture: str, what: str) -> QToolButton:
    """Return a button without words; what it does is in its tooltip."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setAutoRaise(True)
    button.setToolTip(what)
    button.setAccessibleName(what)
    return button


def _after(trial: Trial, act: Callable[[], object]) -> Trial:
    act()
    return trial
