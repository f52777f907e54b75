"""What stands before the pages: while it is there, nothing of them can be seen, heard or reached."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from roleplay.gui.widgets.transport import Transport


class Gate(QStackedWidget):
    """Shows either the pages or one screen before them: the welcome, the sign-in, the lock."""

    def __init__(self, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._front: QWidget | None = None
        self._put_aside: list[QDialog] = []
        self.addWidget(pages)

    @property
    def is_open(self) -> bool:
        """Whether the pages are shown."""
        return self._front is None

    @property
    def front(self) -> QWidget | None:
        """What is shown before the pages; None while they are."""
        return self._front

    def close_with(self, screen: QWidget) -> None:
        """Show a screen in place of the pages, and put away whatever stands over them."""
        self._remove_front()
        self._front = screen
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        self._put_away()
        self._hush()

    def open(self) -> None:
        """Show the pages again as they were, with the dialogs that stood over them."""
        self.setCurrentWidget(self._pages)
        self._remove_front()
        for dialog in self._put_aside:
            dialog.show()
        self._put_aside = []

    def forget(self) -> None:
        """Let go of the dialogs that were put away: they are another person's."""
        for dialog in self._put_aside:
            dialog.close()
            dialog.deleteLater()
        self._put_aside = []

    def _remove_front(self) -> None:
        if self._front is not None:
            front, self._front = self._front, None
            self.removeWidget(front)
            front.deleteLater()

    def _put_away(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        mine = self.window()
        for dialog in _dialogs_of(mine):
            dialog.hide()  # one that is waited for returns as if cancelled; the others are shown again
            self._put_aside.append(dialog)

    def _hush(self) -> None:
        for transport in self._pages.findChildren(Transport):
            if transport.playing:
                transport.toggle()


def _dialogs_of(window: QObject) -> list[QDialog]:
    shown = [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()
    ]
    return [dialog for dialog in shown if dialog.parent() is not None and _stands_over(dialog, window)]


def _stands_over(widget: QObject, window: QObject) -> bool:
    above = widget.parent()
    while above is not None:
        if above is window:
            return True
        above = above.parent()
    return False
