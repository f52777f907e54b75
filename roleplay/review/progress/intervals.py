"""Intervals: how far off a figure may be, given how few or many calls it rests on.

A share of calls gets the score interval of Wilson (1927, "Probable inference, the law of succession, and statistical
inference", J. Am. Stat. Assoc. 22), which stays honest with few calls and near 0 and 1, where the usual plus-minus
does not (Brown, Cai, DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16). A mean
of scores gets Student's t interval (Student 1908, "The probable error of a mean", Biometrika 6). A bootstrap was not
taken: with two or three calls it is far too narrow, and with one it has no width at all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Real = NDArray[np.float64]

CONFIDENCE = 0.95
"""Of all such intervals this share holds the true value."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between what it lies."""

    value: float
    low: float
    high: float
    n: int
    """Calls, or people where the text says so, that it rests on."""


def t_critical(freedom: ArrayLike) -> Real:
    """Return the two-sided critical value of Student's t for each number of degrees of freedom, infinity below 1."""
    from scipy.special import stdtrit

    degrees = np.asarray(freedom, np.float64)
    return np.where(degrees >= 1, stdtrit(np.maximum(degrees, 1), (1 + CONFIDENCE) / 2), np.inf)


def normal_critical() -> float:
    """Return the two-sided critical value of the normal distribution: 1.96."""
    from scipy.special import ndtri

    return float(ndtri((1 + CONFIDENCE) / 2))


def wilson(successes: ArrayLike, n: ArrayLike, critical: ArrayLike | None = None) -> tuple[Real, Real, Real]:
    """Return share, low and high end for each pair; nothing tried gives everything from 0 to 1.

    Both may be fractions: of a call that tells only half of what another tells, half is counted.
    """
    won, tried = np.asarray(successes, np.float64), np.asarray(n, np.float64)
    z = np.asarray(normal_critical() if critical is None else critical, np.float64)
    some = tried > 0
    safe = np.where(some, tried, 1.0)
    share = np.where(some, won / safe, 0.5)
    with np.errstate(invalid="ignore"):
        spread = z**2 / safe
        middle = (share + spread / 2) / (1 + spread)
        half = z / (1 + spread) * np.sqrt(share * (1 - share) / safe + spread / (4 * safe))
    known = some & np.isfinite(z)
    low = np.where(known, np.maximum(middle - half, 0.0), 0.0)
    high = np.where(known, np.minimum(middle + half, 1.0), 1.0)
    return share, np.minimum(low, share), np.maximum(high, share)


def mean_interval(values: Sequence[float] | Real, lowest: float = -math.inf, highest: float = math.inf) -> Interval:
    """Return the mean of some values and its interval, kept between `lowest` and `highest`; at least one is needed.

    A single value tells nothing of how values differ: everything that is possible is then in the interval.
    """
    found = np.asarray(values, np.float64)
    mean, n = float(found.mean()), len(found)
    if n < 2:
        return Interval(mean, lowest, highest, n)
    half = float(t_critical(n - 1)) * float(found.std(ddof=1)) / math.sqrt(n)
    return Interval(mean, max(mean - half, lowest), min(mean + half, highest), n)
