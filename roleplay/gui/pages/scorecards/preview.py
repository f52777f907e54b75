"""A scorecard as graders see it, to be tried: nothing is saved."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from roleplay.app.desk.grading import Graded
from roleplay.core.errors import InputError
from roleplay.core.grades import Grade
from roleplay.core.scorecards import Scorecard
from roleplay.gui import grading_words
from roleplay.gui.pages.review.grading_head import GradeHead
from roleplay.gui.pages.review.grading_question import QuestionCard
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Scroll, column
from roleplay.gui.widgets.text import Text
from roleplay.review.scorecards import answers as giving


class Preview(QDialog):
    """Answers what the card comes to when one answers this and that."""

    def __init__(self, card: Scorecard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(grading_words.shown(card.title))
        self.resize(520, 720)
        blank = Grade("", "", card.id, card.version, "", datetime.now(UTC), blind=True)
        self.graded = Graded(giving.begun(blank, card, {}), card)
        self.head = GradeHead()
        self.cards: dict[str, QuestionCard] = {}
        sheet = Scroll(spacing=GRID)
        answers = giving.by_question(self.graded.grade)
        for section in card.sections:
            sheet.column.addWidget(Text(grading_words.shown(section.title), "overline", "muted", wrap=True))
            for question in section.questions:
                shown = QuestionCard(question, answers[question.id], blind=True)
                shown.answered.connect(self._answered)
                self.cards[question.id] = shown
                sheet.column.addWidget(shown)
        sheet.column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = column(self.head, spacing=GRID)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.addWidget(sheet, 1)
        whole.addWidget(buttons)
        self.setLayout(whole)
        self.head.show_grade(self.graded, (), hidden=True)

    def _answered(self, question_id: str, value: object, not_applicable: bool) -> None:
        card = self.graded.card
        try:
            grade = giving.answered(
                self.graded.grade,
                card,
                question_id,
                value,  # type: ignore[arg-type]  # what the field of this question gives
                not_applicable=not_applicable,
            )
        except InputError:
            return
        self.graded = Graded(grade, card)
        self.cards[question_id].show_answer(giving.by_question(grade)[question_id])
        self.head.show_grade(self.graded, (), hidden=True)
