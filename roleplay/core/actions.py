"""What the dialogue engine asks the host to do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from roleplay.core.events import CallEvent, Outcome

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Say:
    """Let somebody at the other end speak a line."""

    line: str
    """Stable id of the line."""
    text: str
    """As written, with swear words marked by `{...}` as in the scenario; the host masks or bleeps them."""
    heat: float
    """0 to 100: drives pace, pitch and loudness."""
    voice: str = ""
    """Id of the voice (a file in `voices/`)."""
    speaker: str = "customer"
    """Who talks: `customer`, or the id of a second character."""
    name: str = ""
    """The speaker's, as people see it."""
    pause_before: float = 0.0
    """Seconds of silence before the line."""
    interruptible: bool = True
    """Whether the speaker stops when the trainee talks over the line."""


@dataclass(frozen=True, slots=True)
class Listen:
    """It is the trainee's turn; after `patience` seconds of silence step the engine with `TraineeSilent`."""

    patience: float


@dataclass(frozen=True, slots=True)
class HoldMusic:
    """The customer waits on hold and hears music until the trainee resumes."""

    on: bool


@dataclass(frozen=True, slots=True)
class End:
    """Hang up once everything has been said."""

    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listening:
    """How the customer listens while the trainee talks."""

    backchannels: tuple[Say, ...] = ()
    """Short sounds for the trainee's pauses, to be made in turn."""
    cuts_in_after: float = math.inf
    """Seconds of the trainee's turn after which the engine is stepped with `TraineeLongWinded`, once."""


Action = Say | Listen | HoldMusic | End


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """The result of one step of the engine."""

    state: State
    actions: tuple[Action, ...]
    """To be carried out in order."""
    happened: tuple[CallEvent, ...] = ()
    """What to record: `ReplyTaken`, `HeatChanged`."""
