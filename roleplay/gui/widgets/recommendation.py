"""What to rehearse next: a calm box for the Practice page and the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from roleplay.app import CallOptions
from roleplay.core.errors import ScenarioError
from roleplay.core.records import ScenarioSummary
from roleplay.gui import words
from roleplay.gui.advice_words import reason_sentence, skill_name
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.assigned_list import AssignedList
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.skill_ranges import SkillRanges
from roleplay.gui.widgets.surface import Card, clear, column, row
from roleplay.gui.widgets.text import OneLine, Text, plain_tooltip
from roleplay.review.skills import Estimate

if TYPE_CHECKING:
    from roleplay.app.desk.assignments import Assigned
    from roleplay.review.recommendation import Advice, Recommendation

SHOWN = 5
"""Skills in the picture at most."""
SHOWN_DUE = 3


class RecommendationCard(Card):
    """The next customer with the reason and a button, others to choose from, and the trainee's skills as ranges.

    Either `load` (reads everything in the background) or `show_advice`; hidden until there is something to show.
    """

    start_wanted = Signal(object, object)
    """Ring: `CallOptions`, `ScenarioSummary`."""
    chosen = Signal(str)
    """An alternative was picked, to be looked at: id of its scenario."""

    def __init__(self, context: Context, *, others_ring: bool = True, parent: QWidget | None = None) -> None:
        """`others_ring` calls an alternative at once; otherwise it is only `chosen`."""
        super().__init__(parent=parent)
        self._context = context
        self._others_ring = others_ring
        self._next: tuple[Recommendation, ScenarioSummary] | None = None
        self._customers: dict[str, ScenarioSummary] = {}
        self._avatar = Avatar("", 60)
        self._name = OneLine("", "heading")
        self._title = OneLine("", "caption", "muted")
        self._reason = Text("", "body", wrap=True)
        self._due = OneLine("", "caption", "muted")
        self.start_button = QPushButton(icon("phone", "#ffffff"), self.tr("Call now"))
        self.start_button.setDefault(True)
        self.start_button.setMinimumHeight(40)
        self.start_button.clicked.connect(self._start)
        self._others = row(spacing=GRID)
        self._other_row = QWidget()
        self._other_row.setLayout(self._others)
        self.other_buttons: list[QPushButton] = []
        words_of_it = column(1, self._name, self._title, self._reason, 1, spacing=2)
        who = row(self._avatar, words_of_it, self.start_button, spacing=2 * GRID)
        who.setStretch(1, 1)
        self._told = QWidget()
        self._told.setLayout(
            column(
                Text(self.tr("Next for you"), "overline", "accent"), who, 1, self._due, self._other_row, spacing=GRID
            )
        )
        self.assigned = AssignedList()
        self.assigned.start_wanted.connect(self._start_assigned)
        self.assigned.chosen.connect(self.chosen)
        told = column(self._told, self.assigned, spacing=2 * GRID)
        told.setStretch(0, 1)
        self.ranges = SkillRanges()
        self._no_ranges = Text(
            self.tr("After a few calls you will see here what you are good at, and what to rehearse."),
            "caption",
            "muted",
            wrap=True,
        )
        self._picture = QWidget()
        self._picture.setLayout(
            column(Text(self.tr("Your skills"), "overline", "muted"), self.ranges, self._no_ranges, 1, spacing=GRID)
        )
        line = row(told, self._picture, spacing=4 * GRID)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.body.addLayout(line)
        self.hide()

    def load(self) -> None:
        """Read the advice and the customers in the background, then show them."""
        app = self._context.app

        def load(_: Task) -> tuple[Advice, tuple[ScenarioSummary, ...]]:
            return app.advice(), app.scenarios(app.settings.call_language)

        self._context.tasks.run(self, load, lambda found: self.show_advice(*found), self._context.fail)

    def show_advice(self, advice: Advice, scenarios: Iterable[ScenarioSummary]) -> None:
        """Show where the trainee stands and what comes next; nothing when there is no customer to recommend."""
        known = {scenario.id: scenario for scenario in scenarios}
        self._next = self._with_scenario(advice.next, known)
        self.setVisible(self._next is not None or not self.assigned.isHidden())
        if self._next is None:
            return
        one, scenario = self._next
        self._avatar.set_name(scenario.customer)
        self._name.setText(scenario.customer)
        self._title.setText(f"{scenario.title} · {words.level_name(one.level)}")
        self._reason.setText(reason_sentence(one.reason, scenario.customer))
        self.start_button.setAccessibleName(f"{self.start_button.text()}: {scenario.customer}")
        self.start_button.setAccessibleDescription(self._reason.text())
        self._show_due(advice)
        self._show_others([pair for other in advice.alternatives if (pair := self._with_scenario(other, known))])
        picture = worth_showing(advice)
        self.ranges.show_estimates(picture)
        self.ranges.setVisible(bool(picture))
        self._no_ranges.setVisible(not picture)

    def show_assigned(self, assigned: Sequence[Assigned], scenarios: Iterable[ScenarioSummary]) -> None:
        """Show what is assigned to the trainee; while something of it is to be done it stands for what comes next."""
        self._customers = {scenario.id: scenario for scenario in scenarios}
        self.assigned.show_assigned(assigned, {one.id: one.title for one in self._customers.values()})
        self._told.setHidden(any(not one.standing.settled for one in assigned))
        if assigned:
            self.show()

    def set_compact(self, *, compact: bool) -> None:
        """Show the next customer only, where there is little room, or everything."""
        self.assigned.set_compact(compact=compact)
        for part in (self._picture, self._other_row):
            part.setVisible(not compact)

    @property
    def reason(self) -> str:
        """The sentence that is shown."""
        return self._reason.text()

    def _show_due(self, advice: Advice) -> None:
        names = [skill_name(due.skill) for due in advice.due]
        listed = ", ".join([*names[:SHOWN_DUE], *(["…"] if len(names) > SHOWN_DUE else [])])
        self._due.setText(self.tr("Due today: %1").replace("%1", listed))
        self._due.setVisible(bool(names))

    def _show_others(self, others: list[tuple[Recommendation, ScenarioSummary]]) -> None:
        clear(self._others)
        self.other_buttons = []
        if others:
            self._others.addWidget(Text(self.tr("Or:"), "caption", "muted"))
        for one, scenario in others:
            button = QPushButton(scenario.customer)
            button.setToolTip(plain_tooltip(reason_sentence(one.reason, scenario.customer)))
            button.setAccessibleDescription(reason_sentence(one.reason, scenario.customer))
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self._pick, one, scenario))
            self._others.addWidget(button)
            self.other_buttons.append(button)
        self._others.addStretch(1)

    @staticmethod
    def _with_scenario(
        one: Recommendation | None, known: dict[str, ScenarioSummary]
    ) -> tuple[Recommendation, ScenarioSummary] | None:
        if one is None or one.scenario_id not in known or known[one.scenario_id].problem:
            return None
        return one, known[one.scenario_id]

    def _start(self) -> None:
        if self._next is not None:
            self._ring(*self._next)

    def _start_assigned(self, wanted: Assigned) -> None:
        terms = wanted.assignment.terms
        scenario = self._customers.get(terms.scenario_id)
        if scenario is None:
            missing = ScenarioError(
                f"The scenario {terms.scenario_id} is not on this machine.", hint="Ask your trainer for it."
            )
            self._context.fail(missing)
            return
        language = self._language(scenario)
        if terms.language:
            language = terms.language
        options = CallOptions(scenario.id, language, terms.mode, terms.level, assignment=wanted.assignment.id)
        self.start_wanted.emit(options, scenario)

    def _pick(self, one: Recommendation, scenario: ScenarioSummary) -> None:
        if self._others_ring:
            self._ring(one, scenario)
        else:
            self.chosen.emit(scenario.id)

    def _ring(self, one: Recommendation, scenario: ScenarioSummary) -> None:
        mode = one.mode or self._context.app.settings.mode
        options = CallOptions(scenario.id, self._language(scenario), mode, one.level, assignment=one.assignment_id)
        self.start_wanted.emit(options, scenario)

    def _language(self, scenario: ScenarioSummary) -> str:
        wanted = self._context.app.settings.call_language
        return wanted if wanted in scenario.languages else scenario.languages[0]


def worth_showing(advice: Advice) -> tuple[Estimate, ...]:
    """Return the skills for the picture: what is weak first, then what is strong, then what is not known yet."""
    weak = advice.weaknesses[: SHOWN - 2]
    strong = advice.strengths[: SHOWN - len(weak)]
    unknown = [one for one in advice.unknown if one.skill.kind != "mistake"]
    return (*weak, *strong, *unknown[: SHOWN - len(weak) - len(strong)])
