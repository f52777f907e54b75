"""The two plots of a call, one above the other on one axis of time: its sound, and the customer's anger."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from roleplay.gui.pages.review.mark_layer import BOTTOM, TOP
from roleplay.gui.pages.review.time_box import TimeBox
from roleplay.gui.widgets.heat_plot import ClockAxis

_AXIS_WIDTH = 60


class CallPlots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Still empty. Each plot is some hundred objects: whoever has the time makes the second one a moment later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.ci.layout.setVerticalSpacing(2)
        self.boxes = TimeBox(), TimeBox()
        self.sound = self._plot(0, pg.AxisItem("bottom"))
        self.sound.hideAxis("bottom")
        self.sound.setYRange(BOTTOM, TOP, padding=0)
        self.heat: pg.PlotItem | None = None

    def with_heat(self) -> pg.PlotItem:
        """Return the plot of the anger; it is made now unless it is there."""
        if self.heat is None:
            self.heat = self._plot(1, ClockAxis("bottom"))
            self.heat.setYRange(0, 100, padding=0.08)
            self.heat.setXLink(self.sound)
            self.ci.layout.setRowStretchFactor(0, 5)
            self.ci.layout.setRowStretchFactor(1, 3)
        return self.heat

    def _plot(self, line: int, bottom: pg.AxisItem) -> pg.PlotItem:
        plot = self.addPlot(line, 0, viewBox=self.boxes[line], axisItems={"bottom": bottom})
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.getAxis("left").setWidth(_AXIS_WIDTH)
        return plot
