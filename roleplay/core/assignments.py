"""Plain records of assignments: what a trainer asks of trainees, and the calls that were held for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from roleplay.core.events import Outcome
from roleplay.core.records import Level, Mode

JudgedBy = Literal["score", "grade"]
"""Whose points the pass mark is compared with: the machine's score, or a trainer's grade on a scorecard."""

AttemptKind = Literal["running", "counts", "cut_off", "brief", "unanswered"]
"""What becomes of a call that was begun for an assignment; only `counts` is an attempt (see `review.assignments`)."""

StandingState = Literal["not_begun", "begun", "awaiting_grade", "passed", "not_passed", "overdue"]
STATES: tuple[StandingState, ...] = ("overdue", "not_begun", "begun", "awaiting_grade", "not_passed", "passed")
"""In the order in which a trainer has to look at them."""


@dataclass(frozen=True, slots=True)
class Assignee:
    """To whom: a person by the name in their settings, or all who belong to a group."""

    kind: Literal["person", "group"]
    name: str
    group_id: int | None = None
    """Of a group, which may get another name; None for a person, and for a group that is gone."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked. Who changes an assignment makes new terms; the old ones are kept."""

    scenario_id: str
    scenario_title: str
    """As it was called when it was assigned, for lists."""
    customer: str
    assignees: tuple[Assignee, ...]
    language: str = ""
    """ISO 639-1; empty leaves the choice to the trainee."""
    mode: Mode = "practice"
    level: Level = "normal"
    due: date | None = None
    """The last day on which a call is in time, by the calendar where the trainee is; None without a date."""
    attempts: int | None = None
    """How many calls may be held, at least 1; None for as many as one likes."""
    pass_mark: float | None = None
    """0 to 100. None: every call that is held to its end passes, or the scorecard's own pass mark decides."""
    judged_by: JudgedBy = "score"
    note: str = ""
    """From the trainer to the trainee."""


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """Terms, and since when they hold."""

    number: int
    """1, 2, 3 ..."""
    terms: Terms
    set_at: datetime
    """With time zone, UTC."""
    set_by: str
    """Name, may be empty."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is asked now, and what was asked before."""

    id: str
    """UUID, hexadecimal with dashes."""
    versions: tuple[TermsVersion, ...]
    """The oldest first; never empty."""
    withdrawn_at: datetime | None = None
    """With time zone, UTC; None while it holds."""
    withdrawn_by: str = ""
    copied_from: str = ""
    """Id of the assignment that this one began as a copy of, or empty."""

    @property
    def terms(self) -> Terms:
        """What is asked now."""
        return self.versions[-1].terms

    @property
    def created_at(self) -> datetime:
        """When it was first given."""
        return self.versions[0].set_at

    @property
    def created_by(self) -> str:
        """By whom."""
        return self.versions[0].set_by


@dataclass(frozen=True, slots=True)
class Attempt:
    """What ties a call to the assignment for which it is held; saved with the call when it begins."""

    assignment_id: str
    version: int
    """Number of the terms that held then."""
    day: date
    """The day on which it began where the trainee was."""


@dataclass(frozen=True, slots=True)
class AssignedCall:
    """A call that was held for an assignment, with all that decides what it counts for."""

    session_id: str
    attempt: Attempt
    trainee: str
    started_at: datetime
    """With time zone, UTC."""
    running: bool
    outcome: Outcome | None
    ended_by: str
    """Reason of the end of a call (see `core.events.CallEnded`), empty while unknown."""
    line_lost: bool
    """Whether a sound device was gone when the call ended."""
    answered: bool
    seconds: float
    """From answering to the end."""
    score: float | None
    """The machine's, 0 to 100, with corrections; None when there is none."""
    grade: float | None = None
    """The trainer's on a scorecard, 0 to 100; None while nobody has graded the call."""
    grade_passed: bool | None = None
    """What the scorecard's own pass mark says; None while nobody has graded the call."""
