"""What a trainer has sent, as the trainee sees it: message, grade, comments; and the way to answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from roleplay.app.desk.grading import Graded, Received
from roleplay.core.grades import Answer, Comment
from roleplay.gui import grading_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.comment_card import CommentCard, CommentField
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, clear, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.scorecards.answers import by_question


class FeedbackCard(Card):
    """One feedback; hidden answers open on a click."""

    moment_wanted = Signal(float)
    """Seconds since the line was opened."""
    hear_wanted = Signal(object)
    """A spoken `Comment`."""
    answered = Signal(str, str)
    """Id of the feedback, and the answer."""
    acknowledged = Signal(str, str)
    """Id of the feedback, and the answer, which may be empty."""

    def __init__(self, received: Received, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.received = received
        feedback = received.feedback
        self.body.setSpacing(12)
        title = self.tr("Feedback from %1").replace("%1", feedback.author or self.tr("your trainer"))
        head = row(Text(title, "heading"), 1, Text(words.moment(feedback.sent_at), "caption", "muted"))
        self.body.addLayout(head)
        if feedback.message:
            self.body.addWidget(Text(feedback.message, "body", wrap=True))
        self.details = QWidget()
        if received.graded is not None:
            self._show_grade(received.graded)
        self.comments = [self._comment(comment) for comment in received.comments]
        for card in self.comments:
            self.body.addWidget(card)
        self._show_answer()

    def _show_grade(self, graded: Graded) -> None:
        grade, card = graded.grade, graded.card
        told, tone = grading_words.passed(grade.result)
        box = Card("sunken", padding=12)
        score = Text(grading_words.score(grade.result.score), "display", tone)
        side = column(
            Text(grading_words.shown(card.title), "strong"),
            Text(self._result(graded, told), "caption", "muted"),
            spacing=2,
        )
        self.details_button = QPushButton(self.tr("All answers"))
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self.details.setVisible)
        line = row(score, side, self.details_button, spacing=2 * GRID)
        line.setStretch(1, 1)
        box.body.addLayout(line)
        if grade.summary:
            box.body.addWidget(Text(grade.summary, "body", wrap=True))
        self.details.setLayout(self._answers(graded))
        self.details.hide()
        box.body.addWidget(self.details)
        self.body.addWidget(box)

    def _result(self, graded: Graded, told: str) -> str:
        result = graded.grade.result
        parts = [told]
        if result.compliance is not None:
            parts.append(self.tr("compliance %1").replace("%1", grading_words.score(result.compliance)))
        if graded.grade.machine.score is not None:
            parts.append(self.tr("machine %1").replace("%1", grading_words.score(graded.grade.machine.score)))
        return " · ".join(parts)

    @staticmethod
    def _answers(graded: Graded) -> QVBoxLayout:
        given = by_question(graded.grade)
        lines = column(spacing=6)
        for section in graded.card.sections:
            lines.addWidget(Text(grading_words.shown(section.title), "overline", "muted"))
            for question in section.questions:
                answer = given.get(question.id) or Answer(question.id)
                if not answer.given:
                    continue
                failed = question.id in graded.grade.result.fatal
                said = Text(grading_words.answer(question, answer), "strong", "bad" if failed else "text", wrap=True)
                line = row(Text(grading_words.shown(question.text), "body", wrap=True), said, spacing=2 * GRID)
                line.setStretch(0, 3)
                line.setStretch(1, 1)
                lines.addLayout(line)
                if answer.note:
                    lines.addWidget(Text(answer.note, "caption", "muted", wrap=True))
        return lines

    def _comment(self, comment: Comment) -> CommentCard:
        card = CommentCard(comment)
        card.seek_wanted.connect(lambda chosen: self.moment_wanted.emit(chosen.at))
        card.hear_wanted.connect(self.hear_wanted)
        return card

    def _show_answer(self) -> None:
        feedback = self.received.feedback
        self.answer = CommentField()
        self.answer.setPlaceholderText(self.tr("Your answer, if you like"))
        self.answer.setPlainText(feedback.answer)
        self.acknowledge_button = QPushButton(self.tr("I have taken note"))
        self.acknowledge_button.setDefault(True)
        self.acknowledge_button.clicked.connect(self._acknowledge)
        self.answer_button = QPushButton(self.tr("Send the answer"))
        self.answer_button.clicked.connect(self._send)
        self.body.addWidget(self.answer)
        self.answer.setVisible(feedback.acknowledged_at is None)
        if feedback.acknowledged_at is None:
            self.body.addLayout(row(self.acknowledge_button, self.answer_button, 1))
            return
        told = self.tr("You took note of it, %1.").replace("%1", words.moment(feedback.acknowledged_at))
        if feedback.answer:
            self.body.addWidget(Text(self.tr("Your answer: %1").replace("%1", feedback.answer), "body", wrap=True))
        self.body.addWidget(Text(told, "caption", "good"))

    def _send(self) -> None:
        if self.answer.toPlainText().strip():
            self.answered.emit(self.received.feedback.id, self.answer.toPlainText())

    def _acknowledge(self) -> None:
        self.acknowledged.emit(self.received.feedback.id, self.answer.toPlainText())


class FeedbackList(QWidget):
    """All feedback on a call; takes no room while there is none."""

    moment_wanted = Signal(float)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session_id = ""
        self.cards: list[FeedbackCard] = []
        self._column = column(spacing=2 * GRID)
        self.setLayout(self._column)
        self.hide()

    def load(self, session_id: str) -> None:
        """Read what was sent about a session, and show it."""
        self._session_id = session_id
        desk = self._context.app.trust
        self._context.tasks.run(self, lambda _: desk.received(session_id), self.show_received, self._context.fail)

    def show_received(self, found: tuple[Received, ...]) -> None:
        """Show feedback, the latest first."""
        clear(self._column)
        self.cards = []
        for received in reversed(found):
            card = FeedbackCard(received)
            card.moment_wanted.connect(self.moment_wanted)
            card.hear_wanted.connect(self._hear)
            card.answered.connect(self._answer)
            card.acknowledged.connect(self._acknowledge)
            self.cards.append(card)
            self._column.addWidget(card)
        self.setVisible(bool(found))

    def _hear(self, comment: Comment) -> None:
        desk = self._context.app.grading
        self._context.tasks.run(self, lambda _: desk.hear(comment), lambda _: None, self._context.fail)

    def _answer(self, feedback_id: str, text: str) -> None:
        desk = self._context.app.grading
        self._then_load(lambda: desk.reply(feedback_id, text))

    def _acknowledge(self, feedback_id: str, text: str) -> None:
        desk = self._context.app.grading

        def acknowledge() -> None:
            if text.strip():
                desk.reply(feedback_id, text)
            desk.acknowledge(feedback_id)

        self._then_load(acknowledge)

    def _then_load(self, job: Callable[[], None]) -> None:
        self._context.tasks.run(self, lambda _: job(), lambda _: self.load(self._session_id), self._context.fail)
