"""Percentiles, shares, and what a report of a bench is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

Telling = Callable[[str, int, int], None]
"""Gets what is being done, and how many of how many; 0 of 0 where nothing is counted."""


@dataclass(frozen=True, slots=True)
class StageTimes:
    """Times of one stage over all turns, in seconds."""

    p50: float
    p95: float
    highest: float = 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """0 to 1; 0 when there was nothing to count."""
        return self.count / self.of if self.of else 0.0


def times(seconds: Sequence[float]) -> StageTimes:
    """Return percentiles (linear between two neighbours, as numpy does it). Raises `ValueError` for none."""
    if not seconds:
        raise ValueError("nothing was timed")
    return StageTimes(float(np.percentile(seconds, 50)), float(np.percentile(seconds, 95)), float(np.max(seconds)))


def growth_an_hour(at: Sequence[float], amounts: Sequence[float]) -> float:
    """Return the slope of a line through `amounts` measured `at` seconds, an hour; 0 for fewer than two.

    The line is that of Theil and Sen (median of the slopes between all pairs), which a single jump does not tilt.
    """
    if len(at) < 2 or at[0] == at[-1]:
        return 0.0
    from scipy.stats import theilslopes

    return float(theilslopes(amounts, at).slope) * 3600
