"""Moonshine behind `core.ports.Recogniser`: built-in English, nothing to install."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from roleplay.core.ports import Recognised, Recognition
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.speech.recognition.choice import MOONSHINE
from roleplay.speech.recognition.moonshine_dictation import Dictation
from roleplay.speech.recognition.moonshine_model import MoonshineModel

_GUESSED_EVERY = round(0.6 * CALL_RATE) * SAMPLE_BYTES
"""Sound after which the text so far is guessed anew."""


class MoonshineRecogniser:
    """One model and the thread that it works in. Used by one thread, one utterance at a time."""

    def __init__(self) -> None:
        """Load the model, about half a second. Raises `ModelError` when that fails."""
        self._model = MoonshineModel()
        self._thread = ThreadPoolExecutor(1, "moonshine")
        self._current: _MoonshineRecognition | None = None

    @property
    def name(self) -> str:
        """Engine and model for the record."""
        return MOONSHINE

    def begin(self, phrases: Sequence[str] = ()) -> Recognition:  # noqa: ARG002
        """Start one utterance; one that is still open is dropped. `phrases` make no difference."""
        if self._current is not None:
            self._current.drop()
        self._current = _MoonshineRecognition(self._model, self._thread)
        return self._current

    def close(self) -> None:
        """End the thread."""
        if self._current is not None:
            self._current.drop()
        self._thread.shutdown()


class _MoonshineRecognition:
    """One utterance."""

    def __init__(self, model: MoonshineModel, thread: ThreadPoolExecutor) -> None:
        self._dictation = Dictation(model)
        self._thread = thread
        self._sound = bytearray()
        self._guessed_bytes = 0
        """What there was when the text was last guessed."""
        self._guess: Future[str | None] | None = None
        self._settling: Future[Recognised] = Future()
        self._told = ""
        self._dropped = False

    def accept(self, samples: bytes) -> str | None:
        self._sound += samples
        fresh = self._fresh_guess()
        if len(self._sound) - self._guessed_bytes >= _GUESSED_EVERY:
            # A guess is the draft of what follows, so each is waited for: the same sound gives the same words,
            # however busy the machine is.
            fresh = self._last_guess() or fresh
            self._guessed_bytes = len(self._sound)
            self._guess = self._thread.submit(self._dictation.guess, bytes(self._sound), self._goes_on)
        return fresh

    def settle(self) -> Future[Recognised]:
        self._settling.cancel()
        settling: Future[Recognised] = Future()
        self._settling = settling
        self._thread.submit(self._settle, bytes(self._sound), settling)
        return settling

    def finish(self) -> Recognised:
        self._settling.cancel()
        recognised = self._thread.submit(self._dictation.recognise, bytes(self._sound)).result()
        assert recognised is not None  # nobody stopped it
        return recognised

    def drop(self) -> None:
        """Stop what is being worked out."""
        self._dropped = True
        self._settling.cancel()

    def _goes_on(self) -> bool:
        return not self._dropped

    def _fresh_guess(self) -> str | None:
        return self._last_guess() if self._guess is not None and self._guess.done() else None

    def _last_guess(self) -> str | None:
        """Wait for the guess that is being made, and return it if it is news."""
        text = self._guess.result() if self._guess is not None else None
        self._guess = None
        if not text or text == self._told:
            return None
        self._told = text
        return text

    def _settle(self, sound: bytes, settling: Future[Recognised]) -> None:
        try:
            recognised = self._dictation.recognise(sound, lambda: not settling.cancelled())
        except Exception as error:
            if settling.set_running_or_notify_cancel():
                settling.set_exception(error)
            return
        if recognised is not None and settling.set_running_or_notify_cancel():
            settling.set_result(recognised)
