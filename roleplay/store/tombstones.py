"""What was deleted stays deleted: the id of each deleted session is remembered, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select

from roleplay.store.schema_handover import TombstoneRow

_PAGE = 500
"""SQLite takes some thousand parameters in one statement."""


def bury(connection: Connection, session_id: str) -> None:
    """Remember that a session was deleted now."""
    connection.execute(
        TombstoneRow.__table__.insert().prefix_with("OR REPLACE"),  # type: ignore[attr-defined]
        {"session_id": session_id, "deleted_at": datetime.now(UTC)},
    )


def buried(connection: Connection) -> dict[str, datetime]:
    """Return when each deleted session was deleted, by id."""
    return dict(connection.execute(select(TombstoneRow.session_id, TombstoneRow.deleted_at)).tuples())


def lift(connection: Connection, session_ids: Iterable[str]) -> None:
    """Forget that these were deleted: they are wanted back."""
    ids = sorted(session_ids)
    for first in range(0, len(ids), _PAGE):
        connection.execute(delete(TombstoneRow).where(TombstoneRow.session_id.in_(ids[first : first + _PAGE])))
