"""The language in which a question says how the machine answers it; `docs/grading.md` is its reference.

did greeting within 15 s
did empathy | apology before solution
never calm_down | minimising
did boundary if heat_peak >= 80
outcome solved | handed_over
interruptions <= 1
interruptions from 5 to 0                  for a scale: the lowest step at 5, the highest at 0
section feeling                            for a scale or a number
hold_seconds                               for a number
solved when outcome solved; passed-on when outcome handed_over; neither otherwise
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from roleplay.core.events import Outcome
from roleplay.core.records import SectionName

Order = Literal["before", "after", "within"]
Comparison = Literal["<=", ">=", "<", ">", "=", "between"]
Measure = Literal[
    "interruptions",
    "silences",
    "turns",
    "mistakes",
    "holds",
    "hold_seconds",
    "seconds",
    "heat_end",
    "heat_peak",
    "heat_drop",
    "pace",
    "loudness",
    "pitch_range",
    "pauses",
    "talking",
    "fillers",
    "typing",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Goal = Literal["feeling", "matter"]


@dataclass(frozen=True, slots=True)
class Did:
    """One of some techniques was used, perhaps at the right time."""

    names: tuple[str, ...]
    order: Order | None = None
    others: tuple[str, ...] = ()
    """Before or after which."""
    seconds: float = 0.0
    """Within how long after the call was answered."""


@dataclass(frozen=True, slots=True)
class Never:
    """None of some techniques was used."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeIs:
    """The call ended in one of these ways."""

    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """One of the two matters was dealt with."""

    goal: Goal


@dataclass(frozen=True, slots=True)
class Offered:
    """The call called for one of these techniques."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure lies where it should."""

    measure: Measure
    comparison: Comparison
    low: float
    high: float = 0.0
    """Of `between`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure as a number, or as a step of a scale from worst to best."""

    measure: Measure
    worst: float | None = None
    best: float | None = None


@dataclass(frozen=True, slots=True)
class SectionPoints:
    """The part of a section's points that the machine's score gives."""

    section: SectionName


Clause = Did | Never | OutcomeIs | Met | Offered | Compared | Measured | SectionPoints
YES_OR_NO = (Did, Never, OutcomeIs, Met, Offered, Compared)


@dataclass(frozen=True, slots=True)
class Test:
    """Clauses that all must hold, where the conditions hold; elsewhere the question does not apply."""

    clauses: tuple[Clause, ...]
    conditions: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One answer of a choice, and when it is given; None where no earlier one was."""

    choice: str
    test: Test | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The first branch that holds."""

    branches: tuple[Branch, ...]


Prefill = Test | Chosen
