"""The store is encrypted, and only somebody who knows its passphrase can open it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.centred import Centred, Notice, field
from roleplay.gui.widgets.passphrase import PassphraseField


class SealedPage(Centred):
    """Asks for the passphrase of the store, or its recovery key, before anything of it is read."""

    opened = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._task: Task | None = None
        self.secret = PassphraseField(self.tr("Passphrase or recovery key"))
        self.secret.returned.connect(self.unseal)
        self.secret.edited.connect(self._enable)
        self.notice = Notice()
        self.button = QPushButton(self.tr("Open"))
        self.button.setDefault(True)
        self.button.setMinimumHeight(44)
        self.button.clicked.connect(self.unseal)
        self.set_heading(
            self.tr("The calls are encrypted"),
            self.tr("They open with the passphrase of this computer’s calls, or with the recovery key on paper."),
        )
        self.card.body.addLayout(field(self.tr("Passphrase or recovery key"), self.secret))
        self.card.body.addWidget(self.notice)
        self.card.body.addWidget(self.button)
        self._enable()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.secret.setFocus()

    def unseal(self) -> None:
        """Try what was typed, in the background."""
        if not self.button.isEnabled():
            return
        desk, secret = self._context.app.safety, self.secret.text
        self.notice.say("")
        self._task = self._context.tasks.run(
            self, lambda _: desk.unlock(secret), lambda _: self._done(), self._failed
        )
        self._enable()

    def _done(self) -> None:
        self._task = None
        self.secret.clear()
        self.opened.emit()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            self.notice.say(str(problem))
        else:
            self._context.fail(problem)
        self._enable()
        self.secret.setFocus()

    def _enable(self) -> None:
        busy = self._task is not None
        self.button.setEnabled(bool(self.secret.text) and not busy)
        self.button.setText(self.tr("One moment …") if busy else self.tr("Open"))
        self.secret.set_enabled(enabled=not busy)
