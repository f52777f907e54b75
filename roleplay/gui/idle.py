"""Tells when nobody has touched the window for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    )
)


class IdleWatch(QObject):
    """Looks at keys and mouse as they reach the program's windows; the pages themselves are not asked.

    Two clocks are read, and the one that saw more time pass counts: one of them stands still while the machine
    sleeps, the other can be set by hand.
    """

    idle = Signal()
    """Nobody was there for the time that was given; told once, until somebody comes back."""

    def __init__(
        self,
        parent: QObject | None = None,
        clocks: tuple[Callable[[], float], Callable[[], float]] = (time.monotonic, time.time),
    ) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._seconds = 0.0
        self._last = (0.0, 0.0)
        self._watched: set[QWindow] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]

    def start(self, seconds: float) -> None:
        """Watch from now on; 0 for not at all."""
        self._seconds = seconds
        self.touch()
        if seconds > 0:
            self._watch(QGuiApplication.focusWindow())
            self._timer.start(round(seconds * 1000))
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Watch no more."""
        self._seconds = 0.0
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = (self._clocks[0](), self._clocks[1]())
        if self._seconds > 0 and not self._timer.isActive():
            self._timer.start(round(self._seconds * 1000))

    @property
    def seconds_idle(self) -> float:
        """Seconds since somebody was there."""
        return max(clock() - last for clock, last in zip(self._clocks, self._last, strict=True))

    def look(self) -> None:
        """Look whether the time is over; otherwise look again when it would be."""
        if self._seconds <= 0:
            return
        left = self._seconds - self.seconds_idle
        if left <= 0:
            self._timer.stop()
            self.idle.emit()
        else:
            self._timer.start(max(round(left * 1000), 1))

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._watched.discard(window))
            self.look()  # the machine may have slept

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return False
