"""Everything that is still wrong with the scenario, in plain words; Enter leads there, a button mends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QToolButton, QTreeWidget, QTreeWidgetItem, QWidget

from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.inspector.problem_line import MendButton
from roleplay.gui.pages.studio.mending import mends_of
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import clear, column, row
from roleplay.gui.widgets.text import Text, plain_tooltip

_PROBLEM = Qt.ItemDataRole.UserRole
_MOST = 300
"""More are counted and not listed: whoever has so many begins at the top."""


class ProblemsPanel(QWidget):
    """The problems, errors first; what can be done about the chosen one is below."""

    badge_changed = Signal(str)

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._context, self._open_document = context, open_document
        self.shown: tuple[Diagnostic, ...] = ()
        self._filled = False
        self._examples: tuple[Diagnostic, ...] = ()
        self._examples_of = ""
        """The text whose example sentences were looked at: what was found holds for no other."""
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Problems"))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, 220)
        self.tree.itemActivated.connect(self._go)
        self.tree.itemClicked.connect(self._go)
        self.tree.currentItemChanged.connect(lambda *_: self._show_detail())
        self.detail = Text("", "caption", "muted", wrap=True)
        self.mends = row(spacing=GRID)
        self._count = Text("", "caption", "muted")
        list_side = QWidget()
        whole = column(self.tree, self._count, self.detail, self.mends, spacing=GRID - 2)
        whole.setStretch(0, 1)
        list_side.setLayout(whole)
        self.check_button = QToolButton()
        self.check_button.setText(self.tr("Check the sentences, too"))
        self.check_button.setToolTip(
            self.tr("Tries whether every sentence of a reply is understood as that reply; takes some seconds")
        )
        self.check_button.setIcon(icon("comment-check-outline"))
        self.check_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.check_button.setAutoRaise(True)
        self.check_button.clicked.connect(self.check_examples)
        self._none = EmptyState(
            "check-circle-outline",
            self.tr("Nothing is wrong"),
            self.tr("This customer can be rung up."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(list_side)
        self._stack.addWidget(self._none)
        outer = column(self._stack, row(1, self.check_button), spacing=0)
        outer.setStretch(0, 1)
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)
        open_document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is wrong now."""
        found = sorted(self._open_document.document.diagnostics, key=lambda problem: problem.severity)
        found += self._examples if self._examples_of == self._open_document.document.text else ()
        wanted = tuple(found)
        self.badge_changed.emit(str(len(wanted)) if wanted else "")
        if wanted == self.shown and self._filled:
            return
        self.shown, self._filled = wanted, True
        chosen = self.chosen
        self.tree.blockSignals(True)
        self.tree.clear()
        value = self._open_document.value
        for problem in wanted[:_MOST]:
            sentence = studio_words.problem_sentence(problem)
            item = QTreeWidgetItem([sentence, studio_words.whole_place_title(problem.place, value)])
            item.setData(0, _PROBLEM, problem)
            item.setToolTip(0, plain_tooltip(f"{problem.code}: {studio_words.problem_detail(problem)}"))
            self.tree.addTopLevelItem(item)
            if chosen is not None and (problem.code, problem.place) == (chosen.code, chosen.place):
                self.tree.setCurrentItem(item)
        self._draw()
        self.tree.blockSignals(False)
        self._count.setText(
            self.tr("and %1 more").replace("%1", str(len(wanted) - _MOST)) if len(wanted) > _MOST else ""
        )
        self._count.setVisible(len(wanted) > _MOST)
        self._stack.setCurrentIndex(0 if wanted else 1)
        self._show_detail()

    def check_examples(self) -> None:
        """Look at how the example sentences are understood, in the background."""
        studio, text = self._context.app.studio, self._open_document.document.text
        self.check_button.setEnabled(False)

        def show(found: tuple[Diagnostic, ...]) -> None:
            self._examples, self._examples_of = found, text
            self.check_button.setEnabled(True)
            self.refresh()

        def failed(problem: BaseException) -> None:
            self.check_button.setEnabled(True)
            self._context.fail(problem)

        self._context.tasks.run(self, lambda _: studio.examples_problems(text), show, failed)

    @property
    def chosen(self) -> Diagnostic | None:
        """The problem that is chosen in the list."""
        item = self.tree.currentItem()
        problem = item.data(0, _PROBLEM) if item is not None else None
        return problem if isinstance(problem, Diagnostic) else None

    def _go(self, item: QTreeWidgetItem) -> None:
        problem = item.data(0, _PROBLEM)
        place = studio_words.place_of(problem)
        while place and self._open_document.at(place) is None and len(place) > 2:
            place = place[:-1]
        self._open_document.select(place)

    def _show_detail(self) -> None:
        clear(self.mends)
        problem = self.chosen
        self.detail.setVisible(problem is not None)
        if problem is None:
            return
        self.detail.setText(f"{studio_words.problem_detail(problem)}  ({problem.code})")
        for mend in mends_of(self._open_document.document, problem):
            self.mends.addWidget(MendButton(self._open_document, mend))
        self.mends.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tree"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is None:
                continue
            error = item.data(0, _PROBLEM).severity == "error"
            name = "alert-circle-outline" if error else "alert-outline"
            item.setIcon(0, icon(name, now.bad if error else now.warn))
            item.setForeground(1, QColor(now.muted))
