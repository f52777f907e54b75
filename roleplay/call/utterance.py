"""The trainee's side of the line: from frames to finished utterances."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Transcriber, TurnTaking, VoiceActivity
from roleplay.core.sound import FRAME_SECONDS, Frame
from roleplay.core.turns import (
    HISTORY_SECONDS,
    PREROLL_SECONDS,
    Backchannel,
    Interrupted,
    OverlapOver,
    Overlapped,
    SpeechEnded,
    SpeechPaused,
    SpeechResumed,
    SpeechStarted,
    TurnEvent,
)
from roleplay.core.understanding import Transcript, Word

RECOGNITION_LIMIT = 30.0
"""Seconds after which a recogniser that does not answer is given up for the turn."""
SETTLING_LIMIT = 1.0
"""Seconds for which a result that is being worked out ahead is waited for before the ordinary one is."""
SHORTEST_UNRECOGNISED = 0.5
"""Seconds of speech in which no word was recognised that still count as an answer."""
VOICE_PROBABILITY = 0.5
"""A frame at or above this is taken for voice when pauses inside a turn are measured."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A finished utterance that is being recognised."""

    started_at: float
    """Seconds since the line was opened, of the first sample that the recogniser got."""
    last_speech_at: float
    ended_at: float
    """When it was decided that the turn is over."""
    speech_seconds: float
    interrupting: bool
    """The customer was talked over."""
    result: Future[Recognised]
    settled: Future[Recognised] | None = None
    """The same, asked for in the pause before the turn was over; None when there was no pause."""


Heard = (
    SpeechStarted | Overlapped | OverlapOver | Interrupted | SpeechPaused | SpeechResumed | Backchannel | Utterance
)


class TraineeSide:
    """Finds utterances in the frames and feeds them to the recogniser, the time before the onset included.

    Without a transcriber nothing is heard: answers are typed.
    """

    def __init__(self, activity: VoiceActivity, turns: TurnTaking, transcriber: Transcriber | None) -> None:
        self._activity = activity
        self._turns = turns
        self._transcriber = transcriber
        self._history: deque[Frame] = deque(maxlen=round(HISTORY_SECONDS / FRAME_SECONDS))
        self._heard_from = 0.0
        self._interrupting = False
        self._last_voice_at = 0.0
        self._settled: Future[Recognised] | None = None
        self.speaking = False
        """Whether the trainee has the floor now."""

    @property
    def listens(self) -> bool:
        """Whether answers are spoken."""
        return self._transcriber is not None

    def quiet_seconds(self, at: float) -> float:
        """How long no voice has been heard in the turn that goes on."""
        return at - self._last_voice_at

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up."""
        self._turns.talk(pressed)

    @property
    def interrupting(self) -> bool:
        """Whether the turn that goes on began by talking over the customer."""
        return self._interrupting

    def hold(self, seconds: float) -> None:
        """Let the pause that has begun end the turn after so many seconds."""
        self._turns.hold(seconds)

    def bear(self, seconds: float) -> None:
        """More may follow what was said over the customer: wait so long for it."""
        self._turns.bear(seconds)

    def insist(self) -> None:
        """What is said over the customer is more than a sign of listening."""
        self._turns.insist()

    def settle(self) -> Future[Recognised]:
        """Have what was said until now recognised; the turn may go on."""
        assert self._transcriber is not None
        self._settled = self._transcriber.settle()
        return self._settled

    def transcript_of(self, recognised: Recognised, last_speech_at: float) -> Transcript:
        """Return what was recognised of the turn that goes on, with the call's times."""
        assert self._transcriber is not None
        return _transcript(recognised, self._heard_from, last_speech_at, self._transcriber.name)

    def drop(self) -> None:
        """Forget an utterance that has begun."""
        self._turns.reset()
        self._settled = None
        self._activity.reset()
        self.speaking = False
        if self._transcriber is not None:
            self._transcriber.cancel()

    def process(self, frame: Frame, customer_talking: bool, phrases: Sequence[str]) -> list[Heard]:
        """Take one frame; return what happened, a finished utterance among it. `phrases` may be said now."""
        if self._transcriber is None:
            return []
        self._history.append(frame)
        if self.speaking:
            self._transcriber.accept(frame.trainee)
        probability = self._activity.probability(frame.trainee)
        if probability >= VOICE_PROBABILITY:
            self._last_voice_at = frame.at
        return [
            self._handle(event, phrases) for event in self._turns.process(frame.at, probability, customer_talking)
        ]

    def _handle(self, event: TurnEvent, phrases: Sequence[str]) -> Heard:
        match event:
            case SpeechEnded():
                return self._finish(event)
            case SpeechStarted():
                self._begin(event, phrases)
            case Interrupted():
                self._interrupting = True
            case SpeechResumed():
                self._unsettle()
            case Backchannel():
                self.drop()
        return event

    def _begin(self, event: SpeechStarted, phrases: Sequence[str]) -> None:
        self.speaking = True
        self._interrupting = False
        self._settled = None
        since = event.at - PREROLL_SECONDS
        heard = [frame for frame in self._history if frame.at > since]
        self._heard_from = heard[0].at - FRAME_SECONDS if heard else event.at
        assert self._transcriber is not None
        self._transcriber.begin(phrases)
        for frame in heard:
            self._transcriber.accept(frame.trainee)

    def _unsettle(self) -> None:
        """More is said: what was being worked out of the pause is worth nothing."""
        if self._settled is not None:
            self._settled.cancel()
        self._settled = None

    def _finish(self, event: SpeechEnded) -> Utterance:
        self.speaking = False
        assert self._transcriber is not None
        # Finished even when it is settled: a recogniser may learn the microphone from whole utterances.
        utterance = Utterance(
            self._heard_from,
            event.last_speech_at,
            event.at,
            event.speech_seconds,
            self._interrupting,
            self._transcriber.finish(),
            self._settled,
        )
        self._settled = None
        return utterance

    def transcript(self, utterance: Utterance) -> Transcript:
        """Wait for what was said.

        Raises `ModelError` when the recogniser fails, or does not answer within `RECOGNITION_LIMIT`.
        """
        assert self._transcriber is not None
        try:
            recognised = _recognised(utterance)
        except FutureTimeoutError as error:
            raise ModelError("The recogniser does not answer.", hint="Say it again, or type it.") from error
        return _transcript(recognised, utterance.started_at, utterance.last_speech_at, self._transcriber.name)


def is_noise(text: str, utterance: Utterance) -> bool:
    """Tell whether an utterance was too short for an answer and has no word in it."""
    return not text and utterance.speech_seconds < SHORTEST_UNRECOGNISED


def _recognised(utterance: Utterance) -> Recognised:
    if utterance.settled is not None:
        try:
            settled = utterance.settled.result(SETTLING_LIMIT)
        except (FutureTimeoutError, CancelledError):
            pass  # it may never be done: the ordinary result is on its way, too
        else:
            if not settled.provisional:
                return settled
    return utterance.result.result(RECOGNITION_LIMIT)


def _transcript(recognised: Recognised, start: float, last_speech_at: float, source: str) -> Transcript:
    """Return a transcript with its times moved from the utterance's to the call's."""
    words = tuple(
        Word(word.text, round(start + word.start, 3), round(start + word.end, 3), word.confidence)
        for word in recognised.words
    )
    return Transcript(
        recognised.text,
        words[0].start if words else start,
        words[-1].end if words else last_speech_at,
        source,
        words,
        recognised.confidence,
        recognised.alternatives,
    )
