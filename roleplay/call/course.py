"""Where the dialogue of a call stands, and what the customer therefore does."""

from __future__ import annotations

from dataclasses import replace
from typing import Generic, TypeVar

from roleplay.call.parts import CallParts
from roleplay.call.patience import Patience
from roleplay.call.playback import CustomerSide
from roleplay.core.actions import Action, End, HoldMusic, Listen, Say
from roleplay.core.events import (
    EngineInput,
    ReplyTaken,
    TraineeInterrupted,
    TraineeLongWinded,
    TraineeSaid,
    Trouble,
    TurnTimed,
)
from roleplay.core.understanding import Transcript, Understood

State = TypeVar("State")

NOT_HEARD = TurnTimed(0.0, 0.0, 0.0, 0.0, 0.0)
"""Times of an answer for which nothing had to be heard: it was typed."""


class Course(Generic[State]):
    """Steps the dialogue and carries out what it asks for. Belongs to the thread of the call."""

    def __init__(self, parts: CallParts[State], customer: CustomerSide) -> None:
        self._parts = parts
        self._customer = customer
        self.at = 0.0
        """Seconds since the line was opened, as the latest frame tells."""
        self.state: State = parts.dialogue.begin(seed=parts.rules.seed)
        self.patience = Patience()
        self.phrases: tuple[str, ...] = ()
        """What the trainee may say now."""
        self.ahead: tuple[Say, ...] = ()
        """What may be said after the next step."""
        self.music = False
        """The customer is on hold."""
        self.ending: End | None = None
        """How the call ends once all has been said; None while it goes on."""
        self.turn_told = False
        """Whether it was told that it is the trainee's turn."""

    def step(self, event: EngineInput) -> None:
        """Move on, and let the customer answer."""
        step = self._parts.dialogue.step(self.state, event)
        self._parts.writer.append(event)
        for happened in step.happened:
            self._parts.writer.append(happened)
        self.follow(step.actions, step.state)
        self.look_ahead()

    def said(
        self,
        transcript: Transcript,
        understood: Understood | None = None,
        *,
        interrupting: bool = False,
        timed: TurnTimed = NOT_HEARD,
    ) -> None:
        """Move on by what the trainee said; `understood` when that was found out ahead, `timed` how it was heard."""
        clock = self._parts.clock
        began = clock()
        if understood is None:
            understood = self._parts.dialogue.understand(self.state, transcript)
        said = TraineeSaid(self.at, transcript, understood, interrupting)
        step = self._parts.dialogue.step(self.state, said)
        decided = clock()
        # The answer starts before anything is written: the writer has a thread of its own.
        self._parts.writer.append(said)
        self.follow(step.actions, step.state)
        for event in step.happened:
            self._parts.writer.append(event)
        taken = next((event.reply for event in step.happened if isinstance(event, ReplyTaken)), "")
        timed = replace(
            timed,
            at=self.at,
            decision=round(decided - began, 4),
            playback=round(clock() - decided, 4),
            guess_right=bool(timed.guess) and timed.guess == taken,
        )
        self._parts.writer.append(timed)
        self.look_ahead()

    def cut_in(self, seconds: float) -> None:
        """Let the customer talk into a turn that goes on: the floor stays the trainee's."""
        event = TraineeLongWinded(self.at, round(seconds, 3))
        step = self._parts.dialogue.step(self.state, event)
        self.state = step.state
        self._customer.say([action for action in step.actions if isinstance(action, Say)], cutting_in=True)
        for happened in (event, *step.happened):
            self._parts.writer.append(happened)

    def talked_over(self) -> None:
        """The trainee interrupts the customer, who stops, unless in a tirade."""
        say = self._customer.current
        if say is None:
            return
        event = TraineeInterrupted(self.at, say.line, round(self._customer.heard_seconds(self.at), 3))
        if self._customer.interruptible:
            self._customer.stop()
        self.step(event)

    def follow(self, actions: tuple[Action, ...], state: State) -> None:
        """Stand in a new state and do what the dialogue asks for."""
        self.state = state
        if not actions:
            return
        self.turn_told = False
        self.patience.stop()
        for action in actions:
            if isinstance(action, Listen):
                self.patience.seconds = action.patience
            elif isinstance(action, HoldMusic):
                self._switch_music(on=action.on)
            elif isinstance(action, End):
                self.ending = action
        self._customer.say([action for action in actions if isinstance(action, Say)])

    def look_ahead(self) -> None:
        """Have what may come next synthesized."""
        if self.ending is None:
            self.phrases = self._parts.dialogue.phrases(self.state)
            self.ahead = self._parts.dialogue.lines_ahead(self.state)
            self._parts.speaker.prepare(self.ahead)

    def trouble(self, code: str, message: str) -> None:
        """Tell that something went wrong and the call goes on."""
        self._parts.writer.append(Trouble(self.at, code, message))

    def _switch_music(self, *, on: bool) -> None:
        self.music = on
        self._parts.line.stop()
