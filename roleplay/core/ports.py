"""What the conductor of a call needs from the other parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from roleplay.core.actions import Listening, Say, Step
from roleplay.core.events import AnyEvent, CallEvent, EngineInput
from roleplay.core.sound import Frame, Pcm
from roleplay.core.turns import TurnEvent
from roleplay.core.understanding import Alternative, Completion, Transcript, Understood, Word

State = TypeVar("State")


class Dialogue(Protocol[State]):
    """One scenario in one language, ready to be played. All methods are pure."""

    def begin(self, *, seed: int) -> State:
        """Return the state before the call is answered."""

    def understand(self, state: State, transcript: Transcript) -> Understood:
        """Find techniques, replies and facts in what the trainee said at this moment of the dialogue."""

    def step(self, state: State, event: EngineInput) -> Step[State]:
        """Move on."""

    def completion(
        self, state: State, transcript: Transcript, understood: Understood, sentence_end: float | None = None
    ) -> Completion:
        """Judge whether the trainee has said all, or is likely to go on after a pause.

        `sentence_end` is what `Recognised` tells of it.
        """

    def only_listening(self, text: str) -> bool:
        """Tell whether a text is nothing but signs of listening, such as "mhm" or "I see"."""

    def lines_ahead(self, state: State) -> tuple[Say, ...]:
        """Return what may be said after the next step, the most likely first, to be synthesized ahead."""

    def listening(self, state: State) -> Listening:
        """Return what the customer does while the trainee talks."""

    def phrases(self, state: State) -> tuple[str, ...]:
        """Return sentences that the trainee may say now; a grammar for recognisers that want one."""

    def hints(self, state: State) -> tuple[tuple[str, str], ...]:
        """Return good moves now: reply id and an example sentence."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The final result of one utterance."""

    text: str
    words: tuple[Word, ...] = ()
    """Word times in seconds since the utterance began."""
    confidence: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    sentence_end: float | None = None
    """Log odds that a sentence ends here and not only a clause, by the sound and the words; None when unknown."""
    provisional: bool = False
    """The utterance has not been ended for it: its end may give other words, and alternatives."""


class Recognition(Protocol):
    """One utterance that is being recognised; used and dropped by one thread."""

    def accept(self, samples: bytes) -> str | None:
        """Take mono samples (16-bit, `CALL_RATE`); return the text so far when it changed, else None."""

    def settle(self) -> Future[Recognised]:
        """Work out what `finish` would return now, while the utterance goes on; may never be done, or cancelled."""

    def finish(self) -> Recognised:
        """End the utterance at once and return what was said."""


class Recogniser(Protocol):
    """A loaded recognition engine with its model."""

    @property
    def name(self) -> str:
        """Engine and model for the record, such as `vosk vosk-model-small-en-us-0.15`."""

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:
        """Start one utterance. `phrases` biases recognition where the engine supports a grammar."""

    def close(self) -> None:
        """Free the model."""


class Transcriber(Protocol):
    """A recogniser in a thread of its own. All methods but `close` return at once; used by the thread of the call."""

    @property
    def name(self) -> str:
        """Engine and model for the record."""

    def begin(self, phrases: Sequence[str] = ()) -> None:
        """Start an utterance; one that was not finished is dropped."""

    def accept(self, samples: bytes) -> None:
        """Queue mono samples (16-bit, `CALL_RATE`) of the utterance that was begun."""

    def settle(self) -> Future[Recognised]:
        """Work out ahead what was said until now; the utterance may go on. A newer one replaces it.

        The future may be cancelled, or never be done: whoever needs the result for certain calls `finish`.
        """

    def finish(self) -> Future[Recognised]:
        """End the utterance; the future gets what was said, or `ModelError`."""

    def cancel(self) -> None:
        """Drop the utterance that was begun, if there is one."""

    def close(self) -> None:
        """Free the recogniser and end the thread."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as sound, ready for the line."""

    pcm: Pcm
    """At `CALL_RATE`."""
    voice: str
    """Engine and voice that served."""


class Speaker(Protocol):
    """Turns lines into sound. Thread-safe."""

    def prepare(self, lines: Sequence[Say]) -> None:
        """Synthesize these in the background, in order; replaces what was asked before and not begun."""

    def speak(self, line: Say) -> Spoken:
        """Return the sound of a line; at once when it was prepared, otherwise when it is synthesized.

        Raises `ModelError` when no voice can say it.
        """

    def pieces(self, line: Say) -> Iterator[Spoken]:
        """Yield the sound of a line in pieces to be played one after the other, the first as soon as it is there.

        Raises `ModelError` when no voice can say it, or no voice the rest.
        """

    def shown_text(self, line: Say) -> str:
        """Return the line as captions show it, swear words masked as the settings ask."""

    def close(self) -> None:
        """Stop the background work."""


