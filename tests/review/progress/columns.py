"""Columns of calls whose figures are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from roleplay.store.columns import PracticeColumns, indexed

DAY = 86400.0
MONDAY = 1_772_409_600.0
"""2 March 2026."""


@dataclass(frozen=True)
class Call:
    """One call; skills are share, or share and weight."""

    person: str
    score: float = 50.0
    day: float = 0.0
    skills: Mapping[str, float | tuple[float, float]] = field(default_factory=dict)


def columns(given: Iterable[Call]) -> PracticeColumns:
    calls = sorted(given, key=lambda call: call.day)
    people, person = indexed([call.person for call in calls])
    facts = [(place, name, value) for place, call in enumerate(calls) for name, value in call.skills.items()]
    skills, skill = indexed([name for _, name, _ in facts])
    pairs = [value if isinstance(value, tuple) else (value, 1.0) for _, _, value in facts]
    return PracticeColumns(
        ids=tuple(f"call-{place}" for place in range(len(calls))),
        people=people,
        person=person,
        started=np.array([MONDAY + DAY * call.day for call in calls]),
        score=np.array([call.score for call in calls], np.float64),
        skills=skills,
        fact_call=np.array([place for place, _, _ in facts], np.int64),
        fact_skill=skill,
        share=np.array([share for share, _ in pairs], np.float64),
        weight=np.array([weight for _, weight in pairs], np.float64),
        unfinished=0,
        ungraded=0,
        retries=0,
    )
