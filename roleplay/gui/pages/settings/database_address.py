"""The address of a department's database, tried out before it is used."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from roleplay.core.addresses import without_password
from roleplay.core.errors import InputError, MachineError, RoleplayError
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group
from roleplay.gui.theme import icon, tokens
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.passphrase import PassphraseField
from roleplay.gui.widgets.surface import clear, column, row
from roleplay.gui.widgets.text import Text

EXAMPLE = "postgresql://roleplay_app@db.example.org/roleplay"
_PICTURES = {"ok": "check-circle-outline", "warning": "alert-outline", "problem": "alert-circle-outline"}


class DatabaseAddress(Group):
    """An address and a password, a test of them, and what the test found.

    An address is used when it was tried and nothing spoke against it, so that nobody locks themselves out.
    """

    chosen = Signal(str)
    """Use this address; empty for none."""

    def __init__(self, context: Context, title: str, hint: str, use: str, drop: str) -> None:
        super().__init__(title, hint)
        self._context = context
        self._in_use = ""
        self._tried = ""
        self.banner = Banner()
        self.state = Text("", "body", wrap=True)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(EXAMPLE)
        self.edit.setMinimumWidth(380)
        self.edit.setMaxLength(500)
        self.edit.textChanged.connect(self._enable)
        self.password = PassphraseField(self.tr("Password of the database"))
        self.password.setMinimumWidth(380)
        self.test_button = QPushButton(self.tr("Test the connection"))
        self.test_button.clicked.connect(self.test)
        self.use_button = QPushButton(use)
        self.use_button.clicked.connect(self._use)
        self.drop_button = QPushButton(drop)
        self.drop_button.clicked.connect(lambda: self.chosen.emit(""))
        self.findings = column(spacing=6)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.state)
        self.add(self.tr("Address"), self.edit, self.tr("Without a password; from who runs the server."))
        self.add(
            self.tr("Password"),
            self.password,
            self.tr("Of the program’s login at the server. It is kept in this computer’s keyring, never in a file."),
        )
        self.body.addLayout(row(self.test_button, self.use_button, 1, self.drop_button))
        self.body.addLayout(self.findings)

    def show_address(self, address: str, state: str, *, fixed: bool) -> None:
        """Show what is used; `fixed` where it is not for the settings to say."""
        self._in_use = address
        self.state.setText(state)
        self.state.setVisible(bool(state))
        if not self.edit.isModified():
            self.edit.setText(address)
        self.edit.setReadOnly(fixed)
        self.drop_button.setVisible(bool(address) and not fixed)
        self.use_button.setVisible(not fixed)
        self._enable()

    @property
    def typed(self) -> str:
        """The address as it stands there."""
        return self.edit.text().strip()

    def _enable(self) -> None:
        self.test_button.setEnabled(bool(self.typed))
        self.use_button.setEnabled(bool(self.typed) and self.typed == self._tried and self.typed != self._in_use)

    def test(self) -> None:
        """Connect, look, and tell what was found."""
        address, password, desk = self.typed, self.password.text, self._context.app.department
        self.banner.hide()
        clear(self.findings)
        if without_password(address) != address:
            told = self.tr("A password does not belong into the address, where it is shown. It has its own field.")
            self.banner.show_message(told, "bad")
            return
        self.test_button.setEnabled(False)
        self._context.tasks.run(
            self, lambda _: desk.examine(address, password), lambda found: self._found(address, found), self._failed
        )

    def _found(self, address: str, found: tuple[object, ...]) -> None:
        levels = set()
        for one in found:
            level, text, hint = one.level, one.text, one.hint  # type: ignore[attr-defined]
            levels.add(level)
            self.findings.addWidget(_finding(level, text, hint))
        self._tried = "" if "problem" in levels else address
        self._enable()

    def _failed(self, problem: BaseException) -> None:
        self._tried = ""
        self._enable()
        if isinstance(problem, InputError | MachineError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _use(self) -> None:
        address, password, desk = self.typed, self.password.text, self._context.app.department
        if not password:
            self._used(address)
            return
        self._context.tasks.run(
            self,
            lambda _: desk.keep_password(password, address),
            lambda _: self._used(address),
            lambda problem: self._not_kept(address, problem),
        )

    def _used(self, address: str) -> None:
        self.password.clear()
        self.edit.setModified(False)
        self.chosen.emit(address)

    def _not_kept(self, address: str, problem: BaseException) -> None:
        self._used(address)
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)


def _finding(level: str, text: str, hint: str) -> QWidget:
    now = tokens()
    colour = {"ok": now.good, "warning": now.warn, "problem": now.bad}[level]
    picture = QLabel()
    picture.setPixmap(icon(_PICTURES[level], colour).pixmap(20, 20))
    words = column(Text(text, "body", wrap=True), spacing=0)
    if hint:
        words.addWidget(Text(hint, "caption", "muted", wrap=True))
    whole = QWidget()
    line = row(picture, words)
    line.setStretch(1, 1)
    whole.setLayout(line)
    return whole
