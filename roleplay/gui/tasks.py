"""The one way to work in the background and back to the thread of the window."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from queue import SimpleQueue
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from roleplay.core.events import AnyEvent

T = TypeVar("T")
log = logging.getLogger(__name__)


_PAUSE_MS = 1
"""Between two pieces of work. Not 0: Qt posts such calls, and takes all that is posted before it listens again."""
_STRETCH_SECONDS = 0.008
"""How long messages from other threads are taken in without a pause."""


def one_by_one(owner: QObject, *steps: Callable[[], object]) -> None:
    """Take steps in the window's thread while `owner` exists; between two of them the window paints and listens."""
    if steps:

        def take() -> None:
            steps[0]()
            one_by_one(owner, *steps[1:])

        QTimer.singleShot(_PAUSE_MS, owner, take)


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Raised inside a job, by its report of progress, after the person has cancelled it."""


class Inbox(QObject):
    """Takes calls in any thread and makes them in the thread in which it was made, in order.

    The calls wait in a Python queue, and the signal that wakes the thread carries nothing: an argument would be
    copied inside Qt's locks by a thread that waits for Python's, which can stop both threads for ever.
    """

    _filled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._pausing = False
        self._filled.connect(self._make_some, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of_application(cls) -> Inbox:
        """Return the one that lives as long as the application; ask for it in the window's thread.

        A thread of a call or of a job may be the last to know what it reports to, and may report while a window or a
        page is being destroyed: neither may destroy an inbox, or find one destroyed.
        """
        app = QCoreApplication.instance()
        if app is None:
            raise RuntimeError("there is no application yet")
        found = app.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if found is not None else cls(app)

    def put(self, call: Callable[[], None]) -> None:
        """Have a function called in the inbox's thread."""
        self._calls.put(call)
        try:
            self._filled.emit()
        except RuntimeError:
            log.debug("the window has gone; nobody is left to be told")

    @Slot()
    def _make_some(self) -> None:
        until = time.perf_counter() + _STRETCH_SECONDS
        try:
            while not self._pausing and not self._calls.empty():
                self._calls.get_nowait()()
                if time.perf_counter() >= until:
                    self._pause()
        finally:
            if not self._calls.empty():  # after a call that failed, say
                self._pause()

    def _pause(self) -> None:
        if not self._pausing:
            self._pausing = True
            QTimer.singleShot(_PAUSE_MS, self, self._go_on)

    def _go_on(self) -> None:
        self._pausing = False
        self._make_some()


class Task:
    """One job in the background."""

    def __init__(self, progressed: Callable[[int, int], None]) -> None:
        self._progressed = progressed
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop the job at its next report of progress; its result is not handed on any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled it."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int) -> None:
        """Tell the window how far the job is; called in the thread of the job.

        Raises `Cancelled`.
        """
        if self.cancelled:
            raise Cancelled
        self._progressed(done, total)


class Tasks(QObject):
    """Runs jobs in threads of their own and hands their results to the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inbox = Inbox.of_application()
        self._running: dict[Task, threading.Thread] = {}
        self._ended: list[tuple[threading.Thread, object]] = []
        self._changed_at = time.monotonic()

    def run(
        self,
        owner: QObject,
        job: Callable[[Task], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[BaseException], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Run `job` in another thread; the other functions are called in the window's, while `owner` exists."""

        def progressed(done: int, total: int) -> None:
            if on_progress is not None and not task.cancelled:
                on_progress(done, total)

        def finished(result: Callable[[], None]) -> None:
            self._keep_until_ended(self._running.pop(task, None), (owner, job, result))
            self._changed_at = time.monotonic()
            then = on_cancelled if task.cancelled else result
            if then is not None and shiboken6.isValid(owner):
                then()

        progress = OwnersInbox(owner)
        task = Task(lambda done, total: progress.put(lambda: progressed(done, total)))
        thread = threading.Thread(
            target=lambda: self._inbox.put(_outcome(task, job, on_success, on_failure, finished)),
            name="gui-task",
            daemon=True,
        )
        self._running[task] = thread
        self._changed_at = time.monotonic()
        thread.start()
        return task

    def seconds_quiet(self, besides: Collection[Task]) -> float:
        """Return for how long no other jobs than these have run. May be called in any thread."""
        running = len(self._running) - sum(task in self._running for task in tuple(besides))
        return 0.0 if running > 0 else time.monotonic() - self._changed_at

    def _keep_until_ended(self, thread: threading.Thread | None, used: object) -> None:
        """Hold on to what a thread used: whoever lets a widget go last destroys it, and that must be this thread."""
        self._ended = [ended for ended in self._ended if ended[0].is_alive()]
        if thread is not None:
            self._ended.append((thread, used))

    def close(self, seconds: float = 3.0) -> None:
        """Cancel everything, and wait a little for jobs that cannot be cancelled."""
        until = time.monotonic() + seconds
        for task, thread in list(self._running.items()):
            task.cancel()
            thread.join(max(until - time.monotonic(), 0.0))
        self._running.clear()


class OwnersInbox:
    """Takes calls in any thread and makes them in the window's, in order, but none once its owner is gone."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._inbox = Inbox.of_application()

    def put(self, call: Callable[[], None]) -> None:
        """Have a function called in the window's thread."""
        self._inbox.put(lambda: call() if shiboken6.isValid(self._owner) else None)


def _outcome(
    task: Task,
    job: Callable[[Task], T],
    on_success: Callable[[T], None],
    on_failure: Callable[[BaseException], None],
    finished: Callable[[Callable[[], None]], None],
) -> Callable[[], None]:
    """Do the job, and return what the window is to do then."""
    try:
        result = job(task)
    except Cancelled:
        return lambda: finished(lambda: None)
    except BaseException as problem:  # whatever it is, the window must hear of it
        failure = problem
        return lambda: finished(lambda: on_failure(failure))
    return lambda: finished(lambda: on_success(result))


class EventBridge:
    """A call's listener: takes events in any thread and hands them on in the window's, in order."""

    def __init__(self, owner: QObject, receiver: Callable[[AnyEvent], None]) -> None:
        self._receiver: Callable[[AnyEvent], None] | None = receiver
        self._inbox = OwnersInbox(owner)

    def listen(self, event: AnyEvent) -> None:
        """Take an event of the call."""
        self._inbox.put(lambda: self._hand_on(event))

    def close(self) -> None:
        """Hand nothing on any more, not even what is under way."""
        self._receiver = None

    def _hand_on(self, event: AnyEvent) -> None:
        if self._receiver is not None:
            self._receiver(event)
