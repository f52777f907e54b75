"""Where each person stands: first, best and latest score, and the mean with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roleplay.core.naming import folded
from roleplay.review.progress.intervals import Interval, mean_interval
from roleplay.store.columns import PracticeColumns


@dataclass(frozen=True, slots=True)
class CallScore:
    """One call of a person's."""

    session_id: str
    at: float
    """Seconds since 1970, UTC."""
    score: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person over the time of the report."""

    person: str
    calls: int
    mean: Interval
    """Of the scores."""
    first: CallScore
    best: CallScore
    """The highest score, the latest of equals. With more calls it rises by chance alone."""
    latest: CallScore


@dataclass(frozen=True, slots=True)
class Standings:
    """Everybody, and what was left out."""

    people: tuple[Standing, ...]
    """In alphabetical order."""
    unfinished: int
    """Calls that were broken off or cut off: no judgement on anybody."""
    ungraded: int
    retries: int


def standings(calls: PracticeColumns) -> Standings:
    """Return where each person stands."""
    order = np.argsort(calls.person, kind="stable")
    ends = np.searchsorted(calls.person[order], np.arange(len(calls.people) + 1))
    found = [
        _standing(calls, calls.people[place], order[ends[place] : ends[place + 1]])
        for place in range(len(calls.people))
    ]
    return Standings(
        tuple(sorted(found, key=lambda one: folded(one.person))), calls.unfinished, calls.ungraded, calls.retries
    )


def _standing(calls: PracticeColumns, person: str, places: np.ndarray) -> Standing:
    scores = calls.score[places]
    best = len(scores) - 1 - int(np.argmax(scores[::-1]))
    return Standing(
        person=person,
        calls=len(places),
        mean=mean_interval(scores, 100.0),
        first=_score(calls, int(places[0])),
        best=_score(calls, int(places[best])),
        latest=_score(calls, int(places[-1])),
    )


def _score(calls: PracticeColumns, place: int) -> CallScore:
    return CallScore(calls.ids[place], float(calls.started[place]), float(calls.score[place]))
