"""One question of a scorecard while it is answered, with what the machine says and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from roleplay.core.grades import Answer, AnswerEvidence
from roleplay.core.scorecards import Question
from roleplay.gui import grading_words, words
from roleplay.gui.pages.review.grading_answer import AnswerField
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text, Tone, font, plain_tooltip

MOST_EVIDENCE = 4
_LOOK: dict[str, tuple[str, Tone]] = {
    "confirmed": ("check-all", "good"),
    "overruled": ("swap-horizontal", "warn"),
    "own": ("check", "accent"),
    "": ("circle-outline", "muted"),
}


class EvidenceButton(QAbstractButton):
    """A moment that an answer rests on; a click leads there."""

    def __init__(self, evidence: AnswerEvidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence = evidence
        self.setText(grading_words.evidence(evidence))
        self.setFont(font("caption"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain_tooltip(self.text()))
        self.setAccessibleName(self.text())
        self.setEnabled(evidence.at is not None)
        if evidence.at is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(160, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.hover))
            painter.drawRoundedRect(self.rect(), 6, 6)
        area = self.rect().adjusted(6, 0, -6, 0)
        if self.evidence.at is not None:
            at = words.clock(self.evidence.at)
            painter.setPen(QColor(now.accent))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, at)
            area.adjust(painter.fontMetrics().horizontalAdvance(at) + GRID, 0, 0, 0)
        painter.setPen(QColor(now.muted))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class QuestionCard(Card):
    """Takes the focus as a whole; keys answer it."""

    answered = Signal(str, object, bool)
    """Id of the question, value, whether it does not apply."""
    confirmed = Signal(str)
    noted = Signal(str, str)
    seek_wanted = Signal(float)
    next_wanted = Signal(str, int)
    """Another question than this one: 1 for the next, -1 for the one before."""

    def __init__(self, question: Question, answer: Answer, *, blind: bool, parent: QWidget | None = None) -> None:
        super().__init__("window", padding=12, parent=parent)
        self.question = question
        self._blind = blind
        self._answer = answer
        self.evidence: list[EvidenceButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(grading_words.shown(question.text))
        self.body.setSpacing(6)
        self._mark = QLabel()
        text = Text(grading_words.shown(question.text), "body", wrap=True)
        text.setToolTip(plain_tooltip(grading_words.shown(question.guidance)))
        head = row(self._mark, column(text, self._facts(), spacing=2), spacing=GRID)
        head.setStretch(1, 1)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self.field = AnswerField(question)
        self.field.given.connect(lambda value, na: self.answered.emit(question.id, value, na))
        self.note_button = QToolButton()
        self.note_button.setAutoRaise(True)
        self.note_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note_button.setToolTip(self.tr("Write a note on this answer (T)"))
        self.note_button.setAccessibleName(self.tr("Note"))
        self.note_button.clicked.connect(self.write_note)
        line = row(self.field, self.note_button)
        line.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addLayout(line)
        self._build_machine()
        self.note = _Note()
        self.note.setPlaceholderText(self.tr("A note on this answer"))
        self.note.setMaxLength(4000)
        self.note.setText(answer.note)
        self.note.editingFinished.connect(lambda: self.noted.emit(question.id, self.note.text().strip()))
        self.body.addWidget(self.note)
        self.note.setVisible(bool(answer.note))
        self.show_answer(answer)

    def _facts(self) -> Text:
        question = self.question
        facts = []
        if question.compliance:
            facts.append(self.tr("Compliance"))
        if question.weight:
            facts.append(self.tr("%1 points").replace("%1", grading_words.number(question.weight)))
        if question.fatal:
            facts.append(grading_words.fatal_name(question.fatal))
        told = Text(" · ".join(facts), "caption", "bad" if question.fatal else "muted", wrap=True)
        if not facts:
            told.hide()
        return told

    def _build_machine(self) -> None:
        machine = self._answer.machine
        self.confirm_button = QPushButton(self.tr("Confirm"))
        self.confirm_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.confirm_button.setToolTip(self.tr("Take the machine's answer (Enter)"))
        self.confirm_button.clicked.connect(lambda: self.confirmed.emit(self.question.id))
        if self._blind or machine is None:
            return
        box = Card("sunken", padding=6)
        box.body.setSpacing(0)
        if machine.given:
            said = self.tr("Machine: %1, %2 sure").replace("%2", f"{machine.confidence:.0%}")
            told = Text(said.replace("%1", grading_words.answer(self.question, machine)), "caption", wrap=True)
            line = row(told, self.confirm_button)
            line.setStretch(0, 1)
        else:
            line = row(Text(self.tr("The machine found nothing to answer this with."), "caption", "muted", wrap=True))
        line.setContentsMargins(6, 0, 0, 0)
        box.body.addLayout(line)
        for one in machine.evidence[:MOST_EVIDENCE]:
            button = EvidenceButton(one)
            if one.at is not None:
                button.clicked.connect(partial(self.seek_wanted.emit, one.at))
            self.evidence.append(button)
            box.body.addWidget(button)
        self.body.addWidget(box)

    def show_answer(self, answer: Answer) -> None:
        """Show the answer as it stands."""
        self._answer = answer
        self.field.show_answer(answer)
        may_confirm = answer.machine is not None and answer.machine.given and not self._blind
        self.confirm_button.setVisible(may_confirm and not (answer.given and answer.source == "confirmed"))
        self._draw()

    def write_note(self) -> None:
        """Open the line for a note."""
        self.note.show()
        self.note.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.mark(marked=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.mark(marked=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.next_wanted.emit(self.question.id, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.confirm_button.isHidden():
            self.confirm_button.click()
        elif key == "E" and self.evidence:
            self.evidence[0].click()
        elif key == "T":
            self.write_note()
        elif not key or not self.field.press(key):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self._draw()

    def _draw(self) -> None:
        picture, tone = _LOOK[self._answer.source if self._answer.given else ""]
        self._mark.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(18, 18))
        self._mark.setToolTip(self._state())
        self.note_button.setIcon(icon("note-edit-outline" if self._answer.note else "note-plus-outline"))

    def _state(self) -> str:
        if not self._answer.given:
            return self.tr("Not answered yet")
        if self._blind:
            return self.tr("Answered")
        return {
            "confirmed": self.tr("The machine's answer, confirmed"),
            "overruled": self.tr("The machine was overruled"),
            "own": self.tr("Answered"),
        }[self._answer.source]


class _Note(QLineEdit):
    """Keeps the keys for itself that mean something else elsewhere on the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()
