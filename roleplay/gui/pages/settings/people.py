"""Whether people sign in on this computer, and what holds for signing in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QSpinBox, QWidget

from roleplay.core.records import Settings
from roleplay.core.rights import Action
from roleplay.gui.context import Context
from roleplay.gui.pages.people.code_dialog import RecoveryDialog
from roleplay.gui.pages.settings.form import Group, Section

LONGEST_MINUTES = 480


class PeopleSection(Section):
    """For who is alone the way to accounts; for the administrator the lock and the recovery code."""

    accounts_wanted = Signal()
    """Several people are to use this computer: ask for the administrator."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        if context.me.alone:
            self._offer_accounts()
        elif context.me.may(Action.MANAGE_PEOPLE):
            self._offer_rules()
        self.column.addStretch(1)

    def _offer_accounts(self) -> None:
        group = Group(self.tr("Who uses this computer"))
        self.begin_button = QPushButton(self.tr("Several people …"))
        self.begin_button.clicked.connect(self.accounts_wanted)
        told = self.tr(
            "Everybody then signs in and sees what is theirs. Who has practised here keeps their calls. It cannot be "
            "turned back."
        )
        group.add(self.tr("Only you use it"), self.begin_button, told)
        self.column.addWidget(group)

    def _offer_rules(self) -> None:
        group = Group(self.tr("Signing in"))
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST_MINUTES)
        self.minutes.setSuffix(" " + self.tr("min"))
        self.minutes.setMinimumWidth(120)
        self.minutes.editingFinished.connect(self._keep_minutes)
        group.add(
            self.tr("Lock after"),
            self.minutes,
            self.tr("Without a key or the mouse. A call that runs is not cut off."),
        )
        self.code_button = QPushButton(self.tr("New recovery code …"))
        self.code_button.clicked.connect(self._ask_passphrase)
        group.add(
            self.tr("Recovery code"),
            self.code_button,
            self.tr("Should the paper be lost, or seen by somebody. The one before is good for nothing then."),
        )
        self.column.addWidget(group)

    def entered(self) -> None:
        if not self.context.me.alone and self.context.me.may(Action.MANAGE_PEOPLE):
            access = self.context.app.access
            self.context.tasks.run(self, lambda _: access.lock_minutes, self.minutes.setValue, self.context.fail)

    def _keep_minutes(self) -> None:
        desk, minutes = self.context.app.people, self.minutes.value()
        self.context.tasks.run(self, lambda _: desk.set_lock_minutes(minutes), lambda _: None, self.context.fail)

    def _ask_passphrase(self) -> None:
        title, told = self.tr("New recovery code"), self.tr("Your passphrase, so that nobody else makes one:")
        passphrase, agreed = QInputDialog.getText(self, title, told, QLineEdit.EchoMode.Password)
        if agreed and passphrase:
            self.renew(passphrase)

    def renew(self, passphrase: str) -> None:
        """Make a new recovery code and show it."""
        access = self.context.app.access

        def show(code: str) -> None:
            RecoveryDialog(self.context.me.name, code, self).open()

        self.context.tasks.run(self, lambda _: access.renew_recovery(passphrase), show, self.context.fail)
