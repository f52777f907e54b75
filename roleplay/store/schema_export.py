"""The tables of exports: figures of calls that are read once, and recipes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base, UtcDateTime


class CallFiguresRow(Base):
    """What the practice log tells of a call's events; made of them, and again when corrections have changed them."""

    __tablename__ = "call_figures"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    format: Mapped[int]
    corrected: Mapped[int]
    """How many answers were corrected when it was made."""
    corrected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The latest correction then."""
    interruptions: Mapped[int | None]
    """None, as all that follows, for a call that cannot be read."""
    silences: Mapped[int | None]
    heat_highest: Mapped[float | None]
    heat_final: Mapped[float | None]
    techniques: Mapped[str | None] = mapped_column(Text)
    """`empathy 2; apology 1`, the most used first."""

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form


class DeliveryFiguresRow(Base):
    """How the trainee spoke in a call: medians and sums; gone when nobody wants it measured any more."""

    __tablename__ = "delivery_figures"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    format: Mapped[int]
    corrected: Mapped[int]
    corrected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recording: Mapped[str]
    """File name of the sound that was measured, empty when there was none."""
    pace_wpm: Mapped[float | None]
    articulation_wpm: Mapped[float | None]
    loudness_db: Mapped[float | None]
    pitch_range_semitones: Mapped[float | None]
    paused_percent: Mapped[float | None]
    talking_percent: Mapped[float | None]
    fillers: Mapped[int | None]
    typing_seconds: Mapped[float | None]

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class ExportRecipeRow(Base):
    """An export that somebody wants to make again."""

    __tablename__ = "export_recipes"

    name: Mapped[str] = mapped_column(primary_key=True)
    wish: Mapped[str] = mapped_column(Text)
    """JSON, see `core.exports.ExportWish`."""
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_by: Mapped[str]
