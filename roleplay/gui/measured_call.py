"""Calls in the window that nobody touches: `python -m roleplay.gui.measured_call SCENARIO CALLS`, for `bench memory`.

The window is the person's, and so is everything behind it. Each call is answered as soon as it rings; when its
debrief is shown the next one is begun, and after the last one the window closes.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QTimer

from roleplay.app import CallOptions, Roleplay
from roleplay.core.errors import RoleplayError, ScenarioError
from roleplay.gui.pages.call import CallPage
from roleplay.gui.window import MainWindow, make_application, make_window
from roleplay.memory import limit_arenas

LOOKING_MS = 100
READING_MS = 2_000
"""How long a debrief is looked at."""


class Rehearsals(QObject):
    """Answers the phone, and begins the next call."""

    def __init__(self, window: MainWindow, app: Roleplay, scenario: str, calls: int) -> None:
        """Raises `ScenarioError` when there is no such scenario."""
        super().__init__(window)
        self.failed = False
        self._window = window
        self._left = calls
        found = [card for card in app.scenarios() if card.id == scenario]
        if not found:
            raise ScenarioError(f"There is no scenario “{scenario}”.", hint="`roleplay scenarios list` shows them.")
        self._scenario = found[0]
        self._timer = QTimer(self, interval=LOOKING_MS)
        self._timer.timeout.connect(self._answer)

    def next(self) -> None:
        """Begin the next call; close the window after the last one."""
        if self._left == 0 or self.failed:
            self._window.close()
            return
        self._left -= 1
        self._window.start_call(CallOptions(self._scenario.id), self._scenario)
        page = self._window.page("call")
        assert isinstance(page, CallPage)
        page.ended.connect(lambda _session: QTimer.singleShot(READING_MS, self.next))
        page.left.connect(self._fail)
        self._timer.start()

    def _answer(self) -> None:
        page = self._window.page("call")
        if isinstance(page, CallPage) and page.ringing.answer_button.isEnabled():
            self._timer.stop()
            page.ringing.answer_button.click()

    def _fail(self, problem: object) -> None:
        sys.stderr.write(f"{problem}\n")
        self.failed = True
        QTimer.singleShot(0, self.next)


def main() -> int:
    """Hold the calls; 1 when one did not come about."""
    limit_arenas()
    os.umask(0o077)
    scenario, calls = sys.argv[1], int(sys.argv[2])
    qt = make_application(sys.argv[:1])
    app = Roleplay()
    window = make_window(qt, app)
    window.show()
    try:
        rehearsals = Rehearsals(window, app, scenario, calls)
    except RoleplayError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    app.warm_up()
    QTimer.singleShot(0, rehearsals.next)
    qt.exec()
    app.close()
    return int(rehearsals.failed)


if __name__ == "__main__":
    sys.exit(main())
