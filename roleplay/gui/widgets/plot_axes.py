"""How all plots look in the colours of now."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor

from roleplay.gui.theme import tokens


def dress(plot: pg.PlotWidget) -> None:
    """Give a plot the surface it lies on, faint axes, and short ticks that point outwards."""
    now = tokens()
    plot.setBackground(QColor(now.surface))
    for name in ("left", "bottom"):
        axis = plot.getAxis(name)
        axis.setPen(pg.mkPen(now.border))
        axis.setTextPen(pg.mkPen(now.muted))
        axis.setStyle(tickLength=-4)
