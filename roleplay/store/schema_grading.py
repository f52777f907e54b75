"""The tables of the trainer's desk: scorecards, grades, comments and feedback."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.core.grades import AnswerSource, GradeKind
from roleplay.store.schema import Base, UtcDateTime


class ScorecardRow(Base):
    """A version of a scorecard; never changed, and never deleted while a grade was given with it."""

    __tablename__ = "scorecards"

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str]
    """SHA-256 of the card, hexadecimal: tells two cards of the same name and version apart."""
    card: Mapped[str] = mapped_column(Text)
    """JSON, see `core.scorecards.Scorecard`."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[str]
    """Empty for one that came with the program."""


class GradeRow(Base):
    """One person's grading of one session."""

    __tablename__ = "grades"

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    scorecard_id: Mapped[str]
    scorecard_version: Mapped[int]
    grader: Mapped[str]
    kind: Mapped[GradeKind]
    purpose: Mapped[str]
    blind: Mapped[bool]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    score: Mapped[float | None]
    compliance: Mapped[float | None]
    passed: Mapped[bool | None]
    machine_score: Mapped[float | None]
    machine_compliance: Mapped[float | None]
    machine_passed: Mapped[bool | None]
    result: Mapped[str] = mapped_column(Text)
    """JSON, see `core.grades.CardResult`."""
    machine_result: Mapped[str] = mapped_column(Text)
    """JSON, see `core.grades.CardResult`."""
    summary: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]

    __table_args__ = (
        ForeignKeyConstraint(["scorecard_id", "scorecard_version"], ["scorecards.id", "scorecards.version"]),
        UniqueConstraint(
            "session_id", "grader", "kind", "purpose", "scorecard_id", name="uq_grades_session_id_grader"
        ),
        Index("ix_grades_session_id_finished_at", "session_id", "finished_at"),
        CheckConstraint("kind IN ('first', 'second', 'calibration')", name="kind"),
    )


class GradeAnswerRow(Base):
    """The answer to one question."""

    __tablename__ = "grade_answers"

    grade_id: Mapped[str] = mapped_column(ForeignKey("grades.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    value: Mapped[str] = mapped_column(Text)
    """JSON: true, a number, a string, or null."""
    not_applicable: Mapped[bool]
    source: Mapped[AnswerSource]
    note: Mapped[str] = mapped_column(Text)
    machine: Mapped[str | None] = mapped_column(Text)
    """JSON, see `core.grades.MachineAnswer`."""


class CommentRow(Base):
    """A remark on a moment or a passage."""

    __tablename__ = "comments"

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    author: Mapped[str]
    at: Mapped[float]
    until: Mapped[float | None]
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    """The text as it is searched."""
    recording: Mapped[str]
    recorded_seconds: Mapped[float]
    recogniser: Mapped[str]
    visible: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revision: Mapped[int]

    __table_args__ = (Index("ix_comments_session_id_at", "session_id", "at"),)


class FeedbackRow(Base):
    """What was sent to the trainee, and what they answered."""

    __tablename__ = "feedback"

    id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    author: Mapped[str]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    message: Mapped[str] = mapped_column(Text)
    grade_id: Mapped[str | None] = mapped_column(ForeignKey("grades.id", ondelete="SET NULL"))
    answer: Mapped[str] = mapped_column(Text, server_default=text("''"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    acknowledged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_feedback_session_id_sent_at", "session_id", "sent_at"),)
