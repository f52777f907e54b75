"""The tables by which stores are kept in step; nothing in them is about a person. `sync_triggers` keeps the first."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from roleplay.store.schema import Base


class SyncItemRow(Base):
    """What is known of one item, there or deleted, beside its content. See `core.sync`."""

    __tablename__ = "sync_items"

    kind: Mapped[str] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of its id, hexadecimal: all that stays when it is deleted."""
    item: Mapped[str]
    """Its id, empty when it was deleted."""
    session: Mapped[str] = mapped_column(index=True)
    """Id of the session that it hangs on, empty when on none and when it was deleted."""
    alive: Mapped[bool]
    dirty: Mapped[bool]
    """Whether it was changed since this was last counted."""
    sent: Mapped[bool]
    """Whether the department has this state, as far as is known here."""
    versions: Mapped[str] = mapped_column(Text)
    """JSON: counted changes by machine."""
    number: Mapped[int] = mapped_column(BigInteger)
    """Of the change of this store that made it so; 0 while none was counted."""

    __table_args__ = (
        Index("ix_sync_items_number", "number"),
        Index("ix_sync_items_dirty", "kind", sqlite_where=text("dirty"), postgresql_where=text("dirty")),
        Index(
            "ix_sync_items_sent", "kind", "number", sqlite_where=text("NOT sent"), postgresql_where=text("NOT sent")
        ),
    )


class SyncStateRow(Base):
    """This store as it counts changes; one row."""

    __tablename__ = "sync_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    machine: Mapped[str]
    counter: Mapped[int] = mapped_column(BigInteger)


class SyncPeerRow(Base):
    """What is remembered of another store."""

    __tablename__ = "sync_peers"

    machine: Mapped[str] = mapped_column(primary_key=True)
    rounds: Mapped[int]
    token: Mapped[str]
    pending: Mapped[str]


class SyncSeenRow(Base):
    """How far another store's changes were looked at."""

    __tablename__ = "sync_seen"

    machine: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


class SyncConflictRow(Base):
    """Two states that were changed apart: which, not what they say; goes when somebody has looked at it."""

    __tablename__ = "sync_conflicts"

    kind: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    kept_as: Mapped[str] = mapped_column(primary_key=True)
    session: Mapped[str]
