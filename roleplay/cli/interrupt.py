"""Ctrl-C in the middle of a call: leave it, and save it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")

_LOOK = 0.2
"""Seconds between two looks at what has happened."""


@contextmanager
def held_back() -> Iterator[threading.Event]:
    """Hold Ctrl-C back, and hand out an event that tells whether it was pressed.

    A `KeyboardInterrupt` raised inside `Thread.join` lets Python 3.11 and 3.12 take a running thread for an ended
    one, so that the next join does not wait (python/cpython issue 90882).
    """
    pressed = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def interruptible(work: Callable[[], Result], stop: Callable[[], object]) -> Result:
    """Do `work` in another thread; on Ctrl-C call `stop` until it has ended, and raise `KeyboardInterrupt`."""
    done: Future[Result] = Future()

    def carry_out() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    with held_back() as pressed:
        threading.Thread(target=carry_out, name="work", daemon=True).start()
        while not wait([done], timeout=_LOOK).done:
            if pressed.is_set():
                stop()
    if pressed.is_set():
        raise KeyboardInterrupt
    return done.result()
