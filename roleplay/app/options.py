"""What is passed to the facade, and what it gives back that is not a plain record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from roleplay.core.events import Button, CallEvent
from roleplay.core.privacy import Keep
from roleplay.core.records import Level, Mode

if TYPE_CHECKING:
    from roleplay.dialogue.model import Scenario
    from roleplay.dialogue.testplans.stepping import Beginning

Progress = Callable[[int, int], None]
"""Called with (done, total) bytes; what it raises stops the work and comes out again."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Which saved call to go back into, and how far."""

    session_id: str
    position: int
    """Index in the session's events of the move that is taken back, with all that followed."""


@dataclass(frozen=True, slots=True)
class TrialCall:
    """What somebody tries out while they write it: such a call counts for nobody, and nothing of it is kept."""

    scenario: Scenario
    """Also one that was not saved yet."""
    beginning: Beginning
    ended: Callable[[tuple[CallEvent, ...]], None]
    """Gets what happened before it is deleted, in the thread of the call."""


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What to ring with."""

    scenario_id: str
    language: str = ""
    """ISO 639-1, one that the scenario has; empty for the settings' call language, or else its first."""
    mode: Mode = "practice"
    level: Level = "normal"
    seed: int | None = None
    """Decides which of several lines the customer says; None for another choice each time."""
    typed: bool = False
    """No microphone: answers are typed."""
    silent: bool = False
    """No loudspeaker: the customer is read in captions."""
    grammar: bool = False
    """Vosk hears nothing but the sentences that the moment expects: for models that are poor at dictation."""
    answer_at_once: bool = False
    """Pick up after one ring."""
    microphone: str | None = None
    """Name of the device in place of the settings'."""
    loudspeaker: str | None = None
    """Name of the device in place of the settings'."""
    listens_through: Literal["headset", "loudspeakers"] | None = None
    """In place of the settings'."""
    retry: Retry | None = None
    """Go on from a moment of a saved call: scenario, language, level and seed are that call's then."""
    trial: TrialCall | None = None
    """The scenario and the moment to begin at, in place of one of the library."""
    keep: Keep | None = None
    """What stays of the call; None follows the settings. Without an acknowledged notice it is the result, at most."""
    assignment: str = ""
    """Id of the assignment for which the call is held: it decides scenario, language, mode and level then."""


class RunningCall(Protocol):
    """A call that runs in its own thread. All methods but `join` return at once; any thread may call them."""

    session_id: str
    recogniser: str
    """What serves, for the page and the record; `typed` when nothing listens."""
    failure: BaseException | None
    """A bug that ended the call; None when there was none. Known once `join` has returned True."""

    def answer(self) -> None:
        """Pick up."""

    def say(self, text: str) -> None:
        """Answer by typing."""

    def busy_typing(self) -> None:
        """Somebody is at the keyboard: the customer waits longer."""

    def press(self, button: Button) -> None:
        """Press a button of the phone."""

    def talk(self, pressed: bool) -> None:
        """Push-to-talk key went down or up."""

    def use_devices(self, microphone: str | None = None, loudspeaker: str | None = None) -> None:
        """Go on with other devices; None keeps what serves, empty is the system's default."""

    def note(self, text: str) -> None:
        """Keep a note."""

    def abort(self) -> None:
        """Leave the call; it is saved with outcome `aborted`."""

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the end (recording encoded, score saved); False when it timed out after `timeout` seconds."""


PlayerSide = Literal["customer", "trainee"]
PLAYER_SIDES: tuple[PlayerSide, ...] = ("customer", "trainee")


class Player(Protocol):
    """Plays a recording (see `audio.player.RecordingPlayer`)."""

    @property
    def position(self) -> float:
        """Seconds since the call began."""

    @property
    def duration(self) -> float:
        """Seconds."""

    @property
    def playing(self) -> bool:
        """Whether sound comes out."""

    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, seconds: float) -> None: ...
    def set_speed(self, speed: float) -> None:
        """0.5 to 2, pitch kept."""

    def set_volume(self, volume: float, side: PlayerSide | None = None) -> None:
        """Of one side or both, 0 to 1."""

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """A passage that is played again and again, in seconds; None for none."""

    def set_skipped(self, skipped: Sequence[tuple[int, int]]) -> None:
        """Passages that are left out, begin and end in samples at `CALL_RATE`, in order."""

    def hear(self, begin: float, end: float) -> None:
        """Play a passage once and stop there, whatever the loop."""

    @property
    def problem(self) -> str:
        """Why it stopped by itself; empty when it did not."""

    def close(self) -> None: ...