class Line(Protocol):
    """The phone line: a microphone and a loudspeaker that run in step. Used by one thread."""

    def read(self) -> Frame:
        """Wait for the next frame.

        Raises `DeviceError` when the sound device went away.
        """

    def play(self, clip: str, pcm: Pcm) -> None:
        """Queue a sound at `CALL_RATE` behind what is already queued; `clip` names it in `Frame.playing`."""

    def background(self, pcm: Pcm | None) -> None:
        """Let a sound at `CALL_RATE` run in a loop under all that is played, and in its pauses; None ends it.

        It is part of `Frame.customer`, but has no name in `Frame.playing`, and neither `stop` nor `pending` knows it.
        """

    def halt(self, halted: bool) -> None:
        """Fall silent at once and keep what plays and waits; or (`halted` false) go on, a syllable before there."""

    def stop(self) -> None:
        """Fade out what is playing and drop what is queued."""

    @property
    def pending(self) -> float:
        """Seconds of sound that are queued or playing."""

    def close(self) -> None:
        """Give the devices back."""


@dataclass(frozen=True, slots=True)
class LineState:
    """How a line fares whose devices may come and go."""

    whole: bool
    """Whether it can be read."""
    reason: str = ""
    """Code of the `DeviceError` that keeps it from being whole; empty while the first attempt runs."""
    side: str = ""
    device: str = ""
    message: str = ""
    microphones: tuple[str, ...] = ()
    """Names of the devices that are there, empty when the line uses no microphone."""
    loudspeakers: tuple[str, ...] = ()
    microphone: str = ""
    """What serves, empty for none."""
    loudspeaker: str = ""


class Mending(Protocol):
    """Opens a broken line anew behind the back of whoever reads it: time goes on where it stopped, and what the
    customer had not finished saying is said again. Used by the thread of the call.
    """

    @property
    def deaf(self) -> bool:
        """Whether the microphone delivered nothing at all (exact zeros) in the frame that was read last."""

    @property
    def devices(self) -> LineState:
        """What serves now."""

    def mend(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        """Begin to open the line anew, on other devices where names are given; returns at once.

        It is tried until it succeeds. Until then `Line.read` raises `DeviceError`, and what is played is kept.
        """

    def wait(self, seconds: float) -> LineState:
        """Wait at most so long for something to change, and say how it fares."""

    def skip(self) -> bool:
        """Read a frame and drop it, so that no time passes; one in which the microphone delivers sound is kept to be
        read next, and True returned. Raises `DeviceError`.
        """


class VoiceActivity(Protocol):
    """Tells speech from other sound."""

    def probability(self, samples: bytes) -> float:
        """Return how likely a frame (`FRAME_SAMPLES` at `CALL_RATE`) holds speech, 0 to 1."""

    def reset(self) -> None:
        """Forget what was heard."""


class TurnTaking(Protocol):
    """Decides from voice activity when the trainee has the floor. Pure: time comes with the frames. One thread."""

    def process(self, frame_at: float, speech_probability: float, customer_talking: bool) -> list[TurnEvent]:
        """Take one frame (`Frame.at`, `VoiceActivity.probability`) and return what it decided, in order of time.

        `customer_talking` is whether the customer's voice (not music or a tone) was played in that frame.
        """

    def hold(self, seconds: float) -> None:
        """Let the pause that has begun end the turn after `seconds` in place of the longest; speech undoes it."""

    def bear(self, seconds: float) -> None:
        """Wait so long in the pause that has begun before what was said over the customer is a backchannel."""

    def insist(self) -> None:
        """What is said over the customer is known to be more than a sign of listening: it interrupts now."""

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up; takes effect with the next frame. Ignored unless push-to-talk is set."""

    def reset(self) -> None:
        """Drop an utterance that is open, without an event: after a hold, say, or a hang-up."""


class SessionWriter(Protocol):
    """Keeps a running call; returns at once, works in its own thread, in order."""

    def append(self, event: CallEvent) -> None:
        """Commit an event, then hand it to the listener given when the writer was made."""

    def append_audio(self, customer: bytes, trainee: bytes) -> None:
        """Append samples of equal length to the recording."""

    def finish(self) -> None:
        """Wait until everything is on disk and the recording is encoded."""


Listener = Callable[[AnyEvent], None]
"""Gets every event of a call, from another thread than the window's."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors whose cosine tells how near they are in meaning."""

    @property
    def name(self) -> str:
        """Name and version; part of the key of cached vectors."""

    def encode(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one unit vector per sentence (a float32 array of shape (len(sentences), dimensions))."""
