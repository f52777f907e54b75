"""A tried call as it went: what the customer said, what was answered, and what that came to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roleplay.core.actions import Say
from roleplay.dialogue.authoring.trial import TrialTurn
from roleplay.gui.pages.studio.trying import words
from roleplay.gui.studio_words import readable
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, Scroll, column, row
from roleplay.gui.widgets.text import Text

_SETTLED_MS = 150


class Conversation(Scroll):
    """The turns, one card each; one of them is chosen."""

    chosen = Signal(int)
    """The person looks at this turn, by its number from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=GRID, parent=parent)
        self.cards: list[TurnRow] = []
        self.column.addStretch(1)
        self.setAccessibleName(self.tr("The call so far"))
        self._to_the_end = False
        self.verticalScrollBar().rangeChanged.connect(self._grown)

    def show_turns(self, turns: Sequence[TrialTurn], customer: str) -> None:
        """Show a call; its last turn is chosen."""
        for card in self.cards:
            self.column.removeWidget(card)
            card.deleteLater()
        self.cards = [TurnRow(number, turn, customer) for number, turn in enumerate(turns)]
        for number, card in enumerate(self.cards):
            card.clicked.connect(self.choose)
            self.column.insertWidget(number, card)
        if self.cards:
            self.choose(len(self.cards) - 1)
            self._to_the_end = True
            QTimer.singleShot(_SETTLED_MS, self, self._stay)

    def choose(self, number: int) -> None:
        """Look at a turn."""
        for place, card in enumerate(self.cards):
            card.mark(marked=place == number)
        self.chosen.emit(number)

    def _grown(self) -> None:
        """The last turn is seen, however long its wrapped lines turn out to be."""
        if self._to_the_end:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _stay(self) -> None:
        self._grown()
        self._to_the_end = False


class TurnRow(Card):
    """One move and what the customer said to it."""

    clicked = Signal(int)

    def __init__(self, number: int, turn: TrialTurn, customer: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=GRID, parent=parent)
        self._number = number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = []
        if turn.move is not None:
            said = turn.move.text if turn.move.directive is None else words.move_name(turn.move.directive)
            self.body.addWidget(Text(said, "strong", wrap=True))
            told.append(said)
            self.body.addLayout(self._result(turn))
        for line in turn.made.lines:
            self.body.addLayout(_spoken(line, customer))
            told.append(line.text)
        self.setAccessibleName(" – ".join(told))

    def _result(self, turn: TrialTurn) -> QHBoxLayout:
        made = turn.made
        taken = words.reply_name(made.reply.reply) if made.reply is not None else self.tr("nothing follows")
        missed = made.reply is None or made.reply.reply == "otherwise"
        parts = [Text(f"→ {taken}", "caption", "warn" if missed else "accent")]
        moved = made.state.heat - made.before.heat
        if round(moved, 1):
            text = f"{moved:+.0f}".replace("-", "−")
            parts.append(Text(text, "caption", "bad" if moved > 0 else "good"))
        if made.state.node != made.before.node:
            parts.append(Text(self.tr("at %1").replace("%1", readable(made.state.node)), "caption", "muted"))
        return row(*parts, 1, spacing=2 * GRID)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(self._number)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self._number)
            return
        super().keyPressEvent(event)


def _spoken(line: Say, customer: str) -> QVBoxLayout:
    who = Text(line.name or customer, "caption", "muted")
    return column(who, Text(line.text, "body", wrap=True), spacing=0)
