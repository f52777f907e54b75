"""Synchronises in the background while the window is open, and tells how things stand."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from roleplay.app import Roleplay
from roleplay.core.errors import RoleplayError
from roleplay.core.sync import SyncStatus
from roleplay.core.sync_pace import Pace
from roleplay.gui.tasks import Tasks

LOOK_MS = 10_000
_OFF = SyncStatus("off")
_log = logging.getLogger(__name__)


class SyncWatch(QObject):
    """Looks every ten seconds whether something waits; a connection that is gone is tried ever more rarely."""

    changed = Signal(object)
    """Gets a `SyncStatus`."""

    def __init__(
        self, app: Roleplay, tasks: Tasks, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._clock = clock
        self._pace = Pace()
        self._waiting = 0
        self._busy = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start(LOOK_MS)
        self.look()

    def synchronise(self) -> None:
        """Synchronise now, whatever the pace."""
        self._pace = Pace()
        self.look()

    def look(self) -> None:
        """See how things stand, and synchronise when it is time; nothing while that goes on."""
        if self._busy:
            return
        self._busy = True
        self._tasks.run(self, lambda _: self._app.sync.status(), self._told, self._refused)

    def _told(self, status: SyncStatus) -> None:
        self.changed.emit(status)
        if status.waiting > self._waiting:
            self._pace = self._pace.changed(self._clock())
        self._waiting = status.waiting
        if status.state == "off" or not self._pace.due(self._clock()):
            self._busy = False
            return
        self._tasks.run(self, self._exchange, self._came_through, self._failed)

    def _exchange(self, _task: object) -> SyncStatus:
        self._app.sync.now()
        return self._app.sync.status()

    def _came_through(self, status: SyncStatus) -> None:
        self._busy = False
        self._pace = self._pace.succeeded(self._clock())
        self._waiting = status.waiting
        self.changed.emit(status)

    def _failed(self, error: BaseException) -> None:
        self._pace = self._pace.failed(self._clock())
        self._note(error)
        self._tasks.run(self, lambda _: self._app.sync.status(), self._showed, self._refused)

    def _showed(self, status: SyncStatus) -> None:
        self._busy = False
        self.changed.emit(status)

    def _refused(self, error: BaseException) -> None:
        """Nobody is signed in, or the store cannot be asked: the pages tell of that."""
        self._busy = False
        self._note(error)
        self.changed.emit(_OFF)

    def _note(self, error: BaseException) -> None:
        if isinstance(error, RoleplayError):
            _log.info("not synchronised: %s", error.message)
        else:
            _log.error("not synchronised", exc_info=error)
