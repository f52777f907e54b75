"""What was deleted stays deleted: a mark of each deleted session is kept, and nothing else of it.

The mark is the SHA-256 of the session's id. Ids are random, so that a mark tells nothing by itself; whoever holds the
id, such as a file that was handed over, can be told that it was deleted here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from roleplay.store.schema_handover import TombstoneRow

_PAGE = 500
"""SQLite takes some thousand parameters in one statement."""


def bury(connection: Connection, session_id: str) -> None:
    """Remember that a session was deleted now."""
    connection.execute(
        insert(TombstoneRow).prefix_with("OR REPLACE").values(mark=_mark(session_id), deleted_at=datetime.now(UTC))
    )


def is_buried(connection: Connection, session_id: str) -> bool:
    """Tell whether a session was deleted here."""
    its = select(TombstoneRow.mark).where(TombstoneRow.mark == _mark(session_id))
    return connection.scalar(its) is not None


def lift(connection: Connection, session_ids: Iterable[str]) -> None:
    """Forget that these were deleted: they are wanted back."""
    marks = sorted(map(_mark, session_ids))
    for first in range(0, len(marks), _PAGE):
        connection.execute(delete(TombstoneRow).where(TombstoneRow.mark.in_(marks[first : first + _PAGE])))


def _mark(session_id: str) -> str:
    return hashlib.sha256(session_id.encode()).hexdigest()
