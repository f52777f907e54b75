"""One measure of how the trainee spoke, over the turns of a call, with what is usual for them as a band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roleplay.core.delivery import DeliveryMeasure, TurnDelivery, Usual
from roleplay.gui import delivery_words
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import font, plain_tooltip

HEIGHT = 140
_LEAST_SPAN: dict[DeliveryMeasure, float] = {"pace": 60, "loudness": 12, "pitch_range": 6, "pauses": 20}
"""The picture shows this much at least, so that a small difference looks small."""
_LOWEST: dict[DeliveryMeasure, float] = {"pace": 0, "pitch_range": 0, "pauses": 0}


def span(measure: DeliveryMeasure, values: Sequence[float], usual: Usual | None) -> tuple[float, float]:
    """Return what the picture shows, from bottom to top, in the measure's unit."""
    shown = [*values, *([usual.low, usual.high] if usual else [])]
    low, high = min(shown), max(shown)
    room = max((_LEAST_SPAN[measure] - (high - low)) / 2, 0.12 * (high - low))
    low, high = low - room, high + room
    lowest = _LOWEST.get(measure)
    if lowest is not None and low < lowest:
        low, high = lowest, max(high, lowest + _LEAST_SPAN[measure])
    return low, high


class _TurnAxis(pg.AxisItem):  # type: ignore[misc]
    """Whole numbers only."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (high - low) / step <= max(size / 34, 2))
        return [(step, [place for place in range(step, int(high) + 1, step) if place >= low])]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [f"{value:.0f}" for value in values]


class _ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Numbers with the minus sign that the text beside them has."""

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [f"{value:g}".replace("-", "−") for value in values]


class DeliveryPlot(QWidget):
    """Dots to be clicked, one a turn; the band is the middle half of the trainee's own earlier turns."""

    turn_clicked = Signal(int)
    """Index of the turn's event in the log."""

    def __init__(
        self,
        measure: DeliveryMeasure,
        turns: Sequence[TurnDelivery],
        usual: Usual | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._measure = measure
        self._usual = usual
        self.points = [
            (place, value, turn) for place, turn in enumerate(turns, 1) if (value := turn.value(measure)) is not None
        ]
        """Number of the turn from 1, its value, and the turn."""
        self._plot = pg.PlotWidget(axisItems={"bottom": _TurnAxis("bottom"), "left": _ValueAxis("left")})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.getPlotItem().layout.setContentsMargins(0, 7, 0, 0)  # half a number at the top of the axis
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._median = pg.InfiniteLine(angle=0)
        self._curve = pg.PlotDataItem(antialias=True)
        self._dots = pg.ScatterPlotItem(size=10, hoverable=True, hoverSize=14, tip=None)
        self._dots.sigClicked.connect(self._clicked)
        self._dots.sigHovered.connect(self._hovered)
        if usual is not None:
            self._plot.addItem(self._band)
            self._plot.addItem(self._median)
        self._plot.addItem(self._curve)
        self._plot.addItem(self._dots)
        self._plot.setXRange(0.5, len(turns) + 0.5, padding=0)
        self._plot.setYRange(*span(measure, [value for _, value, _ in self.points], usual), padding=0.09)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "; ".join(delivery_words.turn_sentence(place, measure, turn) for place, _, turn in self.points)
        )
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_dots"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        self._plot.setBackground(QColor(now.surface))
        for name in ("left", "bottom"):
            axis = self._plot.getAxis(name)
            axis.setPen(pg.mkPen(now.border))
            axis.setTextPen(pg.mkPen(now.muted))
            axis.setTickFont(font("caption"))
            axis.setStyle(tickLength=0, tickTextOffset=6, maxTickLevel=0)
        self._plot.getAxis("left").setWidth(34)
        if self._usual is not None:
            self._band.setRegion((self._usual.low, self._usual.high))
            self._band.setBrush(pg.mkBrush(now.accent_soft))
            for line in self._band.lines:
                line.setPen(pg.mkPen(None))
            self._median.setValue(self._usual.median)
            self._median.setPen(pg.mkPen(now.accent, width=1, style=Qt.PenStyle.DashLine))
        places, values = [place for place, _, _ in self.points], [value for _, value, _ in self.points]
        self._curve.setData(places, values)
        self._curve.setPen(pg.mkPen(now.muted, width=1.5))
        self._dots.setData(
            [
                {
                    "pos": (place, value),
                    "data": turn.position,
                    "brush": now.accent,
                    "pen": pg.mkPen(now.surface, width=2),
                }
                for place, value, turn in self.points
            ]
        )

    def _clicked(self, _item: Any, points: Sequence[Any], *_: Any) -> None:
        if len(points):
            self.turn_clicked.emit(int(points[0].data()))

    def _hovered(self, _item: Any, points: Sequence[Any], *_: Any) -> None:
        pointed = {int(point.data()) for point in points}
        told = [
            delivery_words.turn_sentence(place, self._measure, turn)
            for place, _, turn in self.points
            if turn.position in pointed
        ]
        self._plot.setToolTip(plain_tooltip("\n".join(told)))
