"""What became of each thing that the trainee said: pure functions of the times at which voices were heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from roleplay.app.bench.voice_bounds import Span

TOLERANCE = 0.1
"""Seconds before the end of an answer from which on it may be answered: people overlap as much."""
STOP_WITHIN = 3.0
"""Seconds within which a customer must stop who is interrupted."""
SOON = 1.5
"""Seconds after a sound of listening in which a customer who falls silent was stopped by it."""
WORTH_STOPPING = 1.0
"""Seconds of a line that must be left for an interruption to count."""
BY_THEMSELVES = 0.3
"""Seconds before the end of a line from which on the customer is taken to have finished it."""
LEFT = 2.0
"""Seconds of a line that must be left for a sound of listening to be able to stop it."""

Verdict = Literal["answered", "cut_off", "missed"]


@dataclass(frozen=True, slots=True)
class Answering:
    """How an answer of the trainee was taken."""

    verdict: Verdict
    """`cut_off`: the customer talked, or the turn was ended, inside the answer; `missed`: no answer came."""
    gap: float | None = None
    """Seconds from the end of the trainee's voice to the beginning of the customer's; None unless answered."""


def how_answered(answer: Span, onsets: Sequence[float], turn_ends: Sequence[float], limit: float) -> Answering:
    """Judge an answer by when the customer began to talk and when turns were ended, all on one clock."""
    inside = [at for at in (*onsets, *turn_ends) if answer.begin < at < answer.end - TOLERANCE]
    if inside:
        return Answering("cut_off")
    later = [onset for onset in onsets if answer.end - TOLERANCE <= onset <= answer.end + limit]
    return Answering("answered", min(later) - answer.end) if later else Answering("missed")


def seconds_to_silence(voice: Span, customer: Sequence[Span], line_ends: float) -> float | None:
    """Return how long the customer talked on after the trainee's voice began; None when nobody was interrupted.

    `customer` are the pieces of the customer's voice, sentences of one line joined; `line_ends` is when it would end
    by itself: what is said shortly before that interrupts nobody. A customer who goes on within the trainee's voice
    has not stopped yet; infinite when they talk on for longer than `STOP_WITHIN`, or to the end of the line.
    """
    talking = [span for span in customer if span.begin < voice.begin < span.end]
    if not talking or line_ends - voice.begin < WORTH_STOPPING:
        return None
    until = max(voice.begin + STOP_WITHIN, voice.end)
    stopped = max(
        [talking[0].end, *(span.end for span in customer if voice.begin < span.begin < min(voice.end, until))]
    )
    if stopped > line_ends - BY_THEMSELVES or stopped - voice.begin > STOP_WITHIN:
        return float("inf")
    return stopped - voice.begin


def false_stop(sound: Span, customer: Sequence[Span], line_ends: float) -> bool | None:
    """Tell whether a sound of listening stopped the customer; None when there was nothing left to be stopped."""
    talking = [span for span in customer if span.begin < sound.begin < span.end]
    if not talking or line_ends - sound.begin < LEFT:
        return None
    return talking[0].end < min(sound.begin + SOON, line_ends - BY_THEMSELVES)
