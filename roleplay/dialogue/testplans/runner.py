"""Playing a test plan: pure, without sound, in virtual time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.core.events import Outcome
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.testplans.coverage import Reached
from roleplay.dialogue.testplans.plans import Expectation, Move, Plan
from roleplay.dialogue.testplans.stepping import Beginning, Made, Moves

_BEST_REPLIES = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that did not come true."""

    line: int
    move: str
    """What the trainee said or did."""
    expected: str
    instead: str


@dataclass(frozen=True, slots=True)
class Played:
    """A plan that was played."""

    plan: Plan
    failures: tuple[Failure, ...]
    outcome: Outcome | None
    """None when the plan ends before the call does."""
    turns: int
    """Utterances of the trainee."""
    seconds: float
    """Virtual time."""


def unlike(made: Made, expectation: Expectation) -> bool:
    """Tell whether something else was expected of a move."""
    if expectation.key == "heat":
        return not expectation.lowest <= made.state.heat <= expectation.highest
    there = {
        "node": {made.state.node},
        "reply": {made.reply.reply} if made.reply else set(),
        "techniques": {match.technique for match in made.understood.techniques},
        "flags": set(made.state.flags),
        "says": {line.line for line in made.lines},
        "outcome": {str(made.state.outcome)},
    }
    return not there[expectation.key].issuperset(expectation.names)


def described(made: Made) -> str:
    """Return all that came of a move in words."""
    techniques = ", ".join(f"{match.technique} {match.score:.2f}" for match in made.understood.techniques)
    likely = ", ".join(f"{match.reply} {match.score:.2f}" for match in made.understood.replies[:_BEST_REPLIES])
    parts = {
        "node": made.state.node,
        "heat": f"{made.state.heat:g}",
        "reply": made.reply.reply if made.reply else "none",
        "techniques": techniques or "none",
        "flags": ", ".join(sorted(made.state.flags)) or "none",
        "says": ", ".join(line.line for line in made.lines) or "nothing",
        "outcome": str(made.state.outcome or "none yet"),
        "best replies": likely,
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items() if value)


class _Player:
    """Plays one plan."""

    def __init__(self, plan: Plan, dialogue: ScenarioDialogue, reached: Reached) -> None:
        self._plan = plan
        self._moves = Moves(dialogue, Beginning(plan.begin, plan.heat, plan.flags, plan.seed))
        self._reached = reached
        self._failures: list[Failure] = []
        self._goals_missing = set(dialogue.engine.scenario.goals.values())

    def play(self) -> Played:
        self._reached.begin()
        made = self._take(self._moves.begin())
        self._compare(self._plan.line, "(the call is answered)", self._plan.at_first, made)
        for move in self._plan.moves:
            if made.state.outcome is not None:
                self._fail(move.line, move.text, "the call goes on", made)
                break
            made = self._take(self._make(move))
            self._compare(move.line, move.text, move.expectations, made)
        if made.state.outcome == "solved" and self._goals_missing:
            missing = ", ".join(sorted(self._goals_missing))
            last = self._plan.moves[-1]
            self._fail(last.line, last.text, f"solved with the goal {missing} reached", made)
        return Played(
            self._plan, tuple(self._failures), made.state.outcome, made.state.turns, round(self._moves.at, 1)
        )

    def _make(self, move: Move) -> Made:
        return self._moves.say(move.text) if move.directive is None else self._moves.make(move.directive)

    def _take(self, made: Made) -> Made:
        self._reached.add(made.step)
        self._goals_missing -= made.state.flags
        return made

    def _compare(self, line: int, move: str, expectations: Iterable[Expectation], made: Made) -> None:
        for expectation in expectations:
            if unlike(made, expectation):
                self._fail(expectation.line or line, move, expectation.text, made)

    def _fail(self, line: int, move: str, expected: str, made: Made) -> None:
        self._failures.append(Failure(line, move, expected, described(made)))


def play(plan: Plan, dialogue: ScenarioDialogue, reached: Reached) -> Played:
    """Play a plan on a dialogue in its language and level, and compare; `reached` collects what it reaches."""
    return _Player(plan, dialogue, reached).play()
