"""The trainee's turn: what is heard becomes, frame by frame, an answer, an interruption, or a sign of listening.

In every pause the answer is prepared as if the turn were over: recognised, understood, decided and synthesized. How
complete the utterance then seems says how long the pause is held. When it is over the answer is taken as it is; when
the trainee goes on it is dropped.
"""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from roleplay.call.course import NOT_HEARD, Course
from roleplay.call.foresight import Foreseen, Foresight, Moment
from roleplay.call.listening import CustomerListening
from roleplay.call.overlap import GIVEN_UP_AFTER, RESUMED_AFTER, Overlap
from roleplay.call.parts import CallParts
from roleplay.call.playback import CustomerSide, customer_talks
from roleplay.call.utterance import RECOGNITION_LIMIT, Heard, TraineeSide, Utterance, is_noise
from roleplay.core.errors import ModelError
from roleplay.core.events import CustomerBackchannel, TraineeSpeaking
from roleplay.core.sound import Frame
from roleplay.core.turns import (
    Backchannel,
    Interrupted,
    OverlapOver,
    Overlapped,
    SpeechPaused,
    SpeechResumed,
    SpeechStarted,
)
from roleplay.core.understanding import Transcript

_log = logging.getLogger(__name__)

State = TypeVar("State")

MURMUR_BEFORE_END = 0.25
"""Seconds that a pause must still be held for the customer to make a sound of listening in it."""


@dataclass(slots=True)
class _Speculation:
    """What was prepared in one turn, and how that went."""

    prepared: int = 0
    dropped: int = 0
    hold: float = 0.0
    completion: str = ""
    guess: str = ""


