"""Keeps the memory of a long-running, many-threaded process small."""

from __future__ import annotations

import ctypes
import gc
import linecache
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_M_ARENA_MAX = -8
"""From glibc's malloc.h."""

_NEVER = 1_000_000
"""Collections of the middle generation between two of all objects: none in a call of any length."""

_collecting = threading.Lock()
_paused = 0
_usual = gc.get_threshold()


def limit_arenas() -> None:
    """Let glibc share one heap among all threads; elsewhere there is nothing to do. Call before threads start.

    By default every thread gets heaps of its own, which grow with the largest sound that was ever synthesized in it
    and are never given back: 200 MB more in a call in the window. With two heaps it is 20 MB more than with one.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
    except (OSError, AttributeError):
        return  # another C library


@contextmanager
def no_collections() -> Iterator[None]:
    """Look for no cyclic garbage meanwhile: for a process that streams very many rows, which are in no cycles.

    Looking takes a fifth of the time that reading them takes. Only for a process that does nothing else.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def give_back() -> None:
    """Return to the system what glibc holds free, once what takes much memory for a moment is done.

    Synthesis leaves 100 MB in heaps, between pieces that are in use. Takes some milliseconds, in which other threads
    that ask for memory wait; the audio callbacks ask for none. PySide6 reads the source of every module that is
    imported, to see whether it uses PySide6, and leaves 18 MB of lines in the cache that is meant for tracebacks.
    """
    linecache.clearcache()
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library


@contextmanager
def no_full_collections() -> Iterator[None]:
    """Let the garbage collector look at young objects only, while somebody is on the phone.

    To look at all of them takes it 60 to 140 ms, in which it holds Python's lock: the loudspeaker runs dry, and the
    window stands still. Cycles that have grown old meanwhile are found afterwards. May be entered several times.
    """
    global _paused, _usual  # noqa: PLW0603 - there is one collector in a process
    with _collecting:
        if not _paused:
            _usual = gc.get_threshold()
            gc.set_threshold(_usual[0], _usual[1], _NEVER)
        _paused += 1
    try:
        yield
    finally:
        with _collecting:
            _paused -= 1
            if not _paused:
                gc.set_threshold(*_usual)


def keep_for_good() -> None:
    """Have the garbage collector never look again at what is there now: what a program loads it keeps to its end.

    Good before the end, too: Python would look at everything twice more, which takes a tenth of a second or two.
    """
    gc.freeze()
