"""What people call a session: trainee, day and customer."""

from __future__ import annotations

from collections.abc import Iterable

from roleplay.app.parts import Parts
from roleplay.core.errors import InputError


def session_labels(parts: Parts, sessions: Iterable[str]) -> dict[str, str]:
    """Return the labels of those sessions that are still there, by id."""
    found = {}
    for session_id in set(sessions):
        try:
            start = parts.store.load(session_id).start
        except InputError:
            continue  # deleted meanwhile
        day = start.started_at.astimezone().strftime("%Y-%m-%d")
        found[session_id] = " · ".join(part for part in (start.trainee, day, start.customer) if part)
    return found
