"""The customer's anger over the time of a call."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QLinearGradient
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roleplay.core.events import CallEnded, CallEvent, CustomerSpeaking, HeatChanged
from roleplay.gui.theme import heat_colour, tokens
from roleplay.gui.widgets.plot_axes import dress
from roleplay.gui.words import clock
from roleplay.review.turns import Turn

_CLOCK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between two numbers of a time axis."""
_TICK_PIXELS = 70


def heat_curve(events: Sequence[CallEvent]) -> tuple[list[float], list[float]]:
    """Return seconds and heat (0 to 100), with a step at every change."""
    times: list[float] = []
    heats: list[float] = []
    end = events[-1].at if events else 0.0
    for event in events:
        if isinstance(event, CustomerSpeaking) and not times:
            times.append(event.at)
            heats.append(event.heat)
        elif isinstance(event, HeatChanged):
            if times and times[-1] == event.at and len(times) > 1:
                heats[-1] = event.after  # several reasons at one moment are one step
                continue
            times += [event.at, event.at]
            heats += [event.before, event.after]
        elif isinstance(event, CallEnded):
            end = event.at
    if times:
        times.append(max(end, times[-1]))
        heats.append(heats[-1])
    return times, heats


def tint_heat(curve: pg.PlotDataItem) -> None:
    """Give a heat curve the colours of the theme."""
    now = tokens()
    curve.setPen(pg.mkPen(now.accent, width=2))
    fade = QLinearGradient(0, 100, 0, 0)  # in the plot's coordinates: heat runs upwards
    high, low = QColor(now.hot), QColor(now.calm)
    high.setAlpha(90)
    low.setAlpha(20)
    fade.setColorAt(0, high)
    fade.setColorAt(1, low)
    curve.setBrush(QBrush(fade))


class ClockAxis(pg.AxisItem):  # type: ignore[misc]
    """Minutes and seconds, at steps that people count in."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        most = max(size / _TICK_PIXELS, 2)
        step = next((step for step in _CLOCK_STEPS if (high - low) / step <= most), _CLOCK_STEPS[-1])
        return [(step, [step * number for number in range(ceil(low / step), int(high // step) + 1)])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [clock(value) if value >= 0 else "" for value in values]


class HeatPlot(QWidget):
    """A line that steps with the heat; the trainee's turns are dots to be clicked."""

    turn_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = pg.PlotWidget(axisItems={"bottom": ClockAxis("bottom")})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._curve = pg.PlotDataItem()
        self._dots = pg.ScatterPlotItem(size=13, hoverable=True, hoverSize=17, tip=None)
        self._dots.sigClicked.connect(self._clicked)
        self._plot.addItem(self._curve)
        self._plot.addItem(self._dots)
        self._plot.setYRange(0, 100, padding=0.06)
        self._moves: list[tuple[int, float, float]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setMinimumHeight(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._draw()

    def show_call(self, events: Sequence[CallEvent], moves: Sequence[tuple[int, Turn]]) -> None:
        """Show the heat; `moves` are the trainee's turns with the number that a click reports."""
        times, heats = heat_curve(events)
        self._curve.setData(times, heats, fillLevel=0)
        self._moves = [(number, turn.at + turn.seconds, turn.heat_after) for number, turn in moves]
        if times:
            self._plot.setXRange(times[0], max(times[-1], times[0] + 1), padding=0.03)
        self._draw()

    def dot(self, number: int) -> tuple[float, float] | None:
        """Return time and heat of a turn's dot."""
        return next(((at, heat) for move, at, heat in self._moves if move == number), None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_moves"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        dress(self._plot)
        self._plot.getAxis("left").setTicks([[(0, "0"), (50, "50"), (100, "100")]])
        self._plot.showGrid(y=True, alpha=0.15)
        tint_heat(self._curve)
        self._dots.setData(
            [
                {"pos": (at, heat), "data": number, "brush": heat_colour(heat), "pen": pg.mkPen(now.surface, width=2)}
                for number, at, heat in self._moves
            ]
        )

    def _clicked(self, _item: Any, points: Sequence[Any], *_: Any) -> None:
        if len(points):
            self.turn_clicked.emit(int(points[0].data()))
