"""Showing what went wrong, once: a message in the window for what a person can mend, a dialog for a bug."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.gui.tasks import OwnersInbox
from roleplay.gui.widgets.banner import Banner
from roleplay.places import places

log = logging.getLogger(__name__)


class Problems(QObject):
    """Takes every problem of the window, from any thread."""

    def __init__(self, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self._banner = banner
        self._dialog: QMessageBox | None = None
        self._inbox = OwnersInbox(self)

    def tell(self, problem: BaseException) -> None:
        """Show a problem."""
        self._inbox.put(lambda: self._show(problem))

    def _show(self, problem: BaseException) -> None:
        if isinstance(problem, RoleplayError):
            log.info("%s: %s", problem.code, problem)
            self._banner.show_problem(problem)
            return
        log.error("a bug", exc_info=problem)
        if self._dialog is not None:
            return
        dialog = QMessageBox(self._window)
        dialog.setIcon(QMessageBox.Icon.Critical)
        dialog.setWindowTitle(self.tr("Something went wrong"))
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setText(self.tr("Something went wrong inside the program. Your calls are saved."))
        dialog.setInformativeText(
            self.tr("The log says what happened. It lies in:\n%1").replace("%1", str(places().log))
        )
        dialog.setDetailedText(f"{type(problem).__name__}: {problem}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None


def catch_unexpected(tell: Callable[[BaseException], None]) -> None:
    """Hand exceptions that nobody catches, such as those in slots, to the window."""

    def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        tell(problem)

    sys.excepthook = hook
