"""One saved call: its recording with the transcript, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton, QWidget

from roleplay.app import Player
from roleplay.app.desk.replay import OpenedCall
from roleplay.core.errors import RoleplayError
from roleplay.core.records import SessionSummary
from roleplay.core.rights import Action
from roleplay.gui import words
from roleplay.gui.call_lines import trainee_name, transcript_lines
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.surface import Card, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.gui.widgets.transcript import Transcript
from roleplay.gui.widgets.transport import Transport


class Replay(Card):
    """Transport above, transcript below."""

    debrief_wanted = Signal(str)
    review_wanted = Signal(str)
    delete_wanted = Signal(str)
    saved = Signal(str)
    """Something was written to this file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._context = context
        self._summary: SessionSummary | None = None
        self._at = 0.0
        self._avatar = Avatar("", 40)
        self._name = OneLine("", "heading")
        self._facts = OneLine("", "caption", "muted")
        self.transport = Transport()
        self._silent = Text(self.tr("This call has no recording."), "caption", "muted", wrap=True)
        self._closed = Text(
            self.tr("What was said is open to the trainee and their trainers alone. You see the result."),
            "caption",
            "muted",
            wrap=True,
        )
        self._closed.hide()
        self.transcript = Transcript()
        self.transcript.seek_wanted.connect(self.transport.seek)
        self.transport.moved.connect(self.transcript.follow)
        self.transport.failed.connect(context.fail)
        self.review_button = QPushButton(self.tr("Review"))
        self.review_button.setToolTip(self.tr("Hear, comment and grade it (Enter)"))
        self.review_button.clicked.connect(self._review)
        self.debrief_button = QPushButton(self.tr("Open the debrief"))
        self.debrief_button.setToolTip(self.tr("How it went, and why"))
        self.debrief_button.clicked.connect(self._debrief)
        self.export_button = ToolButton()
        self.export_button.setToolTip(self.tr("Export this call"))
        self.export_button.setAccessibleName(self.tr("Export this call"))
        self.export_button.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.export_button)
        menu.addAction(self.tr("Transcript as WebVTT"), self.export_transcript)
        menu.addAction(self.tr("Whole session as JSON"), self.export_session)
        self.export_button.setMenu(menu)
        self.delete_button = ToolButton()
        self.delete_button.setToolTip(self.tr("Delete this call (Del)"))
        self.delete_button.setAccessibleName(self.tr("Delete this call"))
        self.delete_button.clicked.connect(self.ask_to_delete)
        for button in (self.export_button, self.delete_button):
            button.setMinimumSize(40, 36)
        if not context.me.may(Action.DELETE_CALL):
            self.delete_button.hide()
        names = row(self._avatar, column(1, self._name, self._facts, 1, spacing=2), spacing=12)
        names.setStretch(1, 1)
        buttons = row(self.review_button, self.debrief_button, self.export_button, self.delete_button)
        buttons.setStretch(0, 1)
        buttons.setStretch(1, 1)
        top = column(names, buttons, self.transport, self._silent, self._closed, spacing=12)
        top.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        self.body.setSpacing(0)
        self.body.addLayout(top)
        self.body.addWidget(divider())
        below = row(self.transcript)
        below.setContentsMargins(6, 6, 6, 6)
        self.body.addLayout(below, 1)
        self._draw()

    @property
    def session_id(self) -> str:
        """What is shown, empty when nothing is."""
        return self._summary.id if self._summary else ""

    def show_session(self, summary: SessionSummary, at: float = 0.0) -> None:
        """Open a session at a second of it; where it is open already, go there."""
        self._at = at
        if summary.id == self.session_id:
            self.transport.seek(at)
            self.transcript.follow(at)
            return
        self._summary = summary
        self.transport.set_player(None)
        self._avatar.set_name(summary.customer)
        self._name.setText(summary.customer)
        self._facts.setText(f"{words.outcome_name(summary.outcome)} · {words.moment(summary.started_at)}")
        self.transcript.show_lines(())
        self._silent.setVisible(not summary.recording)
        self.transport.setVisible(bool(summary.recording))
        if not self._open_to_me(summary):
            return
        app, session_id = self._context.app, summary.id
        self.debrief_button.setEnabled(False)  # until it is known whether they may see what the program found
        self._context.tasks.run(
            self,
            lambda _: (app.replay.open(session_id), app.trust.blind(session_id) is not None),
            lambda found: self._show_call(*found),
            self._context.fail,
        )
        if summary.recording:
            self._context.tasks.run(
                self,
                lambda _: app.player(session_id),
                lambda player: self._show_player(session_id, player),
                self._no_player,
            )

    def _open_to_me(self, summary: SessionSummary) -> bool:
        """Tell whether who is signed in may read the call, and show what they may do with it."""
        me = self._context.me
        open_to_me = summary.trainee == me.name or me.may_for_others(Action.READ_CALL)
        for button in (self.review_button, self.debrief_button, self.export_button):
            button.setVisible(open_to_me)
        self._closed.setVisible(not open_to_me)
        if not open_to_me:
            self.transport.hide()
            self._silent.hide()
        return open_to_me

    def close_player(self) -> None:
        """Give the recording back."""
        self._summary = None
        self.transport.set_player(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.transport.pause()

    def _show_call(self, call: OpenedCall, blind: bool) -> None:
        if call.id == self.session_id:
            own = call.record.start.trainee in ("", self._context.app.settings.trainee)
            self.debrief_button.setEnabled(True)
            self.debrief_button.setVisible(own or not blind)
            self.transcript.show_lines(transcript_lines(call, "" if own else trainee_name(call)))
            if self._at:
                self.transcript.follow(self._at)

    def _show_player(self, session_id: str, player: Player) -> None:
        if session_id != self.session_id:
            player.close()
            return
        self.transport.set_player(player)
        if self._at:
            self.transport.seek(self._at)

    def _no_player(self, problem: BaseException) -> None:
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        self.transport.hide()
        self._silent.setText(str(problem))
        self._silent.show()

    # --- acting ---

    def _review(self) -> None:
        if self._summary is not None:
            self.review_wanted.emit(self._summary.id)

    def _debrief(self) -> None:
        if self._summary is not None:
            self.debrief_wanted.emit(self._summary.id)

    def export_transcript(self) -> None:
        """Ask where to, and write WebVTT."""
        self._export(self.tr("Transcript as WebVTT"), "vtt", self._context.app.export_transcript)

    def export_session(self) -> None:
        """Ask where to, and write JSON."""
        self._export(self.tr("Whole session as JSON"), "json", self._context.app.export_session)

    def _export(self, title: str, ending: str, write) -> None:  # type: ignore[no-untyped-def]
        session_id = self.session_id
        path, _ = QFileDialog.getSaveFileName(self, title, f"{session_id[:8]}.{ending}", f"*.{ending}")
        if path:
            self._context.tasks.run(
                self, lambda _: write(session_id, Path(path)), lambda _: self.saved.emit(path), self._context.fail
            )

    def ask_to_delete(self) -> None:
        """Delete after asking."""
        if self._summary is None or not self._context.me.may(Action.DELETE_CALL):
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(self._name.textFormat())
        box.setText(self.tr("Delete the call with %1?").replace("%1", self._summary.customer))
        box.setInformativeText(self.tr("Its recording, transcript and score are gone for good."))
        sure = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is sure:
            self.delete_wanted.emit(self._summary.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "delete_button"):
            self._draw()

    def _draw(self) -> None:
        self.export_button.setIcon(icon("tray-arrow-down"))
        self.delete_button.setIcon(icon("trash-can-outline"))
