"""The graph as something that is worked with: chosen, dragged, walked by keys, read out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from roleplay.dialogue.authoring.graph import Move
from roleplay.gui.pages.studio.graph.cards import ROW, WIDTH
from roleplay.gui.pages.studio.graph.colours import described, explained
from roleplay.gui.pages.studio.graph.viewport import Viewport
from roleplay.gui.pages.studio.graph.walking import walk
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import plain_tooltip

_WHEEL_STEP = 1.0015
"""Factor for an eighth of a degree of the wheel."""
_PORT_REACH = 16.0
"""Pixels of the screen around the dot of a move in which it can be caught."""

_WALK_KEYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
}


class Canvas(Viewport):
    """A graph that hears the mouse and the keyboard, and tells what the person wants."""

    node_chosen = Signal(str)
    node_opened = Signal(str)
    link_dragged = Signal(str, str)
    """Id of a move, and of the node to which it was dragged; empty when it was dropped beside all nodes."""
    menu_wanted = Signal(str, str, QPoint)
    """Id of a node and of a move, empty where there is none, and where on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The call as a graph"))
        self._pressed: QPointF | None = None
        self._panned = False
        self._dragged: Move | None = None
        self._dragged_to = QPointF()

    # --- selecting ---

    @property
    def selected(self) -> str:
        """Id of the selected node; empty without one."""
        return self.marks.selected if self.painter is not None and self.painter.selected is not None else ""

    def select(self, node: str) -> None:
        """Select a node without telling; an unknown one selects nothing."""
        if node != self.marks.selected:
            self.mark(selected=node)
        self._tell_reader()

    def choose(self, node: str, *, readable: bool = False) -> None:
        """Select a node as the person did: it is brought into view, large enough if it is to be read, and told of."""
        self.select(node)
        if self.painter is not None and self.painter.selected is not None:
            self.show_card(self.painter.selected, readable=readable)
            self.node_chosen.emit(node)

    def _tell_reader(self) -> None:
        """Tell a screen reader what is selected."""
        scene = self.scene_shown
        node = scene.graph.nodes.get(self.selected) if scene is not None else None
        told = described(node, self.marks.problems.get(node.id, "")) if node is not None else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # --- dragging a link ---

    def paint_over(self, painter: QPainter) -> None:
        begin, end = self._port_of(self._dragged) if self._dragged is not None else None, self._dragged_to
        if begin is None:
            return
        across = max(abs(end.x() - begin.x()) / 2, 50.0)
        path = QPainterPath(begin)
        path.cubicTo(begin + QPointF(across, 0), end - QPointF(across, 0), end)
        painter.setPen(QPen(QColor(tokens().fill), 2.5 / min(self.zoom, 1.0), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    # --- the mouse ---

    def _hit(self, at: QPointF) -> tuple[str, Move | None]:
        """Return the node and the move at a point of the widget."""
        scene = self.scene_shown
        number = scene.card_at(self.to_graph(at)) if scene is not None else None
        if scene is None or number is None:
            return "", None
        card = scene.cards[number]
        row = int((self.to_graph(at).y() - scene.rect(number).top() - card.rows_top) // ROW)
        return card.node.id, card.rows[row] if 0 <= row < len(card.rows) else None

    def _port_of(self, move: Move) -> QPointF | None:
        scene = self.scene_shown
        number = scene.number.get(move.source) if scene is not None else None
        if scene is None or number is None or move not in scene.cards[number].rows:
            return None
        card = scene.cards[number]
        return scene.rect(number).topLeft() + QPointF(WIDTH, card.row_middle(card.rows.index(move)))

    def _port_at(self, at: QPointF) -> Move | None:
        for reach in (0.0, _PORT_REACH / 2):
            _, move = self._hit(at - QPointF(reach, 0))
            port = self._port_of(move) if move is not None else None
            if port is not None and (self.to_widget(port) - at).manhattanLength() <= _PORT_REACH:
                return move
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = event.position()
            self._panned = False
            if event.button() == Qt.MouseButton.LeftButton:
                self._dragged = self._port_at(event.position())
                self._dragged_to = self.to_graph(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged_to = self.to_graph(event.position())
            self._panned = True
            self.update()
        elif self._pressed is not None:
            by = event.position() - self._pressed
            if self._panned or by.manhattanLength() >= QApplication.startDragDistance():
                self._panned = True
                self._pressed = event.position()
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan(by)
        else:
            hit = self._port_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.CrossCursor if hit else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._dragged = self._dragged, None
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        self.update()
        node, _ = self._hit(event.position())
        if dragged is not None and self._panned:
            self.link_dragged.emit(dragged.id, node)
        elif pressed is not None and not self._panned and event.button() == Qt.MouseButton.LeftButton and node:
            self.select(node)
            self.node_chosen.emit(node)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node, _ = self._hit(event.position())
        if node:
            self.node_opened.emit(node)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            node, move = self._hit(QPointF(event.pos()))
            self.menu_wanted.emit(node, move.id if move is not None else "", event.globalPos())
            return
        scene = self.scene_shown
        number = scene.number.get(self.selected) if scene is not None else None
        at = self.rect().center()
        if scene is not None and number is not None:
            at = self.to_widget(scene.rect(number).center()).toPoint()
        self.menu_wanted.emit(self.selected, "", self.mapToGlobal(at))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            turned = event.angleDelta()
            self.pan(QPointF(turned.y() or turned.x(), 0))
        elif not event.pixelDelta().isNull() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(QPointF(event.pixelDelta()))
        else:
            self.zoom_at(_WHEEL_STEP ** event.angleDelta().y(), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            node, move = self._hit(QPointF(event.pos()))
            scene = self.scene_shown
            told = explained(scene.graph.nodes[node], move) if scene is not None and node else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(told), self)
            return True
        return super().event(event)

    # --- the keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        scene = self.scene_shown
        if scene is not None and key in _WALK_KEYS:
            self.choose(walk(scene, self.selected, _WALK_KEYS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_F):
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected:
            self.node_opened.emit(self.selected)
        else:
            super().keyPressEvent(event)
