"""What was deleted stays deleted: a mark of each deleted session is kept, and nothing else of it.

The mark is the SHA-256 of the session's id. Ids are random, so that a mark tells nothing by itself; whoever holds the
id, such as a file that was handed over, can be told that it was deleted here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select

from roleplay.store.dialects.sql import put, put_new
from roleplay.store.schema_handover import TombstoneRow

_PAGE = 500
"""SQLite takes some thousand parameters in one statement."""


def bury(connection: Connection, session_id: str) -> None:
    """Remember that a session was deleted now."""
    put(connection, TombstoneRow, mark=mark_of(session_id), deleted_at=datetime.now(UTC))


def bury_mark(connection: Connection, mark: str, at: datetime) -> None:
    """Remember that the session of which only the mark is known was deleted elsewhere, unless that is known."""
    put_new(connection, TombstoneRow, mark=mark, deleted_at=at)


def is_buried(connection: Connection, session_id: str) -> bool:
    """Tell whether a session was deleted here."""
    its = select(TombstoneRow.mark).where(TombstoneRow.mark == mark_of(session_id))
    return connection.scalar(its) is not None


def lift(connection: Connection, session_ids: Iterable[str]) -> None:
    """Forget that these were deleted: they are wanted back."""
    lifted = sorted(map(mark_of, session_ids))
    for first in range(0, len(lifted), _PAGE):
        connection.execute(delete(TombstoneRow).where(TombstoneRow.mark.in_(lifted[first : first + _PAGE])))


def marks(connection: Connection) -> dict[str, datetime]:
    """Return the marks of everything that was deleted, and when it was."""
    found = connection.execute(select(TombstoneRow.mark, TombstoneRow.deleted_at))
    return {row.mark: row.deleted_at for row in found}


def bury_marks(connection: Connection, deleted: dict[str, datetime]) -> None:
    """Remember what was deleted elsewhere: before a backup took the place of the store."""
    for mark, at in deleted.items():
        put(connection, TombstoneRow, mark=mark, deleted_at=at)


def mark_of(session_id: str) -> str:
    """Return what is kept of a session that was deleted."""
    return hashlib.sha256(session_id.encode()).hexdigest()
