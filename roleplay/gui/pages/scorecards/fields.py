"""Fields of the editor: texts in one language at a time, and numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QPlainTextEdit, QWidget

from roleplay.core.scorecards import Words
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import column
from roleplay.gui.widgets.text import Text


class WordsField(QPlainTextEdit):
    """A text in the language that is being edited; what the other languages say is kept, and shown as a hint."""

    edited = Signal(object)
    """The texts by language, without empty ones."""

    def __init__(self, name: str, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words = {}
        self._language = "en"
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self.textChanged.connect(self._edited)

    def show_words(self, words: Words, language: str) -> None:
        """Show the text of a language."""
        self._words, self._language = words, language
        self.setPlaceholderText(next((text for code, text in words.items() if code != language), ""))
        text = words.get(language, "")
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def _edited(self) -> None:
        text = self.toPlainText()
        others = {code: other for code, other in self._words.items() if code != self._language}
        self._words = others | ({self._language: text} if text.strip() else {})
        self.edited.emit(self._words)


def labelled(name: str, field: QWidget, hint: str = "") -> QWidget:
    """Return a field with its name above it, and a hint below."""
    label = Text(name, "overline", "muted")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    made = QWidget()
    whole = column(label, field, spacing=4)
    if hint:
        whole.addWidget(Text(hint, "caption", "muted", wrap=True))
    made.setLayout(whole)
    return made


def number_field(low: float, high: float, changed: Callable[[float], None], *, decimals: int = 0) -> QDoubleSpinBox:
    """Return a field for a number; what is typed counts when it is left."""
    field = QDoubleSpinBox()
    field.setRange(low, high)
    field.setDecimals(decimals)
    field.setKeyboardTracking(False)
    field.setFixedWidth(100 + GRID)
    field.valueChanged.connect(changed)
    return field


def set_number(field: QDoubleSpinBox, value: float) -> None:
    """Show a number without telling that it changed."""
    field.blockSignals(True)
    if value != int(value):
        field.setDecimals(2)
    field.setValue(value)
    field.blockSignals(False)
