"""Tables for progress: groups of people, and what each call says about its trainee."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base


class GroupRow(Base):
    """A group of people."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True, unique=True)
    """The name as it is searched: two groups that sound alike cannot be told apart."""


class GroupMemberRow(Base):
    """Somebody in a group, by the name that their calls carry."""

    __tablename__ = "group_members"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    trainee: Mapped[str] = mapped_column(primary_key=True, index=True)


class PracticeTermRow(Base):
    """A word of the catalogue or a way through a scenario, under a short number; nothing of any person."""

    __tablename__ = "practice_terms"

    id: Mapped[int] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(index=True, unique=True)
    """`technique/empathy`, or `node/reply/next`."""


class PracticeFactsRow(Base):
    """What one call says about its trainee; worked out of the events, and again whenever `format` is an older one.

    Packed, because a report reads those of a hundred thousand calls at once: see `practice.py`.
    """

    __tablename__ = "practice_facts"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    format: Mapped[int]
    outcome: Mapped[str | None]
    score: Mapped[float | None]
    """Both as they were when it was read: where the session has others now, it is read again."""
    skills: Mapped[bytes] = mapped_column(LargeBinary)
    """Ten bytes a skill: number of the term, share and weight in ten thousandths, times."""
    ways: Mapped[bytes] = mapped_column(LargeBinary)
    """Numbers of 32 bits: the terms of the ways that the call went, in order."""

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form
