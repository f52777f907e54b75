"""Libraries loaded in the background without the window standing still meanwhile."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_REST_SECONDS = 0.004

_loading: set[int] = set()
"""Threads that load just now."""


def loading() -> bool:
    """Return whether something is being loaded gently just now."""
    return bool(_loading)


class GentleLoading:
    """Imports modules in the thread that runs it, with a rest before each one that is not there yet.

    Loading a library keeps Python's lock nearly all the time; a window that asks for it a thousand times to paint a
    table would stand still for a fifth of a second.
    """

    def __init__(self, *names: str, then: Callable[[], object] = lambda: None) -> None:
        """`names` are of modules; `then` may import more."""
        self._names = names
        self._then = then
        self._hurry = threading.Event()

    def run(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Import them; rest before each of `names` until `may_go_on`, or somebody waits. Raises `ImportError`."""
        thread = threading.get_ident()
        finder = _Resting(thread, self._hurry)
        sys.meta_path.insert(0, finder)
        _loading.add(thread)
        try:
            for name in self._names:
                # Nowhere else: inside an import others who import the same would wait for it.
                while not self._hurry.wait(_REST_SECONDS) and not may_go_on():
                    pass
                import_module(name)
            self._then()
        finally:
            _loading.discard(thread)
            sys.meta_path.remove(finder)

    def hurry(self) -> None:
        """Rest no more: somebody waits."""
        self._hurry.set()


class _Resting(MetaPathFinder):
    """Finds nothing; asked first for each module, it lets other threads go on."""

    def __init__(self, thread: int, hurry: threading.Event) -> None:
        self._thread = thread
        self._hurry = hurry

    def find_spec(
        self, _fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Rest where it is our thread that imports."""
        if threading.get_ident() == self._thread:
            self._hurry.wait(_REST_SECONDS)
        return None
