"""Where a tried call stands: heat, node, flags, goals, and what is counted."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from superqt import QFlowLayout

from roleplay.dialogue.authoring.trial import TrialTurn
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.state import DialogueState
from roleplay.gui import words as all_words
from roleplay.gui.studio_words import readable
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.meters import HeatGauge
from roleplay.gui.widgets.surface import Card, row
from roleplay.gui.widgets.text import OneLine, Text, Tone


class StateView(QWidget):
    """The state of the engine behind one move."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heat = HeatGauge()
        self.heat.setAccessibleName(self.tr("Anger"))
        self.heat_text = Text("", "strong")
        self.node = OneLine("", "strong")
        self.counts = Text("", "caption", "muted", wrap=True)
        self.moves = Text("", "caption", "muted", wrap=True)
        self._chips = QWidget()
        self._flow = QFlowLayout(self._chips)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.flags: dict[str, Tone] = {}
        """What is shown as set, or (a goal) as still missing, with its tone."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Text(self.tr("Anger"), "caption", "muted"), 0, 0)
        grid.addLayout(row(self.heat, self.heat_text), 0, 1)
        grid.addWidget(Text(self.tr("Moment"), "caption", "muted"), 1, 0)
        grid.addWidget(self.node, 1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(grid)
        whole.addWidget(self._chips)
        whole.addWidget(self.moves)
        whole.addWidget(self.counts)
        whole.addStretch(1)

    def show_turn(self, turn: TrialTurn, scenario: Scenario) -> None:
        """Show how things stand after a move."""
        state = turn.made.state
        self.heat.set_heat(state.heat)
        self.heat_text.setText(f"{state.heat:.0f}")
        outcome = f" · {all_words.outcome_name(state.outcome)}" if state.outcome else ""
        self.node.setText(readable(state.node) + outcome)
        self._show_flags(state, scenario)
        moved = [
            f"{event.after - event.before:+.0f} {all_words.reason_name(event.reason)}".replace("-", "−")
            for event in turn.made.step.happened
            if event.kind == "heat_changed"
        ]
        self.moves.setText(", ".join(moved))
        self.moves.setVisible(bool(moved))
        self.counts.setText(self._counted(state))

    def _show_flags(self, state: DialogueState, scenario: Scenario) -> None:
        goals = dict.fromkeys(scenario.goals.values())
        self.flags = {goal: "good" if goal in state.flags else "muted" for goal in goals}
        self.flags.update({flag: "accent" for flag in sorted(state.flags) if flag not in goals})
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for flag, tone in self.flags.items():
            mark = "✓ " if flag in state.flags else "○ "
            chip = Card("good_soft" if tone == "good" else "accent_soft" if tone == "accent" else "sunken", padding=4)
            chip.body.addWidget(Text(mark + flag, "caption", tone))
            what = self.tr("A goal of the call") if flag in goals else self.tr("A flag that is set")
            chip.setToolTip(what)
            self._flow.addWidget(chip)

    def _counted(self, state: DialogueState) -> str:
        ladder = ", ".join(map(str, state.ladder)) or "–"
        parts = [
            self.tr("Turns %1").replace("%1", str(state.turns)),
            self.tr("misses in a row %1").replace("%1", str(state.misses)),
            self.tr("silences in a row %1").replace("%1", str(state.silences)),
            self.tr("interruptions %1").replace("%1", str(state.interruptions)),
            self.tr("visits here %1").replace("%1", str(state.visits.get(state.node, 0))),
            self.tr("steps of the ladder %1").replace("%1", ladder),
        ]
        if state.named:
            parts.append(self.tr("facts named: %1").replace("%1", ", ".join(sorted(state.named))))
        if state.told:
            parts.append(self.tr("facts told: %1").replace("%1", ", ".join(sorted(state.told))))
        if state.on_hold:
            parts.append(self.tr("on hold"))
        return " · ".join(parts)
