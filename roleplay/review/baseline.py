"""What is usual for a trainee: the median and the quartiles of the turns of their earlier calls.

Only their own calls count, never a norm for everybody. Words a minute are compared within one language, loudness
within one microphone: both would otherwise tell of something else than the trainee.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median, quantiles

from roleplay.core.delivery import (
    DELIVERY_MEASURES,
    CallDelivery,
    DeliveryMeasure,
    DeliveryReport,
    TurnDelivery,
    Usual,
)

LEAST_CALLS = 3
"""Calls with the measure in them, below which nothing is called usual."""
LEAST_TURNS = 12
LATEST_CALLS = 30
"""Older ones do not count: people learn."""


def usual(earlier: Iterable[CallDelivery], *, language: str, microphone: str) -> dict[DeliveryMeasure, Usual]:
    """Return what is usual by these calls of one trainee, in any order; what too few of them tell is left out."""
    latest = sorted(earlier, key=lambda call: call.started_at, reverse=True)
    found: dict[DeliveryMeasure, Usual] = {}
    for measure in DELIVERY_MEASURES:
        told = [
            values
            for call in latest
            if _comparable(call, measure, language, microphone) and (values := _own(call, measure))
        ][:LATEST_CALLS]
        values = [value for call in told for value in call]
        if len(told) >= LEAST_CALLS and len(values) >= LEAST_TURNS:
            low, _, high = quantiles(values, n=4, method="inclusive")
            found[measure] = Usual(median(values), low, high, len(values))
    return found


def report(call: CallDelivery, known: Iterable[CallDelivery]) -> DeliveryReport:
    """Return a call beside what the trainee's calls before it make usual."""
    before = [other for other in known if other.trainee == call.trainee and other.started_at < call.started_at]
    return DeliveryReport(call, usual(before, language=call.language, microphone=call.microphone))


def _comparable(call: CallDelivery, measure: DeliveryMeasure, language: str, microphone: str) -> bool:
    if measure == "loudness":
        return call.microphone == microphone
    return measure == "pitch_range" or call.language == language


def _own(call: CallDelivery, measure: DeliveryMeasure) -> Sequence[float]:
    """Return a call's values, without what it took over from another one."""
    own: list[TurnDelivery] = [turn for turn in call.turns if not turn.earlier]
    return [value for turn in own if (value := turn.value(measure)) is not None]
