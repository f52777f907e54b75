"""Moves of a trainee made on a dialogue in virtual time: no sound, no clock.

What a test plan plays and what somebody tries at the desk take the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from roleplay.core.actions import Listen, Say, Step
from roleplay.core.events import (
    Answered,
    Button,
    ButtonPressed,
    EngineInput,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    TraineeSilent,
)
from roleplay.core.understanding import Transcript, Understood
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.testplans.plans import Directive

SECONDS_A_WORD = 0.4
"""People speak about 150 words a minute."""
TALKED_OVER_AFTER = 1.0
"""Seconds of a line that were heard before the trainee interrupts."""
BUTTONS: dict[Directive, Button] = {
    "hold": "hold",
    "resume": "resume",
    "transfer": "transfer",
    "hang up": "hang_up",
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a call begins that need not begin with the ring."""

    node: str = ""
    """Empty for the scenario's start."""
    heat: float | None = None
    """None for the customer's own."""
    flags: tuple[str, ...] = ()
    """Those that are set already."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one move."""

    before: DialogueState
    step: Step[DialogueState]
    event: EngineInput
    understood: Understood = field(default_factory=Understood)

    @property
    def state(self) -> DialogueState:
        """Where the dialogue stands now."""
        return self.step.state

    @property
    def reply(self) -> ReplyTaken | None:
        """What was taken last; None when nothing was."""
        taken = [happened for happened in self.step.happened if isinstance(happened, ReplyTaken)]
        return taken[-1] if taken else None

    @property
    def lines(self) -> tuple[Say, ...]:
        """What is said at the other end."""
        return tuple(action for action in self.step.actions if isinstance(action, Say))


class Moves:
    """Makes one move after the other; `state` is where the dialogue stands."""

    def __init__(self, dialogue: ScenarioDialogue, beginning: Beginning) -> None:
        """Raises `KeyError` when the scenario has no such node."""
        self._dialogue = dialogue
        self.at = 0.0
        """Seconds of virtual time."""
        self._patience = 0.0
        self._last_line = ""
        self._interrupting = False
        start = dialogue.begin(seed=beginning.seed)
        heat = start.heat if beginning.heat is None else beginning.heat
        self._node = beginning.node
        self.state = replace(start, heat=heat, flags=frozenset(beginning.flags))
        if self._node:
            self.state = replace(self.state, node=self._node)
            dialogue.engine.node(self.state)

    def begin(self) -> Made:
        """The call is answered, or has come to the node."""
        event = Answered(self.at)
        before = self.state
        step = self._dialogue.engine.enter(before, self._node) if self._node else self._dialogue.step(before, event)
        return self._made(Made(before, step, event))

    def say(self, text: str) -> Made:
        """The trainee says something."""
        began = self.at
        self.at += SECONDS_A_WORD * len(text.split())
        transcript = Transcript(text, began, self.at, "typed")
        understood = self._dialogue.understand(self.state, transcript)
        event = TraineeSaid(self.at, transcript, understood, self._interrupting)
        self._interrupting = False
        return self._stepped(event, understood)

    def make(self, directive: Directive) -> Made:
        """The trainee does something else."""
        match directive:
            case "silence":
                self.at += self._patience
                return self._stepped(TraineeSilent(self.at, self._patience))
            case "interrupt":
                self._interrupting = True
                return self._stepped(TraineeInterrupted(self.at, self._last_line, TALKED_OVER_AFTER))
            case "long speech":
                listens = self._dialogue.engine.scenario.customer.listens
                self.at += listens
                return self._stepped(TraineeLongWinded(self.at, listens))
            case _:
                return self._stepped(ButtonPressed(self.at, BUTTONS[directive]))

    def _stepped(self, event: EngineInput, understood: Understood | None = None) -> Made:
        before = self.state
        return self._made(Made(before, self._dialogue.step(before, event), event, understood or Understood()))

    def _made(self, made: Made) -> Made:
        self.state = made.step.state
        for action in made.step.actions:
            if isinstance(action, Say):
                self.at += action.pause_before + SECONDS_A_WORD * len(action.text.split())
                self._last_line = action.line
            elif isinstance(action, Listen):
                self._patience = action.patience
        return made
