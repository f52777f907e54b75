"""Who is there: the sign-in, a one-time code in place of a passphrase, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QPushButton, QWidget

from roleplay.app.access.entry import LetIn
from roleplay.core.errors import RoleplayError, SignInError
from roleplay.gui.context import Context
from roleplay.gui.pages.new_passphrase import NewPassphrase
from roleplay.gui.passphrase_words import judge
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.centred import Centred, Notice, field
from roleplay.gui.widgets.countdown import Countdown
from roleplay.gui.widgets.passphrase import PassphraseField
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import OneLine

Way = Literal["passphrase", "code", "locked"]


class SignInPage(Centred):
    """Asks for name and passphrase; with a one-time or recovery code for a new passphrase, too."""

    signed_in = Signal()
    somebody_else = Signal()
    """At the lock: another person wants to sign in."""
    code_renewed = Signal(str, str)
    """Somebody came in with a recovery code, which is used up: their name, and the next one to be shown."""

    def __init__(self, context: Context, *, locked_for: str = "", parent: QWidget | None = None) -> None:
        """`locked_for` is who left the window; empty when nobody was there."""
        super().__init__(parent=parent)
        self._context = context
        self._locked_for = locked_for
        self._task: Task | None = None
        self._ready = True
        self.way: Way = "locked" if locked_for else "passphrase"
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._tell_wait)
        self.countdown.over.connect(self._enable)
        self._build()
        self.take(self.way)

    # --- building ---

    def _build(self) -> None:
        self.avatar = Avatar(self._locked_for, 56)
        who = row(self.avatar, OneLine(self._locked_for, "heading"), spacing=2 * GRID)
        who.setStretch(1, 1)
        self._who = QWidget()
        self._who.setLayout(who)
        self.name = QLineEdit()
        self.name.setMinimumHeight(40)
        self.name.setMaxLength(160)
        self.name.setPlaceholderText(self.tr("First name and surname"))
        self.name.returnPressed.connect(self._next)
        self._name = _holding(field(self.tr("Name"), self.name))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.returned.connect(self.go_on)
        self.passphrase.edited.connect(self._enable)
        self._passphrase = _holding(field(self.tr("Passphrase"), self.passphrase))
        self.code = QLineEdit()
        self.code.setMinimumHeight(40)
        self.code.setMaxLength(80)
        self.code.textChanged.connect(self._enable)
        self.new = NewPassphrase(self._context, lambda text: judge(self._context.app, text, self.name.text()))
        self.new.changed.connect(self._enable)
        self.new.returned.connect(self.go_on)
        self.code.returnPressed.connect(self.new.setFocus)
        hint = self.tr("From your administrator, or the recovery code that was kept in a safe place.")
        self._code = _holding(column(_holding(field(self.tr("Code"), self.code, hint)), self.new, spacing=2 * GRID))
        self.notice = Notice()
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.setMinimumHeight(44)
        self.button.clicked.connect(self.go_on)
        self.other_way = _link("")
        self.other_way.clicked.connect(self._turn)
        self.name.textChanged.connect(self._enable)
        for part in (self._who, self._name, self._passphrase, self._code, self.notice, self.button):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignHCenter)

    # --- ways ---

    def take(self, way: Way) -> None:
        """Ask for a passphrase, for a code, or for the passphrase of who has locked the window."""
        self.way = way
        self.notice.say("")
        self._who.setVisible(way == "locked")
        self._name.setVisible(way != "locked")
        self._passphrase.setVisible(way != "code")
        self._code.setVisible(way == "code")
        match way:
            case "locked":
                self.set_heading(self.tr("Locked"), self.tr("Nothing was closed: you go on where you were."))
                self.other_way.setText(self.tr("Somebody else wants to sign in"))
            case "passphrase":
                self.set_heading(self.tr("Good to see you"), self.tr("Sign in to practise."))
                self.other_way.setText(self.tr("I have a code"))
            case "code":
                told = self.tr("A code is good once. With it you choose your passphrase.")
                self.set_heading(self.tr("Choose a passphrase"), told)
                self.other_way.setText(self.tr("Back to the sign-in"))
        self._enable()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where something is to be typed."""
        if self.way == "locked" or (self.way == "passphrase" and self.name.text()):
            self.passphrase.setFocus()
        elif self.way == "code" and self.name.text():
            self.code.setFocus()
        else:
            self.name.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()

    def _turn(self) -> None:
        if self.way == "locked":
            self.somebody_else.emit()
        else:
            self.passphrase.clear()
            self.code.clear()
            self.new.clear()
            self.take("code" if self.way == "passphrase" else "passphrase")

    def _next(self) -> None:
        (self.code if self.way == "code" else self.passphrase).setFocus()

    def set_ready(self, *, ready: bool) -> None:
        """Take what is typed, or not before something else is done."""
        self._ready = ready
        self._enable()

    # --- signing in ---

    def go_on(self) -> None:
        """Try what was typed; in the background, for that takes a while on purpose."""
        if not self.button.isEnabled():
            return
        self.notice.say("")
        self._task = self._context.tasks.run(self, self._job(), self._in, self._failed)
        self._enable()

    def _job(self) -> Callable[[Task], object]:
        access = self._context.app.access
        name, passphrase = self.name.text(), self.passphrase.text
        if self.way == "code":
            code, new = self.code.text(), self.new.text
            return lambda _: access.use_code(name, code, new)
        if self.way == "locked":
            return lambda _: access.unlock(passphrase)
        return lambda _: access.sign_in(name, passphrase)

    def _in(self, found: object) -> None:
        self._task = None
        self.clear()
        if isinstance(found, LetIn) and found.recovery_code:
            self.code_renewed.emit(found.account.name, found.recovery_code)
        else:
            self.signed_in.emit()

    def clear(self) -> None:
        """Forget all that was typed."""
        self.passphrase.clear()
        self.code.clear()
        self.new.clear()

    def _failed(self, problem: BaseException) -> None:
        self._task = None
        self.passphrase.clear()
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
        else:
            self.notice.say(self._told(problem))
            if isinstance(problem, SignInError) and problem.wait > 0:
                self.countdown.start(problem.wait)
        self._enable()
        self.focus_first()

    def _told(self, problem: RoleplayError) -> str:
        """Return what went wrong: the same whatever was wrong of what was typed."""
        if not isinstance(problem, SignInError):
            return str(problem)
        told = {
            "locked": self.tr("The passphrase is not right."),
            "code": self.tr(
                "The name or the code is not right, or the code was used or is too old. Ask the administrator for a "
                "new one."
            ),
        }.get(self.way, self.tr("The name or the passphrase is not right."))
        if problem.wait > 0:
            told += " " + self.tr("After several failures there is a wait. A code lets you in at once.")
        return told

    def _tell_wait(self, seconds: int) -> None:
        self.button.setText(self.tr("Again in %n s", "", seconds))

    def _enable(self) -> None:
        waiting = self.countdown.left > 0
        busy = self._task is not None
        free = self._ready and not waiting and not busy
        named = bool(self._locked_for or self.name.text().strip())
        typed = (
            bool(self.code.text().strip()) and self.new.ready if self.way == "code" else bool(self.passphrase.text)
        )
        self.button.setEnabled(named and typed and free)
        for edit in (self.name, self.code):
            edit.setEnabled(not busy)
        self.passphrase.set_enabled(enabled=not busy)
        self.new.set_enabled(enabled=not busy)
        if busy:
            self.button.setText(self.tr("One moment …"))
        elif not waiting:
            texts = {"locked": self.tr("Unlock"), "code": self.tr("Set the passphrase and sign in")}
            self.button.setText(texts.get(self.way, self.tr("Sign in")))


def _holding(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFlat(True)
    button.setAutoDefault(False)
    return button
