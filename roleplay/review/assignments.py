"""Where each person stands with what was assigned to them. Pure: the calls, the terms and today go in.

What is an attempt. A call that was begun for an assignment uses up an attempt when the trainee picked up, and then

- held it to its end, however it went, or hung up on the customer; or
- broke it off after `BRIEF_SECONDS` or later.

It does not when nobody picked up, when it was broken off earlier, or when the machine ended it: a sound device that
went away, a crash, a power cut, a bug. A call that runs keeps an attempt for itself until it is known what it was.
Going back into a saved call (a retry) is practice and belongs to no assignment.

Which terms count. A call is judged by the terms under which it began and by those that hold now, whichever let it
pass: changing an assignment takes nothing away from anybody. Scenario, language, mode and level cannot be changed any
more once somebody has begun (see `fixed_terms`).

What is not finished, or not graded, is never called failed: `not_passed` needs all attempts to be used up, each held
to its end and judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from roleplay.core.assignments import AssignedCall, Assignment, AttemptKind, StandingState, Terms

BRIEF_SECONDS = 15.0
"""A call that is broken off sooner after picking up was no attempt."""
SOON_DAYS = 3
"""What is due in so many days, or fewer, is due soon."""
_MACHINE_ENDED = frozenset(("device", "interrupted", "bug"))
"""Reasons of an aborted call that are not the trainee's."""

Members = Mapping[int, Sequence[str]]
"""The names of the people of each group, by its id."""
Refusal = Literal["withdrawn", "not_assigned", "used_up", "running"]
"""Why no call can be held for an assignment now."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands with one assignment."""

    person: str
    state: StandingState
    calls: tuple[tuple[AssignedCall, AttemptKind], ...]
    """All calls begun for it, the oldest first."""
    used: int
    """Attempts that are used up, or kept by a call that runs."""
    left: int | None
    """Attempts; None for as many as one likes."""
    best: float | None
    """The highest points of the attempts held to their end: of the kind that the pass mark is compared with."""
    best_session: str = ""
    """Id of the session with these points; of the one that passed where there are no points."""
    late: bool = False
    """Passed, but only after the due day."""
    days_left: int | None = None
    """Until the due day, 0 on that day, negative afterwards; None without one."""

    @property
    def settled(self) -> bool:
        """Whether nothing is expected of the person any more."""
        return self.state in ("passed", "not_passed", "awaiting_grade")

    @property
    def due_soon(self) -> bool:
        """Whether something is expected in the next days."""
        return not self.settled and self.days_left is not None and 0 <= self.days_left <= SOON_DAYS


@dataclass(frozen=True, slots=True)
class Overview:
    """An assignment as a trainer sees it."""

    assignment: Assignment
    standings: tuple[Standing, ...]
    """Of everybody to whom it is assigned now."""


def attempt_kind(call: AssignedCall) -> AttemptKind:
    """Return what a call counts for."""
    if call.running:
        return "running"
    if call.outcome in (None, "aborted"):
        if call.outcome is None or call.ended_by in _MACHINE_ENDED or call.line_lost:
            return "cut_off"
        if not call.answered:
            return "unanswered"
        return "brief" if call.seconds < BRIEF_SECONDS else "counts"
    return "counts" if call.answered else "unanswered"


def finished(call: AssignedCall) -> bool:
    """Tell whether a call was held to its end, whatever the end was."""
    return call.outcome not in (None, "aborted") and attempt_kind(call) == "counts"


def points(call: AssignedCall, terms: Terms) -> float | None:
    """Return the points that the pass mark is compared with; None while there are none."""
    return call.grade if terms.judged_by == "grade" else call.score


def passes(call: AssignedCall, terms: Terms) -> bool | None:
    """Tell whether a call passes under these terms; None while it is not judged.

    One that was not held to its end does not pass; it is not judged either.
    """
    if not finished(call):
        return False
    if terms.pass_mark is None:
        return call.grade_passed if terms.judged_by == "grade" else True
    reached = points(call, terms)
    return None if reached is None else reached >= terms.pass_mark


