"""The store of assignments: rows from records and records from rows."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, insert, select, update

from roleplay.core.assignments import AssignedCall, Assignee, Assignment, Attempt, Terms, TermsVersion
from roleplay.core.errors import InputError
from roleplay.store.codec import well_formed
from roleplay.store.dialects.sql import json_text
from roleplay.store.part import StorePart
from roleplay.store.schema import EventRow, ScoreRow, SessionRow
from roleplay.store.schema_assignments import AssigneeRow, AssignmentRow, AttemptRow, TermsRow
from roleplay.store.schema_grading import GradeRow
from roleplay.store.schema_practice import GroupRow

_COLUMNS = tuple(field.name for field in fields(Terms) if field.name != "assignees")


class AssignmentStore(StorePart):
    """Assignments in the session database. Thread-safe; several processes may have the same one open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and those that take an id
    `InputError` (code `assignment`) when there is none like it.
    """

    def create(self, terms: Terms, *, at: datetime, by: str, copied_from: str = "") -> Assignment:
        """Save a new assignment."""
        identifier = str(uuid.uuid4())
        with self._transaction() as connection:
            connection.execute(insert(AssignmentRow).values(id=identifier, withdrawn_by="", copied_from=copied_from))
            _insert_terms(connection, identifier, TermsVersion(1, terms, at, by))
            return _read(connection, [identifier])[0]

    def change(self, assignment: Assignment, terms: Terms, *, at: datetime, by: str) -> Assignment:
        """Save other terms for an assignment as it was read.

        Raises `InputError` (code `changed_meanwhile`) when somebody else changed it since, or withdrew it.
        """
        with self._transaction() as connection:
            now = _one(connection, assignment.id)
            if now != assignment:
                raise InputError(
                    "Somebody else has changed this assignment meanwhile; nothing of theirs was overwritten.",
                    hint="Open it again to see what it asks now, and make your change there.",
                    code="changed_meanwhile",
                )
            number = now.versions[-1].number + 1
            _insert_terms(connection, now.id, TermsVersion(number, terms, at, by))
            return _read(connection, [now.id])[0]

    def withdraw(self, identifier: str, *, at: datetime, by: str) -> Assignment:
        """Ask it of nobody any more; its calls stay. One that is withdrawn stays as it is."""
        with self._transaction() as connection:
            found = _one(connection, identifier)
            if found.withdrawn_at is None:
                connection.execute(
                    update(AssignmentRow)
                    .where(AssignmentRow.id == found.id)
                    .values(withdrawn_at=at, withdrawn_by=well_formed(by))
                )
            return _one(connection, found.id)

    def reinstate(self, identifier: str) -> Assignment:
        """Ask again what was withdrawn."""
        with self._transaction() as connection:
            found = _one(connection, identifier)
            connection.execute(
                update(AssignmentRow).where(AssignmentRow.id == found.id).values(withdrawn_at=None, withdrawn_by="")
            )
            return _one(connection, found.id)

    def get(self, identifier: str) -> Assignment:
        """Return an assignment by its id or the beginning of it."""
        with self._snapshot() as connection:
            return _one(connection, identifier)

    def list(self) -> tuple[Assignment, ...]:
        """Return all assignments, the newest first."""
        with self._snapshot() as connection:
            every = _read(connection, None)
        return tuple(sorted(every, key=lambda one: (one.created_at, one.id), reverse=True))

    def calls(self, *, assignment_id: str = "", trainee: str | None = None) -> tuple[AssignedCall, ...]:
        """Return the calls held for assignments, or for one, or by one trainee; the oldest first."""
        query = _CALLS
        if assignment_id:
            query = query.where(AttemptRow.assignment_id == assignment_id)
        if trainee is not None:
            query = query.where(SessionRow.trainee == trainee)
        with self._snapshot() as connection:
            return tuple(_call(row) for row in connection.execute(query))

    def trainees(self) -> tuple[str, ...]:
        """Return the names under which calls were held, in no order."""
        with self._snapshot() as connection:
            return tuple(connection.scalars(select(SessionRow.trainee).where(SessionRow.trainee != "").distinct()))


def insert_attempt(connection: Connection, session_id: str, attempt: Attempt) -> None:
    """Tie a session that begins to the assignment for which it is held."""
    connection.execute(
        insert(AttemptRow).values(
            session_id=session_id,
            assignment_id=attempt.assignment_id,
            version=attempt.version,
            day=attempt.day,
        )
    )


_ENDED_BY = (
    select(json_text(EventRow.payload, "reason"))
    .where(EventRow.session_id == SessionRow.id, EventRow.kind == "call_ended")
    .correlate(SessionRow)
    .limit(1)
    .scalar_subquery()
)
_LINE = (
    select(case((EventRow.kind == "line_paused", json_text(EventRow.payload, "reason"))))
    .where(EventRow.session_id == SessionRow.id, EventRow.kind.in_(("line_paused", "line_resumed")))
    .correlate(SessionRow)
    .order_by(EventRow.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
"""Why the line stood still when the call ended; NULL when it did not."""
_GRADE = (
    select(GradeRow.id)
    .where(GradeRow.session_id == AttemptRow.session_id, GradeRow.kind == "first", GradeRow.finished_at.is_not(None))
    .correlate(AttemptRow)
    .order_by(GradeRow.finished_at.desc(), GradeRow.id)
    .limit(1)
    .scalar_subquery()
)
"""The latest finished grade: second and calibration grades test the graders, not the trainee."""
_BROKEN_OFF = SessionRow.outcome == "aborted"
_CALLS = (
    select(
        AttemptRow.session_id,
        AttemptRow.assignment_id,
        AttemptRow.version,
        AttemptRow.day,
        SessionRow.trainee,
        SessionRow.started_at,
        SessionRow.state,
        SessionRow.outcome,
        case((_BROKEN_OFF, _ENDED_BY)).label("ended_by"),  # the events of other calls need not be looked through
        case((_BROKEN_OFF, _LINE)).label("line"),
        SessionRow.answered_at,
        SessionRow.seconds,
        ScoreRow.total,
        GradeRow.score.label("grade"),
        GradeRow.passed.label("grade_passed"),
    )
    .join(SessionRow, SessionRow.id == AttemptRow.session_id)
    .outerjoin(GradeRow, GradeRow.id == _GRADE)
    .outerjoin(ScoreRow, ScoreRow.session_id == AttemptRow.session_id)
    .order_by(SessionRow.started_at, AttemptRow.session_id)
)


def _call(row: Any) -> AssignedCall:
    return AssignedCall(
        session_id=row.session_id,
        attempt=Attempt(row.assignment_id, row.version, row.day),
        trainee=row.trainee,
        started_at=row.started_at,
        running=row.state == "running",
        outcome=row.outcome,
        ended_by=row.ended_by or "",
        line_lost=row.line not in (None, "muted"),
        answered=row.answered_at is not None,
        seconds=row.seconds,
        score=row.total,
        grade=row.grade,
        grade_passed=row.grade_passed,
    )


def _insert_terms(connection: Connection, identifier: str, version: TermsVersion) -> None:
    terms = version.terms
    values = {name: getattr(terms, name) for name in _COLUMNS}
    connection.execute(
        insert(TermsRow).values(
            assignment_id=identifier,
            version=version.number,
            set_at=version.set_at,
            set_by=well_formed(version.set_by),
            **{name: well_formed(value) if isinstance(value, str) else value for name, value in values.items()},
        )
    )
    for position, assignee in enumerate(terms.assignees):
        connection.execute(
            insert(AssigneeRow).values(
                assignment_id=identifier,
                version=version.number,
                position=position,
                kind=assignee.kind,
                name=well_formed(assignee.name),
                group_id=assignee.group_id,
            )
        )


def _read(connection: Connection, wanted: Sequence[str] | None) -> list[Assignment]:
    """Return these assignments, or all, in no order."""
    heads = select(AssignmentRow)
    terms = select(TermsRow).order_by(TermsRow.assignment_id, TermsRow.version)
    assignees = (
        select(AssigneeRow, GroupRow.name.label("called"))
        .outerjoin(GroupRow, AssigneeRow.group_id == GroupRow.id)
        .order_by(AssigneeRow.assignment_id, AssigneeRow.version, AssigneeRow.position)
    )
    if wanted is not None:
        heads = heads.where(AssignmentRow.id.in_(wanted))
        terms = terms.where(TermsRow.assignment_id.in_(wanted))
        assignees = assignees.where(AssigneeRow.assignment_id.in_(wanted))
    people: dict[tuple[str, int], list[Assignee]] = {}
    for one in connection.execute(assignees):
        named = Assignee(one.kind, one.called or one.name, one.group_id)
        people.setdefault((one.assignment_id, one.version), []).append(named)
    versions: dict[str, list[TermsVersion]] = {}
    for row in connection.execute(terms):
        asked = Terms(
            assignees=tuple(people.get((row.assignment_id, row.version), ())),
            **{name: getattr(row, name) for name in _COLUMNS},
        )
        versions.setdefault(row.assignment_id, []).append(TermsVersion(row.version, asked, row.set_at, row.set_by))
    return [
        Assignment(row.id, tuple(versions[row.id]), row.withdrawn_at, row.withdrawn_by, row.copied_from)
        for row in connection.execute(heads)
    ]


def _one(connection: Connection, prefix: str) -> Assignment:
    sought = prefix.strip().lower()
    if not re.fullmatch(r"[0-9a-f-]{1,36}", sought):
        raise _unknown(prefix)
    following = sought + "g"  # sorts behind every hexadecimal digit
    found = connection.scalars(
        select(AssignmentRow.id).where(AssignmentRow.id >= sought, AssignmentRow.id < following).limit(2)
    ).all()
    if not found:
        raise _unknown(prefix)
    if len(found) > 1:
        raise InputError(
            f"Several assignments begin with {prefix!r}.", hint="Give more of the id.", code="assignment"
        )
    return _read(connection, found)[0]


def _unknown(identifier: str) -> InputError:
    return InputError(
        f"There is no assignment {identifier!r}.",
        hint="`roleplay assignments list` shows those that there are.",
        code="assignment",
    )
