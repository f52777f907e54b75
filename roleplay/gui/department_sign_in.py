"""Asks for the passphrase that the department's server wants before it exchanges anything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from roleplay.app import Roleplay
from roleplay.core.errors import RoleplayError
from roleplay.gui.tasks import Tasks
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.passphrase import PassphraseField
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class DepartmentSignIn(QDialog):
    """The passphrase goes nowhere but into a proof for the server; it is forgotten when the dialog closes."""

    signed_in = Signal()

    def __init__(self, app: Roleplay, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.setWindowTitle(self.tr("Sign in to the department"))
        self.setMinimumWidth(460)
        self.banner = Banner()
        self.passphrase = PassphraseField(self.tr("Your passphrase in the department"))
        self.passphrase.returned.connect(self.try_it)
        self.passphrase.edited.connect(self._enable)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go_button = QPushButton(self.tr("Sign in"))
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self.try_it)
        told = self.tr("It holds until the program ends, or somebody else signs in here.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Your passphrase in the department"), "title", wrap=True))
        whole.addWidget(Text(told, "body", "muted", wrap=True))
        whole.addWidget(self.banner)
        whole.addWidget(self.passphrase)
        whole.addLayout(row(1, cancel, self.go_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(lambda _: self.passphrase.clear())
        self._busy = False
        self._enable()

    def _enable(self) -> None:
        self.go_button.setEnabled(bool(self.passphrase.text) and not self._busy)
        self.passphrase.set_enabled(enabled=not self._busy)

    def try_it(self) -> None:
        """Prove the passphrase to the server."""
        passphrase, desk = self.passphrase.text, self._app.sync
        if not passphrase or self._busy:
            return
        self._busy = True
        self._enable()
        self.banner.hide()
        self._tasks.run(self, lambda _: desk.connect(passphrase), lambda _: self._right(), self._wrong)

    def _right(self) -> None:
        self.accept()
        self.signed_in.emit()

    def _wrong(self, problem: BaseException) -> None:
        self._busy = False
        self._enable()
        self.passphrase.clear()
        self.passphrase.setFocus()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self.banner.show_message(self.tr("That did not work; the log tells more."), "bad")
