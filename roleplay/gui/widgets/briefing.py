"""What the trainee is told about a customer before the phone rings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from roleplay.core.records import ScenarioSummary, SessionSummary
from roleplay.gui import words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.meters import Dots, ScoreRing
from roleplay.gui.widgets.surface import Card, Scroll, column, row
from roleplay.gui.widgets.text import OneLine, Text


class Briefing(Scroll):
    """The chosen scenario: who calls, who you are, the two matters, and how it went last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=2 * GRID, parent=parent)
        self._feeling = ""
        self._avatar = Avatar("", 72)
        self._name = OneLine("", "title")
        self._title = OneLine("", "body", "muted")
        self._dots = Dots()
        self._difficulty = Text("", "caption", "muted")
        self._direction = OneLine("", "caption", "muted")
        self._kind = OneLine("", "caption", "muted")
        self._problem = Card("warn_soft")
        self._problem_text = Text("", "body", wrap=True)
        self._problem.body.addWidget(Text(self.tr("This scenario cannot be played"), "strong", "warn"))
        self._problem.body.addWidget(self._problem_text)
        self._summary = Text("", "body", wrap=True)
        self._role = Text("", "body", wrap=True)
        facts = row(self._dots, self._difficulty, Text("·", "caption", "muted"), self._direction)
        facts.setStretch(3, 1)
        names = column(1, self._name, self._title, facts, self._kind, 1, spacing=4)
        head = row(self._avatar, names, self._last_result(), spacing=2 * GRID)
        head.setStretch(1, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._problem)
        self.column.addLayout(column(Text(self.tr("What you know"), "overline", "muted"), self._summary, spacing=4))
        self.column.addLayout(column(Text(self.tr("Your role"), "overline", "muted"), self._role, spacing=4))
        self.column.addLayout(self._matters())
        self.column.addStretch(1)

    def _matters(self) -> QGridLayout:
        self._hard_icon, self._soft_icon = QLabel(), QLabel()
        self._hard = Text("", "body", wrap=True)
        self._soft_name = Text("", "strong")
        self._soft = Text("", "body", wrap=True)
        grid = QGridLayout()
        grid.setSpacing(GRID + 4)
        for place, (picture, title, texts) in enumerate(
            (
                (self._hard_icon, self.tr("The matter"), (self._hard,)),
                (self._soft_icon, self.tr("The feeling"), (self._soft_name, self._soft)),
            )
        ):
            card = Card("sunken")
            card.body.addLayout(row(picture, Text(title, "overline", "muted"), 1))
            for text in texts:
                card.body.addWidget(text)
            card.body.addStretch(1)
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _last_result(self) -> QHBoxLayout:
        self._ring = ScoreRing(56)
        self._last_title = OneLine("", "strong")
        self._last_text = OneLine("", "caption", "muted")
        for text in (self._last_title, self._last_text):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        return row(column(1, self._last_title, self._last_text, 1, spacing=2), self._ring, spacing=GRID + 4)

    def set_compact(self, *, compact: bool) -> None:
        """Show the last result as a number only, where there is little room, or in words too."""
        self._last_title.setVisible(not compact)
        self._last_text.setVisible(not compact)

    def show_scenario(self, scenario: ScenarioSummary, last: SessionSummary | None) -> None:
        """Show a scenario and the newest session with it."""
        self._feeling = scenario.feeling
        self._avatar.set_name(scenario.customer)
        self._name.setText(scenario.customer)
        self._title.setText(scenario.title)
        self._dots.set_value(scenario.difficulty)
        self._difficulty.setText(words.difficulty_name(scenario.difficulty))
        incoming = scenario.direction == "incoming"
        self._direction.setText(self.tr("calls you") if incoming else self.tr("you call them"))
        self._kind.setText(" · ".join(map(words.trait_name, scenario.traits)))
        self._kind.setVisible(bool(scenario.traits))
        self._problem.setVisible(bool(scenario.problem))
        self._problem_text.setText(scenario.problem)
        self._summary.setText(scenario.summary)
        self._role.setText(scenario.role)
        self._hard.setText(scenario.hard_matter)
        self._soft_name.setText(words.feeling_name(scenario.feeling))
        self._soft.setText(scenario.soft_matter)
        self._ring.set_score(last.score if last else None)
        if last is None:
            self._last_title.setText(self.tr("Not tried yet"))
            self._last_text.setText(self.tr("Your result will stand here."))
        else:
            self._last_title.setText(words.outcome_name(last.outcome))
            facts_of_it = (words.moment(last.started_at), words.mode_name(last.mode), words.level_name(last.level))
            self._last_text.setText(" · ".join(facts_of_it))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._feeling:
            self._draw()

    def _draw(self) -> None:
        muted = tokens().muted
        self._hard_icon.setPixmap(icon("wrench-outline", muted).pixmap(16, 16))
        self._soft_icon.setPixmap(icon(words.FEELING_ICONS[self._feeling], muted).pixmap(16, 16))
