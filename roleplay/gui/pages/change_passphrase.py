"""Choosing another passphrase, once the present one was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from roleplay.core.errors import RoleplayError, SignInError
from roleplay.gui.context import Context
from roleplay.gui.pages.new_passphrase import NewPassphrase
from roleplay.gui.passphrase_words import judge
from roleplay.gui.rights import Me
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Notice, field
from roleplay.gui.widgets.countdown import Countdown
from roleplay.gui.widgets.passphrase import PassphraseField
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class PassphraseDialog(QDialog):
    """Asks for the old one and the new one; all sign-ins elsewhere end."""

    def __init__(self, context: Context, me: Me, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.setMinimumWidth(480)
        self.old = PassphraseField(self.tr("The present passphrase"))
        self.old.edited.connect(self._enable)
        self.new = NewPassphrase(context, lambda text: judge(context.app, text, me.name))
        self.new.changed.connect(self._enable)
        self.new.returned.connect(self.change)
        self.old.returned.connect(self.new.setFocus)
        self.notice = Notice()
        self.countdown = Countdown(self)
        self.countdown.over.connect(self._enable)
        self.countdown.ticked.connect(self._tell_wait)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.change_button = QPushButton(self.tr("Change it"))
        self.change_button.setDefault(True)
        self.change_button.clicked.connect(self.change)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Change the passphrase"), "title"))
        whole.addLayout(field(self.tr("The present passphrase"), self.old))
        whole.addWidget(self.new)
        whole.addWidget(self.notice)
        whole.addLayout(row(1, cancel, self.change_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._enable()
        self.old.setFocus()

    def change(self) -> None:
        """Change it, in the background."""
        if not self.change_button.isEnabled():
            return
        access, old, new = self._context.app.access, self.old.text, self.new.text
        self.notice.say("")
        self._task = self._context.tasks.run(
            self, lambda _: access.change_passphrase(old, new), lambda _: self._changed(), self._failed
        )
        self._enable()

    def _changed(self) -> None:
        self._task = None
        self.accept()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        if isinstance(problem, RoleplayError):
            wrong = isinstance(problem, SignInError)
            self.notice.say(self.tr("The present passphrase is not right.") if wrong else str(problem))
            self.old.clear()
            self.old.setFocus()
            if isinstance(problem, SignInError) and problem.wait > 0:
                self.countdown.start(problem.wait)
        else:
            self._context.fail(problem)
        self._enable()

    def _tell_wait(self, seconds: int) -> None:
        self.change_button.setText(self.tr("Again in %n s", "", seconds))

    def _enable(self) -> None:
        waiting, busy = self.countdown.left > 0, self._task is not None
        self.change_button.setEnabled(bool(self.old.text) and self.new.ready and not busy and not waiting)
        if busy:
            self.change_button.setText(self.tr("One moment …"))
        elif not waiting:
            self.change_button.setText(self.tr("Change it"))
