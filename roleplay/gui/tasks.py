"""The one way to work in the background and back to the thread of the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from roleplay.core.events import AnyEvent

T = TypeVar("T")
log = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside a job, by its report of progress, after the person has cancelled it."""


class Task(QObject):
    """One job: cancel it, or watch its progress. Lives in the thread of the window."""

    progressed = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    """After `done` or `failed` was handled, or the job was cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = False

    def cancel(self) -> None:
        """Stop the job at its next report of progress; nothing is handed on any more."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled it."""
        return self._cancelled

    def report(self, done: int, total: int) -> None:
        """Tell the window how far the job is; called in the thread of the job.

        Raises `Cancelled`.
        """
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(done, total)


class Tasks(QObject):
    """Runs jobs in a few threads and hands their results to the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

    def run(
        self,
        owner: QObject,
        job: Callable[[Task], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[BaseException], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Run `job` in another thread; the other functions are called in the window's, while `owner` exists."""
        task = Task()
        self._running.add(task)

        def alive(function: Callable[..., None]) -> Callable[..., None]:
            def call(*values: Any) -> None:
                if shiboken6.isValid(owner) and not task.cancelled:
                    function(*values)

            return call

        if on_progress is not None:
            task.progressed.connect(alive(on_progress), Qt.ConnectionType.QueuedConnection)
        task.done.connect(alive(on_success), Qt.ConnectionType.QueuedConnection)
        task.failed.connect(alive(on_failure), Qt.ConnectionType.QueuedConnection)
        task.ended.connect(lambda: self._running.discard(task), Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Job(task, job))
        return task

    def close(self, seconds: float = 3.0) -> None:
        """Cancel everything, and wait a little for jobs that cannot be cancelled."""
        for task in self._running:
            task.cancel()
        self._pool.clear()
        self._pool.waitForDone(round(seconds * 1000))


class _Job(QRunnable):
    def __init__(self, task: Task, job: Callable[[Task], Any]) -> None:
        super().__init__()
        self._task = task
        self._job = job

    def run(self) -> None:
        try:
            result = self._job(self._task)
        except Cancelled:
            log.debug("a background job was cancelled")
        except BaseException as problem:  # whatever it is, the window must hear of it
            self._task.failed.emit(problem)
        else:
            self._task.done.emit(result)
        self._task.ended.emit()


class EventBridge(QObject):
    """A call's listener: takes events in any thread and hands them on in the window's, in order."""

    arrived = Signal(object)

    def __init__(self, receiver: Callable[[AnyEvent], None]) -> None:
        super().__init__()
        self._receiver: Callable[[AnyEvent], None] | None = receiver
        self.arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def listen(self, event: AnyEvent) -> None:
        """Take an event of the call."""
        self.arrived.emit(event)

    def close(self) -> None:
        """Hand nothing on any more, not even what is under way."""
        self._receiver = None

    def _hand_on(self, event: AnyEvent) -> None:
        if self._receiver is not None:
            self._receiver(event)
