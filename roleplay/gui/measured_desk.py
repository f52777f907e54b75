"""The page of sessions, worked with as a trainer would: `python -m roleplay.gui.measured_desk`, for `bench review`.

Prints how long it took until the page was filled, and how long the window's thread was ever busy at a stretch, as
JSON. The store is that of `ROLEPLAY_HOME`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from roleplay.app import Roleplay
from roleplay.core.records import SessionFilter
from roleplay.gui.navigation import SESSIONS
from roleplay.gui.window import MainWindow, make_application, make_window

if TYPE_CHECKING:  # the program decides when its pages are loaded, as it does for a person
    from roleplay.gui.pages.sessions import SessionsPage

_PATIENCE = 60.0
_TYPED = "przepraszam"
_TICK_MILLISECONDS = 1


class Watchdog(QObject):
    """Measures each stretch during which the thread of the window does not look for new events, in seconds.

    A timer ticks as often as it can; what lies between two ticks is a stretch. (The signals of the event dispatcher
    tell nothing of what timers and posted events do.)
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self._since = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ticked)
        self._timer.start(_TICK_MILLISECONDS)

    def _ticked(self) -> None:
        wall, cpu = self._since
        self._since = time.perf_counter(), time.thread_time()
        self.wall.append(max(self._since[0] - wall - _TICK_MILLISECONDS / 1000, 0.0))
        self.cpu.append(self._since[1] - cpu)

    def take(self) -> tuple[list[float], list[float]]:
        """Return the stretches since the last time."""
        taken = self.wall, self.cpu
        self.wall, self.cpu = [], []
        return taken


def wait(ready: Callable[[], bool]) -> None:
    """Let the window work until something holds. Raises `TimeoutError`."""
    until = time.monotonic() + _PATIENCE
    while not ready():
        if time.monotonic() > until:
            raise TimeoutError
        rest(0.005)


def rest(seconds: float) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def open_page(window: MainWindow) -> tuple[SessionsPage, float, float]:
    """Show the page; return it, and how long it took until its rows were there, by the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    QTimer.singleShot(0, window, window.show_sessions)
    wait(lambda: window.navigation.place == SESSIONS)
    from roleplay.gui.pages.sessions import SessionsPage

    page = window.page("sessions")
    assert isinstance(page, SessionsPage)
    wait(lambda: page.model.rowCount() > 0 and page.model.session(0) is not None)
    rest(0.0)  # it is painted
    return page, time.perf_counter() - wall, time.process_time() - cpu


def work(page: SessionsPage) -> None:
    """Scroll, sort, filter, type, and choose."""
    from roleplay.gui.pages.sessions import list_model

    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        for _ in range(15):
            QTest.keyClick(page.table, key)
            rest(0.02)
    bar = page.table.verticalScrollBar()
    for share in (0.1, 0.5, 0.9, 0.3, 1.0):
        bar.setValue(round(bar.maximum() * share))
        rest(0.1)
    for column in (list_model.SCORE, list_model.PERSON, list_model.DATE):
        page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        rest(0.4)
    for wanted in (SessionFilter(outcomes=("solved",)), SessionFilter(techniques=("empathy",), graded=False)):
        page.show_filter(wanted)
        rest(0.5)
    page.show_all()
    rest(0.5)
    page.go_to_search()
    for letter in _TYPED:
        QTest.keyClicks(page.search, letter)
        rest(0.15)
    wait(lambda: page.hits.hits.rowCount() > 0)
    for _ in range(10):
        QTest.keyClick(page.hits, Qt.Key.Key_Down)
        rest(0.05)
    page.widen()
    wait(page.table.isVisible)
    rest(0.5)


def open_calls(window: MainWindow, ids: list[str]) -> tuple[list[float], list[float]]:
    """Open calls for review, each from the list; return how long each took, by the clock and of the processor."""
    walls, cpus = [], []
    for session_id in ids:
        window.show_sessions(session_id)
        rest(0.5)
        wall, cpu = time.perf_counter(), time.process_time()
        QTimer.singleShot(0, window, lambda session_id=session_id: window.show_review(session_id))
        wait(lambda session_id=session_id: _is_open(window, session_id))  # type: ignore[misc]
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        rest(0.2)
    return walls, cpus


def _is_open(window: MainWindow, session_id: str) -> bool:
    from roleplay.gui.pages.review import ReviewPage

    page = window.page("review")
    return isinstance(page, ReviewPage) and page.session_id == session_id and page.host.call is not None


def main() -> int:
    """Print rows as `app.bench.review_bench` reads them."""
    qt = make_application(sys.argv[:1])
    app = Roleplay()
    _ = app.finding.page(SessionFilter(), limit=1)  # the store is open when somebody comes to this page
    window = make_window(qt, app)
    window.resize(1280, 800)
    window.show()
    window.show_practice()
    app.warm_up()  # as the program does
    rest(5.0)
    watchdog = Watchdog(window)
    page, opened, opened_cpu = open_page(window)
    first_wall, first_cpu = watchdog.take()
    work(page)
    busy_wall, busy_cpu = watchdog.take()
    newest = app.finding.page(SessionFilter(), limit=10).rows
    calls_wall, calls_cpu = open_calls(window, [row.session.id for row in newest])
    opening_wall, opening_cpu = watchdog.take()
    rows = [
        {"name": "the page of sessions opened", "goal": 0.5, "wall": [opened], "cpu": [opened_cpu]},
        {"name": "window busy at a stretch, opening", "goal": 0.05, "wall": first_wall, "cpu": first_cpu},
        {"name": "window busy at a stretch, working", "goal": 0.05, "wall": busy_wall, "cpu": busy_cpu},
        {"name": "the page of a call opened", "goal": 0.3, "wall": calls_wall, "cpu": calls_cpu},
        {"name": "window busy at a stretch, opening calls", "goal": 0.05, "wall": opening_wall, "cpu": opening_cpu},
    ]
    print(json.dumps(rows))  # noqa: T201 - what this program is for
    window.close()
    app.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
