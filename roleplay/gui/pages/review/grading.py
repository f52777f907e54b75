"""The panel in which a trainer grades a call: the machine's answers, confirmed or overruled one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton, QWidget

from roleplay.app.desk.blind_task import BlindTask
from roleplay.app.desk.grading import Graded
from roleplay.app.desk.replay import OpenedCall
from roleplay.core.errors import InputError, RoleplayError
from roleplay.core.grades import Grade
from roleplay.core.scorecards import Scorecard
from roleplay.gui import grading_words
from roleplay.gui.context import Context
from roleplay.gui.pages.review.giving_up import ask_to_give_up, worth_keeping
from roleplay.gui.pages.review.grading_head import GradeHead
from roleplay.gui.pages.review.grading_question import QuestionCard
from roleplay.gui.pages.review.host import ReviewHost
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Scroll, clear, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.accuracy import Hearing
from roleplay.review.scorecards import answers as giving

_SAVING_MILLISECONDS = 600
"""After the last change; a draft is kept by itself."""
_SUMMARY_LINES = 2


class GradingPanel(QWidget):
    """One grader's grade of one call; drafts are saved while they are written."""

    def __init__(self, context: Context, host: ReviewHost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._host = host
        self.graded: Graded | None = None
        self.cards: dict[str, QuestionCard] = {}
        self._others: tuple[Graded, ...] = ()
        self._saving = False
        self._changed = False
        self._stale = False
        self._due = False
        """A call was opened whose grades were not read yet."""
        self._wants_other = False
        """Another grade is to be shown as soon as this one is saved."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVING_MILLISECONDS)
        self._timer.timeout.connect(self.save)
        self._build()
        host.opened.connect(self._opened)

    @staticmethod
    def title() -> str:
        """Return what stands on the tab."""
        return QCoreApplication.translate("GradingPanel", "Grade")

    # --- building ---

    def _build(self) -> None:
        self.scorecard = QComboBox()
        self.scorecard.setAccessibleName(self.tr("Scorecard"))
        self.scorecard.setMinimumContentsLength(12)
        self.scorecard.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scorecard.activated.connect(self._begin)
        self.blind = QCheckBox(self.tr("Blind"))
        self.blind.setToolTip(
            self.tr("A second grading, without a sight of what the program and others say, until it is finished")
        )
        self.blind.toggled.connect(self._begin)
        self.head = GradeHead()
        self.confirm_all = QPushButton()
        self.confirm_all.clicked.connect(self.confirm_rest)
        self.sheet = Scroll(spacing=GRID)
        self.summary = QPlainTextEdit()
        self.summary.setPlaceholderText(self.tr("A word on the whole call"))
        self.summary.setTabChangesFocus(True)
        self.summary.setFixedHeight(self.summary.fontMetrics().lineSpacing() * _SUMMARY_LINES + 20)
        self.summary.textChanged.connect(self._summary_changed)
        self.finish_button = QPushButton(self.tr("Finish"))
        self.finish_button.setDefault(True)
        self.finish_button.clicked.connect(self.finish)
        self.state = Text("", "caption", "muted", wrap=True)
        top = row(self.scorecard, self.blind)
        top.setStretch(0, 1)
        below = row(self.state, self.finish_button)
        below.setStretch(0, 1)
        whole = column(top, self.head, self.confirm_all, spacing=GRID)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.summary)
        whole.addLayout(below)
        self.setLayout(whole)
        self._enable(enabled=False)

    def _enable(self, *, enabled: bool) -> None:
        for widget in (self.confirm_all, self.summary, self.finish_button, *self.cards.values()):
            widget.setEnabled(enabled)

    # --- beginning ---

    def _opened(self, _call: OpenedCall) -> None:
        self._due = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._load()

    def _load(self) -> None:
        """Read cards and grades; not before the panel is looked at, for the machine's answers take a while."""
        self._due = False
        if self.graded is not None and self.graded.grade.revision:
            self.head.show_purpose(self._host.blind)  # it may be over
            self._show_result()
            return  # a correction changed the call: what was graded stays, the machine's answers as they were then
        desk, session_id = self._context.app.grading, self._host.session_id

        task, trust = self._host.blind, self._context.app.trust

        def load() -> tuple[tuple[Scorecard, ...], tuple[Graded, ...], Hearing]:
            cards = desk.cards.newest()
            if task is not None:
                cards = (desk.cards.find(task.scorecard_id, task.scorecard_version),)
            return cards, desk.of_session(session_id), trust.hearing(session_id)

        self._context.tasks.run(self, lambda _: load(), lambda found: self._offer(*found), self._context.fail)

    def _offer(self, cards: tuple[Scorecard, ...], grades: tuple[Graded, ...], hearing: Hearing) -> None:
        """Fill the choice of cards; one that this person began to grade with comes first."""
        self.head.show_doubt(hearing, self._host.blind)
        who = self._context.app.grading.grader
        mine = [one for one in grades if one.grade.grader == who and not one.grade.purpose]
        unseen = [one for one in mine if one.grade.blind and one.grade.finished_at is None]
        mine = unseen or [one for one in mine if one.grade.kind == "first"]
        self._tick_blind(on=self._host.blind is not None or bool(unseen))  # what was begun blind goes on so
        self.blind.setEnabled(self._host.blind is None or self._host.blind.chosen)
        self.scorecard.clear()
        for card in cards:
            self.scorecard.addItem(grading_words.shown(card.title), card.id)
        if mine:
            self.scorecard.setCurrentIndex(max(0, self.scorecard.findData(mine[-1].card.id)))
        self._begin()

    def _begin(self, *_: object) -> None:
        """Read, or begin, the grade that is chosen above."""
        self.save()
        self._wants_other = self._saving
        if self._saving:
            return
        scorecard = self.scorecard.currentData()
        if scorecard is None:
            return
        if self._given_up():
            return
        desk, session_id, blind = self._context.app.grading, self._host.session_id, self.blind.isChecked()
        task = self._host.blind or BlindTask("second" if blind else "first", "", scorecard, 0)

        def begin() -> tuple[Graded, tuple[Graded, ...]]:
            version, kind, purpose = task.scorecard_version, task.kind, task.purpose
            graded = desk.begin(session_id, scorecard, version, kind=kind, purpose=purpose, blind=blind)
            if blind and not purpose and not graded.grade.revision:
                graded = desk.save(graded)  # from now on nothing else is shown, wherever they look
            return graded, desk.of_session(session_id)

        def show(graded: Graded, others: tuple[Graded, ...]) -> None:
            self.show_grade(graded, others)
            if self._chosen_blind and self._host.blind is None:
                self._host.read_again()

        self._context.tasks.run(self, lambda _: begin(), lambda found: show(*found), self._context.fail)

    @property
    def _chosen_blind(self) -> bool:
        """Whether what is shown is not finished, and blind because the person wanted it so."""
        grade = None if self.graded is None else self.graded.grade
        return grade is not None and grade.blind and not grade.purpose and grade.finished_at is None

    def _tick_blind(self, *, on: bool) -> None:
        self.blind.blockSignals(True)
        self.blind.setChecked(on)
        self.blind.blockSignals(False)

    def _given_up(self) -> bool:
        """Where "Blind" was taken away from what was begun so: forget it, or go on; else return False.

        To see what others say and to go on with it would not be blind.
        """
        if self.graded is None or self.blind.isChecked() or not self._chosen_blind:
            return False
        grade = self.graded.grade
        if worth_keeping(grade) and not ask_to_give_up(self):
            self._tick_blind(on=True)
            return True
        desk = self._context.app.grading
        self.graded = None
        self._enable(enabled=False)
        self._context.tasks.run(
            self, lambda _: desk.delete(grade.id), lambda _: self._host.read_again(), self._context.fail
        )
        return True

    def show_grade(self, graded: Graded, others: tuple[Graded, ...] = ()) -> None:
        """Show a grade to go on with."""
        self.graded = graded
        self._others = tuple(one for one in others if one.grade.id != graded.grade.id and one.grade.finished_at)
        self._stale = self._changed = False
        clear(self.sheet.column)
        self.cards = {}
        answers = giving.by_question(graded.grade)
        blind = graded.grade.blind
        for section in graded.card.sections:
            heading = Text(grading_words.shown(section.title), "overline", "muted", wrap=True)
            heading.setContentsMargins(4, GRID, 0, 0)
            self.sheet.column.addWidget(heading)
            for question in section.questions:
                card = QuestionCard(question, answers[question.id], blind=blind)
                card.answered.connect(self._answered)
                card.confirmed.connect(self._confirmed)
                card.noted.connect(self._noted)
                card.seek_wanted.connect(self._host.seek)
                card.next_wanted.connect(self._step)
                self.cards[question.id] = card
                self.sheet.column.addWidget(card)
        self.sheet.column.addStretch(1)
        self.summary.blockSignals(True)
        self.summary.setPlainText(graded.grade.summary)
        self.summary.blockSignals(False)
        self._enable(enabled=not graded.grade.final)
        self._show_result()

    # --- answering ---

    def _answered(self, question_id: str, value: object, not_applicable: bool) -> None:
        self._change(
            lambda grade, card: giving.answered(
                grade,
                card,
                question_id,
                value,  # type: ignore[arg-type]  # what the field of this question gives
                not_applicable=not_applicable,
            )
        )

    def _confirmed(self, question_id: str) -> None:
        self._change(lambda grade, card: giving.confirmed(grade, card, question_id))

    def _noted(self, question_id: str, note: str) -> None:
        if self.graded is not None and giving.by_question(self.graded.grade)[question_id].note != note:
            self._change(lambda grade, card: giving.noted(grade, card, question_id, note))

    def confirm_rest(self) -> None:
        """Confirm the machine's answers to all questions that are open."""
        self._change(giving.confirmed)

    def _summary_changed(self) -> None:
        text = self.summary.toPlainText()[: giving.LONGEST_NOTE]
        self._change(lambda grade, _card: replace(grade, summary=text))

    def _change(self, change: Callable[[Grade, Scorecard], Grade]) -> None:
        if self.graded is None:
            return
        try:
            grade = change(self.graded.grade, self.graded.card)
        except InputError as problem:
            self._host.tell(str(problem), "bad")
            grade = self.graded.grade
        self.graded = replace(self.graded, grade=grade)
        for question, answer in giving.by_question(grade).items():
            self.cards[question].show_answer(answer)
        self._changed = True
        self._timer.start()
        self._show_result()

    def _step(self, question_id: str, by: int) -> None:
        cards = list(self.cards.values())
        place = list(self.cards).index(question_id) + by
        if 0 <= place < len(cards):
            cards[place].setFocus()
            self.sheet.ensureWidgetVisible(cards[place], 0, 2 * GRID)

    def _show_result(self) -> None:
        if self.graded is None:
            return
        grade = self.graded.grade
        over = grade.finished_at is not None and self._host.blind is None
        self.head.show_grade(self.graded, self._others, hidden=grade.blind and not over)
        rest = sum(
            not answer.given and answer.machine is not None and answer.machine.given for answer in grade.answers
        )
        self.confirm_all.setText(self.tr("Confirm the other %n answer(s) of the machine", "", rest))
        self.confirm_all.setVisible(bool(rest) and not grade.blind)
        missing = len(grade.result.open)
        if missing:
            self.state.setText(self.tr("%n question(s) still open", "", missing))
        elif grade.finished_at is not None:
            self.state.setText(self.tr("Finished"))
        else:
            self.state.setText(self.tr("All answered"))
        self.finish_button.setEnabled(not missing and grade.finished_at is None)
        self.scorecard.setEnabled(not self._chosen_blind)  # "Blind" is of one card, and taken away before the next

    # --- saving ---

    def save(self) -> None:
        """Keep the grade as it stands; one saving at a time."""
        self._timer.stop()
        if self.graded is None or not self._changed or self._saving or self._stale:
            return
        self._write(self.graded, self._context.app.grading.save)

    def finish(self) -> None:
        """Keep the grade as finished."""
        if self.graded is not None and not self._saving:
            self._timer.stop()
            self._write(self.graded, self._context.app.grading.finish)

    def _write(self, graded: Graded, write: Callable[[Graded], Graded]) -> None:
        self._saving, self._changed = True, False
        self._context.tasks.run(self, lambda _: write(graded), self._saved, self._not_saved)

    def _saved(self, kept: Graded) -> None:
        self._saving = False
        now = self.graded
        if now is None:
            return
        finished_at = kept.grade.finished_at if not now.grade.result.open else None
        self.graded = replace(now, grade=replace(now.grade, revision=kept.grade.revision, finished_at=finished_at))
        self._enable(enabled=not self.graded.grade.final)
        self._show_result()
        if kept.grade.finished_at is not None and self._host.blind is not None:
            self._host.read_again()  # it may be over, and others' comments may be seen
        if self._wants_other:
            self._begin()
        elif self._changed:
            self._timer.start()

    def _not_saved(self, problem: BaseException) -> None:
        self._saving = False
        if not isinstance(problem, RoleplayError):
            self._context.fail(problem)
            return
        self._stale = problem.code in ("grade_changed", "grade_exists", "grade_final", "session")
        self._changed = True
        self._host.tell(str(problem), "bad")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save()
