"""The head of a debrief: the customer's answer to the survey, the score, the outcome, and what can be done next."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from roleplay.core.records import SessionRecord, SessionSummary
from roleplay.gui import words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.meters import ScoreRing
from roleplay.gui.widgets.surface import Card, column, divider, row, upright
from roleplay.gui.widgets.survey import SurveyView
from roleplay.gui.widgets.text import OneLine, Text


class DebriefHead(Card):
    """One look at how it went; a call without a survey shows its outcome large."""

    def __init__(self, record: SessionRecord, parent: QWidget | None = None) -> None:
        super().__init__(padding=3 * GRID, parent=parent)
        summary, score = record.summary, record.score
        survey = score.survey if score else None
        self.survey = SurveyView(summary.customer, survey) if survey else None
        self.outcome = Text(words.outcome_name(summary.outcome), "heading" if survey else "display")
        self.ring = ScoreRing(96 if survey else 112)
        self.ring.set_score(score.total if score else summary.score)
        self.again_button = QPushButton(icon("phone", "#ffffff"), self.tr("Practise again"))
        self.again_button.setDefault(True)
        self.replay_button = QPushButton(self.tr("Play the recording"))
        self.export_button = QPushButton(self.tr("Export the transcript"))
        self._look = words.OUTCOME_LOOK.get(summary.outcome or "", ("phone-cancel-outline", "muted"))
        self._mark = QLabel()
        self._mark_size = 20 if survey else 32
        ended = self._ended(summary, self._corrected(record))
        if self.survey is not None:
            line = row(self.survey, upright(), ended, spacing=3 * GRID)
            line.setStretch(0, 3)
            line.setStretch(2, 2)
            self.body.addLayout(line)
        else:
            self.body.addLayout(ended)
        self.body.setSpacing(2 * GRID)
        self.body.addWidget(divider())
        self.body.addLayout(self._foot(summary))
        self._draw()

    def _corrected(self, record: SessionRecord) -> str:
        if record.score_as_heard is None or not record.corrections:
            return ""
        told = self.tr("%n answer(s) corrected. As it was recognised, the score was %1.", "", len(record.corrections))
        return told.replace("%1", f"{record.score_as_heard.total:.0f}")

    def _ended(self, summary: SessionSummary, corrected: str) -> QHBoxLayout:
        sentence = Text(words.outcome_sentence(summary.outcome, summary.customer), "body", wrap=True)
        told = column(1, row(self._mark, self.outcome, 1), sentence)
        if corrected:
            told.addWidget(Text(corrected, "caption", "muted", wrap=True))
        told.addStretch(1)
        ended = row(self.ring, told, spacing=2 * GRID)
        ended.setStretch(1, 1)
        return ended

    def _foot(self, summary: SessionSummary) -> QHBoxLayout:
        facts = (
            summary.scenario_title,
            words.clock(summary.seconds),
            words.mode_name(summary.mode),
            words.level_name(summary.level),
            words.moment(summary.started_at),
            words.recogniser_name(summary.recogniser),
        )
        told = OneLine(" · ".join((summary.customer, *facts)), "caption", "muted")
        foot = row(told, self.export_button, self.replay_button, self.again_button)
        foot.setStretch(0, 1)
        return foot

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark_size"):
            self._draw()

    def _draw(self) -> None:
        picture, tone = self._look
        self._mark.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(self._mark_size, self._mark_size))
        self.replay_button.setIcon(icon("play"))
        self.export_button.setIcon(icon("tray-arrow-down"))
