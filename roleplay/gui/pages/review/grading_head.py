"""What a grade comes to, while it is given: the person's score large, the machine's beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roleplay.app.desk.blind_task import BlindTask
from roleplay.app.desk.grading import Graded
from roleplay.gui import grading_words, trust_words
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.accuracy import Hearing


class GradeHead(Card):
    """Score, pass, compliance, and what others gave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=12, parent=parent)
        self.score = Text("–", "display")
        self.passed = Text("", "strong")
        self.machine = Text("", "caption", "muted")
        self.compliance = Text("", "caption", "muted", wrap=True)
        self.fatal = Text("", "caption", "bad", wrap=True)
        self.others = Text("", "caption", "muted", wrap=True)
        side = column(self.passed, self.machine, spacing=2)
        line = row(self.score, side, spacing=2 * GRID)
        line.setStretch(1, 1)
        self.body.setSpacing(4)
        self.body.addLayout(line)
        self.purpose = Text("", "caption", "accent", wrap=True)
        self.doubt = Text("", "caption", "warn", wrap=True)
        self.purpose.hide()
        self.doubt.hide()
        for text in (self.compliance, self.fatal, self.others, self.purpose, self.doubt):
            self.body.addWidget(text)

    def show_grade(self, graded: Graded, others: tuple[Graded, ...], *, hidden: bool) -> None:
        """Show what the answers come to now; `hidden` what the machine and others gave."""
        grade, card = graded.grade, graded.card
        result, machine = grade.result, grade.machine
        self.score.setText(grading_words.score(result.score))
        told, tone = grading_words.passed(result)
        text = self.tr("%1 (passes from %2)").replace("%2", grading_words.number(card.pass_mark))
        self.passed.setText(text.replace("%1", told))
        self.passed.set_tone(tone)
        self.score.set_tone(tone if result.passed is not None else "text")
        self.machine.setText(self.tr("Machine: %1").replace("%1", grading_words.score(machine.score)))
        self.machine.setVisible(not hidden)
        asked = any(question.compliance for question in card.questions)
        text = self.tr("Compliance: %1") if hidden else self.tr("Compliance: %1 (machine: %2)")
        text = text.replace("%2", grading_words.score(machine.compliance))
        self.compliance.setText(text.replace("%1", grading_words.score(result.compliance)))
        self.compliance.setVisible(asked)
        failed = [grading_words.shown(question.text) for question in card.questions if question.id in result.fatal]
        self.fatal.setText(self.tr("Fatal: %1").replace("%1", "; ".join(failed)))
        self.fatal.setVisible(bool(failed))
        scores = [(one.grade.grader or "–", grading_words.score(one.grade.result.score)) for one in others]
        given = ", ".join(f"{grader} {score}" for grader, score in scores)
        self.others.setText(self.tr("Also graded: %1").replace("%1", given))
        self.others.setVisible(bool(given) and not hidden)

    def show_doubt(self, hearing: Hearing, task: BlindTask | None) -> None:
        """Warn where what the machine heard is doubtful, or tell why the grading is blind."""
        doubt = "" if task is not None else trust_words.doubt_sentence(hearing)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.show_purpose(task)

    def show_purpose(self, task: BlindTask | None) -> None:
        """Tell why the grading is blind."""
        self.purpose.setText("" if task is None else self._purpose(task))
        self.purpose.setVisible(task is not None)

    def _purpose(self, task: BlindTask) -> str:
        if task.chosen:
            return self.tr("You grade blind: what the program and others say is shown when you have finished.")
        if task.kind == "second":
            return self.tr("Second grading: what the first grader said is shown when you have finished.")
        if task.done:
            return self.tr("For the calibration “%1”: you have finished, others have not.").replace("%1", task.title)
        text = self.tr("For the calibration “%1”: what others answer is shown when all have finished.")
        return text.replace("%1", task.title)
