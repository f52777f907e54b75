"""The mouse on a time axis: a click seeks, a drag draws a passage, the wheel zooms, the right button moves."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

_ZOOM = 1.0015
"""Per unit of the wheel, of which a notch has 120."""

_LEAST_PASSAGE = 0.2
"""Seconds; a shorter drag was meant as a click."""


class TimeBox(pg.ViewBox):  # type: ignore[misc]
    """Only time can be zoomed and moved."""

    clicked = Signal(float)
    """A moment was clicked, seconds."""
    drawn = Signal(float, float)
    """A passage is being drawn, or is: begin and end, seconds."""
    whole_wanted = Signal()
    """Double click."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=True, y=False)

    def seconds_at(self, place: QPointF) -> float:
        """Return the time at a place of the box."""
        return float(self.mapToView(place).x())

    def zoom(self, factor: float, at: float) -> None:
        """Show `factor` times as much time; a moment keeps its place."""
        begin, end = self.viewRange()[0]
        self.setXRange(at - (at - begin) * factor, at + (end - at) * factor, padding=0)

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ARG002 - both boxes do the same
        sideways = event.orientation() == Qt.Orientation.Horizontal
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            begin, end = self.viewRange()[0]
            self.translateBy(x=-event.delta() / 120 * (end - begin) / 10)
        else:
            self.zoom(_ZOOM ** -event.delta(), self.seconds_at(event.pos()))
        event.accept()

    def mouseClickEvent(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.double():
            self.whole_wanted.emit()
        else:
            self.clicked.emit(self.seconds_at(event.pos()))
        event.accept()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ARG002
        if event.button() != Qt.MouseButton.LeftButton:
            moved = self.seconds_at(event.lastPos()) - self.seconds_at(event.pos())
            self.translateBy(x=moved)
        else:
            begin, end = sorted((self.seconds_at(event.buttonDownPos()), self.seconds_at(event.pos())))
            if end - begin >= _LEAST_PASSAGE:
                self.drawn.emit(begin, end)
            elif event.isFinish():
                self.clicked.emit(self.seconds_at(event.pos()))
        event.accept()
