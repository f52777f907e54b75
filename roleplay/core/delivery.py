"""What was measured of how the trainee spoke: physical quantities, never a feeling.

Derived from a saved call, and kept only where it may be deleted at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DeliveryMeasure = Literal["pace", "loudness", "pitch_range", "pauses"]
DELIVERY_MEASURES: tuple[DeliveryMeasure, ...] = ("pace", "loudness", "pitch_range", "pauses")
"""What is compared with the trainee's earlier calls, turn by turn."""
DELIVERY_EVIDENCE = frozenset({*DELIVERY_MEASURES, "talking", "fillers", "typing"})
"""Reasons of the machine's answers on scorecards that come from how the trainee spoke."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the times of recognised words tell of one turn; None where there are too few words or no times."""

    words: int
    """Hesitations not counted."""
    seconds: float
    """From the first word to the end of the last."""
    pace: float | None = None
    """Words a minute, pauses included."""
    articulation: float | None = None
    """Words a minute, pauses left out."""
    pauses: int | None = None
    pause_seconds: float | None = None
    """All pauses together."""
    longest_pause: float | None = None
    """Seconds; 0 without a pause."""
    fillers: int | None = None
    """Hesitations that were written down; None with a recogniser that makes other words of them."""


@dataclass(frozen=True, slots=True)
class TurnDelivery:
    """One spoken turn."""

    position: int
    """Index of its event in the log."""
    at: float
    """When it began, seconds since the line was opened."""
    wording: Wording
    loudness: float | None = None
    """Active speech level in dB below full scale; None without a recording."""
    pitch_range: float | None = None
    """Semitones between the 10th and the 90th percentile of the pitch; None without a recording."""
    earlier: bool = False
    """Taken over from the call that this one goes back to: it counts there."""

    def value(self, measure: DeliveryMeasure) -> float | None:
        """Return one measure: words a minute, dB, semitones, or the percentage of the turn that is pauses."""
        match measure:
            case "pace":
                return self.wording.pace
            case "loudness":
                return self.loudness
            case "pitch_range":
                return self.pitch_range
            case "pauses":
                paused = self.wording.pause_seconds
                return None if paused is None else 100 * paused / self.wording.seconds


@dataclass(frozen=True, slots=True)
class CallDelivery:
    """One call."""

    session_id: str
    started_at: datetime
    """With time zone, UTC."""
    trainee: str
    language: str
    """ISO 639-1: words a minute compare within a language only."""
    microphone: str
    """Loudness compares within one microphone only."""
    turns: tuple[TurnDelivery, ...] = ()
    """Spoken ones, in order of time."""
    trainee_seconds: float = 0.0
    """How long the trainee talked."""
    customer_seconds: float = 0.0
    """How long the customer was heard."""
    interruptions: int = 0
    """How often the trainee talked over the customer."""
    typing_seconds: float | None = None
    """How long typing was heard while the customer talked; None without a recording."""

    @property
    def fillers(self) -> int | None:
        """All hesitations that were written down; None where nobody would have."""
        counted = [turn.wording.fillers for turn in self.turns if turn.wording.fillers is not None]
        return sum(counted) if counted else None

    @property
    def talking_share(self) -> float | None:
        """The trainee's part of all that was said, 0 to 1; None when nobody said anything aloud."""
        both = self.trainee_seconds + self.customer_seconds
        return self.trainee_seconds / both if self.turns and both > 0 else None


@dataclass(frozen=True, slots=True)
class Usual:
    """What a trainee's earlier calls give for one measure."""

    median: float
    low: float
    """First quartile."""
    high: float
    """Third quartile."""
    turns: int
    """How many turns it rests on."""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A call beside what is usual for its trainee."""

    call: CallDelivery
    usual: dict[DeliveryMeasure, Usual]
    """Measures without an entry: there are not enough earlier calls yet."""
