"""Views that Python's lock is kept for while they are painted and laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPaintEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView as _View
else:
    _View = object


class InOneGo(_View):
    """To be named before the view: `class Calls(InOneGo, QTableView)`.

    A view asks its model and its delegate in Python a thousand questions. Qt calls with the lock released, so that
    for each of them the window would wait its turn behind every thread that works: a page of the list of calls that
    takes 5 ms to paint took 55 ms beside one thread and 125 ms beside two. Called from here the lock is held until
    the end (16 and 32 ms: what is Python still gives way now and then).
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
