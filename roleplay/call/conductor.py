"""Leads one call from the first ring to the end.

Everything that happens is told by the frames of the line: their times are the only clock of the dialogue, so that a
call on a virtual line takes the same way as one on a sound card.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from roleplay.call.line_pause import LinePause
from roleplay.call.listening import CustomerListening, seconds_to_say
from roleplay.call.opening import Opening
from roleplay.call.parts import CallParts, Resumed
from roleplay.call.patience import Patience
from roleplay.call.playback import CustomerSide, customer_talks
from roleplay.call.tap import LineTap
from roleplay.call.trainee import KeepSilent, Move, Press, Utter
from roleplay.call.utterance import TraineeSide, Utterance
from roleplay.core.actions import End, HoldMusic, Listen, Say
from roleplay.core.errors import DeviceError, ModelError
from roleplay.core.events import (
    Answered,
    Button,
    ButtonPressed,
    CallEnded,
    CustomerBackchannel,
    EngineInput,
    Hints,
    NoteTaken,
    Outcome,
    PartialTranscript,
    Ringing,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
    TraineeSpeaking,
    Trouble,
    TurnTimed,
)
from roleplay.core.sound import Frame, Pcm, silence
from roleplay.core.turns import Interrupted, SpeechStarted
from roleplay.core.understanding import Transcript

_log = logging.getLogger(__name__)

State = TypeVar("State")

MUSIC = "hold-music"


class Conductor(Generic[State]):
    """One call. `run` belongs to one thread; what is `post`ed from others is carried out there."""

    def __init__(self, parts: CallParts[State]) -> None:
        self._parts = parts
        self._customer = CustomerSide(parts.line, parts.speaker)
        self._trainee = TraineeSide(parts.activity, parts.turns, parts.transcriber)
        self._posted: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._state: State = parts.dialogue.begin(seed=parts.rules.seed)
        self._phrases: tuple[str, ...] = ()
        self._at = 0.0
        self._tap = LineTap(parts.writer, parts.listener, parts.level)
        self._opening = Opening(parts.line, parts.tones, parts.rules)
        self._pause = LinePause(parts.mending, parts.writer, parts.listener, parts.clock)
        self._listening = CustomerListening()
        self._rang_since = 0.0
        self._patience = Patience()
        self._turn_told = False
        self._keeps_silent = False
        self._answers_over = False
        self._music = False
        self._ending: End | None = None
        self._ended = False
        self._voice_trouble_told = False

    # --- from other threads ---

    def post(self, order: Callable[[], None]) -> None:
        """Have `order` (one of the methods below) carried out by the call's thread before the next frame."""
        self._posted.put(order)

    def tell_partial(self, text: str) -> None:
        """Tell what was recognised so far."""
        self._parts.listener(PartialTranscript(self._at, text))

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
        self._step(Answered(self._at))

    def _rings(self) -> None:
        self._rang_since = self._at
        self._parts.writer.append(Ringing(self._at, self._parts.rules.outgoing))

    def type(self, text: str) -> None:
        """Answer by typing; what the customer was still saying is cut off."""
        text = text.strip()
        if not text or not self._opening.connected or self._ending:
            return
        self._pause.without_voice()
        self._trainee.drop()
        self._customer.stop()
        if seconds_to_say(text) >= self._parts.dialogue.listening(self._state).cuts_in_after:
            self._cut_in(seconds_to_say(text))
        self._said(Transcript(text, self._at, self._at, "typed"))

    def press(self, button: Button) -> None:
        """Press a button of the phone."""
        if not self._opening.connected or self._ending:
            return
        if self._pause.line_lost:  # nobody is at the other end
            if button == "hang_up":
                self.abort("device")
            return
        self._pause.without_voice()
        self._trainee.drop()
        self._customer.stop()
        self._step(ButtonPressed(self._at, button))

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up."""
        self._trainee.talk(pressed)

    def busy_typing(self) -> None:
        """Somebody is at the keyboard: the customer's patience starts anew."""
        self._patience.begin_again(self._at)

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
        self._look_ahead()
        while not self._ended:
            try:
                self._next_frame()
            except DeviceError as error:
                self._line_broke(error)
        with suppress(DeviceError):
            self._play_out()

    def _resume(self, resumed: Resumed[State]) -> None:
        self._at = resumed.at
        for event in resumed.events:
            self._parts.writer.append(event)
        self._opening.connect()
        self._follow(resumed.actions, resumed.state)

    def _next_frame(self) -> None:
        frame = self._parts.line.read()
        self._at = round(frame.at, 3)
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
            self._hear_trainee(frame)
            self._mind_silence()
            self._mind_microphone()
        if self._at > self._parts.rules.longest_call:
            self._finish("aborted", "too_long")

    def _line_broke(self, error: DeviceError) -> None:
        if self._parts.mending is None:
            self._trouble(error.code, str(error))
        self._go_on_after(self._pause.until_whole(self._at, error, self._go_on_held))

    def _mind_microphone(self) -> None:
        """Hold the call when the microphone is dead although the trainee should talk."""
        awaited = not (self._customer.busy or self._music or self._ending) and self._trainee.listens
        if self._pause.deaf(awaited=awaited):
            self._go_on_after(self._pause.until_heard(self._at, self._go_on_held))

    def _go_on_after(self, whole: bool) -> None:
        if whole:
            self._patience.begin_again(self._at)
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
            self._trouble(self._customer.trouble.code, str(self._customer.trouble))
        if self._music and self._parts.line.pending <= 0:
            self._parts.line.play(MUSIC, self._parts.tones.hold_music)
        if not self._customer.busy and not self._trainee.speaking:
            self._floor_is_free()

    def _floor_is_free(self) -> None:
        if self._ending is not None:
            self._finish(self._ending.outcome, self._ending.reason)
        elif not self._turn_told:
            self._turn_told = True
            self._patience.begin(self._at)
            self._keeps_silent = False
            if self._parts.rules.hints:
                self._parts.listener(Hints(self._at, self._parts.dialogue.hints(self._state)))
            self._let_scripted_trainee_move()

    def _let_scripted_trainee_move(self) -> None:
        trainee = self._parts.trainee
        if trainee is None:
            return
        move: Move | None = trainee.next_move()
        match move:
            case Utter(text):
                if self._music:
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
                    self._trouble("answers", "There are no more answers: silence from here on.")

    # --- the trainee ---

    def _hear_trainee(self, frame: Frame) -> None:
        if self._ending is not None or self._music:
            return
        for event in self._trainee.process(frame, customer_talks(frame), self._phrases):
            if isinstance(event, SpeechStarted):
                self._patience.stop()
                self._listening.begin(event.at, self._parts.dialogue.listening(self._state))
                self._parts.listener(TraineeSpeaking(event.at))
            elif isinstance(event, Interrupted):
                self._talked_over()
            elif isinstance(event, Utterance):
                self._utterance_over(event)
            else:
                self._parts.listener(TraineeSpeaking(event.at, speaking=False))
        if self._trainee.speaking and not self._customer.busy:
            self._listen_to_trainee()

    def _listen_to_trainee(self) -> None:
        if self._listening.cuts_in(self._at):
            self._cut_in(self._listening.seconds(self._at))
            return
        say = self._listening.backchannel(self._at, self._trainee.quiet_seconds(self._at))
        if say is not None:
            seconds = self._customer.murmur(say).pcm.seconds
            text = self._parts.speaker.shown_text(say)
            self._parts.writer.append(CustomerBackchannel(self._at, say.line, text, round(seconds, 3)))

    def _cut_in(self, seconds: float) -> None:
        """Let the customer talk into a turn that goes on: the floor stays the trainee's."""
        event = TraineeLongWinded(self._at, round(seconds, 3))
        step = self._parts.dialogue.step(self._state, event)
        self._state = step.state
        self._customer.say([action for action in step.actions if isinstance(action, Say)], cutting_in=True)
        for happened in (event, *step.happened):
            self._parts.writer.append(happened)

    def _talked_over(self) -> None:
        say = self._customer.current
        if say is None:
            return
        event = TraineeInterrupted(self._at, say.line, round(self._customer.heard_seconds(self._at), 3))
        if self._customer.interruptible:
            self._customer.stop()
        self._step(event)

    def _utterance_over(self, utterance: Utterance) -> None:
        self._parts.listener(TraineeSpeaking(utterance.ended_at, speaking=False))
        began = self._parts.clock()
        transcript = self._recognised(utterance)
        recognition = self._parts.clock() - began
        if transcript is None:
            self._turn_told = False
            return
        pause = utterance.ended_at - utterance.last_speech_at
        self._said(transcript, interrupting=utterance.interrupting, pause=pause, recognition=recognition)

    def _recognised(self, utterance: Utterance) -> Transcript | None:
        try:
            return self._trainee.transcript(utterance)
        except ModelError as error:
            _log.warning("recognition failed: %s", error)
            self._trouble(error.code, str(error))
            return None

    def _said(
        self, transcript: Transcript, *, interrupting: bool = False, pause: float = 0.0, recognition: float = 0.0
    ) -> None:
        clock = self._parts.clock
        began = clock()
        understood = self._parts.dialogue.understand(self._state, transcript)
        said = TraineeSaid(self._at, transcript, understood, interrupting)
        step = self._parts.dialogue.step(self._state, said)
        decided = clock()
        # The answer starts before anything is written: the writer has a thread of its own.
        self._parts.writer.append(said)
        self._follow(step.actions, step.state)
        for event in step.happened:
            self._parts.writer.append(event)
        played = clock()
        self._parts.writer.append(
            TurnTimed(
                self._at,
                round(pause, 4),
                round(recognition, 4),
                round(decided - began, 4),
                round(played - decided, 4),
            )
        )
        self._look_ahead()

    # --- silence ---

    def _mind_silence(self) -> None:
        if self._trainee.speaking or self._customer.busy or self._ending:
            return
        person_types = not self._keeps_silent and not self._music
        waited = self._patience.over(self._at, self._parts.rules.patience_factor if person_types else 1.0)
        if waited is not None:
            self._step(TraineeSilent(self._at, round(waited, 3)))

    # --- the dialogue ---

    def _step(self, event: EngineInput) -> None:
        step = self._parts.dialogue.step(self._state, event)
        self._parts.writer.append(event)
        for happened in step.happened:
            self._parts.writer.append(happened)
        self._follow(step.actions, step.state)
        self._look_ahead()

    def _follow(self, actions: tuple[Say | Listen | HoldMusic | End, ...], state: State) -> None:
        self._state = state
        if not actions:
            return
        self._turn_told = False
        self._patience.stop()
        for action in actions:
            if isinstance(action, Listen):
                self._patience.seconds = action.patience
            elif isinstance(action, HoldMusic):
                self._switch_music(on=action.on)
            elif isinstance(action, End):
                self._ending = action
        self._customer.say([action for action in actions if isinstance(action, Say)])

    def _switch_music(self, *, on: bool) -> None:
        self._music = on
        self._parts.line.stop()

    def _look_ahead(self) -> None:
        if self._ending is None:
            self._phrases = self._parts.dialogue.phrases(self._state)
            self._parts.speaker.prepare(self._parts.dialogue.lines_ahead(self._state))

    # --- the end ---

    def _finish(self, outcome: Outcome, reason: str) -> None:
        if not self._ended:
            self._ended = True
            self._trainee.drop()
            self._parts.writer.append(CallEnded(self._at, outcome, reason))

    def _play_out(self) -> None:
        """Let the trainee hear that the line is dead."""
        line = self._parts.line
        line.stop()
        if not self._opening.connected:
            return
        line.play("hang-up", Pcm(self._parts.tones.hang_up.samples + silence(0.1).samples))
        while line.pending > 0:
            self._tap.record(line.read(), trainee=False)

    def _trouble(self, code: str, message: str) -> None:
        self._parts.writer.append(Trouble(self._at, code, message))
