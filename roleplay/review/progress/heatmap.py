"""Who needs what: a table of people and techniques, those in need first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from roleplay.review.progress.intervals import Interval, Real, wilson
from roleplay.review.progress.measures import Measure
from roleplay.store.columns import PracticeColumns

HeatKind = Literal["technique", "mistake"]

LEAST_CALLS = 3
"""With fewer calls a cell says nothing yet."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one technique."""

    interval: Interval
    """Share of the calls in which the technique was used, or the mistake was made; `n` counts those calls."""
    need: float
    """0 (none) to 1: how often it goes wrong, drawn to the half where there are few calls."""

    @property
    def known(self) -> bool:
        """Whether there are calls enough to speak of it."""
        return self.interval.n >= LEAST_CALLS


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The table."""

    kind: HeatKind
    people: tuple[str, ...]
    """Those in need first."""
    measures: tuple[Measure, ...]
    """What is needed by most first."""
    cells: tuple[tuple[Cell | None, ...], ...]
    """For each person a row; None where no call told of it."""


def heat_map(calls: PracticeColumns, kind: HeatKind) -> HeatMap:
    """Return the table of all people of the calls."""
    wanted = [place for place, skill in enumerate(calls.skills) if skill.startswith(f"{kind}/")]
    if not wanted:
        return HeatMap(kind, (), (), ())
    column = np.full(len(calls.skills), -1)
    column[wanted] = np.arange(len(wanted))
    its = np.flatnonzero(column[calls.fact_skill] >= 0)
    cell = calls.person[calls.fact_call[its]] * len(wanted) + column[calls.fact_skill[its]]
    shape = (len(calls.people), len(wanted))

    def summed(weights: Real | None) -> Real:
        return np.bincount(cell, weights, shape[0] * shape[1]).reshape(shape).astype(np.float64)

    well, tried, n = summed(calls.weight[its] * calls.share[its]), summed(calls.weight[its]), summed(None)
    # A call before and one after the fact on either side: two calls that went wrong are no proof of need.
    need = 1 - (well + 1) / (tried + 2)
    some = n > 0
    people_need = np.where(some, need, 0).sum(axis=1) / np.maximum(some.sum(axis=1), 1)
    skill_need = np.where(some, need, 0).sum(axis=0) / np.maximum(some.sum(axis=0), 1)
    rows = [place for place in np.lexsort((np.array(calls.people), -people_need)) if some[place].any()]
    columns = np.argsort(-skill_need, kind="stable")
    value, low, high = wilson(tried - well if kind == "mistake" else well, tried)
    return HeatMap(
        kind,
        tuple(calls.people[place] for place in rows),
        tuple(Measure(kind, calls.skills[wanted[place]].partition("/")[2]) for place in columns),
        tuple(
            tuple(
                Cell(
                    Interval(float(value[row, at]), float(low[row, at]), float(high[row, at]), int(n[row, at])),
                    float(need[row, at]),
                )
                if some[row, at]
                else None
                for at in columns
            )
            for row in rows
        ),
    )


def calls_behind(calls: PracticeColumns, person: str, measure: Measure) -> tuple[str, ...]:
    """Return the ids of the calls behind a cell, in order of time."""
    skill = f"{measure.kind}/{measure.name}"
    if skill not in calls.skills or person not in calls.people:
        return ()
    its = calls.fact_call[calls.fact_skill == calls.skills.index(skill)]
    whose = calls.people.index(person)
    return tuple(calls.ids[place] for place in its if calls.person[place] == whose)
