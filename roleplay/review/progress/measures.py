"""What can be followed over many calls: the score, and every skill that calls tell of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from roleplay.review.progress.intervals import Real
from roleplay.store.columns import PracticeColumns, Whole

MeasureKind = Literal["score", "technique", "mistake", "manner", "feeling", "trait"]
KINDS: tuple[MeasureKind, ...] = ("score", "technique", "mistake", "manner", "feeling", "trait")


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """One of them.

    `score`: 0 to 100. `technique`: share of the calls that called for it in which it was used. `mistake`: share of
    the calls in which it was made, of those in which it lay near. `manner`: letting people finish, answering in time,
    keeping silent in a tirade. `feeling`: share of the calls in which the customer's was met. `trait`: the score with
    customers of this type, 0 for those who were lost.
    """

    kind: MeasureKind
    name: str = ""
    """Id of a technique, trait or feeling; empty for the score."""

    @property
    def is_share(self) -> bool:
        """Whether it is a share of calls, 0 to 1; a score of 0 to 100 otherwise."""
        return self.kind not in ("score", "trait")

    @property
    def highest(self) -> float:
        """The highest value that it can have; the lowest is 0."""
        return 1.0 if self.is_share else 100.0

    @property
    def more_is_better(self) -> bool:
        """False for mistakes."""
        return self.kind != "mistake"


SCORE = Measure("score")


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """A measure's values, one entry a call that tells of it, in order of time."""

    call: Whole
    """Places in the columns."""
    value: Real
    weight: Real
    """How much the call tells, 0 to 1."""


def measures(calls: PracticeColumns) -> tuple[Measure, ...]:
    """Return the score and everything that any of the calls tells of, by kind and name."""
    found = [_measure(skill) for skill in calls.skills]
    return (
        SCORE,
        *sorted((one for one in found if one is not None), key=lambda one: (KINDS.index(one.kind), one.name)),
    )


def values(calls: PracticeColumns, measure: Measure) -> Values:
    """Return a measure's values; none when no call tells of it."""
    if measure.kind == "score":
        return Values(np.arange(len(calls)), calls.score, np.ones(len(calls)))
    skill = f"{measure.kind}/{measure.name}"
    if skill not in calls.skills:
        return Values(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    its = np.flatnonzero(calls.fact_skill == calls.skills.index(skill))
    share = calls.share[its]
    if not measure.is_share:
        share = 100 * share
    elif not measure.more_is_better:
        share = 1 - share
    return Values(calls.fact_call[its], share, calls.weight[its])


def _measure(skill: str) -> Measure | None:
    kind, _, name = skill.partition("/")
    known = next((one for one in KINDS if one == kind and one != "score"), None)
    return None if known is None or not name else Measure(known, name)
