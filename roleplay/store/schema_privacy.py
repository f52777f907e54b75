"""The tables of privacy: the notice, the rules, calls on hold, and who was erased."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base, UtcDateTime


class NoticeRow(Base):
    """A version of the notice in one language; never changed."""

    __tablename__ = "notices"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_by: Mapped[str]


class AcknowledgementRow(Base):
    """That somebody has taken note of a version."""

    __tablename__ = "notice_acknowledgements"

    person: Mapped[str] = mapped_column(primary_key=True)
    """Empty for whoever uses the program alone."""
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str]
    digest: Mapped[str]
    """SHA-256 of the text that was shown, hexadecimal."""
    acknowledged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PrivacyRuleRow(Base):
    """One rule that holds for everybody: how long something is kept, whether something is done at all."""

    __tablename__ = "privacy_rules"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    """JSON."""
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    set_by: Mapped[str]


class HoldRow(Base):
    """A call that no sweep may touch."""

    __tablename__ = "holds"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    held_by: Mapped[str]
    held_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PassingRow(Base):
    """A call of which only the result is to stay: its words go when the debrief is left."""

    __tablename__ = "passing_words"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)


class ErasedRow(Base):
    """That somebody was erased, so that no backup and no import brings them back; not who."""

    __tablename__ = "erased_people"

    mark: Mapped[str] = mapped_column(primary_key=True)
    """scrypt of the folded name with the salt of this store, hexadecimal."""
    erased_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """Who has the same name and comes later is somebody else."""
    finished: Mapped[bool]
