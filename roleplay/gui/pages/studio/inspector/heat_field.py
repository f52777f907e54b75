"""How angry somebody is, as a slider with its name beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from roleplay.dialogue.formats.problems import Place
from roleplay.gui import words
from roleplay.gui.pages.studio.inspector.fields import Field
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

_USUAL = 50


class HeatField(Field):
    """An anger of 0 to 100."""

    def __init__(self, open_document: OpenDocument, title: str, path: Place, hint: str = "") -> None:
        super().__init__(open_document, title, path, hint)
        self.slider = _CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._moved)
        self.slider.setAccessibleName(title)
        self._told = Text("", "caption", "muted")
        self._told.setMinimumWidth(84)
        control = QWidget()
        line = row(self.slider, self._told)
        line.setStretch(0, 1)
        control.setLayout(line)
        control.setFocusProxy(self.slider)
        self._lay_out(control)

    def _moved(self, heat: int) -> None:
        self.write(heat)
        self._tell(heat)

    def _tell(self, heat: float) -> None:
        self._told.setText(f"{heat:.0f} · {words.heat_name(heat)}")
        self.slider.setAccessibleDescription(self._told.text())

    def refresh(self) -> None:
        value = self.value
        heat = round(value) if isinstance(value, int | float) else _USUAL
        self.slider.blockSignals(True)
        self.slider.setValue(heat)
        self.slider.blockSignals(False)
        self._tell(heat)


class _CalmSlider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
