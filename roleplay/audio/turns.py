"""When the trainee begins, ends, interrupts, or only says "mhm": decided from voice activity, with time passed in.

Two thresholds (hysteresis) turn the probability of speech into speech or not; bursts that are too short are no
speech at all. The shape follows Home Assistant's voice command segmenter (`assist_pipeline/vad.py`); what becomes of
overlapped talk is our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from roleplay.core.errors import InputError
from roleplay.core.sound import FRAME_SECONDS
from roleplay.core.turns import (
    Backchannel,
    Interrupted,
    OverlapOver,
    Overlapped,
    SpeechEnded,
    SpeechPaused,
    SpeechResumed,
    SpeechStarted,
    TurnEvent,
)

_ROUNDING = 1e-6
"""Seconds; keeps sums of frames from missing a limit by a rounding error."""


@dataclass(frozen=True, slots=True)
class TurnSettings:
    """How patient turn taking is. Raises `InputError` for values that make no sense."""

    pause: float = 1.0
    """Seconds without speech after which the turn is over, 0.2 to 5; `hold` may shorten a pause."""

    paused_after: float = 0.03
    """Seconds without speech that are told as a pause, 0.03 to 1."""

    push_to_talk: bool = False
    """Whether a held key, and not the voice, says who has the floor."""

    start_probability: float = 0.5
    """A frame at or above this begins speech, 0 to 1."""

    stay_probability: float = 0.35
    """Once begun, a frame at or above this is still speech; not above `start_probability`."""

    overlap_probability: float = 0.4
    """Over the customer a frame at or above this begins speech; not above `start_probability`. Voice activity rises
    within one to three frames, and a customer who falls silent too easily loses less than one who talks on."""

    speech_seconds: float = 0.09
    """Seconds of speech before it counts: shorter bursts are clicks and coughs. 0.03 to 0.4."""

    gap_seconds: float = 0.16
    """Seconds without speech that part two bursts while it is not yet sure that they are speech. 0.03 to 0.4."""

    overlap_seconds: float = 0.03
    """Seconds of speech over the customer's that are told as overlap, 0.03 to 0.4."""

    interruption_seconds: float = 1.2
    """Seconds of speech over the customer's that make an interruption, 0.1 to 3, whatever is said: `insist` tells
    of one as soon as its words are known."""

    backchannel_pause: float = 0.4
    """Seconds without speech, the customer still talking, after which a short burst is a backchannel. 0.1 to 5."""

    def __post_init__(self) -> None:
        _check("end-of-turn pause", self.pause, 0.2, 5)
        _check("told pause", self.paused_after, 0.03, 1)
        _check("start probability", self.start_probability, 0, 1)
        _check("stay probability", self.stay_probability, 0, self.start_probability)
        _check("overlap probability", self.overlap_probability, 0, self.start_probability)
        _check("shortest speech", self.speech_seconds, 0.03, 0.4)
        _check("gap in speech", self.gap_seconds, 0.03, 0.4)
        _check("overlap", self.overlap_seconds, 0.03, 0.4)
        _check("interruption", self.interruption_seconds, 0.1, 3)
        _check("backchannel pause", self.backchannel_pause, 0.1, 5)


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # also catches not-a-number
        raise InputError(
            f"The setting '{name}' of turn taking is {value}.", hint=f"It must lie between {low:g} and {high:g}."
        )


class _Floor(Enum):
    SILENT = auto()
    MAYBE = auto()
    """Some frames of speech, too few to be sure."""
    TALKING = auto()
    """`SpeechStarted` has been reported."""


