"""The one thread that a recogniser works in during a call."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue

from roleplay.core.errors import ModelError
from roleplay.core.ports import Recognised, Recogniser, Recognition

_SECONDS_TO_STOP = 20.0
"""After that the thread, a daemon, is left to the end of the program: an engine may hang."""

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Utterance:
    phrases: tuple[str, ...]
    result: Future[Recognised] = field(default_factory=Future)
    dropped: bool = False
    recognition: Recognition | None = None
    error: ModelError | None = None


@dataclass(frozen=True, slots=True)
class _Begin:
    utterance: _Utterance


@dataclass(frozen=True, slots=True)
class _Samples:
    utterance: _Utterance
    samples: bytes


@dataclass(frozen=True, slots=True)
class _Settle:
    utterance: _Utterance
    result: Future[Recognised]


@dataclass(frozen=True, slots=True)
class _Finish:
    utterance: _Utterance


_Task = _Begin | _Samples | _Settle | _Finish


class RecognitionWorker:
    """Owns a recogniser and its thread. Its methods return at once and belong to one thread, that of the call.

    Samples are recognised in order and none is dropped, however late the recogniser is. Whatever goes wrong in the
    thread, loading included, comes out of the futures as `ModelError`; the next utterance tries again.
    """

    def __init__(self, name: str, load: Callable[[], Recogniser], on_partial: Callable[[str], None]) -> None:
        """Start the thread, which calls `load` first.

        `name` is the recogniser's, known before it is loaded. `on_partial` gets the text so far whenever it has
        changed, in the worker's thread.
        """
        self._name = name
        self._load = load
        self._on_partial = on_partial
        self._recogniser: Recogniser | None = None
        self._current: _Utterance | None = None
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="recognition", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """Engine and model for the record."""
        return self._name

    def begin(self, phrases: Sequence[str] = ()) -> None:
        """Start an utterance; one that was not finished is dropped."""
        self.cancel()
        self._current = _Utterance(tuple(phrases))
        self._tasks.put(_Begin(self._current))

    def accept(self, samples: bytes) -> None:
        """Queue mono samples (16-bit, `CALL_RATE`) of the utterance that was begun."""
        self._tasks.put(_Samples(self._begun(), samples))

    def settle(self) -> Future[Recognised]:
        """Work out ahead what was said until now; the future may never be done. A newer one replaces it."""
        result: Future[Recognised] = Future()
        self._tasks.put(_Settle(self._begun(), result))
        return result

    def finish(self) -> Future[Recognised]:
        """End the utterance; the future gets what was said, or `ModelError`, once all samples are recognised."""
        utterance = self._begun()
        self._current = None
        self._tasks.put(_Finish(utterance))
        return utterance.result

    def cancel(self) -> None:
        """Drop the utterance that was begun, if there is one; no more partial results come of it."""
        if self._current is not None:
            self._current.dropped = True
            self._current = None

    def close(self) -> None:
        """Recognise what has been finished, free the recogniser and end the thread."""
        self.cancel()
        self._tasks.put(None)
        self._thread.join(_SECONDS_TO_STOP)

    def _begun(self) -> _Utterance:
        if self._current is None:
            raise RuntimeError("no utterance was begun")
        return self._current

    # --- in the worker's thread ---

    def _run(self) -> None:
        with suppress(Exception):  # tried again, and told, when an utterance begins
            self._recogniser = self._load()
        while (task := self._tasks.get()) is not None:
            if not task.utterance.dropped:
                self._carry_out(task)
        if self._recogniser is not None:
            self._recogniser.close()

    def _carry_out(self, task: _Task) -> None:
        utterance = task.utterance
        if utterance.error is None:
            try:
                self._recognise(task)
            except Exception as error:  # an engine may raise anything, and the call goes on by typing
                utterance.error = self._explained(error)
        if (
            isinstance(task, _Finish)
            and utterance.error is not None
            and utterance.result.set_running_or_notify_cancel()
        ):
            utterance.result.set_exception(utterance.error)

    def _recognise(self, task: _Task) -> None:
        utterance = task.utterance
        if utterance.recognition is None:
            if self._recogniser is None:
                self._recogniser = self._load()
            utterance.recognition = self._recogniser.begin(utterance.phrases)
        match task:
            case _Samples():
                text = utterance.recognition.accept(task.samples)
                if text is not None and not utterance.dropped:
                    self._on_partial(text)
            case _Settle():
                if not task.result.cancelled():
                    settling = utterance.recognition.settle()
                    settling.add_done_callback(partial(_pass_on, task.result))
                    task.result.add_done_callback(partial(_pass_cancellation_on, settling))
            case _Finish():
                said = utterance.recognition.finish()
                if utterance.result.set_running_or_notify_cancel():
                    utterance.result.set_result(said)

    def _explained(self, error: Exception) -> ModelError:
        if isinstance(error, ModelError):
            return error
        _log.error("recognition failed", exc_info=error)
        explained = ModelError(
            f"Speech recognition with {self._name} failed ({error}).", hint="You can go on by typing."
        )
        explained.__cause__ = error
        return explained


def _pass_on(to: Future[Recognised], done: Future[Recognised]) -> None:
    if not done.cancelled() and done.exception() is None and to.set_running_or_notify_cancel():
        to.set_result(done.result())


def _pass_cancellation_on(to: Future[Recognised], done: Future[Recognised]) -> None:
    if done.cancelled():
        to.cancel()
