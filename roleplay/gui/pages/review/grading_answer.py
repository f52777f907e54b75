"""The control with which one question is answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPlainTextEdit, QPushButton, QWidget

from roleplay.core.grades import Answer, Value
from roleplay.core.scorecards import Question
from roleplay.gui import grading_words
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import plain_tooltip

_TEXT_LINES = 2
_OPEN = -1e9
"""What the field of a number shows as empty."""


class AnswerField(QWidget):
    """Shows an answer and takes another one; tells only what a person does."""

    given = Signal(object, bool)
    """A value, and whether the question does not apply; None and false for no answer any more."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.options: list[tuple[QPushButton, Value]] = []
        self.choice: QComboBox | None = None
        self.number: QDoubleSpinBox | None = None
        self.text: QPlainTextEdit | None = None
        self.not_applicable: QPushButton | None = None
        line = row(spacing=4)
        self._build(line.addWidget)
        if question.not_applicable and question.kind != "text":
            self.not_applicable = self._option(self.tr("n/a"), None)
            self.not_applicable.setToolTip(self.tr("The question does not apply to this call (A)"))
            self.not_applicable.setAccessibleName(self.tr("Does not apply"))
            line.addWidget(self.not_applicable)
        if question.kind not in ("text", "choice"):
            line.addStretch(1)
        self.setLayout(line)

    def _build(self, add: object) -> None:
        assert callable(add)
        match self.question.kind:
            case "yes_no":
                for text, value in ((self.tr("Yes"), True), (self.tr("No"), False)):
                    add(self._option(text, value))
            case "scale":
                for step in range(self.question.low, self.question.high + 1):
                    add(self._option(str(step), float(step)))
            case "choice":
                add(self._choice())
            case "number":
                add(self._number())
            case "text":
                add(self._text())

    def _option(self, text: str, value: Value | None) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(0)
        button.setFixedWidth(button.fontMetrics().horizontalAdvance(text) + 36)
        button.clicked.connect(partial(self._clicked, value))
        if value is not None:
            self.options.append((button, value))
        return button

    def _choice(self) -> QComboBox:
        self.choice = QComboBox()
        self.choice.setMinimumContentsLength(12)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setPlaceholderText(self.tr("Choose an answer"))
        for choice in self.question.choices:
            self.choice.addItem(grading_words.shown(choice.text), choice.id)
            index = self.choice.count() - 1
            tip = plain_tooltip(grading_words.shown(choice.text))
            self.choice.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(-1)
        self.choice.activated.connect(lambda: self._clicked(self.choice.currentData() if self.choice else None))
        return self.choice

    def _number(self) -> QDoubleSpinBox:
        self.number = QDoubleSpinBox()
        self.number.setRange(_OPEN, 1e6)
        self.number.setDecimals(1)
        self.number.setSpecialValueText("–")
        self.number.setSuffix(f" {self.question.unit}" if self.question.unit else "")
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(120)
        self.number.setValue(_OPEN)
        self.number.valueChanged.connect(self._number_changed)
        return self.number

    def _text(self) -> QPlainTextEdit:
        self.text = _TextField()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("In your own words"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _TEXT_LINES + 20)
        self.text.textChanged.connect(self._text_changed)
        return self.text

    # --- showing ---

    def show_answer(self, answer: Answer) -> None:
        """Show what is answered."""
        for button, value in self.options:
            button.setChecked(answer.value == value and not answer.not_applicable)
        if self.not_applicable is not None:
            self.not_applicable.setChecked(answer.not_applicable)
        if self.choice is not None:
            self.choice.setCurrentIndex(self.choice.findData(answer.value))
        if self.number is not None:
            self.number.blockSignals(True)
            self.number.setValue(_OPEN if not isinstance(answer.value, int | float) else float(answer.value))
            self.number.blockSignals(False)
        if self.text is not None and self.text.toPlainText() != (answer.value or ""):
            self.text.blockSignals(True)
            self.text.setPlainText(str(answer.value or ""))
            self.text.blockSignals(False)

    # --- answering ---

    def press(self, key: str) -> bool:
        """Answer by a key: Y, N, A for "does not apply", or a step of a scale; tell whether it meant anything."""
        if key == "A" and self.not_applicable is not None:
            self.not_applicable.click()
            return True
        if self.question.kind == "yes_no" and key in ("Y", "N"):
            self.options[0 if key == "Y" else 1][0].click()
            return True
        steps = [button for button, value in self.options if self.question.kind == "scale" and key == f"{value:g}"]
        for button in steps:
            button.click()
        return bool(steps)

    def _clicked(self, value: Value | None, checked: bool = True) -> None:
        if not checked:
            self.given.emit(None, False)
        else:
            self.given.emit(value, value is None)

    def _number_changed(self, value: float) -> None:
        self.given.emit(None if value <= _OPEN else value, False)

    def _text_changed(self) -> None:
        text = self.text.toPlainText().strip() if self.text is not None else ""
        self.given.emit(text or None, False)


class _TextField(QPlainTextEdit):
    """Keeps the keys for itself that mean something else elsewhere on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()
