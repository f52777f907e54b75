"""Better examples: which reply takes an utterance and why, and what trainees have said in vain."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.dialogue.authoring.effect import Uttered
from roleplay.dialogue.authoring.examples import where_examples_stand, with_example
from roleplay.dialogue.authoring.weighing import Weighing
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.state import DialogueState
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.trying.effect_dialog import EffectDialog, NewExample
from roleplay.gui.pages.studio.trying.misunderstood_view import MisunderstoodView
from roleplay.gui.pages.studio.trying.moment_bar import MomentBar
from roleplay.gui.pages.studio.trying.playable import Playable
from roleplay.gui.pages.studio.trying.weigh_table import WeighTable
from roleplay.gui.studio_words import readable
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

_HALF = 560


class ExamplesPanel(QWidget):
    """Above an utterance and the replies of its moment, beside it what was misunderstood in real calls."""

    weighed = Signal()
    """It is known which reply takes the words."""

    def __init__(self, context: Context, open_document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open = open_document
        self._playable = Playable(open_document, self)
        self._task: Task | None = None
        self._state: DialogueState | None = None
        """Of a real call, at which the words were said; None for the chosen moment."""
        self._due = False
        """The scenario has changed since the words were weighed."""
        self.weighing: Weighing | None = None
        """What was worked out last."""
        self._build()
        self._playable.changed.connect(self._scenario_changed)
        self._playable.opened.connect(self._another)
        open_document.language_changed.connect(lambda _: self._another())
        open_document.selected.connect(lambda _: self._follow_node())
        self._scenario_changed()

    def _build(self) -> None:
        self.banner = Banner()
        self.moment = MomentBar(levels=False)
        self.moment.changed.connect(self._moment_chosen)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Type what a trainee might say"))
        self.text.setAccessibleName(self.tr("Words of a trainee"))
        self.text.setMaxLength(2000)
        self.text.setClearButtonEnabled(True)
        self.text.textEdited.connect(self._typed)
        self.text.returnPressed.connect(self.weigh)
        self.weigh_button = QPushButton(icon("scale-balance"), self.tr("Who takes it?"))
        self.weigh_button.clicked.connect(self.weigh)
        self.verdict = Text("", "strong", wrap=True)
        self.table = WeighTable()
        self.table.reply_chosen.connect(self._choose_reply)
        self.reply = QComboBox()
        self.reply.setAccessibleName(self.tr("The reply to which the words are added"))
        self.reply.setMinimumWidth(90)
        self.add_button = QPushButton(icon("plus"), self.tr("Add as an example"))
        self.add_button.setToolTip(self.tr("First shows what it would do to all other replies and to the test plans"))
        self.add_button.clicked.connect(self.add)
        self.misunderstood = MisunderstoodView(self._context, self._playable)
        self.misunderstood.chosen.connect(self._take_over)
        self.misunderstood.failed.connect(self._failed)
        probe = QWidget()
        column = QVBoxLayout(probe)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row(self.text, self.weigh_button))
        column.addWidget(self.moment)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addLayout(row(1, Text(self.tr("To the reply"), "caption", "muted"), self.reply, self.add_button))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(probe)
        parts.addWidget(self.misunderstood)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(2 * GRID)
        parts.setSizes([_HALF, _HALF])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        whole.addWidget(parts, 1)

    # --- weighing words ---

    def weigh(self) -> None:
        """Find out which reply takes the words."""
        scenario = self._playable.scenario
        text = self.text.text()
        if scenario is None or not text.strip():
            return
        if self._task is not None:
            self._task.cancel()
        app, language, beginning = self._context.app, self._playable.language, self.moment.beginning
        state = self._state

        def work(_: Task) -> Weighing:
            if state is None:
                trial = app.trying.trial(scenario, language, beginning)
                return app.examples.weigh(trial.dialogue, trial.state, text)
            return app.examples.weigh(app.trying.dialogue(scenario, language, state.level), state, text)

        self._task = self._context.tasks.run(self, work, lambda found: self._show(found, scenario), self._failed)

    def _show(self, found: Weighing, scenario: Scenario) -> None:
        self._task = None
        self.banner.hide()
        self.weighing = found
        if found.taken:
            sentence = self.tr("“%1” takes it, %2 before the next one.")
            self.verdict.setText(sentence.replace("%1", readable(found.taken)).replace("%2", f"{found.margin:.2f}"))
        else:
            self.verdict.setText(self.tr("No reply fits: the customer asks back."))
        self.verdict.set_tone("good" if found.taken else "warn")
        self._offer_replies(scenario, found.node)
        self.table.show_weighing(found)
        self._update()
        self.weighed.emit()

    def _offer_replies(self, scenario: Scenario, node: str) -> None:
        self.reply.clear()
        of_node = scenario.nodes[node]
        for reply in (*of_node.replies, *(scenario.shared_replies if of_node.shared else ())):
            if where_examples_stand(self._open.value, node, reply.id, self._playable.language) is not None:
                self.reply.addItem(readable(reply.id), reply.id)
        self.reply.setCurrentIndex(-1)

    def _choose_reply(self, reply: str) -> None:
        self.reply.setCurrentIndex(self.reply.findData(reply))
        self._update()

    # --- adding ---

    def add(self) -> None:
        """Show what the words would do as an example of the chosen reply; they are added when the person says so."""
        scenario, found = self._playable.scenario, self.weighing
        reply = self.reply.currentData()
        if scenario is None or found is None or reply is None or self._playable.stale:
            return
        text = " ".join(self.text.text().split())
        language = self._playable.language
        place = where_examples_stand(self._open.value, found.node, reply, language)
        if place is None:
            return
        after = with_example(scenario, found.node, reply, language, text)
        uttered = tuple(Uttered(one.latest.state, one.latest.text) for one in self.misunderstood.open_ones)
        new = NewExample(text, reply, language, scenario, after, uttered, self._open.name)
        dialog = EffectDialog(self._context, new, self)
        if dialog.exec() and self._open.apply(place.adding(text)):
            self._playable.look()
            self.misunderstood.mark_added(text)
            self.weigh()

    # --- following ---

    def _take_over(self, state: DialogueState, text: str) -> None:
        """Words of a real call, at the moment at which they were said."""
        self.text.setText(text)
        self.moment.choose(state.node, state.heat, state.flags)
        self._state = state
        self.weigh()

    def _typed(self) -> None:
        self._state = None
        self._forget()

    def _moment_chosen(self) -> None:
        self._state = None
        self._forget()
        self.weigh()

    def _forget(self) -> None:
        self.weighing = None
        self.verdict.setText("")
        self.table.show_weighing(None)
        self.reply.clear()
        self._update()

    def _another(self) -> None:
        self._state = None
        self.text.clear()
        self._forget()
        self.misunderstood.forget()
        self._scenario_changed()

    def _scenario_changed(self) -> None:
        scenario = self._playable.scenario
        if scenario is not None:
            self.moment.offer(scenario)
            if self._state is not None and self._state.node not in scenario.nodes:
                self._state = None
            self._due = True
            self._catch_up()
        self._update()

    def _catch_up(self) -> None:
        """Weigh the words in the scenario as it is now, as soon as somebody looks."""
        if self._due and self.isVisible():
            self._due = False
            self.weigh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _follow_node(self) -> None:
        node = self._open.node
        if node and node != self.moment.chosen_node and self.moment.node.findData(node) >= 0:
            self.moment.choose(node, self.moment.beginning.heat, self.moment.beginning.flags)

    def _update(self) -> None:
        playable = self._playable.scenario is not None
        self.weigh_button.setEnabled(playable)
        chosen = self.reply.currentIndex() >= 0
        self.add_button.setEnabled(playable and chosen and not self._playable.stale and self.weighing is not None)
        if self._playable.stale:
            self.verdict.setText(self.tr("There are errors: mend them before you add examples."))
            self.verdict.set_tone("warn")

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)
