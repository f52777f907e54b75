"""Encryption at rest: on or off, how it opens, its recovery key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QProgressBar, QPushButton, QRadioButton, QVBoxLayout, QWidget

from roleplay.app.desk.safety import Converted
from roleplay.core.records import Settings
from roleplay.gui.context import Context
from roleplay.gui.pages.new_passphrase import NewPassphrase
from roleplay.gui.pages.people.code_dialog import RecoveryDialog
from roleplay.gui.pages.settings.form import Group, Section
from roleplay.gui.passphrase_words import judge
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class Protection(Protocol):
    """How the calls are protected, as the desk tells it."""

    @property
    def encrypted(self) -> bool:
        """Whether they are."""

    @property
    def coming(self) -> bool | None:
        """None when nothing is under way."""

    @property
    def ways(self) -> Sequence[str]:
        """How they are opened."""

    @property
    def made_on(self) -> str:
        """Day of the key."""


class KeyDialog(QDialog):
    """How the calls are to open: with the computer's keyring, or with a passphrase."""

    chosen = Signal(object)
    """The passphrase, None for the keyring."""

    def __init__(self, context: Context, keyring_problem: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Encrypt the calls"))
        self.setMinimumWidth(560)
        self.keyring = QRadioButton(self.tr("With this computer’s sign-in: nobody types anything more"))
        self.typed = QRadioButton(self.tr("With a passphrase that is typed at every start"))
        group = QButtonGroup(self)
        for button in (self.keyring, self.typed):
            group.addButton(button)
            button.toggled.connect(self._enable)
        self.keyring.setEnabled(not keyring_problem)
        self.passphrase = NewPassphrase(context, lambda text: judge(context.app, text, ""))
        self.passphrase.changed.connect(self._enable)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go_button = QPushButton(self.tr("Encrypt"))
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self._go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("How are the calls to open?"), "title"))
        whole.addWidget(self.keyring)
        if keyring_problem:
            whole.addWidget(Text(keyring_problem, "caption", "warn", wrap=True))
        whole.addWidget(self.typed)
        whole.addWidget(self.passphrase)
        whole.addLayout(row(1, cancel, self.go_button))
        (self.typed if keyring_problem else self.keyring).setChecked(True)
        self._enable()

    def _enable(self) -> None:
        self.passphrase.setVisible(self.typed.isChecked())
        self.go_button.setEnabled(self.keyring.isChecked() or self.passphrase.ready)

    def _go(self) -> None:
        passphrase = self.passphrase.text if self.typed.isChecked() else None
        self.passphrase.clear()
        self.accept()
        self.chosen.emit(passphrase)


