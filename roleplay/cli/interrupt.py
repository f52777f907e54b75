"""Ctrl-C, a closed terminal or the end of the login in the middle of a call: leave it, and save it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")

_LOOK = 0.2
"""Seconds between two looks at what has happened."""


class Interruption:
    """Whether, and by which signal, the program was asked to end."""

    def __init__(self) -> None:
        self.signal: int | None = None

    def __bool__(self) -> bool:
        return self.signal is not None

    @property
    def exit_code(self) -> int:
        """As shells have it: 128 and the number of the signal; 0 without one."""
        return 0 if self.signal is None else 128 + self.signal

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Take the signal; the first one counts."""
        if self.signal is None:
            self.signal = number


@contextmanager
def held_back() -> Iterator[Interruption]:
    """Hold back what asks the program to end, and hand out whether something did.

    A `KeyboardInterrupt` raised inside `Thread.join` lets Python 3.11 and 3.12 take a running thread for an ended
    one, so that the next join does not wait (python/cpython issue 90882).
    """
    interruption = Interruption()
    # What is ignored stays ignored: `nohup` lets a program outlive its terminal so.
    heeded = [number for number in _asking_to_end() if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, interruption.note) for number in heeded}
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def in_order() -> Iterator[None]:
    """Let `kill` and a closed terminal end the block as Ctrl-C does: what is half done is undone on the way out.

    Half an export would stay behind otherwise, under a hidden name. The first signal counts.
    """
    here = threading.current_thread() is threading.main_thread()
    heeded = [number for number in _asking_to_end() if here and signal.getsignal(number) == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _asking_to_end() -> tuple[int, ...]:
    if sys.platform == "win32":
        return signal.SIGINT, signal.SIGTERM, signal.SIGBREAK
    return signal.SIGINT, signal.SIGTERM, signal.SIGHUP


def interruptible(work: Callable[[], Result], stop: Callable[[], object]) -> tuple[Result, Interruption]:
    """Do `work` in another thread; when the program is asked to end, call `stop` until the work has ended.

    Returns what came of the work, and whether it was interrupted.
    """
    done: Future[Result] = Future()

    def carry_out() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    with held_back() as interruption:
        threading.Thread(target=carry_out, name="work", daemon=True).start()
        while not wait([done], timeout=_LOOK).done:
            if interruption:
                stop()
    return done.result(), interruption
