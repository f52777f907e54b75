"""How a measure moves over time, with a band that is as wide as the calls are few.

For one person every point stands for their latest `WINDOW` calls up to then. For several people every point stands
for a week, or a month where the calls reach over more than half a year; each person counts the same, however much
they practise, and the band tells how sure the mean of such people is (see `intervals`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from roleplay.review.progress.intervals import Interval, Real, people_share_band, t_band, wilson
from roleplay.review.progress.measures import Measure, Values, values
from roleplay.store.columns import PracticeColumns, Whole

WINDOW = 10
"""Calls of one person that a point stands for."""
LONGEST_BY_WEEK = timedelta(days=183)
DAY = 86400.0
MOST_DOTS = 2000
"""More calls than these are not shown one by one."""


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the curve."""

    at: float
    """Seconds since 1970, UTC: of the call, or of the middle of the week or month."""
    interval: Interval
    """`n` counts calls for one person, people for several."""
    calls: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A curve with its band, and the calls themselves."""

    measure: Measure
    points: tuple[Point, ...]
    step: str
    """What a point stands for: `calls` (the latest `WINDOW`), `week` or `month`."""
    dots: tuple[tuple[float, float, str], ...]
    """Time, value and session id of each call of one person; empty for several people."""


def timeline(calls: PracticeColumns, measure: Measure) -> Timeline:
    """Return how a measure moved; no points when no call tells of it."""
    found = values(calls, measure)
    if not len(found.call):
        return Timeline(measure, (), "calls", ())
    people = np.unique(calls.person[found.call])
    if len(people) > 1:
        return _of_many(calls, measure, found)
    at = calls.started[found.call]
    ids = [calls.ids[place] for place in found.call]
    dots = tuple(zip(at.tolist(), found.value.tolist(), ids, strict=True))[-MOST_DOTS:]
    return Timeline(measure, _rolling(measure, at, found), "calls", dots)


def _rolling(measure: Measure, at: Real, found: Values) -> tuple[Point, ...]:
    """Return a point for every call, from it and those before."""
    n = np.minimum(np.arange(1, len(at) + 1), WINDOW)
    total, tried = _window(found.value * found.weight), _window(found.weight)
    if measure.is_share:
        middle, low, high = wilson(total, tried)
    else:
        middle = _window(found.value) / n
        # Around the mean of all, so that nothing is lost where scores are high and alike.
        centred = found.value - found.value.mean()
        squares = _window(centred**2) - _window(centred) ** 2 / n
        low, high = t_band(middle, squares, n, measure.highest)
    return _points(at, middle, low, high, n, n)


def _window(numbers: Real) -> Real:
    """Return for each place the sum of the latest `WINDOW` numbers up to it."""
    sums = np.concatenate(([0.0], np.cumsum(numbers)))
    ends = np.arange(1, len(numbers) + 1)
    return np.asarray(sums[ends] - sums[np.maximum(ends - WINDOW, 0)], np.float64)


def _of_many(calls: PracticeColumns, measure: Measure, found: Values) -> Timeline:
    at = calls.started[found.call]
    by_week = at[-1] - at[0] <= LONGEST_BY_WEEK.total_seconds()
    bins, middles = _weeks(at) if by_week else _months(at)
    person = calls.person[found.call]
    width = len(calls.people)
    cell = bins * width + person
    shape = (len(middles), width)

    def summed(weights: Real) -> Real:
        return np.bincount(cell, weights, len(middles) * width).reshape(shape).astype(np.float64)

    weight = found.weight if measure.is_share else np.ones(len(found.call))
    tried, won, counted = summed(weight), summed(weight * found.value), summed(np.ones(len(cell)))
    there = tried > 0
    people = there.sum(axis=1)
    own = np.where(there, won / np.where(there, tried, 1), 0.0)
    middle = own.sum(axis=1) / np.maximum(people, 1)
    squares = (np.where(there, own - middle[:, None], 0.0) ** 2).sum(axis=1)
    if measure.is_share:
        low, high = people_share_band(middle, squares, people, tried.sum(axis=1))
    else:
        low, high = t_band(middle, squares, people, measure.highest)
    some = people > 0
    points = _points(
        middles[some], middle[some], low[some], high[some], people[some], counted.sum(axis=1)[some].astype(np.int64)
    )
    return Timeline(measure, points, "week" if by_week else "month", ())


def _weeks(at: Real) -> tuple[Whole, Real]:
    """Return for each time which week it is in, counted from the first, and the middle of each week."""
    first = datetime.fromtimestamp(float(at[0]), UTC)
    monday = first.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=first.weekday())
    week = 7 * DAY
    bins = ((at - monday.timestamp()) // week).astype(np.int64)
    return bins, np.asarray(monday.timestamp() + (np.arange(int(bins[-1]) + 1) + 0.5) * week, np.float64)


def _months(at: Real) -> tuple[Whole, Real]:
    """Return for each time which month it is in, counted from the first, and the middle of each month."""
    month = at.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    bins = month - month[0]
    starts = (month[0] + np.arange(int(bins[-1]) + 2)).astype("datetime64[M]").astype("datetime64[s]").astype(float)
    return bins, np.asarray((starts[:-1] + starts[1:]) / 2, np.float64)


def _points(at: Real, middle: Real, low: Real, high: Real, n: Whole, calls: Whole) -> tuple[Point, ...]:
    columns = (array.tolist() for array in (at, middle, low, high, n, calls))
    return tuple(
        Point(when, Interval(value, least, most, int(count)), int(held))
        for when, value, least, most, count, held in zip(*columns, strict=True)
    )
