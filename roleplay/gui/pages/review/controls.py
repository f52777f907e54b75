"""The transport of the review page: mistakes, loop, silences, and a volume for each side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSlider, QToolButton

from roleplay.app import Player
from roleplay.app.options import PlayerSide
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import OneLine
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.gui.widgets.transport import SPEEDS, Transport

Span = tuple[int, int]


class ReviewTransport(Transport):
    """Steers a player in all that it can do; the picture above takes the place of the slider."""

    tick = 50
    mistake_wanted = Signal(int)
    """1 for the next mistake, -1 for the one before."""
    loop_toggled = Signal(bool)

    def _laid_out(self) -> QLayout:
        self._silences: tuple[Span, ...] = ()
        self.slider.hide()
        self.before_button = self._button(self.tr("Mistake before (J)"))
        self.before_button.clicked.connect(lambda: self.mistake_wanted.emit(-1))
        self.next_button = self._button(self.tr("Next mistake (K)"))
        self.next_button.clicked.connect(lambda: self.mistake_wanted.emit(1))
        self.loop_button = self._button(
            self.tr("Play the drawn passage again and again, or else the turn that is heard (L)"), toggle=True
        )
        self.loop_button.toggled.connect(self.loop_toggled)
        self.skip_button = self._button(self.tr("Skip silences (S)"), toggle=True)
        self.skip_button.toggled.connect(self._set_skipped)
        self.speed.setToolTip(self.tr("Speed, at the same pitch (+ and −)"))
        self._sides: dict[PlayerSide, tuple[QLabel, OneLine, QSlider]] = {}
        sides = [self._side(side) for side in ("customer", "trainee")]
        self.set_names(self.tr("Customer"), self.tr("Trainee"))
        tools = row(
            self.before_button, self.play_button, self.next_button, self._now, self._dash(), self._total, spacing=GRID
        )
        tools.addStretch(1)
        for tool in (self.loop_button, self.skip_button, self.speed):
            tools.addWidget(tool)
        volumes = row(*sides, 1, spacing=3 * GRID)
        return column(tools, volumes, spacing=4)

    def _button(self, tip: str, *, toggle: bool = False) -> QToolButton:
        button = ToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(toggle)
        button.setMinimumSize(40, 36)
        return button

    @staticmethod
    def _dash() -> OneLine:
        dash = OneLine("/", "caption", "muted")
        dash.setFixedWidth(8)
        return dash

    def _side(self, side: PlayerSide) -> QHBoxLayout:
        picture, name, volume = QLabel(), OneLine("", "caption", "muted"), QSlider(Qt.Orientation.Horizontal)
        volume.setRange(0, 100)
        volume.setValue(100)
        volume.setFixedWidth(96)
        volume.valueChanged.connect(self._set_volumes)
        self._sides[side] = picture, name, volume
        return row(picture, name, volume, spacing=GRID)

    def set_names(self, customer: str, trainee: str) -> None:
        """Name the two sides as people."""
        sides: tuple[tuple[PlayerSide, str], ...] = (("customer", customer), ("trainee", trainee))
        for side, name in sides:
            _, shown, volume = self._sides[side]
            shown.setText(name)
            volume.setAccessibleName(self.tr("Volume of %1").replace("%1", name))
            volume.setToolTip(self.tr("Volume of this side"))

    def volume_of(self, side: PlayerSide) -> QSlider:
        """Return the slider of a side."""
        return self._sides[side][2]

    def set_player(self, player: Player | None) -> None:
        """See `Transport`."""
        super().set_player(player)
        self._set_skipped()

    def set_silences(self, silences: Sequence[Span]) -> None:
        """Say what may be skipped, in samples."""
        self._silences = tuple(silences)
        self._set_skipped()

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Have a passage played again and again; a player that stands elsewhere goes to its beginning."""
        if self.loop_button.isChecked() != (loop is not None):
            self.loop_button.blockSignals(True)
            self.loop_button.setChecked(loop is not None)
            self.loop_button.blockSignals(False)
        if self._player is None:
            return
        self._player.set_loop(loop)
        if loop is not None and not loop[0] <= self._player.position < loop[1]:
            self.seek(loop[0])

    def faster(self, steps: int) -> None:
        """Go to a speed some steps up, or down."""
        place = self.speed.currentIndex() + steps
        self.speed.setCurrentIndex(min(max(place, 0), len(SPEEDS) - 1))

    def _set_skipped(self) -> None:
        if self._player is not None:
            self._player.set_skipped(self._silences if self.skip_button.isChecked() else ())

    def _set_volumes(self) -> None:
        if self._player is not None:
            for side, (_, _, volume) in self._sides.items():
                self._player.set_volume(volume.value() / 100, side)

    def _draw_tools(self) -> None:
        now = tokens()
        self.before_button.setIcon(icon("skip-previous"))
        self.next_button.setIcon(icon("skip-next"))
        self.loop_button.setIcon(icon("repeat"))
        self.skip_button.setIcon(icon("fast-forward-outline"))
        for side, (picture, _, _) in self._sides.items():
            colour = now.muted if side == "customer" else now.accent
            picture.setPixmap(icon("volume-high", colour).pixmap(18, 18))
