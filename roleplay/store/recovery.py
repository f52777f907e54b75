"""Mends calls that a crash, a kill or a power cut ended."""

from __future__ import annotations

import logging
from functools import reduce
from pathlib import Path

from sqlalchemy import select, update

from roleplay.core.errors import DiskError, RoleplayError
from roleplay.core.events import CallEnded
from roleplay.store import recordings, rows, seals
from roleplay.store.database import Database
from roleplay.store.schema import SessionRow
from roleplay.store.shared_presence import AnyPresence
from roleplay.store.tally import Tally

_log = logging.getLogger(__name__)


def recover(database: Database, presence: AnyPresence, folder: Path) -> frozenset[str]:
    """Mend all sessions of dead processes; return the ids of those that this process mended."""
    with database.reading.begin() as connection:
        running = connection.execute(
            select(SessionRow.id, SessionRow.owner).where(SessionRow.state == "running")
        ).all()
    mended: set[str] = set()
    for session_id, owner in running:
        if presence.alive(owner):
            continue
        if not _claim(database, presence.token(), session_id, owner):
            continue
        try:
            kept = _mend(database, folder, session_id, presence.token())
        except RoleplayError as error:
            _log.warning("%s", error)  # one call that cannot be mended must not keep the program from starting
        else:
            mended.update((session_id,) if kept else ())
    _encode_leftovers(database, folder)
    presence.sweep()
    return frozenset(mended)


def _claim(database: Database, token: str, session_id: str, owner: str) -> bool:
    """Take a session over, so that two processes that start together do not both mend it."""
    with database.writing.begin() as connection:
        taken = connection.execute(
            update(SessionRow).where(SessionRow.id == session_id, SessionRow.owner == owner).values(owner=token)
        )
        return taken.rowcount == 1


def _mend(database: Database, folder: Path, session_id: str, token: str) -> bool:
    """End a session that was claimed; return False when its process lives after all and took it back."""
    raw = recordings.raw_path(folder, session_id)
    recording = _encode(raw, database)
    with database.writing.begin() as connection:
        its = select(SessionRow.owner).where(SessionRow.id == session_id)
        if connection.scalar(its.with_for_update()) != token:  # nothing of the call can be added from here on
            return False
        events = rows.read_events(connection, session_id)
        tally: Tally = reduce(Tally.count, events, Tally())
        if tally.outcome is None:
            ended = CallEnded(max(tally.last_at, recordings.seconds(raw)), "aborted", "interrupted")
            rows.insert_events(connection, session_id, [(len(events), ended)])
            tally = tally.count(ended)
        rows.set_tally(connection, session_id, tally)
        rows.close_session(connection, session_id, "recovered", recording)
        if recording:
            seals.seal(connection, session_id, raw.with_name(recording))
    if recording or not recordings.seconds(raw):
        recordings.drop(raw)
    return True


def _encode_leftovers(database: Database, folder: Path) -> None:
    """Encode raw samples that a full disk or a kill left behind after the call itself was saved."""
    for raw in folder.glob("*.pcm"):
        with database.reading.begin() as connection:
            row = connection.execute(
                select(SessionRow.state, SessionRow.recording).where(SessionRow.id == raw.stem)
            ).one_or_none()
        if row is None or row.state == "running":
            continue
        if not row.recording and (encoded := _encode(raw, database)):
            with database.writing.begin() as connection:
                connection.execute(update(SessionRow).where(SessionRow.id == raw.stem).values(recording=encoded))
                seals.seal(connection, raw.stem, raw.with_name(encoded))
        elif not row.recording and recordings.seconds(raw):
            continue
        recordings.drop(raw)
    recordings.sweep(folder)


def _encode(raw: Path, database: Database) -> str:
    """Return the name of the encoded recording, empty when there is none or the disk is full."""
    if not raw.exists():
        return ""
    try:
        from roleplay.store import flac

        return flac.encode(raw, database.sealer)
    except DiskError as error:
        _log.warning("%s", error)  # the raw samples stay; the next start tries again
        return ""
