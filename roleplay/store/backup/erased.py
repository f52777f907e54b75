"""What was deleted since a backup was made stays deleted when the backup is put back."""

from __future__ import annotations

from sqlalchemy import select

from roleplay.store import tombstones
from roleplay.store.schema import SessionRow
from roleplay.store.sessions import SessionStore


def replay(restored: SessionStore, present: SessionStore | None) -> int:
    """Delete from a restored store what was deleted from the present one; return how many sessions went.

    Without a present one that can be read nothing is known of that. Raises `DatabaseError`, `DiskError`.
    """
    if present is None:
        return 0
    with present.database.translated(), present.database.reading.begin() as connection:
        deleted = tombstones.marks(connection)
        here = set(connection.scalars(select(SessionRow.id)))
    with restored.database.translated(), restored.database.writing.begin() as connection:
        tombstones.bury_marks(connection, deleted)
        ids = connection.scalars(select(SessionRow.id)).all()
    gone = [found for found in ids if tombstones.mark_of(found) in deleted and found not in here]
    for found in gone:
        restored.delete(found)
    return len(gone)
