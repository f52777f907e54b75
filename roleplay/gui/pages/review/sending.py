"""Sending the trainee what there is: a message, a finished grade, the comments; and what came back."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from roleplay.app.desk.grading import Graded
from roleplay.core.grades import Feedback
from roleplay.gui import grading_words, words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.comment_card import CommentField
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, clear, column, row
from roleplay.gui.widgets.text import Text


class SendBox(Card):
    """Opens where feedback is to be sent; below it, what was sent and answered."""

    def __init__(self, context: Context, host: ReviewHost, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=12, parent=parent)
        self._context = context
        self._host = host
        self.open_button = QPushButton(self.tr("Send feedback ..."))
        self.open_button.clicked.connect(self.begin)
        self.message = CommentField()
        self.message.setPlaceholderText(self.tr("A message to the trainee"))
        self.message.saved.connect(self.send)
        self.message.left.connect(self._leave)
        self.grade = QComboBox()
        self.grade.setAccessibleName(self.tr("Grade to send"))
        self.send_button = QPushButton(self.tr("Send"))
        self.send_button.setDefault(True)
        self.send_button.clicked.connect(self.send)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._leave)
        self._form = QWidget()
        self._form.setLayout(
            column(
                self.message,
                self.grade,
                Text(self.tr("Your comments go with it, but for hidden ones."), "caption", "muted", wrap=True),
                row(self.send_button, self.cancel_button, 1),
                spacing=GRID,
            )
        )
        self._form.hide()
        self._sent = column(spacing=4)
        self.body.addLayout(self._sent)
        self.body.addWidget(self.open_button)
        self.body.addWidget(self._form)

    def show_sent(self, sent: tuple[Feedback, ...]) -> None:
        """Tell what was sent, and what the trainee made of it."""
        clear(self._sent)
        for feedback in sent[-2:]:
            self._sent.addWidget(Text(self._told(feedback), "caption", "muted", wrap=True))
            if feedback.answer:
                self._sent.addWidget(Text(f"“{feedback.answer}”", "body", wrap=True))

    def begin(self) -> None:
        """Open the form with the grades that are finished."""
        desk, session_id = self._context.app.grading, self._host.session_id
        self._context.tasks.run(self, lambda _: desk.of_session(session_id), self._offer, self._context.fail)

    def _offer(self, grades: tuple[Graded, ...]) -> None:
        me = self._context.app.grading.grader
        self.grade.clear()
        for one in reversed(grades):
            if one.grade.grader == me and one.grade.finished_at is not None and one.grade.kind == "first":
                title, score = grading_words.shown(one.card.title), grading_words.score(one.grade.result.score)
                self.grade.addItem(f"{title}: {score}", one.grade.id)
        self.grade.addItem(self.tr("Without a grade"), "")
        self.grade.setCurrentIndex(0)
        self.open_button.hide()
        self._form.show()
        self.message.setFocus()

    def send(self) -> None:
        """Send it."""
        desk, session_id = self._context.app.grading, self._host.session_id
        message, grade = self.message.toPlainText(), self.grade.currentData() or ""

        def send() -> tuple[Feedback, ...]:
            desk.send(session_id, message, grade)
            return desk.feedback(session_id)

        self._context.tasks.run(self, lambda _: send(), self._done, self._context.fail)

    def _done(self, sent: tuple[Feedback, ...]) -> None:
        self.message.clear()
        self._leave()
        self.show_sent(sent)
        self._host.tell(self.tr("Sent: the trainee finds it in the debrief of this call."))

    def _leave(self) -> None:
        self._form.hide()
        self.open_button.show()

    def _told(self, feedback: Feedback) -> str:
        told = self.tr("%1 sent feedback, %2.").replace("%2", words.moment(feedback.sent_at))
        told = told.replace("%1", feedback.author or "–")
        if feedback.acknowledged_at is None:
            return f"{told} " + self.tr("Not acknowledged yet.")
        return f"{told} " + self.tr("Acknowledged %1.").replace("%1", words.moment(feedback.acknowledged_at))
