"""The form of one question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from roleplay.core.errors import InputError
from roleplay.core.scorecards import QUESTION_KINDS, Question
from roleplay.gui import grading_words
from roleplay.gui.pages.scorecards.choices_form import ChoicesForm
from roleplay.gui.pages.scorecards.fields import WordsField, labelled, number_field, set_number
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Scroll, row
from roleplay.gui.widgets.text import Text
from roleplay.review.scorecards.editing import of_kind
from roleplay.review.scorecards.prefill.parser import parse_for

_EXAMPLES = {
    "yes_no": "did empathy before solution",
    "scale": "interruptions from 4 to 0",
    "number": "hold_seconds if holds >= 1",
    "choice": "yes when met feeling; no otherwise",
    "text": "",
}


class QuestionForm(Scroll):
    """Shows a question and tells every change at once."""

    changed = Signal(object)
    """The `Question` as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.question = Question("question", "yes_no", {})
        self._language = "en"
        self.text = WordsField(self.tr("Question"))
        self.text.edited.connect(lambda words: self._change(text=words))
        self.guidance = WordsField(self.tr("How to judge it"), 3)
        self.guidance.edited.connect(lambda words: self._change(guidance=words))
        self.kind = QComboBox()
        for kind in QUESTION_KINDS:
            self.kind.addItem(grading_words.kind_name(kind), kind)
        self.kind.activated.connect(lambda: self._become(of_kind(self.question, self.kind.currentData())))
        self.weight = number_field(0, 100, lambda weight: self._change(weight=weight), decimals=0)
        self.fatal = QComboBox()
        for fatal in ("", "section", "card"):
            self.fatal.addItem(grading_words.fatal_name(fatal), fatal)
        self.fatal.activated.connect(lambda: self._change(fatal=self.fatal.currentData()))
        self.compliance = QCheckBox(self.tr("Counts in the compliance score, not in the score"))
        self.compliance.toggled.connect(lambda on: self._change(compliance=on))
        self.not_applicable = QCheckBox(self.tr("May be answered with “does not apply”"))
        self.not_applicable.toggled.connect(lambda on: self._change(not_applicable=on))
        self.low = number_field(-10, 100, lambda low: self._change(low=int(low)))
        self.high = number_field(-10, 100, lambda high: self._change(high=int(high)))
        self.none_at = number_field(-1e6, 1e6, lambda at: self._change(none_at=at), decimals=1)
        self.full_at = number_field(-1e6, 1e6, lambda at: self._change(full_at=at), decimals=1)
        self.unit = QLineEdit()
        self.unit.setMaxLength(20)
        self.unit.setFixedWidth(100 + GRID)
        self.unit.textEdited.connect(lambda unit: self._change(unit=unit.strip()))
        self.choices = ChoicesForm()
        self.choices.changed.connect(lambda choices: self._change(choices=choices))
        self.prefill = QLineEdit()
        self.prefill.setMaxLength(500)
        self.prefill.textEdited.connect(lambda rule: self._change(prefill=rule.strip()))
        self.rule_state = Text("", "caption", "muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        add = self.column.addWidget
        add(labelled(self.tr("Question"), self.text))
        line = row(labelled(self.tr("Answer"), self.kind), labelled(self.tr("Weight"), self.weight), spacing=2 * GRID)
        line.setStretch(0, 1)
        self.column.addLayout(line)
        self._scale = QWidget()
        self._scale.setLayout(
            row(
                labelled(self.tr("Worst step"), self.low),
                labelled(self.tr("Best step"), self.high),
                1,
                spacing=2 * GRID,
            )
        )
        add(self._scale)
        self._number = QWidget()
        self._number.setLayout(
            row(
                labelled(self.tr("Worth nothing at"), self.none_at),
                labelled(self.tr("Worth all at"), self.full_at),
                labelled(self.tr("Unit"), self.unit),
                1,
                spacing=2 * GRID,
            )
        )
        add(self._number)
        self._choices = labelled(self.tr("Answers, and what they are worth"), self.choices)
        add(self._choices)
        add(labelled(self.tr("If it is failed"), self.fatal))
        add(self.compliance)
        add(self.not_applicable)
        add(labelled(self.tr("How to judge it"), self.guidance))
        self._rule = labelled(self.tr("Prefilled by the rule"), self.prefill)
        add(self._rule)
        add(self.rule_state)
        self.column.addStretch(1)

    def show_question(self, question: Question, language: str) -> None:
        """Show a question, its texts in a language."""
        self.question, self._language = question, language
        self.text.show_words(question.text, language)
        self.guidance.show_words(question.guidance, language)
        self.kind.setCurrentIndex(self.kind.findData(question.kind))
        self.fatal.setCurrentIndex(self.fatal.findData(question.fatal))
        for box, on in ((self.compliance, question.compliance), (self.not_applicable, question.not_applicable)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        for field, value in (
            (self.weight, question.weight),
            (self.low, question.low),
            (self.high, question.high),
            (self.none_at, question.none_at),
            (self.full_at, question.full_at),
        ):
            set_number(field, value)
        for line, text in ((self.unit, question.unit), (self.prefill, question.prefill)):
            if line.text().strip() != text:
                line.setText(text)
        self.choices.show_choices(question.choices, language)
        self._arrange()

    def _arrange(self) -> None:
        """Show the fields that this kind of question has."""
        kind = self.question.kind
        self._scale.setVisible(kind == "scale")
        self._number.setVisible(kind == "number")
        self._choices.setVisible(kind == "choice")
        for widget in (self.weight, self.fatal, self.compliance, self.not_applicable):
            widget.setEnabled(kind != "text")
        self._rule.setVisible(kind != "text")
        example = _EXAMPLES[kind]
        self.prefill.setPlaceholderText(self.tr("such as: %1").replace("%1", example) if example else "")
        self.rule_state.setVisible(kind != "text")
        try:
            parse_for(self.question)
        except InputError as error:
            self.rule_state.setText(str(error))
            self.rule_state.set_tone("bad")
        else:
            hint = self.tr("The machine then answers by itself, with evidence; without a rule a person does.")
            self.rule_state.setText(hint)
            self.rule_state.set_tone("muted")

    def _become(self, question: Question) -> None:
        self.show_question(question, self._language)
        self.changed.emit(question)

    def _change(self, **fields: Any) -> None:
        self.question = replace(self.question, **fields)
        self._arrange()
        self.changed.emit(self.question)
