"""The whole graph, small, with a frame around what is in view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from roleplay.gui.pages.studio.graph.canvas import Canvas
from roleplay.gui.pages.studio.graph.painter import GraphPainter, Marks
from roleplay.gui.theme import tokens

_SIZE = QSize(196, 128)
_LEAST = QSize(120, 78)
_MARGIN = 8.0
_NEARLY_ALL = 24.0


class Minimap(QWidget):
    """Shows itself while only a part of the graph is in view; a click or a drag moves the view."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Map of the graph"))
        self._canvas = canvas
        self._picture: tuple[GraphPainter, QPixmap] | None = None
        self._shown: tuple[GraphPainter, Marks] | None = None
        self._allowed = True
        canvas.view_changed.connect(self.refresh)
        self.hide()

    def allow(self, allowed: bool) -> None:
        """Show it where it helps, or never."""
        self._allowed = allowed
        self.refresh()

    def fit_into(self, room: QSize) -> None:
        """Take no more than a quarter of each side of a room."""
        size = (
            _SIZE.scaled(room.width() // 4, room.height() // 4, Qt.AspectRatioMode.KeepAspectRatio)
            .boundedTo(_SIZE)
            .expandedTo(_LEAST)
        )
        if size != self.size():
            self._shown = None
            self.setFixedSize(size)

    def refresh(self) -> None:
        """Follow the canvas."""
        scene = self._canvas.scene_shown
        wanted = (
            self._allowed
            and scene is not None
            and not self._canvas.view.adjusted(-_NEARLY_ALL, -_NEARLY_ALL, _NEARLY_ALL, _NEARLY_ALL).contains(
                scene.bounds
            )
        )
        self.setVisible(wanted)
        self.update()

    @property
    def scale(self) -> float:
        """Pixels of the map to a pixel of the graph."""
        scene = self._canvas.scene_shown
        if scene is None or scene.bounds.isEmpty():
            return 1.0
        room = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        return min(room[0] / scene.bounds.width(), room[1] / scene.bounds.height())

    def _corner(self) -> QPointF:
        """Return the point of the map where the graph's (0, 0) lies."""
        scene = self._canvas.scene_shown
        bounds = scene.bounds if scene is not None else QRectF()
        return QRectF(self.rect()).center() - bounds.center() * self.scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(now.border), 1))
        painter.setBrush(QColor(now.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        graph = self._canvas.painter
        if graph is None:
            return
        painter.drawPixmap(0, 0, self._drawn(graph))
        view = self._canvas.view
        frame = QRectF(self._corner() + view.topLeft() * self.scale, view.size() * self.scale)
        frame = frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        seen = QColor(now.fill)
        painter.setPen(QPen(seen, 1.5))
        seen.setAlpha(36)
        painter.setBrush(seen)
        painter.drawRoundedRect(frame, 2, 2)

    def _drawn(self, graph: GraphPainter) -> QPixmap:
        """Return the graph as boxes; drawn once, because moving the view must cost nothing here."""
        if self._picture is None or self._shown != (graph, graph.marks):
            ratio = self.devicePixelRatioF()
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.translate(self._corner())
            painter.scale(self.scale, self.scale)
            graph.draw_small(painter, self.scale)
            painter.end()
            self._picture, self._shown = (graph, picture), (graph, graph.marks)
        return self._picture[1]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._shown = None
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position())

    def _look(self, at: QPointF) -> None:
        """Bring the point of the graph below a point of the map into the middle."""
        point = (at - self._corner()) * (1 / self.scale)
        half = QPointF(self._canvas.width(), self._canvas.height()) * (0.5 / self._canvas.zoom)
        self._canvas.look_from(point - half, self._canvas.zoom)
