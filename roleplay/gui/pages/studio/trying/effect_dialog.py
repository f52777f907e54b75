"""What a change to the examples would do to everything else, shown before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.dialogue.authoring.effect import Effect, Uttered
from roleplay.dialogue.model import Scenario
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.trying.words import reply_name
from roleplay.gui.studio_words import readable
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.text import Text, Tone, font, plain_tooltip


@dataclass(frozen=True, slots=True)
class NewExample:
    """An example that is to be added."""

    text: str
    reply: str
    language: str
    before: Scenario
    after: Scenario
    uttered: tuple[Uttered, ...]
    """Real words whose understanding is looked at, too."""
    name: str
    """The scenario's in the library, empty for none: its test plans are played."""


class EffectDialog(QDialog):
    """Worked out in the background; the change may be made when all of it is known, or without waiting."""

    def __init__(self, context: Context, new: NewExample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.effect: Effect | None = None
        """What was worked out; None while it is not."""
        self.setWindowTitle(self.tr("What the example would do"))
        self.resize(760, 520)
        self.banner = Banner()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.verdict = Text(self.tr("Trying all other examples and the test plans …"), "strong", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([self.tr("What was said"), self.tr("Taken by"), self.tr("Then by")])
        self.tree.setRootIsDecorated(True)
        self.tree.setAccessibleName(self.tr("What would be different"))
        self.tree.header().resizeSection(0, 420)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add_button = self.buttons.addButton(self.tr("Add the example"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.banner)
        whole.addWidget(Text(self.tr("To “%1”:").replace("%1", reply_name(new.reply)), "caption", "muted"))
        whole.addWidget(Text(new.text, "heading", wrap=True))
        whole.addWidget(self.verdict)
        whole.addWidget(self.progress)
        whole.addWidget(self.tree, 1)
        privacy = self.tr("The scenario may be read by others: leave out names and what else was private.")
        whole.addWidget(Text(privacy, "caption", "muted", wrap=True))
        whole.addWidget(self.buttons)
        app = context.app

        def work(task: Task) -> Effect:
            plans = app.trying.plans(new.name).plans if new.name else ()
            return app.examples.effect(
                new.before, new.after, new.language, plans=plans, uttered=new.uttered, told=task.report
            )

        self._task = context.tasks.run(self, work, self._show, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show(self, effect: Effect) -> None:
        self.effect = effect
        self.progress.hide()
        if not effect.worse:
            sentence = self.tr("Nothing gets worse: %1 examples and %2 test plans were tried.")
        else:
            sentence = self.tr("%3 of the %1 examples and %2 test plans that were tried would go wrong.")
        sentence = sentence.replace("%1", str(effect.examples)).replace("%2", str(effect.plans))
        self.verdict.setText(sentence.replace("%3", str(effect.worse)))
        self.verdict.set_tone("bad" if effect.worse else "good")
        self._group(
            self.tr("Examples of other replies"),
            [(one.text, one.before, one.after, "good" if one.better else "bad") for one in effect.changed],
        )
        self._group(
            self.tr("What was misunderstood in real calls"),
            [(f"{one.text} ({readable(one.node)})", one.before, one.after, "text") for one in effect.uttered],
        )
        plans = self._group_item(self.tr("Test plans"), len(effect.plan_changes))
        for one in effect.plan_changes:
            item = QTreeWidgetItem([one.title, "", self.tr("passes now") if one.passed else self.tr("would fail")])
            item.setForeground(2, _colour("good" if one.passed else "bad"))
            if one.failure is not None:
                told = self.tr("after “%1” there should be: %2\nthere was: %3")
                told = told.replace("%1", one.failure.move).replace("%2", one.failure.expected)
                item.setToolTip(0, plain_tooltip(told.replace("%3", one.failure.instead)))
            plans.addChild(item)
        self.tree.expandAll()

    def _group(self, title: str, lines: Sequence[tuple[str, str, str, Tone]]) -> None:
        group = self._group_item(title, len(lines))
        for text, before, after, tone in lines:
            item = QTreeWidgetItem([text, reply_name(before), reply_name(after)])
            item.setToolTip(0, plain_tooltip(text))
            item.setForeground(2, _colour(tone))
            group.addChild(item)

    def _group_item(self, title: str, count: int) -> QTreeWidgetItem:
        group = QTreeWidgetItem([f"{title}: {count}"])
        group.setFont(0, font("strong"))
        group.setFirstColumnSpanned(True)
        self.tree.addTopLevelItem(group)
        return group

    def _failed(self, problem: BaseException) -> None:
        self.progress.hide()
        self.verdict.setText(self.tr("The effect could not be worked out."))
        self.verdict.set_tone("warn")
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def done(self, result: int) -> None:
        self._task.cancel()
        super().done(result)


def _colour(tone: Tone) -> QColor:
    return QColor(getattr(tokens(), tone))
