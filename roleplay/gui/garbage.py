"""Looks for cyclic garbage in the window's thread alone.

Python looks for it in whichever thread happens to make an object, and destroys what it finds there. A window or a
dialog that is destroyed in a thread of the background while the window's thread handles its events ends the whole
program with a segmentation fault; Qt demands that it is destroyed where it lives.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from roleplay.gui.loading import loading
from roleplay.memory import keep_for_good

_INTERVAL_MILLISECONDS = 250
_OLD_SHARE = 4
"""All objects are looked at when those that have grown old since are more than the fourth part of those before."""


class GarbageCollector(QObject):
    """Takes the place of Python's own triggers, and keeps to its thresholds (`gc.set_threshold`)."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._grown_old = 0
        self._old = 0
        self._loading = False
        self._timer = QTimer(self, interval=_INTERVAL_MILLISECONDS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Have garbage looked for in this thread only, from now on."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Look at as many generations as are due.

        What is loaded in the background stays to the end: a look at it would keep the window busy for 30 ms.
        """
        if loading():
            self._loading = True
            return
        if self._loading:
            self._loading = False
            keep_for_good()
        young, middle, old = (
            count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if old and self._grown_old * _OLD_SHARE > self._old:
            gc.collect()
            self._grown_old, self._old = 0, _objects(2)
        elif middle or old:
            # What survives this is old.
            looked_at = _objects(0, 1)
            self._grown_old += max(looked_at - gc.collect(1), 0)
        elif young:
            gc.collect(0)


def _objects(*generations: int) -> int:
    """Count the objects of some generations, without Python running anything in between.

    Else another thread could run while the list of all objects is there, and would not finish the tuple that it is
    making, as somebody else knows it: `SystemError: bad argument to internal function`.
    """
    return sum(map(len, map(gc.get_objects, generations)))
