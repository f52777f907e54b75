"""A call that somebody tries out while they write a scenario: from any moment, move by move, and back again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roleplay.core.errors import ScenarioError
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.dialogue.replay import ENGINE_INPUTS
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.plans import Directive
from roleplay.dialogue.testplans.stepping import Beginning, Made, Moves

HEAT_ROOM = 7.5
"""Points of heat by which a plan that is made of a tried call may be missed on either side."""


@dataclass(frozen=True, slots=True)
class Said:
    """One move of the trainee's: words, or something else."""

    text: str = ""
    directive: Directive | None = None

    def __str__(self) -> str:
        return self.text if self.directive is None else f"[{self.directive}]"


@dataclass(frozen=True, slots=True)
class TrialTurn:
    """A move and what came of it; the first one of a call is its beginning, without a move."""

    move: Said | None
    made: Made


class Trial:
    """A call in the making. Every move may be taken back, and the whole call be made again in a changed scenario."""

    def __init__(self, dialogue: ScenarioDialogue, beginning: Beginning | None = None) -> None:
        """Begin the call. Raises `ScenarioError` when the scenario has no such node."""
        self.dialogue = dialogue
        self.beginning = beginning or Beginning()
        self.turns: list[TrialTurn] = []
        self._begin(())

    @property
    def state(self) -> DialogueState:
        """Where the dialogue stands."""
        return self._moves.state

    @property
    def over(self) -> bool:
        """Whether the call has ended."""
        return self.state.outcome is not None

    @property
    def moves(self) -> tuple[Said, ...]:
        """What the trainee has said and done."""
        return tuple(turn.move for turn in self.turns if turn.move is not None)

    def say(self, text: str) -> TrialTurn:
        """Say something; the words are understood at this moment."""
        return self._take(Said(" ".join(text.split())))

    def make(self, directive: Directive) -> TrialTurn:
        """Do something else than speak."""
        return self._take(Said(directive=directive))

    def back(self) -> None:
        """Take the last move back; nothing happens at the beginning."""
        if self.moves:
            self._begin(self.moves[:-1])

    def again(self, dialogue: ScenarioDialogue) -> Trial:
        """Return the same call in a changed scenario, as far as it goes there: until it ends, or knows no place.

        Raises `ScenarioError` when the node at which it began is gone.
        """
        other = Trial(dialogue, self.beginning)
        other._begin(self.moves)
        return other

    def follow(self, events: Iterable[CallEvent]) -> None:
        """Make what was done in a real call; words as they were understood there."""
        for event in events:
            if isinstance(event, ENGINE_INPUTS) and not self.over and event.kind != "answered":
                before = self.state
                step = self.dialogue.step(before, event)
                understood = event.understood if isinstance(event, TraineeSaid) else None
                made = Made(before, step, event) if understood is None else Made(before, step, event, understood)
                self._moves.state = step.state
                self.turns.append(TrialTurn(_move_of(event), made))

    def _begin(self, moves: Iterable[Said]) -> None:
        try:
            self._moves = Moves(self.dialogue, self.beginning)
        except KeyError as error:
            raise ScenarioError(
                f"The scenario has no node “{self.beginning.node}” any more.", hint="Begin at another one."
            ) from error
        self.turns = [TrialTurn(None, self._moves.begin())]
        for move in moves:
            if self.over:
                break
            self._take(move)

    def _take(self, move: Said) -> TrialTurn:
        made = self._moves.say(move.text) if move.directive is None else self._moves.make(move.directive)
        turn = TrialTurn(move, made)
        self.turns.append(turn)
        return turn


_DIRECTIVES: dict[str, Directive] = {
    "trainee_silent": "silence",
    "trainee_interrupted": "interrupt",
    "trainee_long_winded": "long speech",
}


def _move_of(event: CallEvent) -> Said:
    if isinstance(event, TraineeSaid):
        return Said(" ".join(event.transcript.text.split()))
    if event.kind == "button_pressed":
        return Said(directive="hang up" if event.button == "hang_up" else event.button)
    return Said(directive=_DIRECTIVES[event.kind])


def plan_text(trial: Trial, title: str) -> str:
    """Return a tried call as a test plan: at each move the reply, the node, and the heat within a few points."""
    begin, engine = trial.beginning, trial.dialogue.engine
    title = " ".join(title.split()) or "Tried in the studio"
    lines = [f"plan: {title}", f"language: {engine.language}"]
    if trial.state.level != "normal":
        lines.append(f"level: {trial.state.level}")
    if begin.seed:
        lines.append(f"seed: {begin.seed}")
    if begin.node:
        lines.append(f"begin: {begin.node}")
    if begin.heat is not None:
        lines.append(f"heat: {begin.heat:g}")
    if begin.flags:
        lines.append(f"flags: {', '.join(sorted(begin.flags))}")
    lines += ["", f"= node {trial.turns[0].made.state.node}"]
    for turn in trial.turns[1:]:
        lines += [f"> {turn.move}", f"= {'; '.join(_expected(turn.made))}"]
    return "\n".join(lines) + "\n"


def _expected(made: Made) -> list[str]:
    state, reply = made.state, made.reply
    found = [] if reply is None or "/" in reply.reply else [f"reply {reply.reply}"]
    found.append(f"node {state.node}")
    low, high = max(0.0, state.heat - HEAT_ROOM), min(100.0, state.heat + HEAT_ROOM)
    found.append(f"heat {low:g}..{high:g}")
    if new := sorted(state.flags - made.before.flags):
        found.append(f"flags {', '.join(new)}")
    if state.outcome is not None:
        found.append(f"outcome {state.outcome}")
    return found
