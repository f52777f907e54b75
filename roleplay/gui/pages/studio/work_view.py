"""A scenario at work: the picture, the panels below it, and the inspector on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QSplitter, QToolButton, QWidget

from roleplay.dialogue.authoring.building import add_node
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio import clipboard
from roleplay.gui.pages.studio.graph_side import GraphSide
from roleplay.gui.pages.studio.inspector.inspector import Inspector
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.panel_tabs import PanelTabs
from roleplay.gui.pages.studio.trying.try_panel import TryPanel
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine

_INSPECTOR = 392


class WorkView(QWidget):
    """Everything about one scenario; what leads out of it is told by signals."""

    left = Signal()
    save_wanted = Signal()
    play_wanted = Signal()

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._open_document = open_document
        self.graph = GraphSide(context, open_document)
        self.panels = PanelTabs(context, open_document)
        self.inspector = Inspector(context, open_document)
        self.graph.writing_wanted.connect(self.inspector.begin_writing)
        self.graph.call_wanted.connect(self._try_from)
        for part in (self.graph, self.inspector):
            part.copy_wanted.connect(self.copy)
            part.paste_wanted.connect(self.paste)
        self._build_head()
        picture = Card(padding=1)
        picture.body.addWidget(self.graph)
        below = Card(padding=4)
        below.body.addWidget(self.panels)
        self.down = left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(picture)
        left.addWidget(below)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 1)
        left.setSizes([420, 230])
        side = Card(padding=1)
        side.body.addWidget(self.inspector)
        side.setMinimumWidth(320)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(side)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 0)
        across.setSizes([1280 - _INSPECTOR, _INSPECTOR])
        for splitter in (left, across):
            splitter.setHandleWidth(GRID + 4)
            splitter.setChildrenCollapsible(False)
        whole = column(self._head, across, spacing=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for key, act in (
            (QKeySequence.StandardKey.Undo, open_document.undo),
            (QKeySequence.StandardKey.Redo, open_document.redo),
            (QKeySequence("Ctrl+Shift+Z"), open_document.redo),
            (QKeySequence("Ctrl+Shift+C"), self.copy),
            (QKeySequence("Ctrl+Shift+V"), self.paste),
            (QKeySequence("Ctrl+M"), self.add_moment),
            (QKeySequence("F8"), self.next_problem),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        open_document.changed.connect(self.refresh)
        open_document.saved_changed.connect(self.refresh)
        self.refresh()

    def _build_head(self) -> None:
        self.back = self._tool(self.tr("All customers"), self.left.emit)
        self.title = OneLine("", "title")
        self.state = OneLine("", "caption", "muted")
        self.undo_button = self._tool("", self._open_document.undo)
        self.redo_button = self._tool("", self._open_document.redo)
        self.moment_button = self._tool(self.tr("Moment"), self.add_moment)
        self.moment_button.setToolTip(self.tr("Add a moment of the call (Ctrl+M)"))
        self.play_button = QPushButton(self.tr("Ring up"))
        self.play_button.setShortcut("F5")
        self.play_button.clicked.connect(self.play_wanted)
        self.typed_choice = QCheckBox(self.tr("typed"))
        self.typed_choice.setChecked(True)
        self.typed_choice.setToolTip(self.tr("Type your answers instead of speaking them"))
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.setShortcut(QKeySequence.StandardKey.Save)
        self.save_button.clicked.connect(self.save_wanted)
        self._head = QWidget()
        told = column(self.title, self.state, spacing=0)
        line = row(
            self.back,
            told,
            self.graph.as_list,
            self.undo_button,
            self.redo_button,
            self.moment_button,
            self.typed_choice,
            self.play_button,
            self.save_button,
            spacing=GRID,
        )
        line.setStretch(1, 1)
        self._head.setLayout(line)
        self._draw()

    def _tool(self, text: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.clicked.connect(act)
        return button

    @property
    def typed(self) -> bool:
        """Whether answers are to be typed."""
        return self.typed_choice.isChecked()

    def refresh(self) -> None:
        """Show the name, what can be undone, and whether the customer can be rung up."""
        document = self._open_document.document
        titles = self._open_document.at(("title",))
        title = titles.get(self._open_document.language) if isinstance(titles, dict) else ""
        self.title.setText(str(title or self.tr("A new customer")))
        for button, possible, label, name in (
            (self.undo_button, self._open_document.can_undo, document.undo_label, self.tr("Undo: %1 (Ctrl+Z)")),
            (self.redo_button, self._open_document.can_redo, document.redo_label, self.tr("Redo: %1 (Ctrl+Y)")),
        ):
            button.setEnabled(possible)
            button.setToolTip(name.replace("%1", label) if label else name.replace("%1 ", ""))
            button.setAccessibleName(button.toolTip())
        errors = sum(problem.severity == "error" for problem in document.diagnostics)
        unsaved = self._open_document.unsaved
        parts = [self.tr("not saved yet") if unsaved else self.tr("saved")]
        missing = self.tr("%n thing(s) missing before you can ring", "", errors)
        parts.append(missing if errors else self.tr("can be rung up"))
        self.state.setText(" · ".join(parts))
        self.state.set_tone("muted" if errors else "good")
        self.save_button.setEnabled(unsaved)
        self.play_button.setEnabled(not errors)
        self.play_button.setToolTip(
            self.tr("Problems are listed below the picture (F8 leads to the next).")
            if errors
            else self.tr("Save, and answer this customer's call (F5)")
        )

    def _try_from(self, node: str) -> None:
        panel = self.panels.show_panel("try")
        assert isinstance(panel, TryPanel)
        panel.begin_at(node)

    def copy(self) -> None:
        """Copy the moment, reply or reaction that is looked at."""
        clipboard.copy(self._open_document)

    def paste(self) -> None:
        """Put in what was copied, here or in another scenario."""
        clipboard.paste(self._open_document)

    def add_moment(self) -> None:
        """Add a moment that nothing leads to yet, and write it."""
        edit, name = add_node(self._open_document.value, self.tr("moment"))
        if self._open_document.apply(edit, self.tr("add a moment")):
            self._open_document.select(("nodes", name))
            self.inspector.begin_writing()

    def next_problem(self) -> None:
        """Look at the next thing that is wrong, errors first."""
        problems = sorted(self._open_document.document.diagnostics, key=lambda problem: problem.severity)
        if not problems:
            return
        here = self._open_document.place
        places = [studio_words.place_of(problem) for problem in problems]
        at = places.index(here) if here in places else -1
        self._open_document.select(places[(at + 1) % len(places)])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_head"):
            self._draw()

    def _draw(self) -> None:
        self.back.setIcon(icon("arrow-left"))
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))
        self.moment_button.setIcon(icon("plus"))
        self.play_button.setIcon(icon("phone"))
