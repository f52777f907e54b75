"""What is different in a call that was stepped again: score, way and techniques, move by move."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from roleplay.app.desk.card_reruns import CardRerun
from roleplay.app.desk.reruns import Reran
from roleplay.core.records import Score
from roleplay.gui import grading_words, trust_words, words
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.surface import Card, Scroll, clear, column, row
from roleplay.gui.widgets.text import Role, Text, Tone
from roleplay.review.rerun import MoveChange, MoveReading, Rerun


class RerunView(Scroll):
    """Empty until something was stepped again."""

    seek_wanted = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self.all = QCheckBox(self.tr("Also what stays as it is"))
        self.all.toggled.connect(self._show_moves)
        self._rerun: Rerun | None = None
        self._moves = column(spacing=GRID)
        self.cards: list[QWidget] = []

    def show_rerun(self, again: Reran, card: CardRerun | None) -> None:
        """Show the whole on top, then the moves that differ."""
        self.all.setParent(None)
        clear(self.column)
        self._moves = column(spacing=GRID)
        self._rerun = again.rerun
        self.column.addWidget(self._whole(again))
        if card is not None:
            self.column.addWidget(self._card(card))
        self.column.addLayout(row(Text(self.tr("Move by move"), "heading"), 1, self.all))
        self.column.addLayout(self._moves)
        self.column.addStretch(1)
        self.all.show()
        self._show_moves()

    # --- the whole ---

    def _whole(self, again: Reran) -> QWidget:
        its = again.rerun
        card = Card("sunken")
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(4)
        rows = [
            ("", self.tr("saved"), self.tr("run again")),
            (self.tr("Score"), _points(its.before.score), _points(its.after.score) + _change(its.score_change)),
            (
                self.tr("Outcome"),
                words.outcome_name(its.before.outcome),
                words.outcome_name(its.after.outcome) if its.after.outcome else self.tr("still on the line"),
            ),
            (self.tr("Version"), str(its.before.scenario_version), str(its.after.scenario_version)),
            (
                self.tr("Heard by"),
                words.recogniser_name(its.before.recogniser),
                words.recogniser_name(its.after.recogniser),
            ),
        ]
        sections = [
            (words.section_name(name), words.points_of(before), words.points_of(after))
            for name, before, after in its.sections
            if words.points_of(before) != words.points_of(after)
        ]
        _fill(grid, rows, 0)
        if sections:
            grid.setColumnMinimumWidth(3, 3 * GRID)
            _fill(grid, [("", self.tr("saved"), self.tr("run again")), *sections], 4)
        grid.setColumnStretch(7, 1)
        card.body.addLayout(grid)
        for told in self._told(again):
            card.body.addWidget(Text(told, "caption", "muted", wrap=True))
        return card

    def _told(self, again: Reran) -> list[str]:
        told = []
        if not again.rerun.changed:
            told.append(self.tr("Every answer is understood as it was, and takes the same way."))
        if again.rerun.strayed:
            told.append(
                self.tr(
                    "A moment of the call is not in this version: from there on it goes on by itself, and later "
                    "answers meet lines that the trainee never heard."
                )
            )
        if again.heard is not None:
            heard = again.heard
            text = self.tr("Of %1 words that somebody has put right, %2 were misheard, and now %3 are.")
            numbers = (heard.words, heard.before, heard.after)
            for place, number in enumerate(numbers, start=1):
                text = text.replace(f"%{place}", str(number))
            told.append(text)
        return told

    def _card(self, its: CardRerun) -> QWidget:
        card = Card("sunken")
        title = f"{grading_words.shown(its.card.title)} {its.card.version}"
        card.body.addWidget(Text(title, "strong", wrap=True))
        text = self.tr("Machine: %1 before, %2 now")
        before, after = (grading_words.score(one.score) for one in (its.machine_before, its.machine_after))
        card.body.addWidget(Text(text.replace("%1", before).replace("%2", after)))
        for grade in its.grades:
            text = self.tr("%1: %2 with version %3, %4 on this one")
            numbers = (
                grade.grader or "–",
                grading_words.score(grade.before.score),
                str(grade.version),
                grading_words.score(grade.after.score),
            )
            for place, shown in enumerate(numbers, start=1):
                text = text.replace(f"%{place}", shown)
            card.body.addWidget(Text(text, wrap=True))
        changed = [grading_words.shown(one.text) for name in its.changed if (one := its.card.question(name))]
        if changed:
            text = self.tr("The machine answers differently: %1").replace("%1", " ".join(changed))
            card.body.addWidget(Text(text, "caption", "muted", wrap=True))
        return card

    # --- moves ---

    def _show_moves(self) -> None:
        clear(self._moves)
        self.cards = []
        if self._rerun is None:
            return
        shown = self._rerun.moves if self.all.isChecked() else self._rerun.changed
        for move in shown:
            made = self._move(move)
            self.cards.append(made)
            self._moves.addWidget(made)
        if not shown:
            self._moves.addWidget(Text(self.tr("Nothing is different."), "body", "muted"))

    def _move(self, move: MoveChange) -> QWidget:
        card = Card()
        button = QPushButton(words.clock(move.at))
        button.setFlat(True)
        button.setToolTip(self.tr("Go there"))
        button.clicked.connect(lambda: self.seek_wanted.emit(move.at))
        heading = self.tr("Answer %1").replace("%1", str(move.number)) if move.number else self._kind(move.kind)
        card.body.addLayout(row(button, Text(heading, "strong"), 1))
        if move.after is None:
            card.body.addWidget(Text(self.tr("The call would have been over."), "body", "warn"))
            return card
        if move.words_differ:
            card.body.addWidget(Text(f"“{move.before.text}”", "body", "muted", wrap=True))
            card.body.addWidget(Text(f"“{move.after.text}”", "body", wrap=True))
        elif move.before.text:
            card.body.addWidget(Text(f"“{move.before.text}”", "body", wrap=True))
        for told, found, tone in (
            (self.tr("found no more: %1"), move.lost, "bad"),
            (self.tr("found now: %1"), move.gained, "good"),
        ):
            if found:
                names = ", ".join(words.technique_name(one) for one in found)
                card.body.addWidget(Text(told.replace("%1", names), "body", tone, wrap=True))  # type: ignore[arg-type]
        if move.way_differs:
            way = f"{self._way(move.before)}  →  {self._way(move.after)}"
            card.body.addWidget(Text(way, "caption", "accent", wrap=True))
        return card

    def _way(self, reading: MoveReading) -> str:
        reply = reading.reply or self.tr("no reply")
        return f"{reply} ({reading.next_node or self.tr('the end')})"

    def _kind(self, kind: str) -> str:
        return {
            "silent": self.tr("Silence"),
            "interrupted": self.tr("Interruption"),
            "long_winded": self.tr("Talked for long"),
            "button": self.tr("Button"),
        }.get(kind, kind)


def _fill(grid: QGridLayout, rows: list[tuple[str, str, str]], column: int) -> None:
    """Put rows of name, before and after into a grid, the first as a heading."""
    for place, (name, before, after) in enumerate(rows):
        heading = place == 0
        grid.addWidget(Text(name, "body", "muted"), place, column)
        grid.addWidget(Text(before, "overline" if heading else "body", "muted"), place, column + 1)
        tone: Tone = "muted" if heading else "text" if before == after else "accent"
        role: Role = "overline" if heading else "body" if before == after else "strong"
        grid.addWidget(Text(after, role, tone), place, column + 2)


def _points(score: Score | None) -> str:
    return "–" if score is None else words.points_of(score.total)


def _change(change: float | None) -> str:
    if not change:
        return ""
    sign = "+" if change > 0 else ""
    return f"  ({sign}{trust_words.decimal(change, 1)})"
