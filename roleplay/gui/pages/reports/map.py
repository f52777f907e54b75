"""The dialogue as a map: moments as boxes, ways between them as lines that are as thick as calls went there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from roleplay.gui.theme import mix, tokens
from roleplay.gui.widgets.text import font, plain_tooltip
from roleplay.review.coverage import CoverageReport, Flow, NodeReached

_BOX = QSize(116, 38)
_ACROSS, _DOWN = 62, 16
_EDGE = 14
_THICKEST = 9.0


class DialogueMap(QWidget):
    """Columns are moves from the start; a click chooses a moment."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: CoverageReport | None = None
        self._places: dict[str, QRectF] = {}
        self._chosen = ""

    def show_report(self, report: CoverageReport) -> None:
        """Draw another report."""
        self._report = report
        self._places = _laid_out(report)
        self.setFixedSize(self.sizeHint())
        self.update()

    def choose(self, node: str) -> None:
        """Mark a moment."""
        self._chosen = node
        self.update()

    def place(self, node: str) -> QRectF:
        """Return where a moment stands; an empty place for one that is not there."""
        return self._places.get(node, QRectF())

    def sizeHint(self) -> QSize:
        whole = QRectF(0, 0, 200, 120)
        for box in self._places.values():
            whole = whole.united(box)
        return QSize(round(whole.right()) + _EDGE, round(whole.bottom()) + _EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        node = self._at(event.position())
        if node:
            self.chosen.emit(node)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._report is not None:
            node = self._at(QPointF(event.pos()))
            says = next((one.says for one in self._report.nodes if one.node == node), "")
            QToolTip.showText(event.globalPos(), plain_tooltip(says or node), self)
            return True
        return super().event(event)

    def _at(self, position: QPointF) -> str:
        return next((node for node, box in self._places.items() if box.contains(position)), "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._report is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(self._report.calls, 1)
        # Those of the chosen moment above the others.
        for flow in sorted(self._report.flows, key=lambda flow: (self._chosen in (flow.start, flow.end), flow.calls)):
            self._draw_flow(painter, flow, most)
        for node in self._report.nodes:
            self._draw_node(painter, node, most)

    def _draw_flow(self, painter: QPainter, flow: Flow, most: int) -> None:
        now = tokens()
        start, end = self._places[flow.start], self._places[flow.end]
        colour = QColor(now.accent if flow.calls else now.border)
        if flow.calls:
            colour.setAlpha(190 if self._chosen in (flow.start, flow.end) else 60)
        style = Qt.PenStyle.SolidLine if flow.calls else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, 1 + (_THICKEST - 1) * flow.calls / most, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_curve(start, end))

    def _draw_node(self, painter: QPainter, node: NodeReached, most: int) -> None:
        now, box = tokens(), self._places[node.node]
        strong = QColor(now.hot if node.fails else now.accent)
        ground = mix(QColor(now.surface), QColor(strong), 0.08 + 0.32 * node.calls / most)
        edge = QPen(QColor(now.border), 1, Qt.PenStyle.DashLine)
        if node.node == self._chosen:
            edge = QPen(QColor(now.text), 2)
        elif node.calls:
            edge = QPen(strong, 1)
        painter.setPen(edge)
        painter.setBrush(ground if node.calls else QColor(now.surface))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor(now.text if node.calls else now.muted))
        painter.setFont(font("caption"))
        name = painter.fontMetrics().elidedText(node.node, Qt.TextElideMode.ElideRight, round(box.width()) - 12)
        painter.drawText(box.adjusted(6, 3, -6, -17), Qt.AlignmentFlag.AlignCenter, name)
        painter.setPen(QColor(now.muted))
        painter.drawText(box.adjusted(6, 17, -6, -3), Qt.AlignmentFlag.AlignCenter, str(node.calls))


def _curve(start: QRectF, end: QRectF) -> QPainterPath:
    """Return a line from one box to another; back to earlier ones, and within a column, around the outside."""
    if end.x() > start.x():
        begin, finish = QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())
        bend = max((finish.x() - begin.x()) / 2, 24)
        first, second = QPointF(begin.x() + bend, begin.y()), QPointF(finish.x() - bend, finish.y())
    elif end.x() == start.x():
        begin, finish = QPointF(start.right(), start.center().y()), QPointF(end.right(), end.center().y())
        first, second = QPointF(begin.x() + 36, begin.y()), QPointF(finish.x() + 36, finish.y())
    else:
        begin, finish = QPointF(start.center().x(), start.top()), QPointF(end.center().x(), end.top())
        first, second = QPointF(begin.x(), begin.y() - 30), QPointF(finish.x(), finish.y() - 30)
    path = QPainterPath(begin)
    path.cubicTo(first, second, finish)
    return path


def _laid_out(report: CoverageReport) -> dict[str, QRectF]:
    """Return where each moment stands: a column a move, the endings last, near to where calls come from (barycentre).

    Layers and barycentres as in Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of hierarchical
    system structures", IEEE Transactions on Systems, Man, and Cybernetics 11.
    """
    last = max((node.depth for node in report.nodes), default=0) + 1
    columns: dict[int, list[NodeReached]] = {}
    for node in report.nodes:
        columns.setdefault(last if node.outcome or node.depth < 0 else node.depth, []).append(node)
    heights: dict[str, float] = {}
    places: dict[str, QRectF] = {}
    for x, depth in enumerate(sorted(columns)):
        ordered = sorted(columns[depth], key=lambda node: (_barycentre(report, node.node, heights), -node.calls))
        for y, node in enumerate(ordered):
            heights[node.node] = (y + 0.5) / len(ordered)
            left, top = _EDGE + x * (_BOX.width() + _ACROSS), 2 * _EDGE + y * (_BOX.height() + _DOWN)
            places[node.node] = QRectF(left, top, _BOX.width(), _BOX.height())
    return places


def _barycentre(report: CoverageReport, node: str, heights: Mapping[str, float]) -> float:
    """Return the mean height of the moments that lead to one, each as heavy as calls came from it."""
    into = (flow for flow in report.flows if flow.end == node and flow.start in heights)
    leading = [(heights[flow.start], flow.calls + 0.1) for flow in into]
    weight = sum(calls for _, calls in leading)
    return sum(height * calls for height, calls in leading) / weight if weight else 0.5
