"""Counts down the seconds for which something is refused."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class Countdown(QObject):
    """Tells the whole seconds that are left, once a second, and that they are over."""

    ticked = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.look)
        self._told = 0

    def start(self, seconds: float) -> None:
        """Count from now on."""
        self._until = self._clock() + seconds
        self._told = 0
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Count no more, and tell nothing."""
        self._until = 0.0
        self._timer.stop()

    @property
    def left(self) -> int:
        """Whole seconds that are left, 0 when it is over."""
        return max(math.ceil(self._until - self._clock()), 0)

    def look(self) -> None:
        """Tell what is left, if that is news."""
        left = self.left
        if left and left != self._told:
            self._told = left
            self.ticked.emit(left)
        elif not left and self._timer.isActive():
            self._timer.stop()
            self.over.emit()
