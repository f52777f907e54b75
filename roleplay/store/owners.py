"""Whose something is: what rights are decided by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import exists, or_, select, union
from sqlalchemy.orm import aliased

from roleplay.store.part import StorePart
from roleplay.store.schema import SessionRow
from roleplay.store.schema_grading import CommentRow, FeedbackRow, GradeRow
from roleplay.store.schema_trust import MeetingParticipantRow, MeetingRow, MeetingSessionRow, SecondGradingRow

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Owned:
    """Something that hangs on a session."""

    id: str
    session_id: str
    trainee: str
    """Whose session it is."""
    author: str
    """Who wrote it."""


class Owners(StorePart):
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def sessions_like(self, prefix: str, people: Collection[str], also: Collection[str] = ()) -> tuple[str, ...]:
        """Return the ids, two at most, that begin so, of sessions of these people or with these ids."""
        sought = prefix.strip().lower()
        if not re.fullmatch(r"[0-9a-f-]{1,36}", sought):
            return ()
        theirs = or_(SessionRow.trainee.in_(people), SessionRow.id.in_(also))
        query = select(SessionRow.id).where(SessionRow.id >= sought, SessionRow.id < sought + "g", theirs)
        with self._snapshot() as connection:
            return tuple(connection.scalars(query.limit(2)))

    def trainees(self, sessions: Iterable[str]) -> dict[str, str]:
        """Return whose these sessions are, by id; without those that are gone."""
        asked = list(dict.fromkeys(sessions))
        found: dict[str, str] = {}
        with self._snapshot() as connection:
            for first in range(0, len(asked), _PAGE):
                page = SessionRow.id.in_(asked[first : first + _PAGE])
                rows = connection.execute(select(SessionRow.id, SessionRow.trainee).where(page))
                found.update((row.id, row.trainee) for row in rows)
        return found

    def entrusted(self, grader: str) -> frozenset[str]:
        """Return the ids of the sessions that somebody was asked to grade: a second time, or for a meeting."""
        second = select(SecondGradingRow.session_id).where(SecondGradingRow.grader == grader)
        met = (
            select(MeetingSessionRow.session_id)
            .join(MeetingParticipantRow, MeetingParticipantRow.meeting_id == MeetingSessionRow.meeting_id)
            .where(MeetingParticipantRow.grader == grader)
        )
        with self._snapshot() as connection:
            return frozenset(connection.scalars(union(second, met)))

    def grading_blind(self, grader: str) -> frozenset[str]:
        """Return the ids of the sessions that somebody began to grade blind unasked, and has not finished.

        Looks all grades through in an index, and reads the few rows that fit.
        """
        own, row = GradeRow, aliased(GradeRow)
        same = (row.session_id == own.session_id, row.grader == own.grader, row.scorecard_id == own.scorecard_id)
        draft = exists().where(*same, row.kind == "second", row.purpose == "", row.blind, row.finished_at.is_(None))
        query = select(own.session_id).where(own.grader == grader, own.kind == "second", own.purpose == "", draft)
        with self._snapshot() as connection:
            return frozenset(connection.scalars(query))

    def meetings_of(self, participant: str) -> frozenset[str]:
        """Return the ids of the meetings that somebody takes part in, or has called."""
        asked = select(MeetingParticipantRow.meeting_id).where(MeetingParticipantRow.grader == participant)
        called = select(MeetingRow.id).where(MeetingRow.created_by == participant)
        with self._snapshot() as connection:
            return frozenset(connection.scalars(union(asked, called)))

    def grades_like(self, prefix: str) -> tuple[Owned, ...]:
        """Return the grades whose ids begin so."""
        sought = prefix.strip().lower()
        if not re.fullmatch(r"[0-9a-f-]{1,36}", sought):
            return ()
        query = select(GradeRow.id, GradeRow.session_id, SessionRow.trainee, GradeRow.grader)
        query = query.join(SessionRow, SessionRow.id == GradeRow.session_id)
        with self._snapshot() as connection:
            found = connection.execute(query.where(GradeRow.id >= sought, GradeRow.id < sought + "g"))
            return tuple(Owned(*row) for row in found)

    def comment(self, comment_id: str) -> Owned | None:
        """Return whose a comment is, None when it is gone."""
        query = select(CommentRow.id, CommentRow.session_id, SessionRow.trainee, CommentRow.author)
        query = query.join(SessionRow, SessionRow.id == CommentRow.session_id)
        with self._snapshot() as connection:
            row = connection.execute(query.where(CommentRow.id == comment_id)).one_or_none()
            return None if row is None else Owned(*row)

    def feedback(self, feedback_id: str) -> Owned | None:
        """Return whose a feedback is, None when it is gone."""
        query = select(FeedbackRow.id, FeedbackRow.session_id, SessionRow.trainee, FeedbackRow.author)
        query = query.join(SessionRow, SessionRow.id == FeedbackRow.session_id)
        with self._snapshot() as connection:
            row = connection.execute(query.where(FeedbackRow.id == feedback_id)).one_or_none()
            return None if row is None else Owned(*row)
