"""The tables. Every change here needs a migration in `migrations/versions/`; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from roleplay.core.events import Outcome
from roleplay.core.records import Level, Mode, SessionState

REVISION = "0022"
"""The migration that brings a database to these tables; a test compares it with alembic's head."""

APPLICATION_ID = 0x526F6C65
"""`Role`: tells our files from other programs' SQLite files (https://www.sqlite.org/pragma.html#pragma_application_id)."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with time zone, kept as UTC: SQLite itself forgets the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return what is stored. Raises `ValueError` for a time without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Names for all constraints, so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ScenarioVersionRow(Base):
    """A scenario exactly as it was played; stored once, however many sessions used it."""

    __tablename__ = "scenario_versions"

    digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the source, hexadecimal."""
    scenario_id: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    source: Mapped[str] = mapped_column(Text)


class SessionRow(Base):
    """One call. `answered_at`, `seconds`, `turns` and `outcome` follow from its events (see `tally.py`)."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    scenario_digest: Mapped[str] = mapped_column(ForeignKey("scenario_versions.digest"), index=True)
    scenario_title: Mapped[str]
    customer: Mapped[str]
    language: Mapped[str]
    mode: Mapped[Mode]
    seed: Mapped[int]
    recogniser: Mapped[str]
    microphone: Mapped[str]
    loudspeaker: Mapped[str]
    trainee: Mapped[str]
    program_version: Mapped[str]
    state: Mapped[SessionState]
    owner: Mapped[str]
    """Token of the process that writes it (see `presence.py`), empty when nobody does."""
    outcome: Mapped[Outcome | None]
    answered_at: Mapped[float | None]
    seconds: Mapped[float]
    turns: Mapped[int]
    recording: Mapped[str]
    """File name inside the recordings folder, empty when there is none."""
    folded: Mapped[str] = mapped_column(Text)
    """Scenario, customer and trainee as they are searched."""
    level: Mapped[Level] = mapped_column(server_default="normal")
    retry_of: Mapped[str] = mapped_column(server_default=text("''"))
    """Id of the session that this one tries again, empty when none; that one may be gone."""

    __table_args__ = (
        Index("ix_sessions_started_at_id", "started_at", "id"),
        Index("ix_sessions_state", "state"),
        CheckConstraint("state IN ('running', 'complete', 'recovered')", name="state"),
    )


class EventRow(Base):
    """One event, committed by itself."""

    __tablename__ = "events"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0, 1, 2 ... in the order in which they happened."""
    at: Mapped[float]
    kind: Mapped[str]
    payload: Mapped[str] = mapped_column(Text)
    """JSON, see `codec.py`."""


class TurnRow(Base):
    """What the trainee said in one turn, as it was recognised, ready to be searched."""

    __tablename__ = "turns"

    session_id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of the event that it came with."""
    started_at: Mapped[float]
    ended_at: Mapped[float]
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    """The text as it is searched."""
    source: Mapped[str]
    confidence: Mapped[float | None]
    words: Mapped[str] = mapped_column(Text)
    """JSON: a list of `text`, `start`, `end`, `confidence`."""
    evidence: Mapped[str] = mapped_column(Text)
    """JSON: what was understood, see `core.understanding.Understood`."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["session_id", "sequence"], ["events.session_id", "events.sequence"], ondelete="CASCADE"
        ),
    )


class CorrectionRow(Base):
    """What a person says was really said in one turn; the turn itself stays as it was recognised."""

    __tablename__ = "corrections"

    session_id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    """The text as it is searched."""
    evidence: Mapped[str] = mapped_column(Text)
    """JSON: what was understood, see `core.understanding.Understood`."""
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
    corrected_by: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["session_id", "sequence"], ["turns.session_id", "turns.sequence"], ondelete="CASCADE"),
    )


class ScoreAsHeardRow(Base):
    """The score of a session from before its first correction; gone when all are taken back."""

    __tablename__ = "scores_as_heard"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    score: Mapped[str] = mapped_column(Text)
    """JSON, see `core.records.Score`."""


class ScoreRow(Base):
    """The result of a session, with its corrections."""

    __tablename__ = "scores"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    total: Mapped[float]
    cap: Mapped[str | None] = mapped_column(Text)
    """JSON: what holds the total down, see `core.records.Cap`."""
    survey: Mapped[str | None] = mapped_column(Text)
    """JSON: how satisfied the customer was, see `core.records.Survey`."""


Section = Literal["opening", "feeling", "facts", "solution", "closing", "composure"]


class SectionScoreRow(Base):
    """Points of one part of a call."""

    __tablename__ = "section_scores"

    session_id: Mapped[str] = mapped_column(ForeignKey("scores.session_id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    section: Mapped[Section]
    points: Mapped[float]
    out_of: Mapped[float]


class ScoreItemRow(Base):
    """One reason for points won or lost."""

    __tablename__ = "score_items"

    session_id: Mapped[str] = mapped_column(primary_key=True)
    section_position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[str]
    points: Mapped[float]
    at: Mapped[float | None]
    evidence: Mapped[str] = mapped_column(Text)
    out_of: Mapped[float] = mapped_column(server_default=text("0"))

    __table_args__ = (
        ForeignKeyConstraint(
            ["session_id", "section_position"],
            ["section_scores.session_id", "section_scores.position"],
            ondelete="CASCADE",
        ),
    )
