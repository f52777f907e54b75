"""Asking a plug-in without waiting for ever: what never answers is left alone in a thread of its own."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from queue import SimpleQueue
from typing import Any, TypeVar

ANSWER_SECONDS = 60.0
"""So long a plug-in may take for an answer in a call; the longest in which a slow machine understands or speaks."""
LOAD_SECONDS = 300.0
"""So long it may take to be imported, or to load a model."""
Given = TypeVar("Given")
_Job = tuple["Future[Any]", Callable[[], Any]]


class NoAnswerError(Exception):
    """A plug-in has not answered in time; it may still be at work."""


class _Helper:
    """A thread that asks for another one, always the same: what is bound to a thread finds it again."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        threading.Thread(target=_work, args=(self._jobs,), name="plug-in", daemon=True).start()
        weakref.finalize(self, self._jobs.put, None)

    def asked(self, ask: Callable[[], Any], seconds: float) -> Any:
        answer: Future[Any] = Future()
        self._jobs.put((answer, ask))
        try:
            return answer.result(seconds)
        except NotInTime:
            if answer.done():  # it was the plug-in itself that raised it
                raise
            raise NoAnswerError(f"it has not answered for {seconds:.0f} seconds") from None


def _work(jobs: SimpleQueue[_Job | None]) -> None:
    _own.helps = True
    while (job := jobs.get()) is not None:
        answer, ask = job
        try:
            answer.set_result(ask())
        except BaseException as error:  # whoever asked gets it, whatever it is
            answer.set_exception(error)
        del job, answer, ask


_own = threading.local()
"""Of each thread: the helper that asks for it, or that it is one itself."""


def asked(ask: Callable[[], Given], seconds: float | None = None) -> Given:
    """Return what a plug-in answers, or raise what it raises.

    Each thread has a helper, so that plug-ins are asked by the same thread as before and several at once. After
    `NoAnswerError` the helper is given up: it ends with the program.
    """
    if getattr(_own, "helps", False):  # a plug-in asks for ours, which asks another plug-in: the first one waits
        return ask()
    helper = getattr(_own, "helper", None)
    if helper is None:
        helper = _own.helper = _Helper()
    try:
        answer: Given = helper.asked(ask, ANSWER_SECONDS if seconds is None else seconds)
    except NoAnswerError:
        del _own.helper
        raise
    return answer
