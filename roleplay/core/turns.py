"""What turn taking tells of the trainee's speech. Times are seconds since the line was opened, as in `Frame.at`."""

from __future__ import annotations

from dataclasses import dataclass

PREROLL_SECONDS = 0.3
"""Seconds of sound before `SpeechStarted.at` that the recogniser gets too, so that the first syllable is not lost."""

HISTORY_SECONDS = 1.0
"""Seconds of the latest sound to keep while nobody speaks: the preroll, and the delay until an onset is certain."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The trainee began to talk. Closed by one `SpeechEnded` or `Backchannel` before the next one comes."""

    at: float
    """When the first sound of speech began, a little before the event is reported."""


@dataclass(frozen=True, slots=True)
class Overlapped:
    """The trainee makes a sound while the customer talks: perhaps an interruption, perhaps a sign of listening."""

    at: float
    """When that was decided."""


@dataclass(frozen=True, slots=True)
class OverlapOver:
    """A sound over the customer's talk has ended and was, so far, no interruption."""

    at: float
    """When that was decided."""


@dataclass(frozen=True, slots=True)
class SpeechPaused:
    """The trainee has stopped talking, for a moment or for good. Told once a pause."""

    at: float
    """When that was decided."""
    last_speech_at: float
    """When the last sound of speech ended."""


@dataclass(frozen=True, slots=True)
class SpeechResumed:
    """The trainee goes on after a `SpeechPaused`."""

    at: float
    """When that was decided."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The trainee has talked over the customer for too long to be a sign of listening; the utterance goes on."""

    at: float
    """When that was decided."""
    speech_started_at: float
    """`at` of the utterance's `SpeechStarted`."""


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """The trainee finished an utterance: the turn is over."""

    at: float
    """When that was decided: the end-of-turn pause after `last_speech_at`, or the release of the talk key."""
    speech_seconds: float
    """Seconds of speech without the pauses; 0 when the talk key was held and nothing was said."""
    last_speech_at: float
    """When the last sound of speech ended; equals `at` of the start when nothing was said."""


@dataclass(frozen=True, slots=True)
class Backchannel:
    """A short "mhm" while the customer went on talking: a sign of listening, not a turn."""

    at: float
    """When that was decided."""
    speech_seconds: float
    """Seconds of speech."""
    last_speech_at: float
    """When the last sound of speech ended."""


TurnEvent = (
    SpeechStarted | Overlapped | OverlapOver | Interrupted | SpeechPaused | SpeechResumed | SpeechEnded | Backchannel
)