def verdict(call: AssignedCall, assignment: Assignment) -> bool | None:
    """Tell whether a call passes an assignment; None while that is open."""
    then = next((one.terms for one in assignment.versions if one.number == call.attempt.version), assignment.terms)
    verdicts = (passes(call, then), passes(call, assignment.terms))
    if True in verdicts:
        return True
    return None if None in verdicts else False


def assigned_people(terms: Terms, members: Members) -> tuple[str, ...]:
    """Return everybody to whom it is assigned, by name or as one of a group, each once, in order."""
    people: dict[str, None] = {}
    for assignee in terms.assignees:
        named = (assignee.name,) if assignee.kind == "person" else members.get(assignee.group_id or 0, ())
        people.update(dict.fromkeys(named))
    return tuple(people)


def standing(assignment: Assignment, person: str, calls: Iterable[AssignedCall], today: date) -> Standing:
    """Return where a person stands on a day of their own calendar; calls of others are left out."""
    theirs = sorted(
        (call for call in calls if call.trainee == person and call.attempt.assignment_id == assignment.id),
        key=lambda call: (call.started_at, call.session_id),
    )
    kinds = tuple((call, attempt_kind(call)) for call in theirs)
    terms = assignment.terms
    used = sum(kind in ("counts", "running") for _, kind in kinds)
    passed = [call for call in theirs if verdict(call, assignment)]
    best = _best(theirs, terms)
    return Standing(
        person,
        _state(assignment, kinds, today),
        kinds,
        used,
        None if terms.attempts is None else max(terms.attempts - used, 0),
        None if best is None else points(best, terms),
        best.session_id if best is not None else passed[0].session_id if passed else "",
        bool(passed) and terms.due is not None and all(call.attempt.day > terms.due for call in passed),
        None if terms.due is None else (terms.due - today).days,
    )


def standings(
    assignment: Assignment, calls: Iterable[AssignedCall], members: Members, today: date
) -> tuple[Standing, ...]:
    """Return where everybody stands to whom it is assigned, in the order in which they were named."""
    known = tuple(calls)
    return tuple(standing(assignment, person, known, today) for person in assigned_people(assignment.terms, members))


def refusal(assignment: Assignment, person: str, calls: Iterable[AssignedCall], members: Members) -> Refusal | None:
    """Return why a person cannot hold a call for it now; None when they can. A due day that is over is no reason."""
    if assignment.withdrawn_at is not None:
        return "withdrawn"
    if person not in assigned_people(assignment.terms, members):
        return "not_assigned"
    theirs = [attempt_kind(call) for call in calls if call.trainee == person]
    if "running" in theirs:
        return "running"
    allowed = assignment.terms.attempts
    return "used_up" if allowed is not None and theirs.count("counts") >= allowed else None


def fixed_terms(before: Terms, after: Terms) -> tuple[str, ...]:
    """Return which terms differ that make calls incomparable: they stay once a call was held."""
    return tuple(
        name for name in ("scenario_id", "language", "mode", "level") if getattr(before, name) != getattr(after, name)
    )


def urgency(assignment: Assignment, one: Standing) -> tuple[bool, bool, date, str]:
    """Return a key that sorts what a person has to do: what is expected first, then by due day."""
    due = assignment.terms.due
    return one.settled, due is None, due or assignment.created_at.date(), assignment.id


def _best(calls: Sequence[AssignedCall], terms: Terms) -> AssignedCall | None:
    held = [(reached, call) for call in calls if finished(call) and (reached := points(call, terms)) is not None]
    return max(held, key=lambda pair: pair[0], default=(0.0, None))[1]


def _state(assignment: Assignment, kinds: Sequence[tuple[AssignedCall, AttemptKind]], today: date) -> StandingState:
    terms = assignment.terms
    attempts = [call for call, kind in kinds if kind == "counts"]
    verdicts = [verdict(call, assignment) for call in attempts]
    if True in verdicts:
        return "passed"
    if None in verdicts:
        return "awaiting_grade"
    used_up = terms.attempts is not None and len(attempts) >= terms.attempts
    if used_up and all(map(finished, attempts)):
        return "not_passed"
    if terms.due is not None and today > terms.due:
        return "overdue"
    return "begun" if kinds else "not_begun"