class TraineeTurn(Generic[State]):
    """Follows the trainee's side of a call. Belongs to the thread of the call, but for `partial`."""

    def __init__(self, parts: CallParts[State], course: Course[State], customer: CustomerSide) -> None:
        self._parts = parts
        self._course = course
        self._customer = customer
        self._side = TraineeSide(parts.activity, parts.turns, parts.transcriber)
        self._listening = CustomerListening()
        self._foresight = Foresight(parts.dialogue, parts.speaker, in_step=parts.rules.in_step)
        self._prepared: Future[Foreseen[State]] | None = None
        self._speculation = _Speculation()
        self._ends_at: float | None = None
        """When the pause ends the turn; None while nobody can know."""
        self._paused_at = 0.0
        self._partial = ""
        self._pause: SpeechPaused | None = None
        self._overlap = Overlap(customer, parts.dialogue.only_listening, self._side.settle)

    @property
    def speaking(self) -> bool:
        """Whether the trainee has the floor."""
        return self._side.speaking

    @property
    def listens(self) -> bool:
        """Whether answers are spoken."""
        return self._side.listens

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up."""
        self._side.talk(pressed)

    def drop(self) -> None:
        """Forget an utterance that has begun; whose turn it is must then be told anew, or nobody's patience runs."""
        if self._side.speaking:
            self._course.turn_told = False
            self._parts.listener(TraineeSpeaking(self._course.at, speaking=False))
        self._side.drop()
        self._forget()
        self._overlap.end()

    def close(self) -> None:
        """Look ahead no more."""
        self._foresight.close()

    def partial(self, text: str) -> None:
        """Take what was recognised so far; from another thread."""
        self._partial = text
        self._foresight.partial(self._moment(), text)

    def process(self, frame: Frame) -> None:
        """Take one frame."""
        talks = customer_talks(frame) or self._customer.halted
        for event in self._side.process(frame, talks, self._course.phrases):
            self._take(event)
        self._take_foreseen()
        if self._overlap.going_on:
            self._mind_overlap()
        if self._side.speaking and not self._customer.busy:
            self._listen()

    def _take(self, event: Heard) -> None:
        match event:
            case SpeechStarted():
                self._begin(event)
            case Overlapped():
                self._overlap.begin(event.at)
            case OverlapOver():
                self._overlap.quiet = True
            case SpeechPaused():
                self._prepare(event)
            case SpeechResumed():
                self._goes_on()
            case Interrupted():
                self._interrupt()
            case Utterance():
                self._over(event)
            case Backchannel():
                self._forget()
                self._overlap.end()
                self._parts.listener(TraineeSpeaking(event.at, speaking=False))

    def _begin(self, event: SpeechStarted) -> None:
        self._forget()
        self._course.patience.stop()
        self._listening.begin(event.at, self._parts.dialogue.listening(self._course.state))
        self._parts.listener(TraineeSpeaking(event.at))

    def _forget(self) -> None:
        if self._prepared is not None:
            self._prepared.cancel()
        self._prepared = None
        self._pause = None
        self._ends_at = None
        self._partial = ""
        self._speculation = _Speculation()
        self._foresight.forget()

    # --- talking over the customer ---

    def _mind_overlap(self) -> None:
        """Interrupt the customer when the words are more than a sign of listening; else let them go on after it."""
        foreseen = self._foreseen()
        self._side.bear(self._overlap.bearing(foreseen.transcript.text if foreseen else None))
        unknown = foreseen is None and self._side.quiet_seconds(self._course.at) >= GIVEN_UP_AFTER
        # A click, or a noise that became no turn; or nobody tells what was said.
        if self._overlap.quiet and (unknown or not self._side.speaking):
            self._overlap.end()
        elif foreseen is not None:
            text = foreseen.transcript.text
            patience = self._overlap.patience(text)
            if self._overlap.insisted(text, self._paused_at):
                self._side.insist()
            elif self._overlap.quiet and self._course.at - self._paused_at >= patience:
                self._overlap.end()
            elif patience > RESUMED_AFTER and not self._overlap.says_something(text):
                self._side.hold(patience)  # one word over the customer's is no answer, however it seems
        elif self._side.speaking:
            in_step = self._parts.rules.in_step  # when a partial result comes is not told by frames
            asked = self._overlap.ask(self._course.at)
            if in_step and asked is not None:
                self._wait_for(asked)
            if self._overlap.insists("" if in_step else self._partial, self._course.at):
                self._side.insist()

    def _interrupt(self) -> None:
        self._course.talked_over()
        self._overlap.end()
        if self._pause is not None:  # what was prepared stands in a state that is over
            self._prepare(self._pause)

    # --- pauses ---

    def _moment(self) -> Moment[State]:
        return Moment(self._course.state, self._course.ahead)

    def _prepare(self, pause: SpeechPaused) -> None:
        self._pause = pause
        self._speculation.prepared += 1
        self._speculation.guess = self._foresight.guess
        as_transcript = partial(self._side.transcript_of, last_speech_at=pause.last_speech_at)
        self._prepared = self._foresight.prepare(
            self._moment(), self._side.settle(), as_transcript, interrupting=self._side.interrupting
        )
        self._paused_at = pause.last_speech_at
        if self._parts.rules.in_step:
            self._wait_for(self._prepared)

    @staticmethod
    def _wait_for(awaited: Future[Any]) -> None:
        """In step the machine is waited for, so that frames alone decide; what fails comes out at the turn's end."""
        try:
            awaited.exception(RECOGNITION_LIMIT)
        except (FutureTimeoutError, CancelledError):
            _log.warning("the recogniser settled nothing in a pause")

    def _goes_on(self) -> None:
        if self._prepared is not None:
            self._speculation.dropped += 1
            self._prepared.cancel()
        self._prepared = None
        self._pause = None
        self._ends_at = None

    def _foreseen(self) -> Foreseen[State] | None:
        """Return what was prepared in the pause that goes on, if it is ready and still holds."""
        prepared = self._prepared
        if prepared is None or not prepared.done() or prepared.cancelled() or prepared.exception() is not None:
            return None
        foreseen = prepared.result()
        return foreseen if foreseen.state is self._course.state else None

    def _take_foreseen(self) -> None:
        if self._ends_at is not None or not self._side.speaking:
            return
        foreseen = self._foreseen()
        if foreseen is None:
            return
        completion = foreseen.completion
        seconds = self._parts.rules.holds.seconds(completion)
        self._side.hold(seconds)
        self._ends_at = self._paused_at + seconds
        self._speculation.hold = seconds
        self._speculation.completion = f"{completion.completeness}.{completion.reason}"

    # --- what the customer does meanwhile ---

    def _listen(self) -> None:
        at = self._course.at
        if self._listening.cuts_in(at):
            self._course.cut_in(self._listening.seconds(at))
            return
        if self._ends_at is None or self._ends_at - at < MURMUR_BEFORE_END:
            return
        say = self._listening.backchannel(at, self._side.quiet_seconds(at))
        if say is not None:
            seconds = self._customer.murmur(say)
            text = self._parts.speaker.shown_text(say)
            self._parts.writer.append(CustomerBackchannel(at, say.line, text, round(seconds, 3)))

    # --- the end of the turn ---

    def _over(self, utterance: Utterance) -> None:
        self._parts.listener(TraineeSpeaking(utterance.ended_at, speaking=False))
        clock = self._parts.clock
        ended = clock()
        foreseen = self._foreseen()
        if foreseen is not None and not foreseen.sure:
            foreseen = None
        transcript = foreseen.transcript if foreseen else self._recognised(utterance)
        recognised = clock()
        speculation = self._speculation
        self._forget()
        if transcript is None or is_noise(transcript.text, utterance):
            self._course.turn_told = False
            return
        timed = replace(
            NOT_HEARD,
            pause=round(utterance.ended_at - utterance.last_speech_at, 4),
            recognition=round(recognised - ended, 4),
            completion=speculation.completion,
            hold=speculation.hold,
            prepared=speculation.prepared,
            dropped=speculation.dropped,
            foreseen=foreseen is not None,
            guess=speculation.guess,
        )
        understood = foreseen.understood if foreseen else None
        self._course.said(transcript, understood, interrupting=utterance.interrupting, timed=timed)

    def _recognised(self, utterance: Utterance) -> Transcript | None:
        try:
            return self._side.transcript(utterance)
        except ModelError as error:
            _log.warning("recognition failed: %s", error)
            self._course.trouble(error.code, str(error))
            return None
