"""The call as a picture, or as a list of its moments; both follow the open document, and write to it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from roleplay.dialogue.authoring.building import add_reply, lead_to_new_node, remove_node
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.dialogue.authoring.graph import Graph, Move, scenario_graph
from roleplay.dialogue.authoring.travelled import Shares, drawn
from roleplay.dialogue.formats.problems import Place
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.graph import GraphView
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.outline import Outline, worst_by_node
from roleplay.gui.theme import icon
from roleplay.gui.widgets.surface import column

_SETTLE_MS = 80
"""The picture follows what is typed in one go, not each letter."""


class GraphSide(QWidget):
    """Shows the moments and what is wrong with them; dragging and the menu change where moves lead."""

    copy_wanted = Signal()
    paste_wanted = Signal()
    writing_wanted = Signal()
    """A double click: the cursor belongs into the inspector."""
    call_wanted = Signal(str)
    """Begin a call at this moment."""

    def __init__(self, context: Context, open_document: OpenDocument) -> None:
        super().__init__()
        self._open_document = open_document
        self.graph = Graph()
        self.view = GraphView(context.tasks, fail=context.fail)
        self.view.node_chosen.connect(self._choose)
        self.view.node_opened.connect(self._open)
        self.view.link_dragged.connect(self._lead)
        self.view.menu_wanted.connect(self._offer)
        self.outline = Outline(open_document)
        self.outline.node_chosen.connect(self._choose)
        self.outline.list.itemActivated.connect(lambda _: self.writing_wanted.emit())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.outline)
        self.as_list = QToolButton()
        self.as_list.setCheckable(True)
        self.as_list.setAutoRaise(True)
        self.as_list.setIcon(icon("format-list-bulleted"))
        self.as_list.setToolTip(self.tr("Picture or list"))
        self.as_list.setAccessibleName(self.tr("Show the moments as a list"))
        self.as_list.toggled.connect(self._switch)
        self.setLayout(column(self._stack))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._shares: Shares | None = None
        open_document.coverage_changed.connect(self._show_shares)
        open_document.changed.connect(self._settle.start)
        open_document.opened.connect(self._show_anew)
        open_document.selected.connect(self._follow)
        open_document.language_changed.connect(lambda _: self._settle.start())
        self.refresh()

    def _show_shares(self, shares: Shares | None) -> None:
        """Draw how often calls came by, or no longer."""
        self._shares = shares
        self.view.show_coverage(*(drawn(shares, self.graph) if shares is not None else ({}, {})))

    def _show_anew(self) -> None:
        self._show_shares(None)
        self.refresh()
        self.view.laid_out.connect(self.view.canvas.begin_view, Qt.ConnectionType.SingleShotConnection)

    def refresh(self) -> None:
        """Show the moments as they are now."""
        self._settle.stop()
        if self._stack.currentWidget() is self.outline:
            self.outline.refresh()
            return
        self.graph = scenario_graph(self._open_document.value, self._open_document.language, self.graph)
        self.view.show_graph(self.graph)
        self.view.show_problems(worst_by_node(self._open_document))
        if self._shares is not None:
            self.view.show_coverage(*drawn(self._shares, self.graph))
        self._follow(self._open_document.place)

    def _switch(self, as_list: bool) -> None:
        self._stack.setCurrentIndex(1 if as_list else 0)
        self.refresh()

    def _follow(self, place: Place) -> None:
        node = self.graph.node_at(place)
        self.view.select(node)
        self.outline.select(self._open_document.node)

    def _choose(self, node: str) -> None:
        found = self.graph.nodes.get(node)
        place = found.place if found is not None else ("nodes", node)
        if self.graph.node_at(self._open_document.place) != node or not place:
            self._open_document.select(place)

    def _open(self, node: str) -> None:
        self._choose(node)
        self.writing_wanted.emit()

    # --- changing where moves lead ---

    def _move(self, name: str) -> Move | None:
        return next((move for node in self.graph.nodes.values() for move in node.moves if move.id == name), None)

    def _lead(self, name: str, node: str) -> None:
        """A link was dragged: to a moment, or to where there is none yet."""
        move = self._move(name)
        if move is None:
            return
        place = move.place if move.place[-1:] == ("next",) else (*move.place, "next")
        if node:
            label = self.tr("lead to “%1”").replace("%1", studio_words.readable(node))
            self._open_document.apply(SetValue(place, node), label)
            return
        edit, made = lead_to_new_node(self._open_document.value, place)
        if self._open_document.apply(edit, self.tr("add a moment")):
            self._open_document.select(("nodes", made))
            self.writing_wanted.emit()

    def _offer(self, node: str, move: str, at: QPoint) -> None:
        """Show what can be done with a moment, or with a move of it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = self.graph.nodes.get(node)
        if found is not None and found.place[:1] == ("nodes",):
            menu.addAction(icon("plus"), self.tr("Add a reply")).triggered.connect(lambda: self.add_reply(node))
            menu.addAction(icon("phone"), self.tr("Ring up from here")).triggered.connect(
                lambda: self.call_wanted.emit(node)
            )
            menu.addSeparator()
            menu.addAction(icon("content-copy"), self.tr("Copy")).triggered.connect(lambda: self._copy(node))
        menu.addAction(icon("content-paste"), self.tr("Paste")).triggered.connect(self.paste_wanted)
        chosen = self._move(move)
        if chosen is not None and chosen.target is not None and chosen.kind != "breaking_point":
            menu.addSeparator()
            menu.addAction(icon("link-off"), self.tr("Stay in this moment")).triggered.connect(
                lambda: self._unlink(chosen)
            )
        if found is not None and found.place[:1] == ("nodes",):
            menu.addSeparator()
            menu.addAction(icon("trash-can-outline"), self.tr("Remove")).triggered.connect(lambda: self.remove(node))
        menu.popup(at)

    def _unlink(self, move: Move) -> None:
        place = move.place if move.place[-1:] == ("next",) else (*move.place, "next")
        self._open_document.apply(RemoveItem(place))

    def _copy(self, node: str) -> None:
        self._open_document.select(("nodes", node))
        self.copy_wanted.emit()

    def add_reply(self, node: str) -> None:
        """Add a reply to a moment, and write it."""
        edit, place = add_reply(self._open_document.value, ("nodes", node, "replies"), self.tr("reply"))
        if self._open_document.apply(edit, self.tr("add a reply")):
            self._open_document.select(place)
            self.writing_wanted.emit()

    def remove(self, node: str) -> None:
        """Take a moment away, and every way that leads there."""
        label = self.tr("remove “%1”").replace("%1", studio_words.readable(node))
        if self._open_document.apply(remove_node(self._open_document.value, node), label):
            self._open_document.select(())
