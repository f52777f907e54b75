"""The tables of trust: the log of corrections, second gradings, calibration meetings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.core.trust import CorrectionAction
from roleplay.store.schema import Base, UtcDateTime


class CorrectionLogRow(Base):
    """One change of corrected words; only ever added to."""

    __tablename__ = "correction_log"

    number: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    """Of the event that holds the words."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str]
    action: Mapped[CorrectionAction]
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("ix_correction_log_session_id_number", "session_id", "number"),
        CheckConstraint("action IN ('corrected', 'taken_back')", name="action"),
    )


class SecondGradingRow(Base):
    """A graded session that somebody else is to grade, too."""

    __tablename__ = "second_gradings"

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    first_grade: Mapped[str] = mapped_column(ForeignKey("grades.id", ondelete="CASCADE"), index=True)
    grader: Mapped[str]
    assigned_by: Mapped[str]
    assigned_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("first_grade", "grader", name="uq_second_gradings_first_grade_grader"),
        Index("ix_second_gradings_session_id_grader", "session_id", "grader"),
    )


class MeetingRow(Base):
    """A calibration meeting."""

    __tablename__ = "calibration_meetings"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    scorecard_id: Mapped[str]
    scorecard_version: Mapped[int]
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        ForeignKeyConstraint(["scorecard_id", "scorecard_version"], ["scorecards.id", "scorecards.version"]),
    )


class MeetingSessionRow(Base):
    """A session that is graded for a meeting."""

    __tablename__ = "calibration_sessions"

    meeting_id: Mapped[str] = mapped_column(
        ForeignKey("calibration_meetings.id", ondelete="CASCADE"), primary_key=True
    )
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]


class MeetingParticipantRow(Base):
    """Somebody who grades for a meeting."""

    __tablename__ = "calibration_participants"

    meeting_id: Mapped[str] = mapped_column(
        ForeignKey("calibration_meetings.id", ondelete="CASCADE"), primary_key=True
    )
    grader: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
