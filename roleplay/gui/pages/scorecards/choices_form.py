"""The answers of a choice: each with its text and its worth."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from roleplay.core.scorecards import Choice
from roleplay.gui.pages.scorecards.fields import number_field, set_number
from roleplay.gui.theme import icon
from roleplay.gui.widgets.surface import clear, column, row
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.review.scorecards.editing import free_id


class ChoicesForm(QWidget):
    """One line an answer."""

    changed = Signal(object)
    """All answers, as a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()
        self.texts: list[QLineEdit] = []
        self._language = "en"
        self._lines = column(spacing=4)
        self.add_button = QPushButton(self.tr("Another answer"))
        self.add_button.setFlat(True)
        self.add_button.clicked.connect(self._add)
        self.setLayout(column(self._lines, row(self.add_button, 1), spacing=4))

    def show_choices(self, choices: tuple[Choice, ...], language: str) -> None:
        """Show answers, their texts in a language; a field that is being written in stays."""
        if choices == self.choices and language == self._language:
            return
        self.choices, self._language = choices, language
        clear(self._lines)
        self.texts = []
        for number, choice in enumerate(choices):
            self._lines.addLayout(self._line(number, choice))

    def _line(self, number: int, choice: Choice) -> QHBoxLayout:
        text = QLineEdit(choice.text.get(self._language, ""))
        text.setCursorPosition(0)
        text.setAccessibleName(self.tr("Answer %1").replace("%1", str(number + 1)))
        text.setPlaceholderText(next(iter(choice.text.values()), ""))
        text.textEdited.connect(partial(self._write, number))
        self.texts.append(text)
        worth = number_field(0, 100, partial(self._value, number))
        worth.setSuffix(" %")
        worth.setAccessibleName(self.tr("Worth of answer %1").replace("%1", str(number + 1)))
        set_number(worth, choice.worth)
        remove = ToolButton()
        remove.setAutoRaise(True)
        remove.setIcon(icon("close"))
        remove.setToolTip(self.tr("Remove this answer"))
        remove.setAccessibleName(self.tr("Remove this answer"))
        remove.clicked.connect(partial(self._remove, number))
        line = row(text, worth, remove, spacing=4)
        line.setStretch(0, 1)
        return line

    def _write(self, number: int, text: str) -> None:
        old = self.choices[number]
        others = {code: other for code, other in old.text.items() if code != self._language}
        self._replace(number, replace(old, text=others | ({self._language: text} if text.strip() else {})))

    def _value(self, number: int, worth: float) -> None:
        self._replace(number, replace(self.choices[number], worth=worth))

    def _replace(self, number: int, choice: Choice) -> None:
        self.choices = (*self.choices[:number], choice, *self.choices[number + 1 :])
        self.changed.emit(self.choices)

    def _add(self) -> None:
        text = {self._language: self.tr("New answer")}
        new = Choice(free_id(text, (choice.id for choice in self.choices), "answer"), text, 0.0)
        self._all((*self.choices, new))

    def _remove(self, number: int) -> None:
        self._all((*self.choices[:number], *self.choices[number + 1 :]))

    def _all(self, choices: tuple[Choice, ...]) -> None:
        self.show_choices(choices, self._language)
        self.changed.emit(choices)
