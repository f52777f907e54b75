"""The panel of comments on a call, written or spoken, and of what is sent to the trainee."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from roleplay.app.desk.replay import OpenedCall
from roleplay.core.grades import Comment, Feedback
from roleplay.core.sound import Pcm
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.comment_card import CommentCard, CommentField, when
from roleplay.gui.pages.review.dictation import DictationButton
from roleplay.gui.pages.review.host import Passage, ReviewHost
from roleplay.gui.pages.review.sending import SendBox
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, Scroll, clear, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.marks import Mark

SOURCE = "comments"


class CommentsPanel(QWidget):
    """Comments in the order of the call; the new one is for what is heard now, or for the passage that is drawn."""

    def __init__(self, context: Context, host: ReviewHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._host = host
        self._language = ""
        self.cards: list[CommentCard] = []
        self.where = Text("", "overline", "muted")
        self.field = CommentField()
        self.field.setPlaceholderText(self.tr("What is to be heard here?"))
        self.field.saved.connect(self.add)
        self.add_button = QPushButton(self.tr("Comment"))
        self.add_button.setToolTip(self.tr("Ctrl+Enter"))
        self.add_button.clicked.connect(self.add)
        self.dictation = DictationButton(context)
        self.dictation.beginning.connect(host.be_quiet)
        self.dictation.spoken.connect(self._spoken)
        self.busy = Text(self.tr("Writing down what you said ..."), "caption", "muted")
        self.busy.hide()
        new = Card("sunken", padding=12)
        new.body.addWidget(self.where)
        new.body.addWidget(self.field)
        new.body.addLayout(row(self.dictation, 1, self.add_button))
        new.body.addWidget(self.busy)
        self.sheet = Scroll(spacing=GRID)
        self.sending = SendBox(context, host)
        whole = column(new, spacing=GRID)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.sending)
        self.setLayout(whole)
        host.opened.connect(self._opened)
        host.moved.connect(lambda _: self._show_where())
        host.passage_changed.connect(lambda _: self._show_where())
        host.mark_chosen.connect(self._chosen)
        self._show_where()

    @staticmethod
    def title() -> str:
        """Return what stands on the tab."""
        return QCoreApplication.translate("CommentsPanel", "Comments")

    def _opened(self, call: OpenedCall) -> None:
        self._language = call.record.start.language
        self.reload()

    def reload(self) -> None:
        """Read the comments again."""
        desk, session_id = self._context.app.grading, self._host.session_id
        self._context.tasks.run(
            self,
            lambda _: (desk.comments(session_id), desk.feedback(session_id)),
            lambda found: self.show_comments(*found),
            self._context.fail,
        )

    def show_comments(self, comments: tuple[Comment, ...], sent: tuple[Feedback, ...]) -> None:
        """List comments, and mark them in the picture; what is being written in one of them stays open."""
        drafts = {card.comment.id: card.draft for card in self.cards if card.draft is not None}
        clear(self.sheet.column)
        self.cards = []
        me = self._context.app.grading.grader
        if self._host.blind is not None:
            comments, sent = tuple(comment for comment in comments if comment.author == me), ()
        for comment in comments:
            card = CommentCard(comment, mine=comment.author == me)
            card.seek_wanted.connect(self._go_to)
            card.hear_wanted.connect(self._hear)
            card.changed.connect(self._save)
            card.deleted.connect(self._delete)
            self.cards.append(card)
            self.sheet.column.addWidget(card)
            if comment.id in drafts and drafts[comment.id] != comment.text:
                card.write_on(drafts[comment.id])
        if not comments:
            text = self._nothing()
            self.sheet.column.addWidget(Text(text, "body", "muted", wrap=True))
        self.sheet.column.addStretch(1)
        self._host.give_marks(SOURCE, [_mark(comment) for comment in comments])
        self.sending.show_sent(sent)

    def _nothing(self) -> str:
        if self._host.blind is not None:
            return self.tr("You grade this call blind. What others say of it is shown afterwards.")
        return self.tr(
            "No comment yet. Stop at a second that matters, or draw over a passage in the picture, "
            "and write or say what is to be heard there."
        )

    # --- the new comment ---

    def place(self) -> Passage | tuple[float, None]:
        """Return what a new comment is for: the passage that is drawn, else what is heard now."""
        return self._host.passage or (self._host.position, None)

    def _show_where(self) -> None:
        begin, end = self.place()
        if end is None:
            text = self.tr("At %1").replace("%1", words.clock(begin))
        else:
            text = self.tr("From %1 to %2").replace("%1", words.clock(begin)).replace("%2", words.clock(end))
        self.where.setText(text)

    def add(self) -> None:
        """Save what is written as a new comment."""
        text = self.field.toPlainText().strip()
        if not text:
            self.field.setFocus()
            return
        begin, end = self.place()
        desk, session_id = self._context.app.grading, self._host.session_id

        def added(_: object) -> None:
            self.field.clear()
            self.reload()

        self._context.tasks.run(self, lambda _: desk.comment(session_id, begin, end, text), added, self._context.fail)

    def _spoken(self, sound: Pcm) -> None:
        begin, end = self.place()
        desk, session_id, language = self._context.app.grading, self._host.session_id, self._language
        self.busy.show()
        self.dictation.setEnabled(False)
        self._work(lambda: desk.say(session_id, sound, begin, end, language=language), self._written_down)

    def _written_down(self) -> None:
        self.busy.hide()
        self.dictation.setEnabled(True)

    # --- what there is ---

    def _go_to(self, comment: Comment) -> None:
        if comment.until is not None:
            self._host.show_passage(comment.at, comment.until)
        self._host.seek(comment.at)

    def _hear(self, comment: Comment) -> None:
        self._host.be_quiet()
        desk = self._context.app.grading
        self._context.tasks.run(self, lambda _: desk.hear(comment), lambda _: None, self._context.fail)

    def _save(self, comment: Comment) -> None:
        desk = self._context.app.grading
        self._work(lambda: desk.save_comment(comment))

    def _delete(self, comment: Comment) -> None:
        """Delete a comment after asking."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Delete the comment at %1?").replace("%1", when(comment)))
        box.setInformativeText(self.tr("It cannot be brought back."))
        sure = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        if box.clickedButton() is sure:
            desk = self._context.app.grading
            self._work(lambda: desk.delete_comment(comment.id))

    def _work(self, job: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        """Do something with comments in the background, and show how they are then."""

        def done(_: object) -> None:
            then()
            self.reload()

        def failed(problem: BaseException) -> None:
            then()
            self._context.fail(problem)

        self._context.tasks.run(self, lambda _: job(), done, failed)

    def _chosen(self, mark: Mark) -> None:
        for card in self.cards:
            chosen = card.comment.id == mark.id
            card.mark(marked=chosen)
            if chosen:
                self.sheet.ensureWidgetVisible(card, 0, 2 * GRID)


def _mark(comment: Comment) -> Mark:
    passage = comment.until is not None
    end = comment.until if comment.until is not None else comment.at
    return Mark(comment.at, end, "passage" if passage else "comment", comment.author, comment.text, id=comment.id)
