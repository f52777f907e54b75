"""What trainees said in vain in real calls of the scenario: looked for in the background, taken over with a click."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roleplay.app.desk.examples import MOST_CALLS, Missed, MissedList
from roleplay.core.records import SessionFilter
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.pages.studio.trying.playable import Playable
from roleplay.gui.studio_words import readable
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text, plain_tooltip

SAID, NODE, HOW, TIMES, NOW = range(5)


class MisunderstoodView(QWidget):
    """The list; who said it is not shown."""

    chosen = Signal(object, str)
    """The person looks at these words: the `DialogueState` at which they were said, and the words."""
    failed = Signal(object)
    found = Signal()
    """The list is there."""

    def __init__(self, context: Context, playable: Playable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._playable = playable
        self._task: Task | None = None
        self._most = MOST_CALLS
        self._list: MissedList | None = None
        self._added: set[str] = set()
        self.look_button = QPushButton(icon("magnify"), self.tr("Look through real calls"))
        self.look_button.clicked.connect(self.look)
        self.of = QComboBox()
        self.of.setAccessibleName(self.tr("Calls of which scenario"))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.of.setMinimumContentsLength(10)
        self.of.addItem(self.tr("Calls of this scenario"), "")
        self.more_button = QPushButton(self.tr("Look further back"))
        self.more_button.clicked.connect(self._look_further)
        self.more_button.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.told = Text(
            self.tr("What fitted no reply, nearly another one, or was put right by a trainer. Names are not shown."),
            "caption",
            "muted",
            wrap=True,
        )
        self.tree = QTreeWidget()
        self.tree.setColumnCount(5)
        titles = [self.tr("Said in vain"), self.tr("Moment"), self.tr("Because"), self.tr("Times"), self.tr("Now")]
        self.tree.setHeaderLabels(titles)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setAccessibleName(self.tr("Misunderstood in real calls"))
        for place, width in ((SAID, 210), (NODE, 90), (HOW, 120), (TIMES, 56)):
            self.tree.header().resizeSection(place, width)
        self.tree.itemClicked.connect(lambda item, _: self._choose(item))
        self.tree.itemActivated.connect(lambda item, _: self._choose(item))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(row(self.look_button, self.of, self.progress, 1, self.more_button))
        whole.addWidget(self.told)
        whole.addWidget(self.tree, 1)
        playable.changed.connect(self._update)
        self._offer_scenarios()
        self._update()

    @property
    def open_ones(self) -> tuple[Missed, ...]:
        """What was found and is not understood yet."""
        return tuple(one for one in self._list.found if not one.settled) if self._list is not None else ()

    def look(self) -> None:
        """Look through the newest calls, in the background."""
        scenario = self._playable.scenario
        if scenario is None or self._task is not None:
            return
        language, most, examples = self._playable.language, self._most, self._context.app.examples
        chosen = str(self.of.currentData() or "")
        wanted = SessionFilter(scenarios=(chosen,) if chosen else ())

        def work(task: Task) -> MissedList:
            return examples.misunderstood(scenario, language, wanted, most=most, told=task.report)

        self._task = self._context.tasks.run(self, work, self._show, self._failed, self._progressed)
        self._update()

    def forget(self) -> None:
        """Another scenario is looked at."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._list = None
        self._most = MOST_CALLS
        self._added.clear()
        self.tree.clear()
        self.more_button.hide()
        self._update()

    def mark_added(self, text: str) -> None:
        """These words are an example now."""
        self._added.add(text.casefold())
        for place in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(place)
            if item is not None and item.text(SAID).casefold() == text.casefold():
                item.setText(NOW, self.tr("added"))
                item.setForeground(NOW, QColor(tokens().good))

    def _look_further(self) -> None:
        self._most *= 4
        self.look()

    def _show(self, found: MissedList) -> None:
        self._task = None
        self._list = found
        self.tree.clear()
        for one in found.found:
            self.tree.addTopLevelItem(self._item(one))
        self._tell(found)
        self.more_button.setVisible(found.calls < found.of)
        self._update()
        self.found.emit()

    def _item(self, one: Missed) -> QTreeWidgetItem:
        latest = one.latest
        item = QTreeWidgetItem(
            [
                latest.text,
                readable(latest.state.node),
                words.kind_name(latest.kind),
                str(one.times),
                words.reply_name(one.now),
            ]
        )
        item.setData(SAID, 0x0100, one)
        lines = [latest.text]
        if latest.heard:
            lines.append(self.tr("heard as: %1").replace("%1", latest.heard))
        if latest.confidence is not None:
            lines.append(self.tr("the recogniser was %1 sure").replace("%1", f"{latest.confidence:.0%}"))
        lines += [f"{readable(reply)} {score:.2f}" for reply, score in latest.best]
        lines.append(QLocale().toString(latest.started_at.date(), QLocale.FormatType.ShortFormat))  # type: ignore[call-overload]
        item.setToolTip(SAID, plain_tooltip("\n".join(lines)))
        item.setForeground(NOW, QColor(tokens().good if one.settled else tokens().muted))
        if latest.text.casefold() in self._added:
            item.setText(NOW, self.tr("added"))
        return item

    def _tell(self, found: MissedList) -> None:
        if not found.of:
            self.told.setText(self.tr("There are no calls of this scenario in this language yet."))
            return
        told = self.tr("%1 in the newest %2 of %3 calls. Names are not shown.")
        told = told.replace("%1", str(len(found.found))).replace("%2", str(found.calls))
        self.told.setText(told.replace("%3", str(found.of)))

    def _choose(self, item: QTreeWidgetItem) -> None:
        one = item.data(SAID, 0x0100)
        scenario = self._playable.scenario
        if isinstance(one, Missed) and scenario is not None and one.latest.state.node in scenario.nodes:
            self.chosen.emit(one.latest.state, one.latest.text)

    def _offer_scenarios(self) -> None:
        """Calls of the scenario from which this one was copied count, too."""

        def offer(played: tuple[tuple[str, str, int], ...]) -> None:
            for name, title, _ in played:
                self.of.addItem(self.tr("Calls of %1").replace("%1", title or name), name)

        progress = self._context.app.progress
        self._context.tasks.run(self, lambda _: progress.played(), offer, self.failed.emit)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self._update()
        self.failed.emit(problem)

    def _update(self) -> None:
        busy = self._task is not None
        self.progress.setVisible(busy)
        self.look_button.setEnabled(not busy and self._playable.scenario is not None)
        self.more_button.setEnabled(not busy)
