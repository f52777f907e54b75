"""Speaking a comment: a button that records while it is on, and a meter beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.meters import LevelMeter
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text

if TYPE_CHECKING:
    from roleplay.app.desk.spoken import Dictation

_TICK_MILLISECONDS = 100


class DictationButton(QWidget):
    """Records from the microphone of the settings until it is pressed again."""

    beginning = Signal()
    """The microphone is about to be opened: be quiet."""
    spoken = Signal(object)
    """What was recorded: `Pcm`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._dictation: Dictation | None = None
        self._level = -96.0
        self.button = QPushButton()
        self.button.setToolTip(self.tr("Say a comment; what you say is written down by the recogniser"))
        self.button.clicked.connect(self.toggle)
        self.meter = LevelMeter(self.tr("Your voice"))
        self.meter.hide()
        self._clock = Text("", "caption", "muted")
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MILLISECONDS)
        self._tick.timeout.connect(self._show_level)
        self.setLayout(row(self.button, self.meter, self._clock))
        self._draw()

    @property
    def recording(self) -> bool:
        """Whether the microphone is open."""
        return self._dictation is not None

    def toggle(self) -> None:
        """Begin to record, or end it."""
        if self._dictation is not None:
            self._end()
            return
        self.beginning.emit()
        self.button.setEnabled(False)
        desk = self._context.app.grading
        self._context.tasks.run(self, lambda _: desk.dictate(self._heard), self._begun, self._failed)

    def _heard(self, level: float) -> None:  # in the thread of the microphone: a float is all that passes
        self._level = level

    def _begun(self, dictation: Dictation) -> None:
        self.button.setEnabled(True)
        self._dictation = dictation
        self.meter.show()
        self._tick.start()
        self._draw()
        if not self.isVisible():  # the person has gone on to something else meanwhile
            self._drop()

    def _end(self) -> None:
        dictation, self._dictation = self._dictation, None
        if dictation is None:
            return
        self._tick.stop()
        self.meter.hide()
        self._clock.setText("")
        self.button.setEnabled(False)
        self._draw()
        self._context.tasks.run(self, lambda _: dictation.stop(), self._ended, self._failed)

    def _ended(self, spoken: object) -> None:
        self.button.setEnabled(True)
        self.spoken.emit(spoken)

    def _failed(self, problem: BaseException) -> None:
        self.button.setEnabled(True)
        self._context.fail(problem)

    def _show_level(self) -> None:
        self.meter.set_level(self._level)
        if self._dictation is not None:
            self._clock.setText(words.clock(self._dictation.seconds))

    def _drop(self) -> None:
        """Give the microphone back, whatever was said."""
        dictation, self._dictation = self._dictation, None
        self._tick.stop()
        self.meter.hide()
        self._draw()
        if dictation is not None:
            self._context.tasks.run(self, lambda _: dictation.stop(), lambda _: None, lambda _: None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._dictation is not None:
            self._end()  # what was said so far becomes a comment: nothing is lost

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tick"):
            self._draw()

    def _draw(self) -> None:
        on = self._dictation is not None
        self.button.setText(self.tr("Stop") if on else self.tr("Speak"))
        self.button.setIcon(icon("stop" if on else "microphone-outline", tokens().bad if on else ""))
