"""The tables of the audit log. How they hang together is told in `audit_chain.py`."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base


class AuditRow(Base):
    """One entry; only ever added to. People stand in it by marks, what it says of them by a commitment."""

    __tablename__ = "audit_log"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """1, 2, 3 ... without a gap."""
    at: Mapped[str]
    """ISO 8601, UTC, with microseconds: text, since what is hashed must be what is stored."""
    kind: Mapped[str]
    by: Mapped[str] = mapped_column(index=True)
    """Mark of who did it, empty where nobody had signed in."""
    commitment: Mapped[str]
    """HMAC-SHA-256 of subject and details, hexadecimal; empty when there are none."""
    previous: Mapped[str]
    """Hash of the entry before."""
    hash: Mapped[str]
    """SHA-256 of all of the above, and of the marks in `audit_about`."""
    seal: Mapped[str]
    """HMAC-SHA-256 of the hash, with the key of the machine that wrote it."""
    sealer: Mapped[str]
    """Which key that was."""

    __table_args__ = (Index("ix_audit_log_at", "at"),)


Role = Literal["about", "also"]


class AuditAboutRow(Base):
    """Whom an entry concerns."""

    __tablename__ = "audit_about"

    number: Mapped[int] = mapped_column(ForeignKey("audit_log.number", ondelete="CASCADE"), primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True, index=True)

    __table_args__ = (CheckConstraint("role IN ('about', 'also')", name="role"),)


class AuditNameRow(Base):
    """Whom a mark stands for; goes when the person is erased, and nobody can tell any more."""

    __tablename__ = "audit_names"

    mark: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    salt: Mapped[str]
    """Hexadecimal; mark is the HMAC-SHA-256 of the name with it."""


class AuditDetailsRow(Base):
    """What an entry says beside its kind; goes when a person is erased whom it concerns."""

    __tablename__ = "audit_details"

    number: Mapped[int] = mapped_column(ForeignKey("audit_log.number", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(index=True)
    content: Mapped[str] = mapped_column(Text)
    """JSON object."""
    salt: Mapped[str]
    """Hexadecimal."""
