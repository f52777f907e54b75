"""The dialogue as a graph: what the studio shows, and what it hears from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roleplay.app.graph_layout import lay_out
from roleplay.dialogue.authoring.graph import Graph
from roleplay.dialogue.authoring.layout import Wish
from roleplay.gui.pages.studio.graph.canvas import Canvas
from roleplay.gui.pages.studio.graph.cards import Laid, card_of, wish_of
from roleplay.gui.pages.studio.graph.finder import Finder
from roleplay.gui.pages.studio.graph.legend import Legend
from roleplay.gui.pages.studio.graph.minimap import Minimap
from roleplay.gui.pages.studio.graph.picture import ask_and_save
from roleplay.gui.pages.studio.graph.scene import Scene
from roleplay.gui.pages.studio.graph.tools import Tools
from roleplay.gui.tasks import Task, Tasks
from roleplay.gui.theme import GRID


class GraphView(QWidget):
    """Draws a graph; lays it out in the background.

    Editing is left to the page: it hears what was chosen, dragged, or asked for.
    """

    node_chosen = Signal(str)
    """The person has selected a node: a click, or the keyboard."""
    node_opened = Signal(str)
    """A double click, or Enter."""
    link_dragged = Signal(str, str)
    """Id of a move (`Move.id`) and of the node to which its link was dragged; empty where no node is."""
    menu_wanted = Signal(str, str, QPoint)
    """Id of a node, id of a move of it, either empty where there is none, and where on the screen."""
    laid_out = Signal()
    """The graph that was last shown stands at its place."""

    def __init__(
        self,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
        *,
        fail: Callable[[BaseException], None] | None = None,
    ) -> None:
        """`fail` shows a problem to the person."""
        super().__init__(parent)
        self._tasks = tasks or Tasks(self)
        self._fail = fail
        self._task: Task | None = None
        self._graph = Graph()
        self._placed: Wish | None = None
        self._wanted = ""
        self._unseen = False
        """What is selected has no place yet: it was just made, and is shown when it is laid out."""
        self.canvas = Canvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        for name in ("node_chosen", "node_opened", "link_dragged", "menu_wanted"):
            getattr(self.canvas, name).connect(getattr(self, name))
        self.finder = Finder(self.canvas, self)
        self.minimap = Minimap(self.canvas, self)
        self.legend = Legend(self)
        self.tools = Tools(self.canvas, self)
        self.tools.find_wanted.connect(self.finder.open)
        self.tools.legend_wanted.connect(self._show_legend)
        self.tools.map_wanted.connect(self.minimap.allow)
        self.tools.picture_wanted.connect(self.save_picture)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.finder.open)
        self.setFocusProxy(self.canvas)

    @property
    def graph(self) -> Graph:
        """The graph that was last shown."""
        return self._graph

    # --- what is shown ---

    def show_graph(self, graph: Graph) -> None:
        """Draw a graph. Where only texts changed it is drawn at once, else as soon as it is laid out."""
        self._graph = graph
        self._leave_task()
        cards = tuple(card_of(node) for node in graph.nodes.values())
        wish = wish_of(graph, cards)
        scene = self.canvas.scene_shown
        if scene is not None and self._placed == wish and scene.graph.shape == graph.shape:
            self._show(scene.with_texts(graph, cards), wish)
            return

        def made(_task: Task) -> Scene:
            return Scene(Laid(graph, cards, lay_out(wish), wish.links))

        self._task = self._tasks.run(self, made, lambda scene: self._show(scene, wish), self._failed)

    def _show(self, scene: Scene, wish: Wish) -> None:
        self._task = None
        self._placed = wish
        self.canvas.show_scene(scene)
        self.finder.refresh()
        self.select(self._wanted)
        self.laid_out.emit()

    def _leave_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if self._fail is not None:
            self._fail(problem)

    def select(self, node: str) -> None:
        """Select a node (empty: none) and bring it into view; nothing is told."""
        same = node == self.canvas.selected and not self._unseen
        self._wanted = node
        self.canvas.select(node)
        scene = self.canvas.scene_shown
        there = scene is not None and node in scene.number
        self._unseen = bool(node) and not there
        if not same and scene is not None and there:
            self.canvas.show_card(scene.number[node])

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark nodes: id and `error` or `warning`."""
        self.canvas.mark(problems=dict(problems))

    def show_coverage(self, nodes: Mapping[str, float], edges: Mapping[str, float]) -> None:
        """Colour nodes and moves (by `Move.id`) by the share of calls that came by, 0 to 1; both empty: as usual."""
        self.canvas.mark(node_shares=dict(nodes), edge_shares=dict(edges))
        self.legend.show_shares(shown=self.canvas.marks.shows_shares)

    def fit(self) -> None:
        """Show the whole graph."""
        self.canvas.fit()

    def save_picture(self) -> None:
        """Ask where to, and save the whole graph as a picture."""
        if self.canvas.painter is not None:
            ask_and_save(self, self.canvas.painter, self._fail)

    # --- where things stand ---

    def _show_legend(self, shown: bool) -> None:
        self.legend.setVisible(shown)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = GRID
        self.tools.adjustSize()
        self.tools.move(gap, self.height() - self.tools.height() - gap)
        self.legend.adjustSize()
        self.legend.move(gap, max(self.tools.y() - self.legend.height() - gap, gap))
        self.minimap.fit_into(self.size())
        self.minimap.move(self.width() - self.minimap.width() - gap, self.height() - self.minimap.height() - gap)
        self.finder.resize(
            min(self.finder.sizeHint().width(), self.width() - 2 * gap), self.finder.sizeHint().height()
        )
        self.finder.move(self.width() - self.finder.width() - gap, gap)
