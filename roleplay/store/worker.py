"""One thread that does what it is given, in order."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)

Task = Callable[[], None]


class Worker:
    """A thread with a queue of tasks."""

    def __init__(self, name: str) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        # A daemon: a program that is torn down must not hang here; what counts was committed task by task.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """About how many tasks wait."""
        return self._tasks.qsize()

    def submit(self, task: Task) -> None:
        """Queue a task; return at once."""
        self._tasks.put(task)

    def close(self) -> None:
        """Wait until everything that was submitted is done, and end the thread."""
        self._tasks.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except Exception:
                # A bug, of ours or of a listener: one task is lost, never the rest of the call.
                _log.exception("A task of %s failed", self._thread.name)
