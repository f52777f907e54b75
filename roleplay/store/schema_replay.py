"""The table by which an altered recording is found out."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base


class RecordingSealRow(Base):
    """What the recording of a session sounded like when it was encoded; sessions of older versions have none."""

    __tablename__ = "recording_seals"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str]
    """MD5 of its samples, hexadecimal, as FLAC states it (RFC 9639 section 8.2)."""
