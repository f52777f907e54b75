"""Tables that matter where several machines use one database; on a single computer they stay empty."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.dialects.sql import WHOLE_NUMBER
from roleplay.store.schema import Base, UtcDateTime


class PresenceRow(Base):
    """The heartbeat of a process that writes calls; nothing of any person."""

    __tablename__ = "presences"

    token: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """By the server's clock."""


class SoundRow(Base):
    """A recording or a spoken comment that is kept in the database itself, or in a store that it points to."""

    __tablename__ = "sounds"

    name: Mapped[str] = mapped_column(primary_key=True)
    """As in `sessions.recording` or `comments.recording`."""
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    size: Mapped[int] = mapped_column(WHOLE_NUMBER)
    digest: Mapped[str]
    """SHA-256 of the file's bytes, hexadecimal."""
    kept: Mapped[str]
    """`database`, or the key of the object in the shared folder or object store."""
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class LostObjectRow(Base):
    """An object of a shared folder or a bucket that no sound points to any more: to be deleted there."""

    __tablename__ = "lost_objects"

    kept: Mapped[str] = mapped_column(primary_key=True)
    lost_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SoundPieceRow(Base):
    """A piece of a sound that is kept in the database.

    Rows, and not PostgreSQL's large objects: those know no rules of rows, so that every login that may read one may
    read them all.
    """

    __tablename__ = "sound_pieces"

    name: Mapped[str] = mapped_column(ForeignKey("sounds.name", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)
