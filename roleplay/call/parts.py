"""What a call is made of; the composition root fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from roleplay.call.holds import NORMAL, Holds
from roleplay.call.trainee import ScriptedTrainee
from roleplay.core.actions import Action
from roleplay.core.events import CallEvent
from roleplay.core.ports import (
    Dialogue,
    Line,
    Listener,
    Mending,
    SessionWriter,
    Speaker,
    Transcriber,
    TurnTaking,
    VoiceActivity,
)
from roleplay.core.sound import Pcm

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Tones:
    """The sounds of the telephone itself, at `CALL_RATE`."""

    ring: Pcm
    """One cycle of the ring, its pause included."""
    ringback: Pcm
    """One cycle of what a caller hears while it rings at the other end."""
    hold_music: Pcm
    hang_up: Pcm


@dataclass(frozen=True, slots=True)
class CallRules:
    """How this call is held."""

    seed: int = 0
    outgoing: bool = False
    """The trainee calls the customer."""
    hints: bool = True
    patience_factor: float = 1.0
    """Multiplies the customer's patience; more than 1 for those who type."""
    answer_at_once: bool = False
    """Nobody is there to pick up: scripted calls begin after one ring."""
    holds: Holds = NORMAL
    """How long the trainee's pauses are held."""
    in_step: bool = False
    """The line runs as fast as it can, so frames wait for the machine: the same sound always takes the same way."""
    lines_first: bool = False
    """The line hurries while the customer talks: a line is made whole before it sounds."""
    longest_call: float = 3600.0
    """Seconds after which a call is ended as aborted."""


@dataclass(frozen=True, slots=True)
class Resumed(Generic[State]):
    """A moment of an earlier call from which this one goes on."""

    at: float
    """Seconds since that call's line was opened."""
    state: State
    actions: tuple[Action, ...]
    """What the customer did at that moment: done once more, so that the trainee hears what to answer."""
    events: tuple[CallEvent, ...]
    """The call until then; they become the beginning of this one."""


@dataclass(frozen=True, slots=True)
class CallParts(Generic[State]):
    """Everything that the conductor works with."""

    dialogue: Dialogue[State]
    line: Line
    activity: VoiceActivity
    turns: TurnTaking
    transcriber: Transcriber | None
    """None when answers are only typed."""
    speaker: Speaker
    writer: SessionWriter
    listener: Listener
    """Gets the events that are never stored; the others it gets from the writer, once they are committed."""
    tones: Tones
    level: Callable[[bytes], float]
    """Loudness of samples in dBFS."""
    clock: Callable[[], float]
    """Seconds, monotonic: measures how long the machine takes, never the time of an event."""
    mending: Mending | None = None
    """Opens the line anew when a device went away; None when that ends the call."""
    trainee: ScriptedTrainee | None = None
    """Answers in place of a person."""
    rules: CallRules = CallRules()
    resumed: Resumed[State] | None = None
    """The moment from which the call goes on; None when it begins with the ring."""
