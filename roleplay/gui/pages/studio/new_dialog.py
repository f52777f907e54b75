"""What a new customer begins with: a name, what the call is about, its languages, and how much is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QLineEdit, QPushButton, QWidget

from roleplay.dialogue.authoring.starting import Beginning, NewScenario
from roleplay.gui import words
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import field
from roleplay.gui.widgets.surface import column, row
from roleplay.gui.widgets.text import Text

_LANGUAGES = ("en", "pl")


class NewDialog(QDialog):
    """Asks only for what cannot be guessed; everything else is written in the studio."""

    chosen = Signal(object)
    """The `NewScenario` that is wanted."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New customer"))
        self.setMinimumWidth(460)
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("The cold flat"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Ruth Hale"))
        self.languages = {code: QCheckBox(words.language_name(code)) for code in _LANGUAGES}
        self.languages[language if language in self.languages else "en"].setChecked(True)
        self.beginning = QComboBox()
        for beginning, name in (
            ("call", self.tr("A short call to change: a greeting, a question, two endings")),
            ("empty", self.tr("Nothing: I begin with an empty page")),
        ):
            self.beginning.addItem(name, beginning)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.begin_button = QPushButton(self.tr("Begin"))
        self.begin_button.setDefault(True)
        self._buttons.addButton(self.begin_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        tongues = QWidget()
        tongues.setLayout(row(*self.languages.values(), 1, spacing=2 * GRID))
        whole = column(
            Text(self.tr("Who is going to call?"), "title"),
            field(self.tr("Name of the customer"), self.name),
            field(self.tr("What the call is about, in a few words"), self.title),
            field(self.tr("Written in"), tongues),
            field(self.tr("Begin with"), self.beginning),
            self._buttons,
            spacing=2 * GRID,
        )
        whole.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(whole)
        for edit in (self.title, self.name):
            edit.textChanged.connect(self._check)
        for box in self.languages.values():
            box.toggled.connect(self._check)
        self._check()
        self.name.setFocus()

    def _check(self) -> None:
        complete = all(edit.text().strip() for edit in (self.title, self.name))
        self.begin_button.setEnabled(complete and any(box.isChecked() for box in self.languages.values()))
        self.begin_button.setDefault(True)

    def _accept(self) -> None:
        if not self.begin_button.isEnabled():
            return
        languages = tuple(code for code, box in self.languages.items() if box.isChecked())
        beginning: Beginning = self.beginning.currentData()
        self.chosen.emit(
            NewScenario(" ".join(self.title.text().split()), " ".join(self.name.text().split()), languages, beginning)
        )
        self.accept()
