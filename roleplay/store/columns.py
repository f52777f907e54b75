"""Facts about many calls as columns: one entry a call, in order of time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PracticeColumns:
    """Calls that are judged: finished, answered, scored, and no retries."""

    ids: tuple[str, ...]
    """Of the sessions."""
    people: tuple[str, ...]
    person: Whole
    """For each call, whose it is: index in `people`."""
    started: Real
    """Seconds since 1970, UTC."""
    score: Real
    """0 to 100."""
    skills: tuple[str, ...]
    """Kind and name of each skill that any of the calls told of: `technique/empathy` ..."""
    fact_call: Whole
    """For each fact, which call it comes from; calls ascend."""
    fact_skill: Whole
    """For each fact, index in `skills`."""
    share: Real
    """For each fact, how well the skill went, 0 to 1."""
    weight: Real
    """For each fact, how much it tells, 0 to 1."""
    unfinished: int
    """Calls of the same people and time that were broken off or cut off, and are not among these."""
    ungraded: int
    """Finished calls without a score, or in which nothing was said."""
    retries: int
    """Judged calls that went back into another one; they are not among these."""

    def __len__(self) -> int:
        return len(self.ids)


def of_people(calls: PracticeColumns, people: Collection[str], *, inside: bool = True) -> PracticeColumns:
    """Return the calls of some people, or those of all others; what was left out is not known for a part."""
    wanted = np.array([(name in people) == inside for name in calls.people], bool)
    kept = wanted[calls.person] if len(calls) else np.zeros(0, bool)
    places = np.flatnonzero(kept)
    person = np.cumsum(wanted) - 1
    call = np.cumsum(kept) - 1
    facts = kept[calls.fact_call] if len(calls) else np.zeros(0, bool)
    return replace(
        calls,
        ids=tuple(calls.ids[place] for place in places),
        people=tuple(name for name, its in zip(calls.people, wanted, strict=True) if its),
        person=person[calls.person[places]],
        started=calls.started[places],
        score=calls.score[places],
        fact_call=call[calls.fact_call[facts]],
        fact_skill=calls.fact_skill[facts],
        share=calls.share[facts],
        weight=calls.weight[facts],
        unfinished=0,
        ungraded=0,
        retries=0,
    )


@dataclass(frozen=True, slots=True, eq=False)
class WayColumns:
    """The ways of all calls of one scenario, in any of its versions."""

    ways: tuple[str, ...]
    """Node, reply and next node, with `/` between."""
    outcomes: tuple[str | None, ...]
    """For each call, how it ended."""
    versions: Whole
    """For each call, the version that was played."""
    sources: tuple[str, ...]
    """For each call, the digest of the scenario as played."""
    step_call: Whole
    """For each step, which call it belongs to; calls ascend, and steps are in order."""
    step_way: Whole
    """For each step, index in `ways`."""


def indexed(values: list[Any]) -> tuple[tuple[Any, ...], Whole]:
    """Return the different values in order of their first place, and for each value which one it is."""
    different = tuple(dict.fromkeys(values))
    places = {value: place for place, value in enumerate(different)}
    return different, np.fromiter(map(places.__getitem__, values), np.int64, len(values))
