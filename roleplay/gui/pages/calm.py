"""A break after a hot call: breathe, listen to something calm, go on when you like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.errors import DeviceError
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.motion import reduced_motion
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.breathing import BreathingCircle, moment
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

if TYPE_CHECKING:
    from roleplay.app.calm import CalmSound

MINUTES = (1, 2, 5)
_FRAME_MS = 33


class BreakPage(QWidget):
    """The breathing timer. Esc or the button ends it at any time."""

    ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._calm: CalmSound | None = None
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_FRAME_MS)
        self._tick.timeout.connect(self._show_time)
        self.circle = BreathingCircle()
        self._left = Text("", "body", "muted")
        self._left.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = Text("", "caption", "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 4 * GRID)
        outer.setSpacing(2 * GRID)
        title = Text(self.tr("A moment for yourself"), "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        why = Text(self.tr("That was a hot call. A little calm now makes the next one easier."), "body", "muted")
        why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addLayout(column(title, why, spacing=4))
        outer.addWidget(self.circle, 1)
        outer.addWidget(self._left)
        outer.addLayout(self._controls())
        outer.addWidget(self.note)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.end)

    def _controls(self) -> QVBoxLayout:
        self.minutes = SegmentedControl()
        for minutes in MINUTES:
            self.minutes.addItem(self.tr("%n min", "", minutes))
        self.minutes.setCurrentIndex(0)
        self.minutes.setAccessibleName(self.tr("Length of the break"))
        self.minutes.currentIndexChanged.connect(self._show_time)
        self.sound = QCheckBox(self.tr("Calm sound"))
        self.sound.toggled.connect(self._sound_wanted)
        self.still = QCheckBox(self.tr("Without movement"))
        self.still.toggled.connect(lambda on: self.circle.set_still(still=on))
        self.end_button = QPushButton(icon("check"), self.tr("I am ready"))
        self.end_button.setMinimumHeight(40)
        self.end_button.setMinimumWidth(160)
        self.end_button.setToolTip(self.tr("End the break (Esc)"))
        self.end_button.clicked.connect(self.end)
        return column(
            row(1, self.minutes, self.sound, self.still, 1, spacing=3 * GRID),
            row(1, self.end_button, 1),
            spacing=2 * GRID,
        )

    # --- the way of a break ---

    def begin(self) -> None:
        """Start the timer, and the sound where there is a loudspeaker."""
        self.still.setChecked(reduced_motion())
        self._clock.start()
        self._tick.start()
        self._show_time()
        self.sound.setChecked(True)
        self.end_button.setFocus()

    def end(self) -> None:
        """Go on with the day; the sound fades."""
        if self._tick.isActive():
            self._tick.stop()
            self._quiet()
            self.ended.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
        self._quiet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.end()
            return
        super().keyPressEvent(event)

    @property
    def seconds_left(self) -> float:
        """Until the break is over, 0 when it is."""
        whole = 60 * MINUTES[max(self.minutes.currentIndex(), 0)]
        return max(whole - self._clock.elapsed() / 1000, 0.0)

    def _show_time(self) -> None:
        if not self._clock.isValid():
            return
        left = self.seconds_left
        self.circle.show_moment(moment(self._clock.elapsed() / 1000))
        over = self.tr("That was it. Stay as long as you like.")
        self._left.setText(words.clock(left + 0.999) if left else over)

    # --- sound ---

    def _sound_wanted(self, on: bool) -> None:
        if not on:
            self._quiet()
            return
        app = self._context.app

        def play(_: Task) -> CalmSound:
            return app.calm_sound()

        self._context.tasks.run(self, play, self._sounds, self._stays_silent)

    def _sounds(self, calm: CalmSound) -> None:
        self._quiet()
        if self.sound.isChecked() and self._tick.isActive():
            self._calm = calm
        else:
            calm.stop()  # the person was quicker

    def _stays_silent(self, problem: BaseException) -> None:
        blocked = self.sound.blockSignals(True)
        self.sound.setChecked(False)
        self.sound.blockSignals(blocked)
        if isinstance(problem, DeviceError):
            self.note.setText(self.tr("No sound: %1").replace("%1", problem.message))
        else:
            self._context.fail(problem)

    def _quiet(self) -> None:
        if self._calm is not None:
            self._calm.stop()
            self._calm = None
