"""Each person before and after as a line, and the mean of all as a thick one."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roleplay.gui.theme import tokens
from roleplay.gui.widgets.plot_axes import dress
from roleplay.gui.widgets.text import plain_tooltip

Pair = tuple[str, float, float]


class SlopePlot(QWidget):
    """Values of 0 to 100 on two upright axes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: tuple[Pair, ...] = ()
        self._mean: tuple[float, float] | None = None
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._draw()

    def show_pairs(self, pairs: Sequence[Pair], before: float | None, after: float | None) -> None:
        """Show people with their values, and the means."""
        self.pairs = tuple(pairs)
        self._mean = None if before is None or after is None else (before, after)
        self.setAccessibleDescription("; ".join(f"{name}: {one:.0f} → {two:.0f}" for name, one, two in pairs))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pairs"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        self._plot.clear()
        dress(self._plot)
        self._plot.getAxis("left").setTicks([[(value, str(value)) for value in (0, 25, 50, 75, 100)]])
        translate = QCoreApplication.translate
        sides = [(0, translate("Reports", "before")), (1, translate("Reports", "after"))]
        self._plot.getAxis("bottom").setTicks([sides])
        self._plot.setXRange(-0.2, 1.2, padding=0)
        self._plot.setYRange(0, 100, padding=0.03)
        self._plot.showGrid(y=True, alpha=0.15)
        for name, before, after in self.pairs:
            thin = pg.mkPen(now.muted, width=1)
            line = self._plot.plot([0, 1], [before, after], pen=thin, symbol="o", symbolSize=6)
            line.setSymbolBrush(QColor(now.muted))
            line.setSymbolPen(pg.mkPen(now.surface))
            line.setToolTip(plain_tooltip(name))
        if self._mean is not None:
            thick = pg.mkPen(now.accent, width=4)
            mean = self._plot.plot([0, 1], list(self._mean), pen=thick, symbol="o", symbolSize=11)
            mean.setSymbolBrush(QColor(now.accent))
            mean.setSymbolPen(pg.mkPen(now.surface, width=2))