class TurnTaker:
    """Implements `core.ports.TurnTaking`. Frames are `FRAME_SECONDS` long; their times must not go back."""

    def __init__(self, settings: TurnSettings | None = None) -> None:
        self._settings = settings or TurnSettings()
        self._pressed = False
        self.reset()

    def reset(self) -> None:
        """Drop an utterance that is open, without an event."""
        self._floor = _Floor.SILENT
        self._started_at = 0.0
        self._last_speech_at = 0.0
        self._speech_seconds = 0.0
        self._overlap_seconds = 0.0
        self._overlapping = False
        self._interrupted = False
        self._insisting = False
        self._paused = False
        self._hold: float | None = None
        self._listening_pause = self._settings.backchannel_pause

    def talk(self, pressed: bool) -> None:
        """The talk key went down or up; takes effect with the next frame. Ignored unless push-to-talk is set."""
        self._pressed = pressed

    def hold(self, seconds: float) -> None:
        """Let the pause that has begun end the turn after `seconds` in place of the longest; speech undoes it."""
        if self._paused:
            self._hold = seconds

    def bear(self, seconds: float) -> None:
        """Wait so long in the pause that has begun before what was said over the customer is a backchannel: more may
        come. Speech undoes it."""
        if self._paused:
            self._listening_pause = seconds

    def insist(self) -> None:
        """What is said over the customer is known to be more than a sign of listening: it interrupts now."""
        self._insisting = True

    def process(self, frame_at: float, speech_probability: float, customer_talking: bool) -> list[TurnEvent]:
        """Take one frame and return what it decided, in order of time."""
        if self._settings.push_to_talk:
            return self._process_key(frame_at, speech_probability, customer_talking)
        return self._process_voice(frame_at, speech_probability, customer_talking)

    def _process_voice(self, frame_at: float, probability: float, customer_talking: bool) -> list[TurnEvent]:
        if self._is_speech(probability, customer_talking):
            if self._floor is _Floor.SILENT:
                self._open(frame_at, _Floor.MAYBE)
            return self._speech(frame_at, customer_talking)
        quiet = self._quiet(frame_at)
        events = [*self._interrupt_when_long(frame_at), *self._overlap_over(frame_at, quiet)]
        if self._floor is _Floor.MAYBE and quiet >= self._settings.gap_seconds:
            self.reset()
        elif self._floor is _Floor.TALKING:
            longest = self._settings.pause
            if self._only_listening(customer_talking) and quiet >= min(longest, self._listening_pause):
                return [*events, *self._close_as_backchannel(frame_at)]
            if quiet >= (longest if self._hold is None else min(longest, self._hold)):
                return [*events, *self._close(frame_at)]
            events += self._pause_when_quiet(frame_at, quiet)
        return events

    def _process_key(self, frame_at: float, probability: float, customer_talking: bool) -> list[TurnEvent]:
        events: list[TurnEvent] = []
        if self._pressed and self._floor is _Floor.SILENT:
            self._open(frame_at, _Floor.TALKING)
            events.append(SpeechStarted(self._started_at))
        if self._floor is not _Floor.TALKING:
            return events
        if not self._pressed:
            short = self._speech_seconds > 0 and self._only_listening(customer_talking)
            return self._close_as_backchannel(frame_at) if short else self._close(frame_at)
        if self._is_speech(probability, customer_talking):
            return [*events, *self._speech(frame_at, customer_talking)]
        quiet = self._quiet(frame_at)
        events += [*self._interrupt_when_long(frame_at), *self._overlap_over(frame_at, quiet)]
        if self._speech_seconds > 0:
            events += self._pause_when_quiet(frame_at, quiet)
        return events

    def _is_speech(self, probability: float, customer_talking: bool) -> bool:
        settings = self._settings
        if self._speech_seconds > 0:
            return probability >= settings.stay_probability
        return probability >= (settings.overlap_probability if customer_talking else settings.start_probability)

    def _quiet(self, frame_at: float) -> float:
        return frame_at - self._last_speech_at + _ROUNDING

    def _open(self, frame_at: float, floor: _Floor) -> None:
        self.reset()
        self._floor = floor
        self._started_at = max(0.0, frame_at - FRAME_SECONDS)
        self._last_speech_at = self._started_at

    def _speech(self, frame_at: float, customer_talking: bool) -> list[TurnEvent]:
        self._last_speech_at = frame_at
        self._speech_seconds += FRAME_SECONDS
        if customer_talking:
            self._overlap_seconds += FRAME_SECONDS
        resumed: list[TurnEvent] = [SpeechResumed(frame_at)] if self._paused else []
        self._paused = False
        self._hold = None
        self._listening_pause = self._settings.backchannel_pause
        return [*resumed, *self._overlap(frame_at), *self._start_when_sure(), *self._interrupt_when_long(frame_at)]

    def _overlap(self, frame_at: float) -> list[TurnEvent]:
        long = self._overlap_seconds + _ROUNDING >= self._settings.overlap_seconds
        if self._overlapping or self._interrupted or not long:
            return []
        self._overlapping = True
        return [Overlapped(frame_at)]

    def _overlap_over(self, frame_at: float, quiet: float | None = None) -> list[TurnEvent]:
        """Tell that an overlap is over: after a gap, or (without `quiet`) because the utterance is."""
        if not self._overlapping or (quiet is not None and quiet < self._settings.gap_seconds):
            return []
        self._overlapping = False
        return [OverlapOver(frame_at)]

    def _start_when_sure(self) -> list[TurnEvent]:
        if self._floor is _Floor.MAYBE and self._speech_seconds + _ROUNDING >= self._settings.speech_seconds:
            self._floor = _Floor.TALKING
            return [SpeechStarted(self._started_at)]
        return []

    def _interrupt_when_long(self, frame_at: float) -> list[TurnEvent]:
        long = self._overlap_seconds + _ROUNDING >= self._settings.interruption_seconds
        sure = long or (self._insisting and self._overlap_seconds > 0)
        if self._floor is not _Floor.TALKING or self._interrupted or not sure:
            return []
        self._interrupted = True
        self._overlapping = False
        return [Interrupted(frame_at, self._started_at)]

    def _pause_when_quiet(self, frame_at: float, quiet: float) -> list[TurnEvent]:
        if self._paused or quiet < self._settings.paused_after:
            return []
        self._paused = True
        return [SpeechPaused(frame_at, self._last_speech_at)]

    def _only_listening(self, customer_talking: bool) -> bool:
        """Whether all speech was said over the customer, who goes on, and was too short to be an interruption."""
        overlapped = self._speech_seconds - self._overlap_seconds < _ROUNDING
        return customer_talking and overlapped and not self._interrupted

    def _close(self, frame_at: float) -> list[TurnEvent]:
        event = SpeechEnded(frame_at, self._speech_seconds, self._last_speech_at)
        return self._closed_by(frame_at, event)

    def _close_as_backchannel(self, frame_at: float) -> list[TurnEvent]:
        return self._closed_by(frame_at, Backchannel(frame_at, self._speech_seconds, self._last_speech_at))

    def _closed_by(self, frame_at: float, event: TurnEvent) -> list[TurnEvent]:
        over = self._overlap_over(frame_at)
        self.reset()
        return [*over, event]
