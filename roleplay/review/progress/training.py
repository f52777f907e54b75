"""Whether a training helped: the calls before and after its day, compared person by person.

Every person is their own measure: the mean of their calls after the day less the mean of those before. The mean of
these differences gets Student's t interval (the paired t test), so people are counted and not calls, and whoever was
better all along does not blur what changed. Where many techniques are looked at, some differ by chance: a difference
counts as clear only when it stays so after Holm's correction (Holm 1979, "A simple sequentially rejective multiple
test procedure", Scandinavian Journal of Statistics 6). People who were not there are compared over the same days:
all may have got better meanwhile. The difference of the two differences has Welch's interval (Welch 1947, Biometrika
34).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from roleplay.review.progress.intervals import CONFIDENCE, Interval, Real, t_critical
from roleplay.review.progress.measures import SCORE, Measure, measures, values
from roleplay.store.columns import PracticeColumns

LEAST_CALLS = 2
"""A person counts who has so many calls on either side."""
LEAST_PEOPLE = 5
"""With fewer of them nothing can be told."""
Verdict = Literal["too_few", "unclear", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One person before and after."""

    person: str
    before: float
    after: float
    calls_before: int
    calls_after: int


@dataclass(frozen=True, slots=True)
class Change:
    """How one measure differs."""

    measure: Measure
    before: float | None
    """Mean of the people's means; None when nobody counts."""
    after: float | None
    difference: Interval | None
    """After less before, `n` people; None when there are too few."""
    probability: float | None
    """Of a difference as large by chance alone (two-sided); None when there are too few."""
    verdict: Verdict
    people: tuple[Pair, ...]
    others: Interval | None
    """The same difference of those who were not there; None when these are too few."""
    beyond_others: Interval | None
    """By how much the difference is larger than theirs; None when either is not known. `n` is the smaller number."""


def compare(group: PracticeColumns, others: PracticeColumns, day: float) -> tuple[Change, ...]:
    """Return the change of every measure, the score first; `day` is when the training was, in seconds since 1970."""
    changes = [_change(group, others, measure, day) for measure in measures(group)]
    return _with_verdicts(changes)


def _change(group: PracticeColumns, others: PracticeColumns, measure: Measure, day: float) -> Change:
    pairs, control = _pairs(group, measure, day), _pairs(others, measure, day)
    gained = np.array([pair.after - pair.before for pair in pairs])
    theirs = np.array([pair.after - pair.before for pair in control])
    return Change(
        measure=measure,
        before=_mean([pair.before for pair in pairs]),
        after=_mean([pair.after for pair in pairs]),
        difference=_difference(gained, measure.highest),
        probability=_probability(gained),
        verdict="too_few" if len(gained) < LEAST_PEOPLE else "unclear",
        people=pairs,
        others=_difference(theirs, measure.highest),
        beyond_others=_beyond(gained, theirs),
    )


def _pairs(calls: PracticeColumns, measure: Measure, day: float) -> tuple[Pair, ...]:
    found = values(calls, measure)
    weight = found.weight if measure.is_share else np.ones(len(found.call))
    side = (calls.started[found.call] >= day).astype(np.int64)
    cell = calls.person[found.call] * 2 + side
    size = 2 * len(calls.people)

    def summed(weights: Real | None) -> Real:
        return np.bincount(cell, weights, size).reshape(-1, 2).astype(np.float64)

    n, tried, won = summed(None), summed(weight), summed(weight * found.value)
    return tuple(
        Pair(
            calls.people[place],
            float(won[place, 0] / tried[place, 0]),
            float(won[place, 1] / tried[place, 1]),
            int(n[place, 0]),
            int(n[place, 1]),
        )
        for place in np.flatnonzero((n >= LEAST_CALLS).all(axis=1) & (tried > 0).all(axis=1))
    )


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def _difference(gained: Real, highest: float) -> Interval | None:
    n = len(gained)
    if n < LEAST_PEOPLE:
        return None
    mean, half = float(gained.mean()), float(t_critical(n - 1)) * _error(gained)
    return Interval(mean, max(mean - half, -highest), min(mean + half, highest), n)


def _error(gained: Real) -> float:
    return float(gained.std(ddof=1)) / math.sqrt(len(gained))


def _probability(gained: Real) -> float | None:
    """Return the paired t test's p value."""
    from scipy.special import stdtr

    if len(gained) < LEAST_PEOPLE:
        return None
    mean, error = float(gained.mean()), _error(gained)
    if error == 0.0:
        return 1.0 if mean == 0.0 else 0.0
    return float(2 * stdtr(len(gained) - 1, -abs(mean / error)))


def _beyond(gained: Real, theirs: Real) -> Interval | None:
    """Return Welch's interval for the difference of two means."""
    if min(len(gained), len(theirs)) < LEAST_PEOPLE:
        return None
    parts = [float(side.var(ddof=1)) / len(side) for side in (gained, theirs)]
    mean, error = float(gained.mean() - theirs.mean()), math.sqrt(sum(parts))
    n = min(len(gained), len(theirs))
    if error == 0.0:
        return Interval(mean, mean, mean, n)
    freedom = sum(parts) ** 2 / sum(
        part**2 / (len(side) - 1) for part, side in zip(parts, (gained, theirs), strict=True)
    )
    half = float(t_critical(freedom)) * error
    return Interval(mean, mean - half, mean + half, n)


def _with_verdicts(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Judge the score by itself, for that is what was asked, and the other measures together, after Holm."""
    told = [(one.probability, one.measure) for one in changes if one.probability is not None]
    clear = {measure for probability, measure in told if measure == SCORE and probability <= 1 - CONFIDENCE}
    ranked = sorted((probability, measure) for probability, measure in told if measure != SCORE)
    for place, (probability, measure) in enumerate(ranked):
        if probability > (1 - CONFIDENCE) / (len(ranked) - place):
            break
        clear.add(measure)
    return tuple(replace(one, verdict=_verdict(one)) if one.measure in clear else one for one in changes)


def _verdict(change: Change) -> Verdict:
    if change.difference is None:
        return "too_few"
    rose = change.difference.value > 0
    return "better" if rose == change.measure.more_is_better else "worse"
