"""A session as far as this version can read it: what a newer version has added is left out and named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from roleplay.core.errors import DatabaseError
from roleplay.core.events import CallEvent
from roleplay.core.records import Correction, SessionRecord, SessionSummary
from roleplay.store import corrections, rows
from roleplay.store.codec import decode
from roleplay.store.schema import EventRow


@dataclass(frozen=True, slots=True)
class Readable:
    """A session, and what could not be read of it."""

    record: SessionRecord
    """Its events and corrections are those that this version knows."""
    unknown: tuple[str, ...] = ()
    """The kinds of event that were left out, in order of the alphabet; empty when nothing was."""


def read(connection: Connection, session_id: str, summary: SessionSummary) -> Readable:
    """Return what can be read. Raises `DatabaseError` where an event is damaged rather than unknown."""
    found = connection.execute(
        select(EventRow.sequence, EventRow.kind, EventRow.payload)
        .where(EventRow.session_id == session_id)
        .order_by(EventRow.sequence)
    )
    events: list[CallEvent] = []
    places: dict[int, int] = {}
    unknown: set[str] = set()
    for row in found:
        try:
            events.append(decode(row.payload, where=session_id[:8]))
            places[row.sequence] = len(events) - 1
        except DatabaseError as error:
            if error.code != "database_newer":
                raise
            unknown.add(row.kind)
    record = SessionRecord(
        start=rows.read_start(connection, session_id),
        summary=summary,
        events=tuple(events),
        score=rows.read_score(connection, session_id),
        corrections=_moved(corrections.read(connection, session_id), places),
        score_as_heard=corrections.score_as_heard(connection, session_id),
    )
    return Readable(record, tuple(sorted(unknown)))


def _moved(found: tuple[Correction, ...], places: dict[int, int]) -> tuple[Correction, ...]:
    """Return the corrections at the indices that their events have among those that were read."""
    return tuple(
        replace(correction, position=places[correction.position])
        for correction in found
        if correction.position in places
    )
