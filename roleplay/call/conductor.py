"""Leads one call from the first ring to the end.

Everything that happens is told by the frames of the line: their times are the only clock of the dialogue, so that a
call on a virtual line takes the same way as one on a sound card. What is heard of the trainee is `hearing`'s, where
the dialogue stands and what the customer does is `course`'s.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from roleplay.call.course import Course
from roleplay.call.hearing import TraineeTurn
from roleplay.call.line_pause import LinePause
from roleplay.call.listening import seconds_to_say
from roleplay.call.opening import Opening
from roleplay.call.parts import CallParts, Resumed
from roleplay.call.playback import CustomerSide
from roleplay.call.tap import LineTap
from roleplay.call.trainee import KeepSilent, Move, Press, Utter
from roleplay.core.errors import DeviceError
from roleplay.core.events import (
    Answered,
    Button,
    ButtonPressed,
    CallEnded,
    Hints,
    NoteTaken,
    Outcome,
    PartialTranscript,
    Ringing,
    TraineeSilent,
)
from roleplay.core.sound import Frame, Pcm, silence
from roleplay.core.understanding import Transcript

_log = logging.getLogger(__name__)

State = TypeVar("State")


class Conductor(Generic[State]):
    """One call. `run` belongs to one thread; what is `post`ed from others is carried out there."""

    def __init__(self, parts: CallParts[State]) -> None:
        self._parts = parts
        lines_first = parts.rules.in_step or parts.rules.lines_first
        self._customer = CustomerSide(parts.line, parts.speaker, parts.writer.append, lines_first=lines_first)
        self._course = Course(parts, self._customer)
        self._trainee = TraineeTurn(parts, self._course, self._customer)
        self._posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._at = 0.0
        self._tap = LineTap(parts.writer, parts.listener, parts.level)
        self._opening = Opening(parts.line, parts.tones, parts.rules)
        self._pause = LinePause(parts.mending, parts.writer, parts.listener, parts.clock)
        self._rang_since = 0.0
        self._keeps_silent = False
        self._answers_over = False
        self._ended = False
        self._voice_trouble_told = False

    # --- from other threads ---

    def post(self, order: Callable[[], None]) -> None:
        """Have `order` (one of the methods below) carried out by the call's thread before the next frame."""
        self._posted.put(order)

    def tell_partial(self, text: str) -> None:
        """Tell what was recognised so far."""
        self._parts.listener(PartialTranscript(self._at, text))
        self._trainee.partial(text)

    # --- orders, in the call's thread ---

    def answer(self) -> None:
        """Pick up; in an outgoing call, dial."""
        if self._ended or self._opening.connected:
            return
        if not self._parts.rules.outgoing:
            self._connect()
        elif not self._opening.ringing:
            self._opening.dial()
            self._rings()

    def _connect(self) -> None:
        self._opening.connect()
        self._course.step(Answered(self._at))

    def _rings(self) -> None:
        self._rang_since = self._at
        self._parts.writer.append(Ringing(self._at, self._parts.rules.outgoing))

    def type(self, text: str) -> None:
        """Answer by typing; what the customer was still saying is cut off."""
        text = text.strip()
        if not text or not self._opening.connected or self._course.ending:
            return
        self._pause.without_voice()
        self._trainee.drop()
        self._customer.stop()
        if seconds_to_say(text) >= self._parts.dialogue.listening(self._course.state).cuts_in_after:
            self._course.cut_in(seconds_to_say(text))
        self._course.said(Transcript(text, self._at, self._at, "typed"))

    def press(self, button: Button) -> None:
        """Press a button of the phone."""
        if not self._opening.connected or self._course.ending:
            return
        if self._pause.line_lost:  # nobody is at the other end
            if button == "hang_up":
                self.abort("device")
            return
        self._pause.without_voice()
        self._trainee.drop()
        self._customer.stop()
        self._course.step(ButtonPressed(self._at, button))

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up."""
        self._trainee.talk(pressed)

    def busy_typing(self) -> None:
        """Somebody is at the keyboard: the customer's patience starts anew."""
        self._course.patience.begin_again(self._at)

    def note(self, text: str) -> None:
        """Keep a note."""
        if text.strip():
            self._parts.writer.append(NoteTaken(self._at, text.strip()))

    def use_devices(self, microphone: str | None, loudspeaker: str | None) -> None:
        """Go on with other devices, where names are given."""
        self._pause.choose(microphone, loudspeaker)

    def abort(self, reason: str) -> None:
        """End the call here."""
        self._finish("aborted", reason)

    # --- the call's thread ---

    def run(self) -> None:
        """Hold the call; returns when it has ended. Without its devices it stands still (see `LinePause`)."""
        if self._parts.resumed is None:
            self._opening.begin()
            if self._opening.ringing:
                self._rings()
        else:
            self._resume(self._parts.resumed)
        self._course.look_ahead()
        try:
            self._hold_call()
        finally:
            self._trainee.close()

    def _hold_call(self) -> None:
        while not self._ended:
            try:
                self._next_frame()
            except DeviceError as error:
                self._line_broke(error)
        with suppress(DeviceError):
            self._play_out()

    def _resume(self, resumed: Resumed[State]) -> None:
        self._at = self._course.at = resumed.at
        for event in resumed.events:
            self._parts.writer.append(event)
        self._opening.connect()
        self._course.follow(resumed.actions, resumed.state)

    def _next_frame(self) -> None:
        frame = self._parts.line.read()
        self._at = self._course.at = round(frame.at, 3)
        # Nobody is recorded before having picked up.
        self._tap.record(frame, trainee=self._opening.connected)
        self._tap.tell_levels(frame)
        self._carry_out_orders()
        if self._ended:
            return
        if not self._opening.connected:
            if self._opening.picked_up(self._at, self._rang_since):
                self._connect()
        else:
            self._hear_customer(frame)
            if self._course.ending is None and not self._course.music:
                self._trainee.process(frame)
            self._mind_silence()
            self._mind_microphone()
        if self._at > self._parts.rules.longest_call:
            self._finish("aborted", "too_long")

    def _line_broke(self, error: DeviceError) -> None:
        if self._parts.mending is None:
            self._course.trouble(error.code, str(error))
        self._go_on_after(self._pause.until_whole(self._at, error, self._go_on_held))

    def _mind_microphone(self) -> None:
        """Hold the call when the microphone is dead although the trainee should talk."""
        busy = self._customer.busy or self._course.music or self._course.ending is not None
        awaited = not busy and self._trainee.listens
        if self._pause.deaf(awaited=awaited):
            self._go_on_after(self._pause.until_heard(self._at, self._go_on_held))

    def _go_on_after(self, whole: bool) -> None:
        if whole:
            self._course.patience.begin_again(self._at)
        else:
            self._finish("aborted", "device")

    def _go_on_held(self) -> bool:
        """Do what people ask for while the call is held; tell whether it is to go on."""
        self._carry_out_orders()
        return not self._ended

    def _carry_out_orders(self) -> None:
        while not self._ended:
            try:
                order = self._posted.get_nowait()
            except Empty:
                return
            order()

    # --- the customer ---

    def _hear_customer(self, frame: Frame) -> None:
        for event in self._customer.process(frame):
            self._parts.writer.append(event)
        if self._customer.trouble is not None and not self._voice_trouble_told:
            self._voice_trouble_told = True
            self._course.trouble(self._customer.trouble.code, str(self._customer.trouble))
        if self._course.music and self._parts.line.pending <= 0:
            self._parts.line.play("hold-music", self._parts.tones.hold_music)
        if not self._customer.busy and not self._trainee.speaking:
            self._floor_is_free()

    def _floor_is_free(self) -> None:
        ending = self._course.ending
        if ending is not None:
            self._finish(ending.outcome, ending.reason)
        elif not self._course.turn_told:
            self._course.turn_told = True
            self._course.patience.begin(self._at)
            self._keeps_silent = False
            hints = self._parts.dialogue.hints(self._course.state) if self._parts.rules.hints else ()
            self._parts.listener(Hints(self._at, hints))
            self._let_scripted_trainee_move()

    def _let_scripted_trainee_move(self) -> None:
        trainee = self._parts.trainee
        if trainee is None:
            return
        move: Move | None = trainee.next_move()
        match move:
            case Utter(text):
                if self._course.music:
                    self.press("resume")
                if not trainee.speak(text):
                    self.type(text)
            case Press(button):
                self.press(button)
            case KeepSilent():
                self._keeps_silent = True
            case None:
                self._keeps_silent = True
                if not self._answers_over:
                    self._answers_over = True
                    self._course.trouble("answers", "There are no more answers: silence from here on.")

    # --- silence ---

    def _mind_silence(self) -> None:
        if self._trainee.speaking or self._customer.busy or self._course.ending:
            return
        person_types = not self._keeps_silent and not self._course.music
        factor = self._parts.rules.patience_factor if person_types else 1.0
        waited = self._course.patience.over(self._at, factor)
        if waited is not None:
            self._course.step(TraineeSilent(self._at, round(waited, 3)))

    # --- the end ---

    def _finish(self, outcome: Outcome, reason: str) -> None:
        if not self._ended:
            self._ended = True
            self._trainee.drop()
            self._customer.tell_all()
            self._parts.writer.append(CallEnded(self._at, outcome, reason))

    def _play_out(self) -> None:
        """Let the trainee hear that the line is dead."""
        line = self._parts.line
        line.stop()
        if not self._opening.connected:
            return
        self._customer.halt(False)
        line.play("hang-up", Pcm(self._parts.tones.hang_up.samples + silence(0.1).samples))
        while line.pending > 0:
            self._tap.record(line.read(), trainee=False)
