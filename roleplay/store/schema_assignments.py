"""The tables of assignments."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.core.assignments import JudgedBy
from roleplay.core.records import Level, Mode
from roleplay.store.schema import Base, UtcDateTime


class AssignmentRow(Base):
    """One assignment; what it asks stands in its terms."""

    __tablename__ = "assignments"

    id: Mapped[str] = mapped_column(primary_key=True)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[str]
    copied_from: Mapped[str]
    """Id of the assignment that this one began as a copy of, empty when none."""


class TermsRow(Base):
    """What an assignment asks from one moment on; never changed, a change adds the next version."""

    __tablename__ = "assignment_terms"

    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """1, 2, 3 ..."""
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    set_by: Mapped[str]
    scenario_id: Mapped[str]
    scenario_title: Mapped[str]
    customer: Mapped[str]
    language: Mapped[str]
    mode: Mapped[Mode]
    level: Mapped[Level]
    due: Mapped[date | None]
    """A day of the calendar, without a zone: it ends where the trainee is."""
    attempts: Mapped[int | None]
    pass_mark: Mapped[float | None]
    judged_by: Mapped[JudgedBy]
    note: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        CheckConstraint("attempts >= 1", name="attempts"),
        CheckConstraint("pass_mark BETWEEN 0 AND 100", name="pass_mark"),
    )


class AssigneeRow(Base):
    """To whom an assignment was given by one version of its terms."""

    __tablename__ = "assignees"

    assignment_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id", ondelete="SET NULL"))

    __table_args__ = (
        ForeignKeyConstraint(
            ["assignment_id", "version"],
            ["assignment_terms.assignment_id", "assignment_terms.version"],
            ondelete="CASCADE",
        ),
        CheckConstraint("kind IN ('person', 'group')", name="kind"),
    )


class AttemptRow(Base):
    """For which assignment a session is held, and under which terms; goes with the session."""

    __tablename__ = "attempts"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    assignment_id: Mapped[str]
    version: Mapped[int]
    day: Mapped[date]
    """On which it began where the trainee was."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["assignment_id", "version"],
            ["assignment_terms.assignment_id", "assignment_terms.version"],
            ondelete="CASCADE",
        ),
        Index("ix_attempts_assignment_id_version", "assignment_id", "version"),
    )
