"""Playing a test plan: pure, without sound, in virtual time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roleplay.core.actions import Listen, Say, Step
from roleplay.core.events import (
    Answered,
    Button,
    ButtonPressed,
    EngineInput,
    Outcome,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.understanding import Transcript, Understood
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.coverage import Reached
from roleplay.dialogue.testplans.plans import Directive, Expectation, Move, Plan

SECONDS_A_WORD = 0.4
"""People speak about 150 words a minute."""
TALKED_OVER_AFTER = 1.0
"""Seconds of a line that were heard before the trainee interrupts."""
_BUTTONS: dict[Directive, Button] = {
    "hold": "hold",
    "resume": "resume",
    "transfer": "transfer",
    "hang up": "hang_up",
}
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


@dataclass(slots=True)
class _Moment:
    """What has come of one move."""

    state: DialogueState
    reply: ReplyTaken | None = None
    lines: tuple[str, ...] = ()
    understood: Understood = field(default_factory=Understood)

    def unlike(self, expectation: Expectation) -> bool:
        """Tell whether something else was expected."""
        if expectation.key == "heat":
            return not expectation.lowest <= self.state.heat <= expectation.highest
        there = {
            "node": {self.state.node},
            "reply": {self.reply.reply} if self.reply else set(),
            "techniques": {match.technique for match in self.understood.techniques},
            "flags": set(self.state.flags),
            "says": set(self.lines),
            "outcome": {str(self.state.outcome)},
        }
        return not there[expectation.key].issuperset(expectation.names)

    def described(self) -> str:
        """Return all of it in words."""
        techniques = ", ".join(f"{match.technique} {match.score:.2f}" for match in self.understood.techniques)
        likely = ", ".join(f"{match.reply} {match.score:.2f}" for match in self.understood.replies[:_BEST_REPLIES])
        parts = {
            "node": self.state.node,
            "heat": f"{self.state.heat:g}",
            "reply": self.reply.reply if self.reply else "none",
            "techniques": techniques or "none",
            "flags": ", ".join(sorted(self.state.flags)) or "none",
            "says": ", ".join(self.lines) or "nothing",
            "outcome": str(self.state.outcome or "none yet"),
            "best replies": likely,
        }
        return "; ".join(f"{name} {value}" for name, value in parts.items() if value)


class _Player:
    """Plays one plan."""

    def __init__(self, plan: Plan, dialogue: ScenarioDialogue, reached: Reached) -> None:
        self._plan = plan
        self._dialogue = dialogue
        self._reached = reached
        self._at = 0.0
        self._patience = 0.0
        self._last_line = ""
        self._interrupting = False
        self._moment = _Moment(dialogue.begin(seed=plan.seed))
        self._failures: list[Failure] = []
        self._goals_missing = set(dialogue.engine.scenario.goals.values())

    def play(self) -> Played:
        self._step(Answered(self._at))
        self._compare(self._plan.line, "(the call is answered)", self._plan.at_first)
        for move in self._plan.moves:
            if self._moment.state.outcome is not None:
                self._fail(move.line, move.text, "the call goes on")
                break
            self._make(move)
            self._compare(move.line, move.text, move.expectations)
        if self._moment.state.outcome == "solved" and self._goals_missing:
            missing = ", ".join(sorted(self._goals_missing))
            self._fail(
                self._plan.moves[-1].line, self._plan.moves[-1].text, f"solved with the goal {missing} reached"
            )
        state = self._moment.state
        return Played(self._plan, tuple(self._failures), state.outcome, state.turns, round(self._at, 1))

    def _make(self, move: Move) -> None:
        match move.directive:
            case None:
                self._say(move.text)
            case "silence":
                self._at += self._patience
                self._step(TraineeSilent(self._at, self._patience))
            case "interrupt":
                self._interrupting = True
                self._step(TraineeInterrupted(self._at, self._last_line, TALKED_OVER_AFTER))
            case "long speech":
                listens = self._dialogue.engine.scenario.customer.listens
                self._at += listens
                self._step(TraineeLongWinded(self._at, listens))
            case directive:
                self._step(ButtonPressed(self._at, _BUTTONS[directive]))

    def _say(self, text: str) -> None:
        began = self._at
        self._at += SECONDS_A_WORD * len(text.split())
        transcript = Transcript(text, began, self._at, "typed")
        understood = self._dialogue.understand(self._moment.state, transcript)
        self._step(TraineeSaid(self._at, transcript, understood, self._interrupting), understood)
        self._interrupting = False

    def _step(self, event: EngineInput, understood: Understood | None = None) -> None:
        step = self._dialogue.step(self._moment.state, event)
        self._reached.add(step)
        self._goals_missing -= step.state.flags
        replies = [happened for happened in step.happened if isinstance(happened, ReplyTaken)]
        lines = tuple(action.line for action in step.actions if isinstance(action, Say))
        reply = replies[-1] if replies else None
        self._moment = _Moment(step.state, reply, lines, understood or Understood())
        self._pass_time(step)

    def _pass_time(self, step: Step[DialogueState]) -> None:
        for action in step.actions:
            if isinstance(action, Say):
                self._at += action.pause_before + SECONDS_A_WORD * len(action.text.split())
                self._last_line = action.line
            elif isinstance(action, Listen):
                self._patience = action.patience

    def _compare(self, line: int, move: str, expectations: Iterable[Expectation]) -> None:
        for expectation in expectations:
            if self._moment.unlike(expectation):
                self._fail(expectation.line or line, move, expectation.text)

    def _fail(self, line: int, move: str, expected: str) -> None:
        self._failures.append(Failure(line, move, expected, self._moment.described()))


def play(plan: Plan, dialogue: ScenarioDialogue, reached: Reached) -> Played:
    """Play a plan on a dialogue in its language and level, and compare; `reached` collects what it reaches."""
    return _Player(plan, dialogue, reached).play()
