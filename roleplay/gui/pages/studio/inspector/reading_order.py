"""Tab leads through a form as it is read, whenever and in whatever order its controls were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from roleplay.gui.theme import GRID


class ReadInOrder(QWidget):
    """Goes from control to control in the order of its layouts, and brings each into view.

    Qt's own chain has the order in which controls were made, and `setTabOrder` loses those that come and go.
    """

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Lead on, or out of the form behind its last control and before its first."""
        focused = QApplication.focusWidget()
        controls = [control for control in _controls(self.layout()) if _takes_tab(control, self)]
        at = next_at = -1
        if focused in controls:
            at = controls.index(focused)
            next_at = at + 1 if next else at - 1
        if at >= 0 and 0 <= next_at < len(controls):
            target: QWidget | None = controls[next_at]
        else:
            target = self._outside(focused, next) if at >= 0 else None
        if target is None:
            return super().focusNextPrevChild(next)
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        _bring_into_view(target)
        return True

    def _outside(self, start: QWidget | None, forward: bool) -> QWidget | None:
        """Return the first control of the window behind, or before, those of the form."""
        window = self.window()
        one = start
        while one is not None:
            following: QWidget | None = one.nextInFocusChain() if forward else one.previousInFocusChain()
            if following is None or following is start:
                return None
            if not self.isAncestorOf(following) and following is not self and _takes_tab(following, window):
                return following
            one = following
        return None


def _controls(layout: QLayout | None) -> Iterator[QWidget]:
    for at in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(at) if layout is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
            yield from _controls(widget.layout())
        elif item is not None:
            yield from _controls(item.layout())


def _takes_tab(control: QWidget, around: QWidget) -> bool:
    reached = Qt.FocusPolicy(control.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return reached and control.focusProxy() is None and control.isEnabled() and control.isVisibleTo(around)


def _bring_into_view(control: QWidget) -> None:
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(control, 0, 3 * GRID)
        around = around.parentWidget()
