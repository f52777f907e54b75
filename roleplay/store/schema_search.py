"""The tables by which calls are found: what a list filters and sorts by; `search_index` keeps them in step."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.dialects.sql import WHOLE_NUMBER
from roleplay.store.schema import Base, UtcDateTime


class SessionFactsRow(Base):
    """One session in few bytes: even all of a hundred thousand are looked through in some hundredths of a second."""

    __tablename__ = "session_facts"

    number: Mapped[int] = mapped_column(WHOLE_NUMBER, primary_key=True, autoincrement=False)
    """In order of time: seconds since the year 2000 times 65536, and which one it is of its second."""
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), unique=True)
    state: Mapped[str]
    trainee: Mapped[str]
    trainee_folded: Mapped[str]
    scenario_digest: Mapped[str]
    scenario_id: Mapped[str]
    title_folded: Mapped[str]
    outcome: Mapped[str | None]
    score: Mapped[float | None]
    seconds: Mapped[float]
    grades: Mapped[int]
    """Grades that were finished, without those of calibration meetings."""
    comments: Mapped[int]


class SessionTechniqueRow(Base):
    """How often something was done in a session, and how often it cost points."""

    __tablename__ = "session_techniques"

    technique: Mapped[str] = mapped_column(primary_key=True)
    """Id of the catalogue, or another stable word for what costs points: `interrupting`, `dead_air` ..."""
    number: Mapped[int] = mapped_column(
        WHOLE_NUMBER, ForeignKey("session_facts.number", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    uses: Mapped[int]
    """How often it was found in what was said, with the corrections."""
    costs: Mapped[int]
    """How often it cost points: a mistake that was only suspected costs none."""

    __table_args__ = (Index("ix_session_techniques_number", "number"), {"sqlite_with_rowid": False})


class ScenarioTraitRow(Base):
    """What makes the customer of a scenario difficult."""

    __tablename__ = "scenario_traits"

    digest: Mapped[str] = mapped_column(ForeignKey("scenario_versions.digest", ondelete="CASCADE"), primary_key=True)
    trait: Mapped[str] = mapped_column(primary_key=True)


class SavedFilterRow(Base):
    """A filter that somebody wants to use again."""

    __tablename__ = "saved_filters"

    name: Mapped[str] = mapped_column(primary_key=True)
    wanted: Mapped[str] = mapped_column(Text)
    """JSON, see `core.records.SessionFilter`."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
