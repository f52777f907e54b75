"""A code that is shown once: to be copied, printed or saved, and not to be clicked away unread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMarginsF, QMimeData, QRectF, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageLayout, QPainter, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton, QWidget

from roleplay.core.errors import RoleplayError
from roleplay.core.files import reason, replacing
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.centred import Notice
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text, font

CLIPBOARD_SECONDS = 60
"""So long a copied code stays in the clipboard."""
_GROUPS_IN_LINE = 4
_SECRET_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What managers of clipboards on Linux, Windows and macOS heed to keep no history of it."""


def canonical(code: str) -> str:
    """Return a typed code as it is compared: letters and digits, whatever the case and the gaps."""
    return "".join(letter for letter in code if letter.isalnum()).upper()


class SecretCode(Card):
    """The code in groups, with buttons for what a person may do with it.

    `sheet` gives the text that is printed and saved: what the code is for, whose it is, and where it belongs.
    """

    failed = Signal(object)
    """A file could not be written."""

    def __init__(self, name: str, sheet: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._sheet = sheet
        self._name = name
        self._code = ""
        self.shown = Text("", "heading")
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPixelSize(22)
        letters.setWeight(QFont.Weight.DemiBold)
        self.shown.setFont(letters)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setWordWrap(True)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(self.copy)
        self.print_button = QPushButton(self.tr("Print …"))
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton(self.tr("Save …"))
        self.save_button.clicked.connect(self._save)
        for button in (self.copy_button, self.print_button, self.save_button):
            button.setAutoDefault(False)
        self.done = Text("", "caption", "muted")
        self.done.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.shown)
        self.body.addLayout(row(1, self.copy_button, self.print_button, self.save_button, 1))
        self.body.addWidget(self.done)
        self._forget_clipboard = QTimer(self)
        self._forget_clipboard.setSingleShot(True)
        self._forget_clipboard.setInterval(CLIPBOARD_SECONDS * 1000)
        self._forget_clipboard.timeout.connect(self.forget_copy)
        self._draw()

    @property
    def code(self) -> str:
        """What is shown."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show a code; an empty one forgets it."""
        self._code = code
        self.shown.setText(_in_lines(code))
        self.shown.setAccessibleName(" ".join(code))  # letter by letter, for who hears it
        self.done.setText("")

    def copy(self) -> None:
        """Put the code into the clipboard, for a minute."""
        data = QMimeData()
        data.setText(self._code)
        for kind, value in _SECRET_MARKS.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._forget_clipboard.start()
        self.done.setText(self.tr("Copied. In a minute it is taken out of the clipboard again."))

    def forget_copy(self) -> None:
        """Take the code out of the clipboard, unless something else is there by now."""
        self._forget_clipboard.stop()
        if self._code and QGuiApplication.clipboard().text() == self._code:
            QGuiApplication.clipboard().clear()
            self.done.setText("")

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the code"), str(Path.home() / f"{self._name}.txt"), self.tr("Text (*.txt)")
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the sheet into a file for its owner alone."""
        try:
            with replacing(path) as temporary:
                temporary.write_text(self._sheet(self._code), "utf-8")
        except OSError as error:
            why, hint = reason(error)
            told = self.tr("The code could not be saved: %1.").replace("%1", why)
            self.failed.emit(RoleplayError(told, hint=hint))
            return
        self.done.setText(self.tr("Saved. Move the file to a safe place: whoever has it can use it."))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet."""
        printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
        painter = QPainter(printer)
        letters = font("body")
        letters.setPointSizeF(12)
        painter.setFont(letters)
        area = QRectF(painter.viewport())
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(wrap), self._sheet(self._code))
        painter.end()
        self.done.setText(self.tr("Sent to the printer."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "print_button"):
            self._draw()

    def _draw(self) -> None:
        self.copy_button.setIcon(icon("content-copy"))
        self.print_button.setIcon(icon("printer-outline"))
        self.save_button.setIcon(icon("content-save-outline"))


def _in_lines(code: str) -> str:
    """Return a code in lines of four groups: nothing breaks a line between digits."""
    groups = code.split("-")
    lines = [groups[first : first + _GROUPS_IN_LINE] for first in range(0, len(groups), _GROUPS_IN_LINE)]
    return "\n".join("-".join(line) for line in lines)


class CodeConfirmation(QWidget):
    """Asks for the last group of a code, so that it was written down before it goes."""

    confirmed = Signal(bool)
    """Whether what stands there now is that group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(40)
        self.edit.setMaxLength(64)
        self.edit.textChanged.connect(self._compare)
        name = Text(self.tr("To make sure that you have it: type its last group"), "strong", wrap=True)
        name.setBuddy(self.edit)
        self.edit.setAccessibleName(name.text())
        self.notice = Notice()
        self.setLayout(column(name, self.edit, self.notice, spacing=GRID - 2))
        self.setFocusProxy(self.edit)

    def ask(self, code: str) -> None:
        """Ask for the last group of this code: the letters after its last gap, four without one."""
        groups = code.replace("-", " ").split()
        self._wanted = canonical(groups[-1] if len(groups) > 1 else code[-4:])
        self.edit.clear()
        self.notice.say("")

    @property
    def right(self) -> bool:
        """Whether it was typed."""
        return bool(self._wanted) and canonical(self.edit.text()) == self._wanted

    def _compare(self) -> None:
        typed = canonical(self.edit.text())
        wrong = len(typed) >= len(self._wanted) and not self.right
        self.notice.say(self.tr("This is not the last group of the code above.") if wrong else "")
        self.confirmed.emit(self.right)
