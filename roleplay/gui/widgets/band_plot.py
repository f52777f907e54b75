"""A curve over time with the band in which it may lie: never a bare line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roleplay.gui.theme import tokens
from roleplay.gui.widgets.plot_axes import dress

_DAY = 86400.0
_MOST_MARKS = 300
"""Where a curve has more points, only the latest is marked: they would hide the curve."""


@dataclass(frozen=True, slots=True)
class BandPoint:
    """One place of the curve."""

    at: float
    """Seconds since 1970, UTC."""
    value: float
    low: float
    high: float
    tip: str


class _DayAxis(pg.DateAxisItem):  # type: ignore[misc]
    """Days and months in the interface language."""

    def tickStrings(self, values: list[float], _scale: float, spacing: float) -> list[str]:
        pattern = "MMM yyyy" if spacing >= 27 * _DAY else "d MMM" if spacing >= _DAY else "HH:mm"
        locale = QLocale()
        return [locale.toString(QDateTime.fromSecsSinceEpoch(round(value)), pattern) for value in values]


class BandPlot(QWidget):
    """The plot. Dots are single calls; a click on one names it."""

    dot_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[BandPoint, ...] = ()
        self._dots: tuple[tuple[float, float, str], ...] = ()
        self._plot = pg.PlotWidget(axisItems={"bottom": _DayAxis()})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._low, self._high, self._curve = pg.PlotDataItem(), pg.PlotDataItem(), pg.PlotDataItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._whiskers = pg.ErrorBarItem()
        self._marks = pg.ScatterPlotItem(size=7, hoverable=True, hoverSize=10, tip=_tip)
        self._singles = pg.ScatterPlotItem(size=8, hoverable=True, hoverSize=12, tip=None)
        self._singles.sigClicked.connect(self._clicked)
        for item in (self._band, self._whiskers, self._curve, self._singles, self._marks):
            self._plot.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._draw()

    @property
    def points(self) -> tuple[BandPoint, ...]:
        """What is shown."""
        return self._points

    def show_curve(
        self, points: Sequence[BandPoint], dots: Sequence[tuple[float, float, str]], name: str = ""
    ) -> None:
        """Show a curve of values of 0 to 100; `dots` are time, value and id of single calls."""
        self._points, self._dots = tuple(points), tuple(dots)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(point.tip for point in self._points[-12:]))
        times = [point.at for point in self._points]
        if times:
            span = max(times[-1] - times[0], 7 * _DAY)
            middle = (times[0] + times[-1]) / 2
            self._plot.setXRange(middle - span / 2, middle + span / 2, padding=0.03)
        self._plot.setYRange(0, 100, padding=0.03)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_points"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        dress(self._plot)
        self._plot.getAxis("left").setTicks([[(value, str(value)) for value in (0, 25, 50, 75, 100)]])
        self._plot.showGrid(y=True, alpha=0.15)
        times = [point.at for point in self._points]
        lone = len(times) == 1
        accent = QColor(now.accent)
        self._low.setData(times, [point.low for point in self._points])
        self._high.setData(times, [point.high for point in self._points])
        self._curve.setData(times, [point.value for point in self._points], pen=pg.mkPen(accent, width=2))
        soft = QColor(accent)
        soft.setAlpha(55)
        self._band.setBrush(pg.mkBrush(soft))
        self._band.setVisible(not lone)
        self._whiskers.setData(
            x=_array(times[:1]),
            y=_array([point.value for point in self._points[:1]]),
            top=_array([point.high - point.value for point in self._points[:1]]),
            bottom=_array([point.value - point.low for point in self._points[:1]]),
            beam=_DAY / 3,
            pen=pg.mkPen(accent, width=2),
        )
        self._whiskers.setVisible(lone)
        marked = self._points if len(self._points) <= _MOST_MARKS else self._points[-1:]
        self._marks.setData(
            x=_array([point.at for point in marked]),
            y=_array([point.value for point in marked]),
            data=[point.tip for point in marked],
            brush=pg.mkBrush(accent),
            pen=pg.mkPen(now.surface),
        )
        faint = QColor(now.muted)
        faint.setAlpha(130)
        self._singles.setData(
            x=_array([at for at, _, _ in self._dots]),
            y=_array([value for _, value, _ in self._dots]),
            data=[one for _, _, one in self._dots],
            brush=pg.mkBrush(faint),
            pen=pg.mkPen(None),
        )

    def _clicked(self, _item: Any, points: Sequence[Any], *_: Any) -> None:
        if len(points):
            self.dot_clicked.emit(str(points[0].data()))


def _tip(x: float, y: float, data: str) -> str:  # noqa: ARG001 - pyqtgraph's own signature
    return data


def _array(values: Sequence[float]) -> Any:
    import numpy as np

    return np.array(values, np.float64)
