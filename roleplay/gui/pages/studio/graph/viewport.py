"""What of the graph is in view: panned, zoomed, drawn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from roleplay.gui.pages.studio.graph.painter import GraphPainter, Marks
from roleplay.gui.pages.studio.graph.scene import Scene
from roleplay.gui.theme import tokens

MOST_ZOOM = 2.5
_LEAST_ZOOM = 0.0005
_FIT_ZOOM = 1.0
"""A small graph is not blown up to fill the window."""
_SETTLE_MILLISECONDS = 120
"""So long after the last move everything is drawn in its best quality."""
_FIT_MARGIN = 32
_READABLE = 0.62
"""From this zoom on a card can be read ..."""
_READING = 0.85
"""... and at this one with ease."""


class Viewport(QWidget):
    """Shows a part of a scene."""

    view_changed = Signal()
    """Another part of the graph is in view, or another graph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 170)
        self.marks = Marks()
        self.painter: GraphPainter | None = None
        self.zoom = 1.0
        self.origin = QPointF()
        """The point of the graph in the top left corner."""
        self._moving = False
        self._fit_wanted = True
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._settled)

    # --- what is shown ---

    @property
    def scene_shown(self) -> Scene | None:
        """What is drawn; None before there is a graph."""
        return self.painter.scene if self.painter is not None else None

    def show_scene(self, scene: Scene) -> None:
        """Draw another scene; what is looked at stays where it was on the screen."""
        anchor, before = self._anchor(), self.painter
        self.painter = GraphPainter(scene, self.marks)
        if before is not None and before.scene.boxes is scene.boxes:
            self.painter.keep(before)
        if anchor is not None and anchor[0] in scene.number:
            corner = scene.rect(scene.number[anchor[0]]).topLeft()
            self.origin = corner - anchor[1] * (1 / self.zoom)
        if self._fit_wanted and self.isVisible():
            self.begin_view()
        self.update()
        self.view_changed.emit()

    def _anchor(self) -> tuple[str, QPointF] | None:
        """Return a card that is looked at, and where on the screen its corner is."""
        scene = self.scene_shown
        if scene is None or self._fit_wanted or not len(scene.boxes):
            return None
        number = scene.number.get(self.marks.selected)
        if number is None or not self.view.intersects(scene.rect(number)):
            number = scene.nearest(self.view.center())
        return scene.cards[number].node.id, self.to_widget(scene.rect(number).topLeft())

    def mark(self, **changed: object) -> None:
        """Change some of the `Marks`."""
        self.marks = replace(self.marks, **changed)  # type: ignore[arg-type]
        if self.painter is not None:
            self.painter.mark(self.marks)
        self.update()

    @property
    def view(self) -> QRectF:
        """What is in view, in the graph's coordinates."""
        return QRectF(self.origin.x(), self.origin.y(), self.width() / self.zoom, self.height() / self.zoom)

    def to_graph(self, at: QPointF) -> QPointF:
        """Return the point of the graph below a point of the widget."""
        return self.origin + at * (1 / self.zoom)

    def to_widget(self, at: QPointF) -> QPointF:
        """Return the point of the widget above a point of the graph."""
        return (at - self.origin) * self.zoom

    # --- moving the view ---

    def look_from(self, origin: QPointF, zoom: float) -> None:
        """Show the graph from a point of it in the top left corner on."""
        self.origin, self.zoom = origin, min(max(zoom, _LEAST_ZOOM), MOST_ZOOM)
        self._fit_wanted = False
        self._moving = True
        self._settle.start()
        self.update()
        self.view_changed.emit()

    def pan(self, by: QPointF) -> None:
        """Move what is shown by pixels of the screen."""
        self.look_from(self.origin - by * (1 / self.zoom), self.zoom)

    def zoom_at(self, factor: float, at: QPointF) -> None:
        """Zoom; what is below this point of the widget stays there."""
        zoom = min(max(self.zoom * factor, _LEAST_ZOOM), MOST_ZOOM)
        self.look_from(self.to_graph(at) - at * (1 / zoom), zoom)

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle."""
        self.zoom_at(factor, QRectF(self.rect()).center())

    def fit(self) -> None:
        """Show the whole graph."""
        scene = self.scene_shown
        if scene is None or scene.bounds.isEmpty():
            return
        room = self.size().width() - 2 * _FIT_MARGIN, self.size().height() - 2 * _FIT_MARGIN
        zoom = min(room[0] / scene.bounds.width(), room[1] / scene.bounds.height(), _FIT_ZOOM)
        zoom = max(zoom, _LEAST_ZOOM)
        middle = QPointF(self.width(), self.height()) * (0.5 / zoom)
        self.look_from(scene.bounds.center() - middle, zoom)

    def begin_view(self) -> None:
        """Show the graph as it is first seen: all of it if it can be read then, else where the call begins."""
        self.fit()
        scene = self.scene_shown
        if scene is not None and self.zoom < _READABLE and (start := scene.number.get(scene.graph.entry)) is not None:
            corner = QPointF(60, self.height() * 0.4) * (1 / _READING)
            self.look_from(scene.rect(start).topLeft() - corner, _READING)
        self._fit_wanted = scene is None

    def show_card(self, number: int, *, readable: bool = False) -> None:
        """Bring a card into view; into the middle where it was far away, or too small and is to be `readable`."""
        scene = self.scene_shown
        if scene is None:
            return
        card, view = scene.rect(number), self.view
        small = readable and self.zoom < _READABLE
        if small or not view.contains(card):
            around = view.adjusted(-view.width(), -view.height(), view.width(), view.height())
            if around.intersects(card) and not small:
                margin = 24 / self.zoom
                x = max(min(0.0, card.left() - margin - view.left()), card.right() + margin - view.right())
                y = max(min(0.0, card.top() - margin - view.top()), card.bottom() + margin - view.bottom())
                self.look_from(self.origin + QPointF(x, y), self.zoom)
            else:
                zoom = self.zoom if self.zoom >= _READABLE else _READING
                half = QPointF(self.width(), self.height()) * (0.5 / zoom)
                self.look_from(card.center() - half, zoom)

    def _settled(self) -> None:
        self._moving = False
        self.update()

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().sunken))
        if self.painter is None:
            return
        painter.scale(self.zoom, self.zoom)
        painter.translate(-self.origin)
        self.painter.draw(painter, self.view, self.zoom, self.devicePixelRatioF(), moving=self._moving)
        self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Draw what lies over the graph; the painter is in the graph's coordinates."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.painter is not None:
            self.painter.forget()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit_wanted:
            self.begin_view()
        self.view_changed.emit()
