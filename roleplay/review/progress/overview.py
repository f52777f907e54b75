"""Every measure in one figure: the mean over a time, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roleplay.review.progress.intervals import Interval, Real, Whole, people_share_band, t_band, wilson
from roleplay.review.progress.measures import SCORE, Measure, measures
from roleplay.store.columns import PracticeColumns


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over the whole time."""

    measure: Measure
    interval: Interval
    """`n` counts calls for one person, people for several."""
    calls: int
    """Calls that tell of it."""
    people: int


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Sums over calls, a row a person and a column a measure."""

    won: Real
    squares: Real
    tried: Real
    calls: Whole


def overview(calls: PracticeColumns) -> tuple[Figure, ...]:
    """Return a figure for everything that the calls tell of, the score first."""
    if not len(calls):
        return ()
    shown = measures(calls)
    sums = _skills(calls)
    column = {skill: place for place, skill in enumerate(calls.skills)}
    score = _summed(
        calls.person, np.zeros(len(calls), np.int64), calls.score, np.ones(len(calls)), (len(calls.people), 1)
    )
    return tuple(
        _figure(one, score, 0) if one == SCORE else _figure(one, sums, column[f"{one.kind}/{one.name}"])
        for one in shown
    )


def _skills(calls: PracticeColumns) -> _Sums:
    return _summed(
        calls.person[calls.fact_call],
        calls.fact_skill,
        calls.share,
        calls.weight,
        (len(calls.people), len(calls.skills)),
    )


def _summed(person: Whole, column: Whole, value: Real, weight: Real, shape: tuple[int, int]) -> _Sums:
    cell = person * shape[1] + column

    def summed(numbers: Real | None) -> Real:
        return np.bincount(cell, numbers, shape[0] * shape[1]).reshape(shape).astype(np.float64)

    return _Sums(summed(value * weight), summed(value**2 * weight), summed(weight), summed(None).astype(np.int64))


def _figure(measure: Measure, sums: _Sums, column: int) -> Figure:
    there = sums.tried[:, column] > 0
    people = int(there.sum())
    calls = int(sums.calls[:, column].sum())
    scale = 1.0 if measure.is_share or measure == SCORE else 100.0
    won, tried = sums.won[there, column] * scale, sums.tried[there, column]
    if measure.kind == "mistake":
        won = tried - won
    if people > 1:
        return Figure(measure, _of_people(measure, won / tried, tried), calls, people)
    if measure.is_share:
        value, low, high = wilson(won.sum(), tried.sum())
        return Figure(measure, Interval(float(value), float(low), float(high), calls), calls, people)
    squares = sums.squares[there, column] * scale**2 - won**2 / tried
    low, high = t_band(won / tried, squares, np.array([calls]), measure.highest)
    return Figure(measure, Interval(float((won / tried)[0]), float(low[0]), float(high[0]), calls), calls, people)


def _of_people(measure: Measure, own: Real, tried: Real) -> Interval:
    mean, n = own.mean(keepdims=True), np.array([len(own)])
    squares = ((own - mean) ** 2).sum(keepdims=True)
    if measure.is_share:
        low, high = people_share_band(mean, squares, n, tried.sum(keepdims=True))
    else:
        low, high = t_band(mean, squares, n, measure.highest)
    return Interval(float(mean[0]), float(low[0]), float(high[0]), len(own))
