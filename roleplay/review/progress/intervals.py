"""Intervals: how far off a figure may be, given how few or many calls it rests on.

A share of calls gets the score interval of Wilson (1927, "Probable inference, the law of succession, and statistical
inference", J. Am. Stat. Assoc. 22), which stays honest with few calls and near 0 and 1, where the usual plus-minus
does not (Brown, Cai, DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16).

A mean of scores gets the t interval of a normal mean whose variance is known a little beforehand: one call's worth of
`USUAL_SPREAD` (Gelman et al., Bayesian Data Analysis, 3rd ed., section 3.3, with a scaled inverse chi-square prior of
one degree of freedom). The plain t interval has no width at all where two scores happen to be equal, as capped ones
often are; with ten calls and more the two hardly differ. A bootstrap was not taken for the same reason: with two or
three calls it is far too narrow, and with one it has no width.

Where several people are looked at, people are counted and not calls, for the calls of one person hang together. The
share of several people has Wilson's interval with the effective number of calls that the variance between people
gives, and Student's critical value: Korn and Graubard 1998, "Confidence intervals for proportions with small expected
number of positive counts estimated from survey data", Survey Methodology 24; with Wilson's interval as in Dean and
Pagano 2015, "Evaluating confidence interval methods for binomial proportions in clustered surveys", Journal of Survey
Statistics and Methodology 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Real = NDArray[np.float64]
Whole = NDArray[np.int64]

CONFIDENCE = 0.95
"""Of all such intervals this share holds the true value."""
USUAL_SPREAD = 0.2
"""Standard deviation of one person's scores from call to call, as a part of the highest score."""


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


def mean_interval(values: Sequence[float] | Real, highest: float) -> Interval:
    """Return the mean of some values of 0 to `highest`, and its interval; at least one is needed."""
    found = np.asarray(values, np.float64)
    mean = found.mean(keepdims=True)
    low, high = t_band(mean, ((found - mean) ** 2).sum(keepdims=True), np.array([len(found)]), highest)
    return Interval(float(mean[0]), float(low[0]), float(high[0]), len(found))


def t_band(middle: Real, squares: Real, n: Whole, highest: float, spread: float | None = None) -> tuple[Real, Real]:
    """Return the ends of the intervals of means of `n` values each, kept between 0 and `highest`.

    `squares` are the sums of squared differences from each mean. `spread` is how far single values usually lie apart,
    `USUAL_SPREAD` of what is possible when not given; 0 leaves the plain t interval.
    """
    usual = USUAL_SPREAD * highest if spread is None else spread
    freedom = n - 1 + (1 if usual else 0)
    error = np.sqrt((np.maximum(squares, 0.0) + usual**2) / np.maximum(freedom, 1) / np.maximum(n, 1))
    with np.errstate(invalid="ignore"):
        half = np.where(freedom > 0, t_critical(freedom) * error, np.inf)
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, highest)


def people_share_band(share: Real, squares: Real, people: Whole, tried: Real) -> tuple[Real, Real]:
    """Return the ends of the intervals of shares that are the means of several people's.

    `squares` as above, over people; `tried` are all their calls.
    """
    error = squares / np.maximum(people - 1, 1) / np.maximum(people, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(error > 0, share * (1 - share) / error, 0.0)
    # As many as there are people at least, as many as there are calls at most.
    effective = np.minimum(np.maximum(effective, people), np.maximum(tried, people))
    _, low, high = wilson(share * effective, effective, t_critical(people - 1))
    return low, high
