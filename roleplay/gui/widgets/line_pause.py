"""Says that a call stands still, and offers other devices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from roleplay.core.events import LinePaused, LineWaits
from roleplay.gui import line_words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text

_TELLING = frozenset({"device_busy", "device_denied", "device_none", "device_system", "device_format"})
"""Reasons that say more than that the device is gone."""


class LinePauseCard(Card):
    """What is wrong, what to do, and a box of devices for each side; hidden while the line is whole."""

    chosen = Signal(str, str)
    """`microphone` or `loudspeaker`, and the name of the device, empty for the system's default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", padding=2 * GRID, parent=parent)
        self._side = ""
        self._picture = QLabel()
        self._what = Text("", "strong", wrap=True)
        self._do = Text("", "body", wrap=True)
        self.microphone = self._box("microphone", self.tr("Other microphone"))
        self.loudspeaker = self._box("loudspeaker", self.tr("Other loudspeaker"))
        words = column(self._what, self._do, spacing=2)
        line = row(self._picture, words, self.microphone, self.loudspeaker, spacing=GRID + 4)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._draw()
        self.hide()

    def _box(self, side: str, name: str) -> QComboBox:
        box = QComboBox()
        box.setMinimumWidth(208)
        box.setMinimumHeight(36)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setPlaceholderText(name)
        box.setAccessibleName(name)
        box.activated.connect(lambda index: self.chosen.emit(side, box.itemData(index)))
        return box

    def show_pause(self, paused: LinePaused) -> None:
        """The call stands still from now on."""
        self._tell(paused.reason, paused.side, paused.device)
        self.show()

    def show_choices(self, waits: LineWaits) -> None:
        """What may be chosen, and perhaps why it does not work yet."""
        self._fill(self.microphone, waits.microphones)
        self._fill(self.loudspeaker, waits.loudspeakers)
        if waits.reason in _TELLING:
            self._tell(waits.reason, waits.side, waits.device)
        self._show_boxes()

    @property
    def text(self) -> str:
        """What is shown."""
        return f"{self._what.text()} {self._do.text()}".strip()

    def _tell(self, reason: str, side: str, device: str) -> None:
        self._side = side
        self._what.setText(line_words.what_is_wrong(reason, side, device))
        self._do.setText(line_words.what_to_do(reason))
        self.setAccessibleName(self.text)
        self._show_boxes()

    def _fill(self, box: QComboBox, names: Sequence[str]) -> None:
        box.clear()
        if names:
            box.addItem(self.tr("System default"), "")
        for name in names:
            box.addItem(name, name)
        box.setCurrentIndex(-1)

    def _show_boxes(self) -> None:
        self.microphone.setVisible(self.microphone.count() > 0 and self._side != "loudspeaker")
        self.loudspeaker.setVisible(self.loudspeaker.count() > 0 and self._side != "microphone")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._picture.setPixmap(icon("power-plug-off-outline", tokens().warn).pixmap(24, 24))
