"""A call over time: the sound of both sides with its marks, and the customer's anger, on one axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roleplay.app.desk.replay import OpenedCall
from roleplay.app.desk.sound import CallSound
from roleplay.gui.pages.review.mark_layer import BOTTOM, CUSTOMER, TOP, TRAINEE, MarkLayer
from roleplay.gui.pages.review.plots import CallPlots
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.heat_plot import heat_curve, tint_heat
from roleplay.review.marks import Mark

Passage = tuple[float, float]

_LEAST_SECONDS = 2.0
"""Nearer than that the outline has nothing more to show."""

_LOUDEST = 0.92
"""How much of its half a side fills at its loudest."""

_QUIETEST = 0.05
"""A side that swings less is not drawn larger for it: that would show nothing but noise."""

_FOLLOWED_BY = 0.08
"""Where in the picture the sound is after the picture has turned a page: this share from its left."""


class CallPicture(QWidget):
    """Click to seek, drag to draw a passage, wheel to zoom, right button to move, double click for all of it."""

    seek_wanted = Signal(float)
    passage_changed = Signal(object)
    """`Passage`, or None."""
    mark_chosen = Signal(object)
    range_changed = Signal(float, float)
    """Begin and end of what is shown."""
    lengthened = Signal()
    """The recording has turned out to be longer than the call."""

    def __init__(self, parent: QWidget | None = None, *, plots: CallPlots | None = None) -> None:
        """`plots` are fresh ones that were made ahead."""
        super().__init__(parent)
        self._sound: CallSound | None = None
        self._gains = 1.0, 1.0
        self.seconds = 1.0
        self._limits = 0.0, 1.0
        self._at = 0.0
        self.passage: Passage | None = None
        self._plots = plots or CallPlots()
        self.sound_plot, self.heat_plot = self._plots.sound, self._plots.with_heat()
        self._sides = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._lost = pg.BarGraphItem(x0=[], x1=[], y0=BOTTOM, y1=TOP)
        self._heat = pg.PlotDataItem()
        for item in (self._lost, *self._sides):
            self.sound_plot.addItem(item)
        self.heat_plot.addItem(self._heat)
        self.layer = MarkLayer(self.sound_plot)
        self.layer.chosen.connect(self.mark_chosen)
        self._heads = [self._head(plot) for plot in (self.sound_plot, self.heat_plot)]
        self._regions = [self._region(plot) for plot in (self.sound_plot, self.heat_plot)]
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plots)
        self.setMinimumHeight(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("The call over time"))
        self._draw()

    # --- building ---

    @staticmethod
    def _head(plot: pg.PlotItem) -> pg.InfiniteLine:
        head = pg.InfiniteLine(0.0, angle=90)
        head.setZValue(30)
        plot.addItem(head, ignoreBounds=True)
        return head

    @staticmethod
    def _region(plot: pg.PlotItem) -> pg.LinearRegionItem:
        region = pg.LinearRegionItem(movable=True)
        region.setZValue(10)
        region.hide()
        plot.addItem(region, ignoreBounds=True)
        return region

    def _connect(self) -> None:
        for box in self._plots.boxes:
            box.clicked.connect(self.seek_wanted)
            box.drawn.connect(lambda begin, end: self.set_passage((begin, end)))
            box.whole_wanted.connect(self.show_whole)
        for region in self._regions:
            region.sigRegionChangeFinished.connect(lambda moved: self.set_passage(moved.getRegion()))
        self.sound_plot.sigXRangeChanged.connect(self._range_changed)

    # --- what is shown ---

    def show_call(self, call: OpenedCall, names: tuple[str, str]) -> None:
        """Show turns, marks and heat; the sound comes later, if at all. `names` are customer and trainee."""
        times, heats = heat_curve(call.record.events)
        self._heat.setData(times, heats, fillLevel=0)
        self.layer.show(call.marks)
        shown = [(place, _short(name)) for place, name in zip((CUSTOMER, TRAINEE), names, strict=True)]
        self.sound_plot.getAxis("left").setTicks([shown])
        recorded = 0.0 if self._sound is None else self._sound.envelope.seconds
        self._set_seconds(max(1.0, recorded, *times[-1:], *(mark.end for mark in call.marks)))

    def show_sound(self, sound: CallSound) -> None:
        """Show the outline of the recording."""
        self._sound = sound
        customer, trainee = (_LOUDEST / max(sound.envelope.loudest(side), _QUIETEST) for side in range(2))
        self._gains = customer, trainee
        begins, ends = [begin for begin, _ in sound.lost], [end for _, end in sound.lost]
        self._lost.setOpts(x0=begins, x1=ends)
        longer = sound.envelope.seconds > self.seconds
        if longer:
            self._set_seconds(sound.envelope.seconds)
            self.lengthened.emit()
        self._draw_sides()

    @property
    def drawn(self) -> bool:
        """Whether the sound is shown."""
        return self._sound is not None

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show marks in place of those before."""
        self.layer.show(marks)

    def show_whole(self) -> None:
        """Show the call from its beginning to its end."""
        self.show_range(*self._limits)

    def show_range(self, begin: float, end: float) -> None:
        """Show a stretch of time."""
        self.sound_plot.setXRange(begin, end, padding=0)

    @property
    def range(self) -> Passage:
        """What is shown."""
        begin, end = self.sound_plot.viewRange()[0]
        return begin, end

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much time, about what is heard."""
        begin, end = self.range
        about = self._at if begin <= self._at <= end else (begin + end) / 2
        self._plots.boxes[0].zoom(factor, about)

    def follow(self, at: float) -> None:
        """Show what is heard; when it leaves the picture on its right, the picture turns a page."""
        before, self._at = self._at, at
        for head in self._heads:
            head.setValue(at)
        begin, end = self.range
        if begin <= before <= end and not begin <= at <= end:
            self.bring(at)

    def bring(self, at: float) -> None:
        """Bring a moment into view, as near as the picture is now."""
        begin, end = self.range
        if not begin <= at <= end:
            low, high = self._limits
            first = min(max(at - _FOLLOWED_BY * (end - begin), low), max(high - (end - begin), low))
            self.show_range(first, first + end - begin)

    def set_passage(self, passage: Passage | None) -> None:
        """Draw a passage, or take it away."""
        if passage is not None:
            passage = max(0.0, passage[0]), min(self.seconds, passage[1])
            if passage[0] >= passage[1]:
                passage = None
        for region in self._regions:
            region.setVisible(passage is not None)
            if passage is not None and tuple(region.getRegion()) != passage:
                region.blockSignals(True)
                region.setRegion(passage)
                region.blockSignals(False)
        if passage != self.passage:
            self.passage = passage
            self.passage_changed.emit(passage)

    def _set_seconds(self, seconds: float) -> None:
        self.seconds = seconds
        self.set_limits(0.0, seconds)

    def set_limits(self, begin: float, end: float) -> None:
        """Show what lies between two moments and nothing beyond; they may lie outside the call."""
        self._limits = begin, end
        for box in self._plots.boxes:
            box.setLimits(xMin=begin, xMax=end, minXRange=min(_LEAST_SECONDS, end - begin), maxXRange=end - begin)
        self.show_whole()

    def _range_changed(self) -> None:
        self._draw_sides()
        self.range_changed.emit(*self.range)

    # --- drawing ---

    def _draw_sides(self) -> None:
        if self._sound is None:
            return
        outline = self._sound.envelope
        view = outline.view(*self.range, most=max(2 * self._plots.width(), 256))
        times = np.concatenate([view.times, view.times[::-1]])
        for side, (curve, middle) in enumerate(zip(self._sides, (CUSTOMER, TRAINEE), strict=True)):
            edge = np.concatenate([view.high[side], view.low[side][::-1]]) * self._gains[side]
            curve.setData(times, np.clip(edge, -1, 1) + middle, fillLevel="enclosed")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_sides()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "layer"):
            self._draw()

    def _draw(self) -> None:
        now = tokens()
        self._plots.setBackground(QColor(now.surface))
        for plot in (self.sound_plot, self.heat_plot):
            for name in ("left", "bottom"):
                axis = plot.getAxis(name)
                axis.setPen(pg.mkPen(now.border))
                axis.setTextPen(pg.mkPen(now.muted))
                axis.setStyle(tickLength=-4 if plot is self.heat_plot else 0)
        self.sound_plot.getAxis("left").setPen(pg.mkPen(None))
        self.heat_plot.getAxis("left").setTicks([[(50, self.tr("Anger"))], [(0, ""), (100, "")]])
        self.heat_plot.showGrid(y=True, alpha=0.15)
        for curve, colour in zip(self._sides, (now.muted, now.accent), strict=True):
            curve.setPen(pg.mkPen(colour))
            curve.setBrush(QColor(colour))
        self._lost.setOpts(brush=_hatched(now.bad), pen=pg.mkPen(None))
        tint_heat(self._heat)
        accent, text = QColor(now.accent), QColor(now.text)
        accent.setAlpha(45)
        for head, region in zip(self._heads, self._regions, strict=True):
            head.setPen(pg.mkPen(text, width=1.5))
            region.setBrush(accent)
            region.setHoverBrush(accent)
            for line in region.lines:
                line.setPen(pg.mkPen(now.accent, width=1.5))
                line.setHoverPen(pg.mkPen(now.accent, width=3))
        self.layer.draw()


def _short(name: str) -> str:
    first = name.split(maxsplit=1)[0] if name.split() else name
    return first if len(first) <= 8 else f"{first[:7]}…"


def _hatched(colour: str) -> pg.QtGui.QBrush:
    brush = pg.mkBrush(colour)
    brush.setStyle(Qt.BrushStyle.BDiagPattern)
    return brush
