"""Keeps the memory of a long-running, many-threaded process small."""

from __future__ import annotations

import ctypes
import linecache
import sys

_M_ARENA_MAX = -8
"""From glibc's malloc.h."""


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
