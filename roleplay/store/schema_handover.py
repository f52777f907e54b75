"""The tables of what was handed over: who signed, corrections from elsewhere, and what was deleted for good."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base, UtcDateTime


class TombstoneRow(Base):
    """A session that was deleted here, so that no import brings it back unasked."""

    __tablename__ = "tombstones"

    mark: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of its id, hexadecimal: nothing of the session is left, not even the id."""
    deleted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SignerRow(Base):
    """A key that a person has trusted."""

    __tablename__ = "signers"

    key: Mapped[str] = mapped_column(primary_key=True)
    """Ed25519 public key, hexadecimal."""
    name: Mapped[str]
    """What its owner called themselves then."""
    trusted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OtherCorrectionRow(Base):
    """What was handed over from elsewhere for a turn that is corrected otherwise here."""

    __tablename__ = "other_corrections"

    session_id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text, primary_key=True)
    evidence: Mapped[str] = mapped_column(Text)
    """JSON: what was understood, see `core.understanding.Understood`."""
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
    corrected_by: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["session_id", "sequence"], ["turns.session_id", "turns.sequence"], ondelete="CASCADE"),
    )
