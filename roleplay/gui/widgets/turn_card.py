"""One turn of the debrief: what was said, what was found in it, and what the customer made of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from superqt import QFlowLayout

from roleplay.gui import score_words, words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.chips import TechniqueChip, evidence_text
from roleplay.gui.widgets.correction import CorrectionBox
from roleplay.gui.widgets.surface import Card, Ground, column, row
from roleplay.gui.widgets.text import Text, Tone
from roleplay.gui.widgets.tool_button import ToolButton
from roleplay.review.answers import Answer
from roleplay.review.story import Comment
from roleplay.review.turns import Turn

MOST_EXPLAINED = 2
"""Techniques of one turn that are explained."""
_GROUNDS: dict[Tone, Ground] = {"good": "good_soft", "warn": "warn_soft", "bad": "bad_soft"}


class TurnCard(Card):
    """The customer's lines, the trainee's move, and the explanation."""

    hear_wanted = Signal(str)
    """Speak this answer."""
    retry_wanted = Signal(int)
    """Take this move back and go on from there: its position in the log."""
    corrected = Signal(int, str)
    """The words at this position in the log were really these."""
    correction_taken_back = Signal(int)

    def __init__(
        self,
        customer: str,
        lines: Sequence[Turn],
        move: Turn | None,
        comment: Comment,
        *,
        retry: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`retry` offers to take back what was said and to go on from there."""
        super().__init__(padding=0, parent=parent)
        self._pictures: list[tuple[QLabel, str, Tone]] = []
        self._evidence = Text("", "caption", "muted", wrap=True)
        self._evidence.hide()
        self.chips: list[TechniqueChip] = []
        self.hear_button: QPushButton | None = None
        self.retry_button: QToolButton | None = None
        self.correction: CorrectionBox | None = None
        story = column(spacing=GRID)
        speaker = ""
        for line in lines:
            who = line.name or customer
            said = column(Text(line.text, "body", wrap=True), spacing=2)
            if who != speaker:
                said.insertWidget(0, Text(who, "caption", "muted"))
            speaker = who
            story.addLayout(said)
        if move is not None:
            self._add_move(story, move)
            self._add_comment(story, comment)
        whole = row(self._gutter(lines, move), story, spacing=2 * GRID)
        whole.setStretch(1, 1)
        if retry and move is not None and move.kind == "said":
            self.retry_button = self._retry(move.position)
            whole.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.body.addLayout(whole)
        self._draw()

    @property
    def evidence(self) -> str:
        """The evidence that is shown now, empty when none is."""
        return self._evidence.text() if not self._evidence.isHidden() else ""

    def _gutter(self, lines: Sequence[Turn], move: Turn | None) -> QWidget:
        gutter = QWidget()
        gutter.setFixedWidth(72)
        at = move.at if move is not None else lines[0].at
        stacked = column(Text(words.clock(at), "caption", "muted"), spacing=GRID)
        if move is not None and round(move.heat_after) != round(move.heat_before):
            rise = move.heat_after - move.heat_before
            pill = Card("bad_soft" if rise > 0 else "good_soft", padding=0)
            text = Text(f"{rise:+.0f}".replace("-", "−"), "strong", "bad" if rise > 0 else "good")
            line = row(self._picture("thermometer", "bad" if rise > 0 else "good"), text, spacing=2)
            line.setContentsMargins(6, 4, 8, 4)
            pill.body.addLayout(line)
            stacked.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        stacked.addStretch(1)
        gutter.setLayout(stacked)
        return gutter

    def _add_move(self, story: QVBoxLayout, move: Turn) -> None:
        title = {
            "said": self.tr("You, talking over the customer") if move.interrupting else self.tr("You"),
            "silent": self.tr("You kept silent"),
            "interrupted": self.tr("You interrupted"),
            "long_winded": self.tr("You talked for long"),
            "button": words.button_name(move.button),
        }.get(move.kind, "")
        said = column(Text(title, "caption", "accent"), spacing=2)
        if move.text:
            said.addWidget(Text(move.text, "strong", wrap=True))
        if move.kind in ("silent", "long_winded"):
            said.addWidget(Text(self.tr("%n second(s)", "", round(move.seconds)), "body", "muted"))
        story.addLayout(said)
        if move.kind == "said" and move.source != "typed":
            self.correction = CorrectionBox(move)
            self.correction.saved.connect(lambda text: self.corrected.emit(move.position, text))
            self.correction.taken_back.connect(lambda: self.correction_taken_back.emit(move.position))
            story.addWidget(self.correction)
        if move.techniques:
            flow = QFlowLayout()
            flow.setContentsMargins(0, 0, 0, 0)
            flow.setHorizontalSpacing(GRID)
            flow.setVerticalSpacing(GRID)
            for match in move.techniques:
                chip = TechniqueChip(match)
                chip.toggled.connect(lambda on, chip=chip: self._show_evidence(chip, on))
                self.chips.append(chip)
                flow.addWidget(chip)
            story.addLayout(flow)
            story.addWidget(self._evidence)
        elif move.kind == "said":
            story.addWidget(Text(self.tr("No technique was found in these words."), "caption", "muted"))
        for told in (self._understood(move), self._heard_otherwise(move), self._unclear(move)):
            if told:
                story.addWidget(Text(told, "caption", "muted", wrap=True))
        if reasons := ", ".join(self._change(change.reason, change.after - change.before) for change in move.changes):
            text = Text(
                self.tr("Anger %1 → %2: %3")
                .replace("%1", f"{move.heat_before:.0f}")
                .replace("%2", f"{move.heat_after:.0f}")
                .replace("%3", reasons),
                "caption",
                "muted",
                wrap=True,
            )
            story.addWidget(text)

    def _understood(self, move: Turn) -> str:
        if move.kind == "said" and move.reply == "otherwise":
            return self.tr("None of the answers that were hoped for was heard.")
        if move.evidence is not None and move.evidence.example:
            return self.tr("Taken as: “%1”").replace("%1", move.evidence.example)
        return ""

    def _heard_otherwise(self, move: Turn) -> str:
        if move.alternative is None:
            return ""
        return self.tr("These words can also be heard as: “%1”. That decided.").replace("%1", move.alternative.text)

    def _unclear(self, move: Turn) -> str:
        names = ", ".join(words.technique_name(match.technique) for match in move.unclear)
        return self.tr("Not counted, since it was not heard clearly: %1").replace("%1", names) if names else ""

    @staticmethod
    def _change(reason: str, by: float) -> str:
        return f"{words.reason_name(reason)} {by:+.0f}".replace("-", "−")

    def _add_comment(self, story: QVBoxLayout, comment: Comment) -> None:
        picture, tone = score_words.VERDICT_LOOK.get(comment.verdict, ("comment-question-outline", "muted"))
        told = [self._reached(matter) for matter in comment.reached]
        told += [score_words.price(price.heat, price.words) for price in comment.prices if price.words]
        told += [comment.why, score_words.verdict_advice(comment.verdict)]
        told += map(self._explained, comment.strengths[:MOST_EXPLAINED])
        told = [text for text in told if text]
        if told or comment.verdict:
            title = score_words.verdict_title(comment.verdict) or self.tr("Why")
            story.addWidget(self._box(title, picture, tone, [Text(text, "body", wrap=True) for text in told]))
        if comment.better is not None:
            self._add_better(story, comment.better)

    def _add_better(self, story: QVBoxLayout, better: Answer) -> None:
        texts = [Text(better.words, "strong", wrap=True)]
        reasons = [better.why, *map(self._explained, better.techniques[:1])]
        texts += [Text(text, "caption", "muted", wrap=True) for text in reasons if text]
        self.hear_button = QPushButton(self.tr("Hear it"))
        self.hear_button.setToolTip(self.tr("Hear this answer spoken"))
        self.hear_button.setAccessibleDescription(better.words)
        self.hear_button.clicked.connect(lambda: self.hear_wanted.emit(better.words))
        title = self.tr("A better answer")
        story.addWidget(self._box(title, "lightbulb-on-outline", "accent", texts, self.hear_button))

    def _retry(self, position: int) -> QToolButton:
        button = ToolButton()
        button.setAutoRaise(True)
        button.setToolTip(self.tr("Try again from here"))
        button.setAccessibleName(self.tr("Try again from here"))
        button.clicked.connect(lambda: self.retry_wanted.emit(position))
        return button

    def _box(
        self, title: str, picture: str, tone: Tone, texts: Sequence[Text], beside: QWidget | None = None
    ) -> Card:
        box = Card("accent_soft" if tone == "accent" else _GROUNDS.get(tone, "sunken"), padding=12)
        shown = column(Text(title, "overline", tone), *texts, spacing=2)
        line = row(column(self._picture(picture, tone), 1), shown, spacing=GRID + 4)
        line.setStretch(1, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        box.body.addLayout(line)
        return box

    @staticmethod
    def _explained(technique: str) -> str:
        explanation = score_words.technique_explained(technique)
        return f"{words.technique_name(technique)}: {explanation}" if explanation else ""

    def _reached(self, matter: str) -> str:
        return (
            self.tr("Here the feeling was heard.") if matter == "feeling" else self.tr("Here the matter was settled.")
        )

    def _show_evidence(self, chip: TechniqueChip, on: bool) -> None:
        for other in self.chips:
            if other is not chip and on:
                other.setChecked(False)
        if on:
            template = (
                self.tr("Heard: “%1”"),
                self.tr("Nearest example: “%1” (%2)"),
                self.tr("Words: %1"),
            )
            self._evidence.setText(evidence_text(chip.match, template))
        self._evidence.setVisible(any(each.isChecked() for each in self.chips))

    def _picture(self, name: str, tone: Tone) -> QLabel:
        label = QLabel()
        self._pictures.append((label, name, tone))
        return label

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pictures"):
            self._draw()

    def _draw(self) -> None:
        for label, name, tone in self._pictures:
            label.setPixmap(icon(name, getattr(tokens(), tone)).pixmap(16, 16))
        if self.hear_button is not None:
            self.hear_button.setIcon(icon("volume-high"))
        if self.retry_button is not None:
            self.retry_button.setIcon(icon("restore"))
