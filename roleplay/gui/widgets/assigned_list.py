"""What is assigned to the trainee: what, until when, how far, and a button to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from roleplay.gui import assignment_words as told
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.surface import Scroll, clear, column, row
from roleplay.gui.widgets.text import OneLine, Text, plain_tooltip

if TYPE_CHECKING:
    from roleplay.app.desk.assignments import Assigned

SHOWN = 3
"""So many are in view at once; the others are reached by scrolling."""
SHOWN_DONE = 5
"""Of what is done, so many, the latest first: a list of years helps nobody."""
ROW_HEIGHT = 58
NOTE_WIDTH = 200
_NOTE_LETTERS = 84
"""So much of the trainer's note fits into three lines; the whole is in the tooltip."""


class AssignedList(QWidget):
    """One line an assignment, the most urgent first; hidden while there is nothing."""

    start_wanted = Signal(object)
    """Begin this one: `Assigned`."""
    chosen = Signal(str)
    """Show its customer: id of the scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AssignedRow] = []
        self._most = SHOWN
        self._count = Text("", "caption", "muted")
        self._scroll = Scroll(spacing=0)
        self._scroll.setAccessibleName(self.tr("Assigned to you"))
        head = row(Text(self.tr("Assigned to you"), "overline", "accent"), 1, self._count)
        self.setLayout(column(head, self._scroll, 1, spacing=4))
        self.hide()

    def show_assigned(self, assigned: Sequence[Assigned], titles: Mapping[str, str]) -> None:
        """Show what is to be done, in this order, and behind it what was done lately.

        `titles` are those of the scenarios in the language of the page, by id.
        """
        clear(self._scroll.column)
        settled = sorted((one for one in assigned if one.standing.settled), key=_last_call, reverse=True)
        to_do = [one for one in assigned if not one.standing.settled]
        self.rows = [AssignedRow(one, titles) for one in (*to_do, *settled[:SHOWN_DONE])]
        for line in self.rows:
            line.start_button.clicked.connect(lambda _=False, line=line: self.start_wanted.emit(line.assigned))
            line.clicked.connect(self.chosen)
            self._scroll.column.addWidget(line)
        self._scroll.column.addStretch(1)
        text = self.tr("%n to do", "", len(to_do)) if to_do else self.tr("all done")
        self._count.setText(text)
        self._fit()
        self.setVisible(bool(assigned))

    def set_compact(self, *, compact: bool) -> None:
        """Show fewer at once, where there is little room."""
        self._most = 1 if compact else SHOWN
        self._fit()

    def _fit(self) -> None:
        to_do = sum(not line.assigned.standing.settled for line in self.rows)
        most = self._most if to_do else 1  # what is done needs little room
        self._scroll.setFixedHeight(ROW_HEIGHT * max(min(len(self.rows), most), 1))


class AssignedRow(QWidget):
    """One assignment."""

    clicked = Signal(str)

    def __init__(self, assigned: Assigned, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.assigned = assigned
        standing, terms = assigned.standing, assigned.assignment.terms
        self._picture = QLabel()
        self._picture.setFixedWidth(24)
        title = titles.get(terms.scenario_id, terms.scenario_title)
        name = OneLine(f"{terms.customer} – {title}", "strong")
        until = "" if standing.settled else told.due_text(terms.due, standing.days_left)
        what = " · ".join(part for part in (told.played_as(terms), until) if part)
        asked = OneLine(
            what, "caption", "warn" if standing.state == "overdue" or standing.days_left == 0 else "muted"
        )
        if standing.settled:
            asked.set_tone("muted")
        state = told.standing_name(standing)
        self._progress = OneLine(f"{state} · {told.progress_text(standing, terms)}", "caption", "muted")
        self._note = Text(_shortened(terms.note), "caption", "muted", wrap=True)
        self._note.setAccessibleName(terms.note)
        self._note.setFixedWidth(NOTE_WIDTH)
        self.start_button = QPushButton(self.tr("Start"))
        self.start_button.setMinimumWidth(96)
        can = assigned.refusal is None
        self.start_button.setEnabled(can)
        self.start_button.setVisible(can or standing.state not in ("passed", "not_passed", "awaiting_grade"))
        self.start_button.setDefault(can and not standing.settled)
        self.start_button.setFlat(standing.settled)
        if standing.settled:
            self.start_button.setText(self.tr("Once more"))
        self.start_button.setAccessibleName(f"{self.start_button.text()}: {terms.customer}")
        self.start_button.setAccessibleDescription(f"{what}. {self._progress.full_text()}")
        tip = terms.note
        if assigned.refusal is not None:
            tip = "\n".join(part for part in (told.refusal_sentence(assigned.refusal), terms.note) if part)
        self.setToolTip(plain_tooltip(tip))
        lines = column(1, name, asked, self._progress, 1, spacing=0)
        whole = row(self._picture, lines, self._note, self.start_button, spacing=12)
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 2, GRID, 2)
        self.setLayout(whole)
        self.setFixedHeight(ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw()

    def mouseReleaseEvent(self, _event: QEvent) -> None:
        self.clicked.emit(self.assigned.assignment.terms.scenario_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        picture, tone = told.STATE_LOOK[self.assigned.standing.state]
        self._picture.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(22, 22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        terms = self.assigned.assignment.terms
        self._note.setVisible(bool(terms.note) and self.width() > 2.5 * NOTE_WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tokens().border), 1))
        below = self.height() - 0.5
        painter.drawLine(QPointF(36, below), QPointF(self.width() - GRID, below))


def _last_call(one: Assigned) -> datetime:
    return one.standing.calls[-1][0].started_at


def _shortened(note: str) -> str:
    plain = " ".join(note.split())
    if len(plain) > _NOTE_LETTERS:
        plain = plain[:_NOTE_LETTERS].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"
