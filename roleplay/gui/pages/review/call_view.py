"""One saved call to be heard and looked at: its picture, its transport, its transcript."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from roleplay.app import Player
from roleplay.app.desk.replay import OpenedCall
from roleplay.app.desk.sound import CallSound
from roleplay.core.errors import RoleplayError
from roleplay.gui.call_lines import trainee_name, transcript_lines
from roleplay.gui.context import Context
from roleplay.gui.pages.review import sound_words
from roleplay.gui.pages.review.controls import ReviewTransport
from roleplay.gui.pages.review.picture import CallPicture, Passage
from roleplay.gui.tasks import one_by_one
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner, Kind
from roleplay.gui.widgets.surface import Card, column, divider, row
from roleplay.gui.widgets.transcript import Transcript
from roleplay.review.marks import Mark, following, of_kind, preceding, turn_at

_BEFORE = 0.5
"""Seconds heard before a mistake."""


class CallView(Card):
    """Everything but the sound works without a recording."""

    moved = Signal(float)
    """What is heard now, seconds since the line was opened."""
    passage_changed = Signal(object)
    """`Passage`, or None."""
    mark_chosen = Signal(object)
    played = Signal()
    """Somebody pressed Play here."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, picture: CallPicture | None = None
    ) -> None:
        """`picture` is a fresh one that was made ahead."""
        super().__init__(padding=0, parent=parent)
        self._context = context
        self._wanted_id = ""
        self._given: dict[str, tuple[Mark, ...]] = {}
        self.call: OpenedCall | None = None
        self.position = 0.0
        self.loop: Passage | None = None
        self.problem = Banner()
        self.picture = picture or CallPicture()
        self.transport = ReviewTransport()
        self.transcript = Transcript()
        self._connect()
        top = column(self.problem, self.picture, self.transport, spacing=GRID)
        top.setStretch(1, 1)
        top.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        self.body.setSpacing(0)
        self.body.addLayout(top, 3)
        self.body.addWidget(divider())
        below = row(self.transcript)
        below.setContentsMargins(6, 6, 6, 6)
        self.body.addLayout(below, 2)

    def _connect(self) -> None:
        self.transcript.seek_wanted.connect(self.seek)
        self.picture.seek_wanted.connect(self.seek)
        self.picture.mark_chosen.connect(self._chosen)
        self.picture.passage_changed.connect(self._passage_changed)
        self.transport.moved.connect(self._moved)
        self.transport.failed.connect(self._context.fail)
        self.transport.mistake_wanted.connect(self.go_to_mistake)
        self.transport.loop_toggled.connect(self.set_looping)
        self.transport.play_button.clicked.connect(self.played.emit)

    # --- opening ---

    def open(self, session_id: str, at: float = 0.0) -> None:
        """Read the sound of a call, which begins at a moment; what else there is of it comes by `show_call`."""
        self.position = at
        self._wanted_id = session_id
        self.transport.set_player(None)
        app, settings = self._context.app, self._context.app.settings

        def play(player: Player) -> None:
            if session_id == self._wanted_id:
                self._show_player(player)
            else:
                player.close()

        def draw(sound: CallSound) -> None:
            if session_id == self._wanted_id:
                self._show_sound(sound)

        run = self._context.tasks.run
        one_by_one(
            self,
            lambda: run(self, lambda _: app.replay.player(session_id, settings), play, self._no_sound),
            lambda: run(self, lambda task: app.replay.sound(session_id, task.report), draw, self._no_outline),
        )

    def show_call(self, call: OpenedCall) -> None:
        """Show what was said, and what there is to look at."""
        names = call.record.start.customer, trainee_name(call)
        self.call = call
        self.transcript.show_lines(transcript_lines(call, names[1]))
        self.picture.show_call(call, names)
        self.transport.set_names(*names)
        if self._given:
            self._show_marks()
        self._moved(self.position)

    def show_again(self, call: OpenedCall) -> None:
        """Show a call that was read again, after a correction say; the sound goes on."""
        self.call = call
        self.transcript.show_lines(transcript_lines(call, trainee_name(call)))
        self.transcript.follow(self.position)
        self._show_marks()

    def close_player(self) -> None:
        """Give the recording back, and the one that is just being opened."""
        self._wanted_id = ""
        self.transport.set_player(None)

    def _show_player(self, player: Player) -> None:
        self.transport.set_player(player)
        self.transport.seek(self.position)
        player.set_loop(self.loop)

    def _no_sound(self, problem: BaseException) -> None:
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        kind: Kind = "info" if problem.code == "recording_none" else "warn"
        self.problem.show_message(sound_words.no_sound(problem), kind)

    def _show_sound(self, sound: CallSound) -> None:
        self.picture.show_sound(sound)
        self.picture.bring(self.position)
        self.transport.set_silences(sound.silences)
        if text := sound_words.fault(sound):
            self.problem.show_message(text, "bad" if sound.fault == "altered" else "warn")

    def _no_outline(self, problem: BaseException) -> None:
        """The player says the same."""
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)

    # --- marks ---

    def give_marks(self, source: str, marks: Sequence[Mark]) -> None:
        """Show what a person has marked, in place of what came from this source before."""
        if tuple(marks) != self._given.get(source, ()):
            self._given[source] = tuple(marks)
            self._show_marks()

    def _show_marks(self) -> None:
        if self.call is not None:
            given = [mark for marks in self._given.values() for mark in marks]
            self.picture.show_marks([*self.call.marks, *given])

    def _chosen(self, mark: Mark) -> None:
        self.seek(mark.at)
        if mark.kind == "passage":
            self.picture.set_passage((mark.at, mark.end))
        self.mark_chosen.emit(mark)

    def go_to_mistake(self, direction: int) -> None:
        """Go to the next mistake or interruption, or (with -1) to the one before."""
        if self.call is None:
            return
        found = of_kind(self.call.marks, "mistake", "interruption")
        here = self.position + _BEFORE
        mark = following(found, here) if direction > 0 else preceding(found, here)
        if mark is not None:
            self.seek(max(mark.at - _BEFORE, 0.0))
            self.mark_chosen.emit(mark)

    # --- playing ---

    def toggle(self) -> None:
        """Play, or pause."""
        if not self.transport.playing:
            self.played.emit()
        self.transport.toggle()

    def hear(self, begin: float, end: float) -> None:
        """Play a passage once."""
        self.played.emit()
        self.transport.hear(begin, end)

    def seek(self, at: float) -> None:
        """Go to a moment; without sound the transcript follows all the same."""
        if self.loop is not None and not self.loop[0] <= at < self.loop[1]:
            self.set_looping(False)
        if self.transport.player is not None:
            self.transport.seek(at)
        else:
            self._moved(at)
        self.picture.bring(at)

    def skip(self, seconds: float) -> None:
        """Go forward, or back."""
        self.seek(max(self.position + seconds, 0.0))

    def set_looping(self, on: bool) -> None:
        """Play the drawn passage again and again, or else the turn that is heard; or go on after it."""
        if not on:
            self.loop = None
        elif self.picture.passage is not None:
            self.loop = self.picture.passage
        elif self.call is not None and (turn := turn_at(self.call.marks, self.position)) is not None:
            self.loop = turn.at, turn.end
            self.picture.set_passage(self.loop)
        self.transport.set_loop(self.loop)

    def toggle_loop(self) -> None:
        """Loop, or go on."""
        self.set_looping(self.loop is None)

    def _passage_changed(self, passage: Passage | None) -> None:
        if self.loop is not None and passage != self.loop:
            self.loop = passage
            self.transport.set_loop(passage)
        self.passage_changed.emit(passage)

    def _moved(self, at: float) -> None:
        self.position = at
        self.transcript.follow(at)
        self.picture.follow(at)
        self.moved.emit(at)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.transport.pause()
