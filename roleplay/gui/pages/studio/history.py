"""The versions of the scenario: what changed between two of them, and the way back to an earlier one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from roleplay.app.desk.scenario_versions import KeptVersion
from roleplay.dialogue.authoring.comparing import Difference
from roleplay.dialogue.authoring.edits import ReplaceText
from roleplay.gui import studio_diff_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text, plain_tooltip

_VERSION = Qt.ItemDataRole.UserRole
_LINE = 32
_WIDTH = 240


class HistoryPanel(QWidget):
    """Versions on the left, newest first; on the right what has changed since the chosen one."""

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._context, self._open_document = context, open_document
        self.list = QListWidget()
        self.list.setFixedWidth(_WIDTH)
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self.told = Text("", "caption", "muted", wrap=True)
        self.changes = QTreeWidget()
        self.changes.setHeaderHidden(True)
        self.changes.setRootIsDecorated(False)
        self.changes.setWordWrap(True)
        self.changes.setAccessibleName(self.tr("What has changed since then"))
        self.restore_button = QPushButton(self.tr("Go back to this version"))
        self.restore_button.setToolTip(self.tr("What you have now can be brought back with Undo"))
        self.restore_button.clicked.connect(self.restore)
        right = column(row(self.told, self.restore_button), self.changes, spacing=GRID)
        right.setStretch(1, 1)
        side = QWidget()
        line = row(self.list, right, spacing=2 * GRID)
        line.setStretch(1, 1)
        side.setLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(side)
        self._stack.addWidget(
            EmptyState(
                "history",
                self.tr("No versions yet"),
                self.tr("Every time you save, a version is kept. You can compare them here, and go back."),
            )
        )
        self.setLayout(column(self._stack))
        open_document.opened.connect(self.refresh)
        open_document.saved_changed.connect(self._saved_changed)
        self._shown = ""
        self._task: Task | None = None
        self.refresh()

    def _saved_changed(self) -> None:
        if self._open_document.saved_text != self._shown:
            self.refresh()
        elif self.isVisible():
            self._compare()

    def refresh(self) -> None:
        """Read which versions there are."""
        name, studio = self._open_document.name, self._context.app.studio
        self._shown = self._open_document.saved_text
        if not name:
            self._show(())
            return
        self._context.tasks.run(self, lambda _: studio.versions(name), self._show, self._context.fail)

    def _show(self, versions: tuple[KeptVersion, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for version in versions:
            at = words.moment(version.saved.astimezone())
            item = QListWidgetItem(self.tr("Version %1 · %2").replace("%1", version.name).replace("%2", at))
            item.setData(_VERSION, version)
            item.setSizeHint(QSize(0, _LINE))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if versions else -1)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(0 if versions else 1)
        self._compare()

    @property
    def chosen(self) -> KeptVersion | None:
        """The version that is chosen."""
        item = self.list.currentItem()
        found = item.data(_VERSION) if item is not None else None
        return found if isinstance(found, KeptVersion) else None

    def _compare(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        name, text, studio = self._open_document.name, self._open_document.document.text, self._context.app.studio

        def compare(_task: object) -> tuple[bool, tuple[Difference, ...]]:
            before = studio.version_text(name, chosen.name)
            return before == text, studio.compare(before, text)

        if self._task is not None:
            self._task.cancel()  # what was asked before must not arrive after this
        self._task = self._context.tasks.run(
            self, compare, lambda found: self._show_changes(*found), self._context.fail
        )

    def _show_changes(self, same: bool, changes: tuple[Difference, ...]) -> None:
        self.changes.clear()
        for change in changes:
            sentence = studio_diff_words.difference_sentence(change)
            item = QTreeWidgetItem([sentence])
            item.setToolTip(0, plain_tooltip(sentence))
            self.changes.addTopLevelItem(item)
        if same:
            self.told.setText(self.tr("This is what you have now."))
        elif not changes:
            self.told.setText(self.tr("Since then only notes and layout of the file have changed."))
        else:
            self.told.setText(self.tr("Since then you have made %n change(s):", "", len(changes)))
        self.restore_button.setEnabled(not same)

    def restore(self) -> None:
        """Write again what stood in the chosen version; it is saved when the trainer saves."""
        chosen = self.chosen
        if chosen is None:
            return
        name, studio = self._open_document.name, self._context.app.studio
        label = self.tr("go back to version %1").replace("%1", chosen.name)

        def put(text: str) -> None:
            if self._open_document.apply(ReplaceText(text), label):
                self._compare()

        self._context.tasks.run(self, lambda _: studio.version_text(name, chosen.name), put, self._context.fail)
