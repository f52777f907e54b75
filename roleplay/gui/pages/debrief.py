"""How a call went, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

from roleplay.app import CallOptions
from roleplay.core.records import ScenarioSummary, Score, SessionRecord
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.heat_plot import HeatPlot
from roleplay.gui.widgets.meters import ScoreRing, SectionBar
from roleplay.gui.widgets.surface import Card, Page, Scroll, column, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.gui.widgets.turn_card import TurnCard
from roleplay.review.story import Comment, Story
from roleplay.review.turns import Turn, turns


@dataclass(frozen=True, slots=True)
class _Loaded:
    record: SessionRecord
    turns: tuple[Turn, ...]
    story: Story
    scenario: ScenarioSummary | None
    has_recording: bool


def grouped(found: Sequence[Turn]) -> list[tuple[list[Turn], Turn | None]]:
    """Return the trainee's moves, each with the customer's lines before it; lines after the last stand alone."""
    groups: list[tuple[list[Turn], Turn | None]] = []
    lines: list[Turn] = []
    for turn in found:
        if turn.kind == "line":
            lines.append(turn)
        else:
            groups.append((lines, turn))
            lines = []
    if lines:
        groups.append((lines, None))
    return groups


class DebriefPage(Page):
    """Outcome, score, heat over time, and every turn with its evidence."""

    again_wanted = Signal(object, object)
    """Ring again: `CallOptions`, `ScenarioSummary`."""
    replay_wanted = Signal(str)

    def __init__(self, context: Context, session_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._session_id = session_id
        self._loaded: _Loaded | None = None
        self.cards: list[TurnCard] = []
        self.banner = Banner()
        self.sheet = Scroll()
        self.content.addWidget(self.banner)
        self.content.addWidget(self.sheet, 1)
        app = context.app

        def load(_: Task) -> _Loaded:
            record = app.session(session_id)
            known = {scenario.id: scenario for scenario in app.scenarios(record.start.language)}
            return _Loaded(
                record,
                turns(record.events),
                Story(record.start),
                known.get(record.start.scenario_id),
                app.recording(session_id) is not None,
            )

        context.tasks.run(self, load, self._show, context.fail)

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self.sheet.column.addWidget(self._hero(loaded))
        self.sheet.column.addLayout(self._picture(loaded))
        self.sheet.column.addWidget(Text(self.tr("Turn by turn"), "heading"))
        for lines, move in grouped(loaded.turns):
            comment = loaded.story.comment(move) if move is not None else Comment()
            card = TurnCard(loaded.record.start.customer, lines, move, comment)
            self.cards.append(card)
            self.sheet.column.addWidget(card)
        if not self.cards:
            self.sheet.column.addWidget(Text(self.tr("Nobody said anything in this call."), "body", "muted"))
        self.sheet.column.addStretch(1)
        self.again_button.setFocus()

    # --- building ---

    def _hero(self, loaded: _Loaded) -> Card:
        summary = loaded.record.summary
        picture, tone = words.OUTCOME_LOOK.get(summary.outcome or "", ("phone-cancel-outline", "muted"))
        self.outcome = Text(words.outcome_name(summary.outcome), "display")
        mark = QLabel()
        mark.setPixmap(icon(picture, getattr(tokens(), tone)).pixmap(32, 32))
        self.ring = ScoreRing(112)
        self.ring.set_score(loaded.record.score.total if loaded.record.score else summary.score)
        sentence = Text(words.outcome_sentence(summary.outcome, summary.customer), "body", wrap=True)
        facts = " · ".join(
            (
                summary.customer,
                summary.scenario_title,
                words.clock(summary.seconds),
                words.mode_name(summary.mode),
                words.moment(summary.started_at),
                words.recogniser_name(summary.recogniser),
            )
        )
        told = column(
            1,
            row(mark, self.outcome, 1, spacing=12),
            sentence,
            OneLine(facts, "caption", "muted"),
            self._buttons(loaded),
            1,
        )
        hero = Card(padding=3 * GRID)
        line = row(self.ring, told, spacing=3 * GRID)
        line.setStretch(1, 1)
        hero.body.addLayout(line)
        return hero

    def _buttons(self, loaded: _Loaded) -> QWidget:
        self.again_button = QPushButton(icon("phone", "#ffffff"), self.tr("Practise again"))
        self.again_button.setDefault(True)
        self.again_button.setEnabled(loaded.scenario is not None and not loaded.scenario.problem)
        self.again_button.clicked.connect(self._again)
        self.replay_button = QPushButton(icon("play"), self.tr("Play the recording"))
        self.replay_button.setEnabled(loaded.has_recording)
        self.replay_button.clicked.connect(lambda: self.replay_wanted.emit(self._session_id))
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Export the transcript"))
        self.export_button.clicked.connect(self._export)
        buttons = QWidget()
        line = row(self.again_button, self.replay_button, self.export_button, 1)
        line.setContentsMargins(0, GRID, 0, 0)
        buttons.setLayout(line)
        return buttons

    def _picture(self, loaded: _Loaded) -> QGridLayout:
        self.plot = HeatPlot()
        moves = [(n, move) for n, (_, move) in enumerate(grouped(loaded.turns)) if move is not None]
        self.plot.show_call(loaded.record.events, moves)
        self.plot.turn_clicked.connect(self.show_turn)
        heat = Card()
        heat.body.addWidget(Text(self.tr("Anger over time"), "heading"))
        heat.body.addWidget(
            Text(self.tr("Every dot is something you did. Click one to see what it did."), "caption", "muted")
        )
        heat.body.addWidget(self.plot, 1)
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        grid.addWidget(heat, 0, 0)
        grid.setColumnStretch(0, 3)
        if loaded.record.score is not None:
            grid.addWidget(self._sections(loaded.record.score), 0, 1)
            grid.setColumnStretch(1, 2)
        return grid

    def _sections(self, score: Score) -> Card:
        card = Card()
        card.body.addWidget(Text(self.tr("Score"), "heading"))
        for section in score.sections:
            bar = SectionBar()
            bar.set_share(section.points / section.out_of if section.out_of else 0.0)
            points = self.tr("%1 of %2").replace("%1", f"{section.points:.0f}").replace("%2", f"{section.out_of:.0f}")
            bar.setAccessibleName(f"{words.section_name(section.section)}: {points}")
            name = Text(words.section_name(section.section), "strong")
            won = ", ".join(
                f"{words.reason_name(item.reason)} {item.points:+.0f}".replace("-", "−")
                for item in section.items
                if round(item.points)
            )
            card.body.addLayout(
                column(
                    row(name, 1, Text(points, "caption", "muted")), bar, OneLine(won, "caption", "muted"), spacing=4
                )
            )
        card.body.addStretch(1)
        return card

    # --- acting ---

    def show_turn(self, number: int) -> None:
        """Bring a turn into view."""
        card = self.cards[number]
        self.sheet.ensureWidgetVisible(card, 0, 2 * GRID)
        for other in self.cards:
            other.mark(marked=other is card)

    def _again(self) -> None:
        if self._loaded is not None and self._loaded.scenario is not None:
            start = self._loaded.record.start
            self.again_wanted.emit(CallOptions(start.scenario_id, start.language, start.mode), self._loaded.scenario)

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the transcript"), f"{self._session_id[:8]}.vtt", self.tr("WebVTT (*.vtt)")
        )
        if path:
            app, session_id = self._context.app, self._session_id
            self._context.tasks.run(
                self,
                lambda _: app.export_transcript(session_id, Path(path)),
                lambda _: self.banner.show_message(self.tr("Saved as %1").replace("%1", path), "good"),
                self._context.fail,
            )
