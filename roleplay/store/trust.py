"""The store of second gradings and calibration meetings, and the log of corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, and_, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.trust import CheckedAnswer, CorrectionLogEntry, Meeting, SecondGrading
from roleplay.store.codec import well_formed
from roleplay.store.part import StorePart, need_session
from roleplay.store.schema import CorrectionRow, ScenarioVersionRow, SessionRow, TurnRow
from roleplay.store.schema_grading import GradeRow, ScorecardRow
from roleplay.store.schema_trust import (
    CorrectionLogRow,
    MeetingParticipantRow,
    MeetingRow,
    MeetingSessionRow,
    SecondGradingRow,
)

TYPED = "typed"
"""Source of an answer that nobody spoke."""


def log_correction(connection: Connection, entry: CorrectionLogEntry) -> None:
    """Add to the log, in the transaction of the change itself."""
    connection.execute(
        insert(CorrectionLogRow).values(
            session_id=entry.session_id,
            sequence=entry.position,
            at=entry.at,
            by=well_formed(entry.by),
            action=entry.action,
            before=well_formed(entry.before),
            after=well_formed(entry.after),
        )
    )


class TrustStore(StorePart):
    """Thread-safe; several processes may have the same database open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def correction_log(self, session_id: str = "") -> tuple[CorrectionLogEntry, ...]:
        """Return every change of corrected words, of one session or of all, in the order in which they were made."""
        query = select(CorrectionLogRow).order_by(CorrectionLogRow.number)
        if session_id:
            query = query.where(CorrectionLogRow.session_id == session_id)
        with self._snapshot() as connection:
            return tuple(
                CorrectionLogEntry(row.session_id, row.sequence, row.at, row.by, row.action, row.before, row.after)
                for row in connection.execute(query)
            )

    def corrected_sessions(self, trainee: str | None = None) -> tuple[str, ...]:
        """Return the ids of the sessions, of everybody or of one person, in which something is corrected now."""
        its = select(CorrectionRow.session_id).distinct().order_by(CorrectionRow.session_id)
        if trainee is not None:
            its = its.join(SessionRow, SessionRow.id == CorrectionRow.session_id).where(SessionRow.trainee == trainee)
        with self._snapshot() as connection:
            return tuple(connection.scalars(its))

    def checked_answers(self, trainee: str | None = None) -> tuple[CheckedAnswer, ...]:
        """Return the recognised answers of calls in which one is corrected, of everybody or of one person."""
        corrected = and_(CorrectionRow.session_id == TurnRow.session_id, CorrectionRow.sequence == TurnRow.sequence)
        its = (
            select(
                TurnRow.session_id,
                SessionRow.trainee,
                SessionRow.language,
                TurnRow.text,
                CorrectionRow.text.label("said"),
            )
            .join(SessionRow, SessionRow.id == TurnRow.session_id)
            .outerjoin(CorrectionRow, corrected)
            .where(TurnRow.source != TYPED, TurnRow.session_id.in_(select(CorrectionRow.session_id)))
            .order_by(TurnRow.session_id, TurnRow.sequence)
        )
        if trainee is not None:
            its = its.where(SessionRow.trainee == trainee)
        with self._snapshot() as connection:
            return tuple(
                CheckedAnswer(row.session_id, row.trainee, row.language, row.text, row.said)
                for row in connection.execute(its)
            )

    # --- scenarios as they were played ---

    def scenario_versions(self, scenario_id: str) -> tuple[int, ...]:
        """Return the versions of a scenario in which there are calls, the newest first."""
        its = select(ScenarioVersionRow.version).where(ScenarioVersionRow.scenario_id == scenario_id).distinct()
        with self._snapshot() as connection:
            return tuple(connection.scalars(its.order_by(ScenarioVersionRow.version.desc())))

    def scenario_source(self, scenario_id: str, version: int) -> str | None:
        """Return a version of a scenario as JSON, as it was played last; None when there is no call of it."""
        its = (
            select(ScenarioVersionRow.source)
            .join(SessionRow, SessionRow.scenario_digest == ScenarioVersionRow.digest)
            .where(ScenarioVersionRow.scenario_id == scenario_id, ScenarioVersionRow.version == version)
            .order_by(SessionRow.started_at.desc())
        )
        with self._snapshot() as connection:
            return connection.scalar(its.limit(1))

    # --- second gradings ---

    def assign(self, gradings: Iterable[SecondGrading]) -> int:
        """Save second gradings; return how many. One that the same grader has of the same grade is left out.

        Raises `InputError` (code `session`) when a session is gone; then none is saved.
        """
        count = 0
        with self._transaction() as connection:
            for one in gradings:
                need_session(connection, one.session_id)
                there = select(SecondGradingRow.id).where(
                    SecondGradingRow.first_grade == one.first_grade,
                    SecondGradingRow.grader == well_formed(one.grader),
                )
                if connection.scalar(there) is None:
                    _insert_second(connection, one)
                    count += 1
        return count

    def second_gradings(self, *, grader: str = "", session_id: str = "") -> tuple[SecondGrading, ...]:
        """Return those that fit, the oldest first."""
        query = select(SecondGradingRow).order_by(SecondGradingRow.assigned_at, SecondGradingRow.id)
        if grader:
            query = query.where(SecondGradingRow.grader == grader)
        if session_id:
            query = query.where(SecondGradingRow.session_id == session_id)
        with self._snapshot() as connection:
            return tuple(
                SecondGrading(row.id, row.session_id, row.first_grade, row.grader, row.assigned_by, row.assigned_at)
                for row in connection.execute(query)
            )

    def unfinished_second_gradings(self, grader: str) -> frozenset[str]:
        """Return the ids of the sessions that somebody was asked to grade a second time, and has not finished."""
        one, grade = SecondGradingRow, GradeRow
        same = (grade.session_id == one.session_id, grade.grader == one.grader, grade.purpose == one.id)
        finished = exists().where(*same, grade.kind == "second", grade.finished_at.is_not(None))
        visible = exists().where(grade.id == one.first_grade)
        with self._snapshot() as connection:
            return frozenset(
                connection.scalars(select(one.session_id).where(one.grader == grader, visible, ~finished))
            )

    def withdraw(self, second_id: str) -> None:
        """Forget a second grading; a grade that was given stays."""
        with self._transaction() as connection:
            connection.execute(delete(SecondGradingRow).where(SecondGradingRow.id == second_id))

    # --- meetings ---

    def save_meeting(self, meeting: Meeting) -> None:
        """Save a new meeting.

        Raises `InputError` when a session is gone (`session`) or its version of the scorecard was never saved.
        """
        with self._transaction() as connection:
            for session_id in meeting.sessions:
                need_session(connection, session_id)
            card = select(ScorecardRow.id).where(
                ScorecardRow.id == meeting.scorecard_id, ScorecardRow.version == meeting.scorecard_version
            )
            if connection.scalar(card) is None:
                raise InputError(
                    f"There is no scorecard {meeting.scorecard_id!r} in version {meeting.scorecard_version}.",
                    hint="`roleplay scorecards list` shows those that there are.",
                    code="scorecard",
                )
            connection.execute(
                insert(MeetingRow).values(
                    id=meeting.id,
                    title=well_formed(meeting.title),
                    scorecard_id=meeting.scorecard_id,
                    scorecard_version=meeting.scorecard_version,
                    created_by=well_formed(meeting.created_by),
                    created_at=meeting.created_at,
                    closed_at=meeting.closed_at,
                )
            )
            for position, session_id in enumerate(meeting.sessions):
                connection.execute(
                    insert(MeetingSessionRow).values(meeting_id=meeting.id, session_id=session_id, position=position)
                )
            for position, grader in enumerate(meeting.participants):
                connection.execute(
                    insert(MeetingParticipantRow).values(
                        meeting_id=meeting.id, grader=well_formed(grader), position=position
                    )
                )

    def close_meeting(self, meeting_id: str, at: datetime) -> None:
        """Let everybody see what the others answered, from now on; a meeting that is closed stays so."""
        with self._transaction() as connection:
            its = update(MeetingRow).where(MeetingRow.id == meeting_id, MeetingRow.closed_at.is_(None))
            connection.execute(its.values(closed_at=at))

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget a meeting; the grades that were given for it stay."""
        with self._transaction() as connection:
            connection.execute(delete(MeetingRow).where(MeetingRow.id == meeting_id))

    def meetings(self, *, participant: str = "", session_id: str = "") -> tuple[Meeting, ...]:
        """Return the meetings that fit, the newest first."""
        query = select(MeetingRow).order_by(MeetingRow.created_at.desc(), MeetingRow.id.desc())
        if participant:
            of_person = select(MeetingParticipantRow.meeting_id).where(MeetingParticipantRow.grader == participant)
            query = query.where(MeetingRow.id.in_(of_person))
        if session_id:
            with_session = select(MeetingSessionRow.meeting_id).where(MeetingSessionRow.session_id == session_id)
            query = query.where(MeetingRow.id.in_(with_session))
        with self._snapshot() as connection:
            return tuple(
                Meeting(
                    row.id,
                    row.title,
                    row.scorecard_id,
                    row.scorecard_version,
                    _sessions(connection, row.id),
                    _participants(connection, row.id),
                    row.created_by,
                    row.created_at,
                    row.closed_at,
                )
                for row in connection.execute(query).all()
            )


def _insert_second(connection: Connection, one: SecondGrading) -> None:
    try:
        connection.execute(
            insert(SecondGradingRow).values(
                id=one.id,
                session_id=one.session_id,
                first_grade=one.first_grade,
                grader=well_formed(one.grader),
                assigned_by=well_formed(one.assigned_by),
                assigned_at=one.assigned_at,
            )
        )
    except IntegrityError as error:
        raise InputError(
            "The grade that was to be looked at again is not there any more.", hint="It was deleted meanwhile."
        ) from error


def _sessions(connection: Connection, meeting_id: str) -> tuple[str, ...]:
    its = select(MeetingSessionRow.session_id).where(MeetingSessionRow.meeting_id == meeting_id)
    return tuple(connection.scalars(its.order_by(MeetingSessionRow.position)))


def _participants(connection: Connection, meeting_id: str) -> tuple[str, ...]:
    its = select(MeetingParticipantRow.grader).where(MeetingParticipantRow.meeting_id == meeting_id)
    return tuple(connection.scalars(its.order_by(MeetingParticipantRow.position)))
