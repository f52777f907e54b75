"""The table of what was sent to learning record stores."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base, UtcDateTime


class SentStatementRow(Base):
    """A statement that a record store has taken. It names nobody, and outlives its call, to be voided there."""

    __tablename__ = "sent_statements"

    endpoint: Mapped[str] = mapped_column(primary_key=True)
    statement_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(index=True)
    """No foreign key: the call may be gone."""
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Since when the store holds it for void: its id can never be used again."""
