"""When to say during a call that somebody speaks unlike they usually do: rarely.

A turn is unusual when it lies further outside the middle half of the trainee's own earlier turns than that half is
wide (a little less than J. Tukey's 1.5 times for an outlier, since two turns in a row are asked for), and far enough
that it can be heard at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from roleplay.core.delivery import DeliveryMeasure, Usual
from roleplay.core.events import DeliveryHint

Hinted = Literal["pace", "loudness"]

LEAST_WORDS = 6
"""Shorter turns say too little to be told of at once."""
TURNS_BETWEEN = 4
"""Turns from one hint to the next."""
IN_A_ROW = 2
"""Turns that are unusual in the same way before anything is said."""
HEARD_PACE = 0.15
"""Part of the usual pace: several times what listeners notice (H. Quené 2007: about 5 %)."""
HEARD_LOUDNESS = 5.0
"""Decibels."""


class HintChooser:
    """Takes the turns of one call in order, and now and then has something to say."""

    def __init__(self, usual: Mapping[DeliveryMeasure, Usual]) -> None:
        self._usual = usual
        self._since = TURNS_BETWEEN
        self._runs: dict[Hinted, int] = {"pace": 0, "loudness": 0}

    def consider(self, at: float, words: int, values: Mapping[Hinted, float | None]) -> DeliveryHint | None:
        """Take a turn of so many words; return what to say of it, mostly nothing."""
        self._since += 1
        if words < LEAST_WORDS:
            return None
        for measure, value in values.items():
            self._follow(measure, value)
        if self._since <= TURNS_BETWEEN:
            return None
        for measure, value in values.items():
            if value is not None and abs(self._runs[measure]) >= IN_A_ROW:
                self._since = 0
                self._runs[measure] = 0
                return DeliveryHint(at, measure, value, self._usual[measure].median)
        return None

    def _follow(self, measure: Hinted, value: float | None) -> None:
        """Count how many turns in a row were above (positive) or below (negative) what is usual."""
        side = 0 if value is None or measure not in self._usual else _side(measure, value, self._usual[measure])
        run = self._runs[measure]
        self._runs[measure] = 0 if side == 0 else run + side if run * side >= 0 else side


def _side(measure: Hinted, value: float, usual: Usual) -> int:
    width = usual.high - usual.low
    heard = HEARD_LOUDNESS if measure == "loudness" else HEARD_PACE * usual.median
    if value > max(usual.high + width, usual.median + heard):
        return 1
    return -1 if value < min(usual.low - width, usual.median - heard) else 0
