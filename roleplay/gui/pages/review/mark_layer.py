"""Marks of a call drawn over its sound: turns as bars, moments as signs in a strip at the top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from roleplay.gui.pages.review.mark_words import mark_sentence
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import plain_tooltip
from roleplay.review.marks import Kind, Mark, of_kind

CUSTOMER, TRAINEE = 1.0, -1.0
"""Where the middle line of each side lies."""

STRIP = 2.3
"""Where the signs stand; the picture ends at `TOP`."""

TOP, BOTTOM = 2.62, -2.05

_SIGNS: dict[Kind, tuple[str, int, str]] = {
    "mistake": ("t", 13, "bad"),
    "interruption": ("d", 13, "warn"),
    "comment": ("o", 12, "accent"),
    "passage": ("o", 12, "accent"),
    "pause": ("s", 10, "muted"),
}
"""Symbol, size and colour of each kind of sign."""


class MarkLayer(QObject):
    """Draws marks into a plot; what it gets takes the place of what was there."""

    chosen = Signal(object)
    """The `Mark` that was clicked."""

    def __init__(self, plot: pg.PlotItem, name_of: Callable[[Mark], str] | None = None) -> None:
        super().__init__()
        self._plot = plot
        self._name_of = name_of or mark_sentence
        self._marks: tuple[Mark, ...] = ()
        self._bars: list[pg.BarGraphItem] = []
        self.signs = pg.ScatterPlotItem(hoverable=True, hoverSize=17, tip=self._tip)
        self.signs.setZValue(20)
        self.signs.sigClicked.connect(self._clicked)
        plot.addItem(self.signs)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is shown, in order of time."""
        return self._marks

    def show(self, marks: Sequence[Mark]) -> None:
        """Draw marks."""
        self._marks = tuple(sorted(marks, key=lambda mark: mark.at))
        self.draw()

    def draw(self) -> None:
        """Draw again, in the colours of the theme."""
        for bar in self._bars:
            self._plot.removeItem(bar)
        now = tokens()
        self._bars = [
            bar
            for bar in (
                self._bar(of_kind(self._marks, "customer"), now.sunken, 0.06, 1.94),
                self._bar(of_kind(self._marks, "trainee"), now.accent_soft, -1.94, -0.06),
                self._bar(of_kind(self._marks, "mistake"), now.bad_soft, -1.94, -0.06),
                self._bar(of_kind(self._marks, "hold"), now.warn_soft, -1.94, 1.94),
                self._bar(of_kind(self._marks, "passage"), now.accent, STRIP - 0.06, STRIP + 0.06),
            )
            if bar is not None
        ]
        self.signs.setData(
            [
                {
                    "pos": (mark.at, STRIP),
                    "data": mark,
                    "symbol": _SIGNS[mark.kind][0],
                    "size": _SIGNS[mark.kind][1],
                    "brush": QColor(getattr(now, _SIGNS[mark.kind][2])),
                    "pen": pg.mkPen(now.surface, width=1.5),
                }
                for mark in self._marks
                if mark.kind in _SIGNS
            ]
        )

    def _bar(self, marks: Sequence[Mark], colour: str, bottom: float, top: float) -> pg.BarGraphItem | None:
        seen = [mark for mark in marks if mark.end > mark.at]
        if not seen:
            return None
        bar = pg.BarGraphItem(
            x0=[mark.at for mark in seen],
            x1=[mark.end for mark in seen],
            y0=bottom,
            y1=top,
            brush=QColor(colour),
            pen=pg.mkPen(None),
        )
        bar.setZValue(-10)
        self._plot.addItem(bar)
        return bar

    def _tip(self, x: float, y: float, data: Mark) -> str:  # noqa: ARG002 - called by name
        return plain_tooltip(self._name_of(data))

    def _clicked(self, _item: Any, points: Sequence[Any], *_: Any) -> None:
        if len(points):
            self.chosen.emit(points[0].data())
