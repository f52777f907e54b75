"""One saved call to be heard and looked at: its picture, its transport, its transcript."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from roleplay.app import Player
from roleplay.app.desk.replay import OpenedCall
from roleplay.core.errors import RoleplayError
from roleplay.gui.call_lines import trainee_name, transcript_lines
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, column, divider, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.transcript import Transcript
from roleplay.gui.widgets.transport import Transport


class CallView(Card):
    """Everything but the sound works without a recording."""

    moved = Signal(float)
    """What is heard now, seconds since the line was opened."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._context = context
        self.call: OpenedCall | None = None
        self._wanted_at = 0.0
        self.problem = Text("", "caption", "muted", wrap=True)
        self.problem.hide()
        self.transport = Transport()
        self.transcript = Transcript()
        self.transcript.seek_wanted.connect(self.seek)
        self.transport.moved.connect(self._moved)
        top = column(self.transport, self.problem, spacing=GRID)
        top.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        self.body.setSpacing(0)
        self.body.addLayout(top)
        self.body.addWidget(divider())
        below = row(self.transcript)
        below.setContentsMargins(6, 6, 6, 6)
        self.body.addLayout(below, 1)

    def show_call(self, call: OpenedCall, at: float = 0.0) -> None:
        """Show a call, and go to a moment."""
        self.call = call
        self._wanted_at = at
        self.transcript.show_lines(transcript_lines(call, trainee_name(call)))
        self.transcript.follow(at)
        session_id = call.id
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.player(session_id), self._show_player, self._no_player)

    def seek(self, at: float) -> None:
        """Go to a moment; without sound the transcript follows all the same."""
        if self.transport.isEnabled():
            self.transport.seek(at)
        else:
            self._wanted_at = at
            self._moved(at)

    def close_player(self) -> None:
        """Give the recording back."""
        self.transport.set_player(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.transport.pause()

    def _moved(self, at: float) -> None:
        self.transcript.follow(at)
        self.moved.emit(at)

    def _show_player(self, player: Player) -> None:
        self.transport.set_player(player)
        self.transport.seek(self._wanted_at)

    def _no_player(self, problem: BaseException) -> None:
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        self.problem.setText(str(problem))
        self.problem.show()
