"""Play, pause, seek, speed and volume of a recording."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLayout, QSlider, QStyle, QStyleOptionSlider, QWidget

from roleplay.app import Player
from roleplay.core.errors import DeviceError, RoleplayError
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.gui.words import clock

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_STEP = 1000  # of the slider, per second
SKIP_SECONDS = 5.0


class _Seek(QSlider):
    """A slider that jumps to where it is clicked."""

    def mousePressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            place = round(event.position().x()) - handle.width() // 2
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), place, max(self.width() - handle.width(), 1)
            )
            self.setValue(value)
            self.sliderMoved.emit(value)
        super().mousePressEvent(event)


class Transport(QWidget):
    """Controls of one player; disabled without one."""

    tick = 100
    """Milliseconds between two looks at the position."""
    moved = Signal(float)
    """The position, several times a second and after every jump."""
    failed = Signal(object)
    """The loudspeaker cannot be used, or went away: a `RoleplayError`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player: Player | None = None
        self.play_button = ToolButton()
        self.play_button.setAccessibleName(self.tr("Play or pause"))
        self.play_button.setToolTip(self.tr("Play or pause (Space)"))
        self.play_button.setMinimumSize(44, 40)
        self.play_button.clicked.connect(self.toggle)
        self.slider = _Seek(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Position"))
        self.slider.setSingleStep(round(SKIP_SECONDS * _STEP))
        self.slider.sliderMoved.connect(lambda value: self.seek(value / _STEP))
        self.slider.actionTriggered.connect(self._stepped)
        self._now = Text("0:00", "caption", "muted")
        self._total = Text("0:00", "caption", "muted")
        self.speed = QComboBox()
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(f"{QLocale().toString(speed, 'g', 3)}×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(self._set_speed)
        self.setLayout(self._laid_out())
        self._tick = QTimer(self)
        self._tick.setInterval(self.tick)
        self._tick.timeout.connect(self._follow)
        self._draw()
        self.set_player(None)

    def _laid_out(self) -> QLayout:
        """Make what is particular to this transport, and return all of it."""
        self._loud = QLabel()
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(100)
        self.volume.setFixedWidth(88)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume"))
        self.volume.valueChanged.connect(self._set_volumes)
        seek = row(self._now, self.slider, self._total, spacing=GRID)
        seek.setStretch(1, 1)
        tools = row(self.play_button, 1, self._loud, self.volume, self.speed, spacing=GRID)
        return column(seek, tools, spacing=4)

    @property
    def player(self) -> Player | None:
        """What is steered."""
        return self._player

    @property
    def playing(self) -> bool:
        """Whether sound comes out."""
        return self._player is not None and self._player.playing

    def set_player(self, player: Player | None) -> None:
        """Steer another player; the one before is closed."""
        if self._player is not None:
            self._player.close()
        self._player = player
        self._tick.stop()
        self.setEnabled(player is not None)
        self.slider.setRange(0, round(player.duration * _STEP) if player else 0)
        self.slider.setValue(0)
        self._total.setText(clock(player.duration if player else 0))
        self._now.setText(clock(0))
        if player is not None:
            player.set_speed(self.speed.currentData())
            self._set_volumes()
        self._draw()

    def toggle(self) -> None:
        """Play, or pause."""
        if self._player is None:
            return
        if self._player.playing:
            self._player.pause()
        else:
            if self._player.position >= self._player.duration - 0.05:
                self._player.seek(0.0)
            self._start(self._player.play)
        self._draw()

    def hear(self, begin: float, end: float) -> None:
        """Play a passage once."""
        if (player := self._player) is not None:
            self._start(lambda: player.hear(begin, end))
            self._draw()

    def _start(self, play: Callable[[], None]) -> None:
        try:
            play()
        except RoleplayError as problem:
            self.failed.emit(problem)
        else:
            self._tick.start()

    def pause(self) -> None:
        """Be quiet."""
        if self._player is not None and self._player.playing:
            self.toggle()

    def seek(self, seconds: float) -> None:
        """Jump to a moment."""
        if self._player is not None:
            self._player.seek(min(max(seconds, 0.0), self._player.duration))
            self._follow()

    def skip(self, seconds: float) -> None:
        """Jump forward, or back."""
        if self._player is not None:
            self.seek(self._player.position + seconds)

    def _stepped(self, action: int) -> None:
        if action not in (QSlider.SliderAction.SliderMove.value, QSlider.SliderAction.SliderNoAction.value):
            self.seek(self.slider.sliderPosition() / _STEP)

    def _follow(self) -> None:
        if self._player is None:
            return
        at = self._player.position
        if not self.slider.isSliderDown():
            self.slider.setValue(round(at * _STEP))
        self._now.setText(clock(at))
        self.moved.emit(at)
        if not self._player.playing and self._tick.isActive():
            self._tick.stop()
            self._draw()
            if self._player.problem:
                self.failed.emit(DeviceError(self._player.problem))

    def _set_speed(self) -> None:
        if self._player is not None:
            self._player.set_speed(self.speed.currentData())

    def _set_volumes(self) -> None:
        if self._player is not None:
            self._player.set_volume(self.volume.value() / 100)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tick"):
            self._draw()

    def _draw(self) -> None:
        self.play_button.setIcon(icon("pause" if self.playing else "play"))
        self._draw_tools()

    def _draw_tools(self) -> None:
        self._loud.setPixmap(icon("volume-high", tokens().muted).pixmap(18, 18))