class EncryptionSection(Section):
    """Everything that takes long is done in the background, and a crash in between loses nothing."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        self.protection: Protection | None = None
        self._task: Task | None = None
        self._keyring_problem = ""
        self.banner = Banner()
        self.group = Group(
            self.tr("Encryption"),
            self.tr(
                "Whoever takes the disk, or a copy of it, reads and hears nothing. It does not protect from who sits "
                "at the running program, nor from programs of the same sign-in."
            ),
        )
        self.turn_button = QPushButton()
        self.turn_button.clicked.connect(self._turn)
        self.recovery_button = QPushButton(self.tr("New recovery key …"))
        self.recovery_button.clicked.connect(self._renew)
        self.change_button = QPushButton(self.tr("Change the key …"))
        self.change_button.clicked.connect(lambda: self._ask_key(self.change_key))
        self.state = Text("", "body", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.group.body.addWidget(self.state)
        self.group.body.addWidget(self.bar)
        self.group.body.addLayout(row(self.turn_button, self.change_button, self.recovery_button, 1))
        self.column.addWidget(self.banner)
        self.column.addWidget(self.group)
        self.column.addStretch(1)
        self._show()

    def entered(self) -> None:
        desk = self.context.app.safety
        self.context.tasks.run(
            self,
            lambda _: (desk.protection(), desk.keyring_problem()),
            lambda found: self._looked(*found),
            self.context.fail,
        )

    def _looked(self, protection: Protection, keyring_problem: str) -> None:
        self.protection, self._keyring_problem = protection, keyring_problem
        self._show()

    def _show(self) -> None:
        now, busy = self.protection, self._task is not None
        on = now is not None and now.encrypted
        for button in (self.change_button, self.recovery_button):
            button.setVisible(on)
            button.setEnabled(not busy)
        self.turn_button.setEnabled(now is not None and not busy)
        self.turn_button.setText(self.tr("Turn it off …") if on else self.tr("Encrypt the calls …"))
        if now is None:
            self.state.setText(self.tr("Looking …"))
        elif now.coming is not None and not busy:
            self.state.setText(self.tr("Something was interrupted on the way. It can go on."))
            self.turn_button.setText(self.tr("Go on"))
        elif not on:
            self.state.setText(self.tr("Off: recordings and transcripts lie on this disk as they are."))
        else:
            how = {
                "keyring": self.tr("with this computer’s sign-in"),
                "passphrase": self.tr("with a passphrase"),
            }
            ways = ", ".join(how[way] for way in now.ways if way in how)
            told = self.tr("On since %1. It opens %2.").replace("%1", now.made_on).replace("%2", ways)
            self.state.setText(told)

    # --- doing it ---

    def _turn(self) -> None:
        now = self.protection
        if now is None:
            return
        if now.coming is not None:
            desk = self.context.app.safety
            self._begin(lambda task: desk.resume(task.report), self._converted)
        elif not now.encrypted:
            self._ask_key(self.turn_on)
        elif sure(
            self,
            self.tr("Turn encryption off?"),
            self.tr("Recordings and transcripts then lie on this disk as they are."),
            self.tr("Turn it off"),
        ):
            self.turn_off()

    def _ask_key(self, then: Callable[[str | None], None]) -> None:
        dialog = KeyDialog(self.context, self._keyring_problem, self)
        dialog.chosen.connect(then)
        dialog.open()

    def turn_on(self, passphrase: str | None) -> None:
        """Encrypt everything; None keeps the key in the keyring."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.turn_on(passphrase, task.report), self._converted)

    def change_key(self, passphrase: str | None) -> None:
        """Encrypt everything with another key."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.change_key(passphrase, task.report), self._converted)

    def turn_off(self) -> None:
        """Decrypt everything."""
        desk = self.context.app.safety
        self._begin(lambda task: desk.turn_off(task.report), self._converted)

    def _renew(self) -> None:
        desk = self.context.app.safety
        question, info = self.tr("Make a new recovery key?"), self.tr("The one on paper is good for nothing then.")
        if sure(self, question, info, self.tr("Make it")):
            self.context.tasks.run(self, lambda _: desk.new_recovery_key(), self._show_key, self.context.fail)

    def _begin(self, job: Callable[[Task], Converted], then: Callable[[Converted], None]) -> None:
        self.banner.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._task = self.context.tasks.run(self, job, then, self._failed, self._moved)
        self._show()

    def _moved(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * done / total) if total else 0)

    def _converted(self, done: Converted) -> None:
        self._over()
        if done.recovery_key:
            self._show_key(done.recovery_key)
        told = [self.tr("Done.")]
        if done.left:
            told.append(self.tr("%n sound file(s) could not be opened and stayed as they were.", "", len(done.left)))
        if done.in_clear:
            told.append(self.tr("Still in clear: %1").replace("%1", ", ".join(map(str, done.in_clear))))
        self.banner.show_message(" ".join(told), "warn" if done.left or done.in_clear else "good")

    def _show_key(self, key: str) -> None:
        told = self.tr("The recovery key opens the calls when the passphrase or this computer’s sign-in is lost.")
        RecoveryDialog("", key, self, told=told).open()

    def _failed(self, problem: BaseException) -> None:
        self._over()
        self.context.fail(problem)

    def _over(self) -> None:
        self._task = None
        self.bar.hide()
        self.entered()
