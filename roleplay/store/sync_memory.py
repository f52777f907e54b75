"""What a store remembers of itself and of others with which it is kept in step."""

from __future__ import annotations

import uuid
from typing import Any, cast

from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from roleplay.core.sync import Acquaintance, Conflict, Kind
from roleplay.store import sync_heads
from roleplay.store.schema import SessionRow
from roleplay.store.schema_sync import SyncConflictRow, SyncItemRow, SyncPeerRow, SyncSeenRow, SyncStateRow


def counter(connection: Connection) -> int:
    """Return the number of the latest change of this store."""
    return connection.scalar(select(SyncStateRow.counter)) or 0


def machine(connection: Connection) -> str:
    """Return the id of this store, empty while it has none."""
    return connection.scalar(select(SyncStateRow.machine)) or ""


def renew(connection: Connection) -> str:
    """Give this store another id, and return it."""
    sync_heads.state(connection)
    machine = uuid.uuid4().hex
    connection.execute(update(SyncStateRow).values(machine=machine))
    return machine


def acquaintance(connection: Connection, other: str) -> Acquaintance:
    """Return what is remembered of another store."""
    row = connection.execute(
        select(SyncPeerRow.rounds, SyncPeerRow.token, SyncPeerRow.pending).where(SyncPeerRow.machine == other)
    ).one_or_none()
    return Acquaintance(other) if row is None else Acquaintance(other, row.rounds, row.token, row.pending)


def remember(connection: Connection, known: Acquaintance) -> None:
    """Remember another store."""
    values = {"rounds": known.rounds, "token": known.token, "pending": known.pending}
    _put(connection, SyncPeerRow, {"machine": known.machine}, values)


def seen(connection: Connection, other: str, scope: str) -> int:
    """Return how far another store's changes were looked at."""
    its = select(SyncSeenRow.number).where(SyncSeenRow.machine == other, SyncSeenRow.scope == scope)
    return connection.scalar(its) or 0


def remember_seen(connection: Connection, other: str, scope: str, number: int) -> None:
    """Remember it."""
    _put(connection, SyncSeenRow, {"machine": other, "scope": scope}, {"number": number})


def forget_progress(connection: Connection) -> None:
    """Let nothing count as sent or looked at."""
    connection.execute(delete(SyncSeenRow))
    connection.execute(update(SyncItemRow).values(sent=False))


def keep_conflict(connection: Connection, conflict: Conflict) -> None:
    """Remember that two states were changed apart, until somebody has looked at it."""
    key = {"kind": conflict.kind, "item": conflict.identifier, "kept_as": conflict.kept_as}
    _put(connection, SyncConflictRow, key, {"session": conflict.session})


def conflicts(connection: Connection) -> tuple[Conflict, ...]:
    """Return those at which nobody has looked, without those whose call was deleted."""
    row = SyncConflictRow
    alive = select(SessionRow.id).where(SessionRow.id == row.session).exists()
    its = select(row.kind, row.item, row.session, row.kept_as).where(or_(row.session == "", alive))
    return tuple(
        Conflict(cast(Kind, one.kind), one.item, one.session, one.kept_as)
        for one in connection.execute(its.order_by(row.session, row.kind, row.item, row.kept_as))
    )


def drop_conflict(connection: Connection, conflict: Conflict) -> None:
    """Forget one."""
    row = SyncConflictRow
    its = (row.kind == conflict.kind, row.item == conflict.identifier, row.kept_as == conflict.kept_as)
    connection.execute(delete(row).where(*its))


def _put(connection: Connection, row: type[Any], key: dict[str, Any], values: dict[str, Any]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(row).values(**key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))
