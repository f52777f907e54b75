"""One whole session: found by the beginning of its id, and read."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from roleplay.core.errors import InputError
from roleplay.core.records import SessionRecord
from roleplay.store import corrections, other_corrections, rows
from roleplay.store.schema import SessionRow


def resolve(connection: Connection, prefix: str) -> str:
    """Return the one session id that begins so. Raises `InputError` (code `session`)."""
    sought = prefix.strip().lower()
    if not re.fullmatch(r"[0-9a-f-]{1,36}", sought):
        raise unknown(prefix)
    following = sought + "g"  # sorts behind every hexadecimal digit: a range search uses the key's index
    found = connection.scalars(
        select(SessionRow.id).where(SessionRow.id >= sought, SessionRow.id < following).limit(2)
    ).all()
    if not found:
        raise unknown(prefix)
    if len(found) > 1:
        raise InputError(f"Several sessions begin with {prefix!r}.", hint="Give more of the id.", code="session")
    return found[0]


def unknown(session_id: str) -> InputError:
    """Return what is said of an id that no session has."""
    return InputError(
        f"There is no session {session_id!r}.",
        hint="`roleplay sessions list` shows those that there are.",
        code="session",
    )


def read(connection: Connection, session_id: str) -> SessionRecord | None:
    """Return the session of exactly this id; None when there is none (any more)."""
    row = connection.execute(rows.SUMMARY.where(SessionRow.id == session_id)).one_or_none()
    if row is None:  # deleted meanwhile
        return None
    return SessionRecord(
        start=rows.read_start(connection, session_id),
        summary=rows.summary(row),
        events=rows.read_events(connection, session_id),
        score=rows.read_score(connection, session_id),
        corrections=corrections.read(connection, session_id),
        score_as_heard=corrections.score_as_heard(connection, session_id),
        other_corrections=other_corrections.read(connection, session_id),
    )
