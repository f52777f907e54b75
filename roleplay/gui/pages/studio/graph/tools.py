"""The buttons below the graph."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from roleplay.gui.pages.studio.graph.canvas import Canvas
from roleplay.gui.pages.studio.graph.finder import paint_plate
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.text import font

_STEP = 1.25


class Tools(QWidget):
    """Zoom, search, map, legend, picture."""

    find_wanted = Signal()
    legend_wanted = Signal(bool)
    map_wanted = Signal(bool)
    picture_wanted = Signal()

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.setSpacing(2)
        self._add("minus", self.tr("Smaller (-)"), lambda: canvas.zoom_by(1 / _STEP))
        self.zoom = QPushButton()
        self.zoom.setFlat(True)
        self.zoom.setFont(font("caption"))
        # As wide as the largest share with its room within the button: a style's own hint cut the last letters off.
        self.zoom.setFixedWidth(self.zoom.fontMetrics().horizontalAdvance("1000 %") + 4 * GRID)
        self.zoom.setToolTip(self.tr("Real size"))
        self.zoom.setAccessibleName(self.tr("Real size"))
        self.zoom.clicked.connect(lambda: canvas.zoom_by(1 / canvas.zoom))
        self._layout.addWidget(self.zoom)
        self._add("plus", self.tr("Larger (+)"), lambda: canvas.zoom_by(_STEP))
        self._add("fit-to-page-outline", self.tr("Show everything (F)"), canvas.fit)
        self._add("magnify", self.tr("Find (Ctrl+F)"), self.find_wanted.emit)
        self.map = self._switch("map-outline", self.tr("Map"), self.map_wanted)
        self.map.setChecked(True)
        self.legend = self._switch("palette-outline", self.tr("What the colours mean"), self.legend_wanted)
        self._add("image-outline", self.tr("Save as a picture…"), self.picture_wanted.emit)
        canvas.view_changed.connect(self._tell)
        self._tell()

    def _add(self, picture: str, name: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: act())  # a signal's emit would be handed the state
        self._layout.addWidget(button)
        return button

    def _switch(self, picture: str, name: str, told: object) -> QToolButton:
        button = self._add(picture, name, lambda: None)
        button.setCheckable(True)
        button.toggled.connect(told)
        return button

    def _tell(self) -> None:
        percent = self._canvas.zoom * 100
        self.zoom.setText(f"{percent:.0f} %" if percent >= 1 else f"{percent:.1f} %")

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_plate(self)
