"""Whose turn it is, at a glance."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, Ground, row
from roleplay.gui.widgets.text import Text, Tone

Turn = Literal["connecting", "customer", "yours", "speaking", "thinking", "hold", "ended"]

_LOOK: dict[Turn, tuple[str, Ground, Tone]] = {
    "connecting": ("phone-sync-outline", "sunken", "muted"),
    "customer": ("volume-high", "warn_soft", "warn"),
    "yours": ("microphone", "accent_soft", "accent"),
    "speaking": ("microphone", "accent_soft", "accent"),
    "thinking": ("dots-horizontal", "sunken", "muted"),
    "hold": ("pause", "sunken", "muted"),
    "ended": ("phone-hangup", "sunken", "muted"),
}


class TurnPill(Card):
    """An icon and a few words on a coloured ground."""

    def __init__(self, customer: str, *, push_to_talk: bool, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=0, parent=parent)
        self._customer = customer
        self._push_to_talk = push_to_talk
        self.typed = False
        self.still = False
        """Whether the call stands still; whose turn it is does not change by that."""
        self.turn: Turn = "connecting"
        self._picture = QLabel()
        self._text = Text("", "strong")
        line = row(self._picture, self._text)
        line.setContentsMargins(12, GRID, 2 * GRID, GRID)
        self.body.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_turn("connecting")

    def set_turn(self, turn: Turn) -> None:
        """Show whose turn it is."""
        self.turn = turn
        _, ground, tone = self._look
        self.set_ground(ground)
        self._text.set_tone(tone)
        self._text.setText(self._words(turn))
        self.setAccessibleName(self._text.text())
        self._draw()

    def set_still(self, *, still: bool) -> None:
        """The call stands still, or goes on."""
        self.still = still
        self.set_turn(self.turn)

    @property
    def _look(self) -> tuple[str, Ground, Tone]:
        return ("pause", "warn_soft", "warn") if self.still and self.turn != "ended" else _LOOK[self.turn]

    def set_typed(self) -> None:
        """Nothing listens: answers are typed."""
        self.typed = True
        self.set_turn(self.turn)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def _words(self, turn: Turn) -> str:
        if self.still and turn != "ended":
            return self.tr("The call stands still")
        if turn == "yours":
            if self.typed:
                return self.tr("Your turn: type")
            return self.tr("Your turn: hold Space") if self._push_to_talk else self.tr("Your turn")
        return {
            "connecting": self.tr("Connecting"),
            "customer": self.tr("%1 is speaking").replace("%1", self._customer),
            "speaking": self.tr("You are speaking"),
            "thinking": self.tr("One moment"),
            "hold": self.tr("On hold"),
            "ended": self.tr("The call is over"),
        }[turn]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        name, _, tone = self._look
        self._picture.setPixmap(icon(name, getattr(tokens(), tone)).pixmap(18, 18))
