"""A one-time code for somebody: shown once, to be handed over."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Notice
from roleplay.gui.widgets.secret_code import CodeConfirmation, SecretCode
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class HandOver(QWidget):
    """The code, and what to do with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.code = SecretCode("roleplay-code", self._sheet)
        self.notice = Notice()
        self.code.failed.connect(lambda problem: self.notice.say(str(problem)))
        self.words = Text("", "body", "muted", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        for part in (self.words, self.code, self.notice):
            whole.addWidget(part)

    def show_code(self, name: str, code: str) -> None:
        """Show the code of somebody."""
        self._name = name
        told = self.tr(
            "Give it to %1 yourself, not by e-mail. At the sign-in they press “I have a code” and choose their own "
            "passphrase. It is shown now and never again; a new one makes it worthless."
        )
        self.words.setText(told.replace("%1", name))
        self.code.show_code(code)

    def forget(self) -> None:
        """Forget the code."""
        self.code.forget_copy()
        self.code.show_code("")

    def _sheet(self, code: str) -> str:
        text = self.tr(
            "Your first sign-in to Roleplay\n\nName: %1\nCode: %2\n\n1. Open Roleplay and press “I have a code”.\n"
            "2. Type your name and this code.\n3. Choose a passphrase that only you know: a few words are best.\n\n"
            "The code is good once. Afterwards you sign in with your passphrase."
        )
        return text.replace("%2", code).replace("%1", self._name)


class CodeDialog(QDialog):
    """Shows the code; it is forgotten when the dialog is closed."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("One-time code"))
        self.setMinimumWidth(560)
        self.hand_over = HandOver()
        self.hand_over.show_code(name, code)
        self.close_button = QPushButton(self.tr("I have handed it over"))
        self.close_button.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("A code for %1").replace("%1", name), "title", wrap=True))
        whole.addWidget(self.hand_over)
        whole.addLayout(row(1, self.close_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self.hand_over.forget)


class RecoveryDialog(QDialog):
    """A new recovery code or key: it can be closed once its last group was typed."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None, *, told: str = "") -> None:
        """`told` says what it is for, in place of the administrator's sign-in."""
        super().__init__(parent)
        self._name = name
        self._told = told or self.tr("It lets the administrator choose a new passphrase, once.")
        self.setWindowTitle(self.tr("Write this down"))
        self.setMinimumWidth(600)
        self.code = SecretCode("roleplay-recovery", self._sheet)
        self.code.show_code(code)
        self.notice = Notice()
        self.code.failed.connect(lambda problem: self.notice.say(str(problem)))
        self.confirmation = CodeConfirmation()
        self.confirmation.ask(code)
        self.done_button = QPushButton(self.tr("I have kept it"))
        self.done_button.setDefault(True)
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self.accept)
        self.confirmation.confirmed.connect(self.done_button.setEnabled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(Text(self.tr("Write this down"), "title"))
        whole.addWidget(
            Text(self._told + " " + self.tr("It is shown now and never again."), "body", "muted", wrap=True)
        )
        for part in (self.code, self.confirmation, self.notice):
            whole.addWidget(part)
        whole.addLayout(row(1, self.done_button))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self._forget)
        self.code.copy_button.setFocus()

    def reject(self) -> None:
        """A code that nobody has kept is not closed by mistake."""
        if self.confirmation.right:
            super().reject()

    def _forget(self) -> None:
        self.code.forget_copy()
        self.code.show_code("")

    def _sheet(self, code: str) -> str:
        made = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        return "\n\n".join(part for part in ("Roleplay", self._name, made, code, self._told) if part)
