"""The store of saved calls."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Select, delete, select, text

from roleplay.core.assignments import Attempt
from roleplay.core.errors import DiskError, InputError
from roleplay.core.ports import Listener
from roleplay.core.records import (
    Correction,
    Score,
    SessionFilter,
    SessionRecord,
    SessionStart,
    SessionSummary,
)
from roleplay.store import (
    corrections,
    faults,
    merge,
    other_corrections,
    readable,
    recordings,
    recovery,
    rows,
    seals,
    signers,
    tombstones,
    whole,
)
from roleplay.store.assignments import AssignmentStore, insert_attempt
from roleplay.store.comments import CommentStore
from roleplay.store.database import Database
from roleplay.store.grades import GradeStore
from roleplay.store.groups import Groups
from roleplay.store.part import StorePart
from roleplay.store.presence import Presence
from roleplay.store.readable import Readable
from roleplay.store.schema import SessionRow
from roleplay.store.schema_practice import PracticeFactsRow
from roleplay.store.search import SearchStore, listing
from roleplay.store.trust import TrustStore
from roleplay.store.writer import StoredSession

if TYPE_CHECKING:
    from roleplay.store.practice import Practice

_log = logging.getLogger(__name__)

_PAGE = 100
"""Sessions read at a time when all are walked through."""


class SessionStore(StorePart):
    """Sessions and their recordings. Thread-safe; several processes may have the same one open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and those that take a session
    `InputError` (code `session`) when there is none like it.
    """

    def __init__(self, database: Path, recordings_folder: Path) -> None:
        """Open the store, create it, or bring it up to date.

        Raises `DatabaseError` (newer, damaged, locked, read-only, not a database, not readable) or `DiskError`;
        the file is then as it was.
        """
        super().__init__(Database(database))
        self._recordings = recordings_folder
        recordings.close_folder(recordings_folder)
        self._presence = Presence(database.parent / "running")
        self.grades = GradeStore(self._database)
        self.comments = CommentStore(self._database, recordings_folder)
        self.trust = TrustStore(self._database)
        self.assignments = AssignmentStore(self._database)
        self.groups = Groups(self._database)
        self.search = SearchStore(self._database)

    @cached_property
    def practice(self) -> Practice:
        """What calls say about those who held them; loaded when it is asked for, since it needs numpy."""
        from roleplay.store.practice import Practice

        return Practice(self._database)

    def close(self) -> None:
        """Close the store; writers must have finished."""
        self._presence.close()
        self._database.close()

    def begin(
        self,
        start: SessionStart,
        listener: Listener,
        *,
        record_audio: bool = True,
        attempt: Attempt | None = None,
    ) -> StoredSession:
        """Save that a call begins; return its writer, which hands every committed event to `listener`.

        `attempt` says for which assignment it is held.
        """
        owner = self._presence.token()
        with self._transaction() as connection:
            rows.insert_session(connection, start, owner)
            if attempt is not None:
                insert_attempt(connection, start.id, attempt)
        raw_file = recordings.raw_path(self._recordings, start.id) if record_audio else None
        try:
            return StoredSession(self._database, start.id, listener, raw_file)
        except BaseException:
            with self._transaction() as connection:
                connection.execute(delete(SessionRow).where(SessionRow.id == start.id))
            raise

    def add(self, record: SessionRecord, recording: str = "") -> None:
        """Save a whole session that is over and that is not here yet; `recording` is its file in our folder."""
        with self._transaction() as connection:
            whole.insert_record(connection, record, recording)

    def recover(self) -> tuple[SessionSummary, ...]:
        """Mend what a crash cut off; return the sessions that were mended now, newest first. For the start."""
        with faults.translated(self._database.path):
            merge.sweep(self._database, self._presence, self._recordings)
            mended = recovery.recover(self._database, self._presence, self._recordings)
        if not mended:
            return ()
        with self._snapshot() as connection:
            found = connection.execute(_newest_first(rows.SUMMARY.where(SessionRow.id.in_(mended))))
            return tuple(map(rows.summary, found))

    def list(self, wanted: SessionFilter | None = None) -> tuple[SessionSummary, ...]:
        """Return the sessions that fit, newest first."""
        with self._snapshot() as connection:
            return tuple(rows.summary(row) for row in connection.execute(listing(wanted or SessionFilter())))

    def present(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those ids that are ids of sessions."""
        asked = list(ids)
        with self._snapshot() as connection:
            pages = (asked[first : first + _PAGE] for first in range(0, len(asked), _PAGE))
            return frozenset(
                found
                for page in pages
                for found in connection.scalars(select(SessionRow.id).where(SessionRow.id.in_(page)))
            )

    def records(self, wanted: SessionFilter | None = None) -> Iterator[SessionRecord]:
        """Walk through whole sessions, newest first, with few of them in memory at a time."""
        listed = [found.id for found in self.list(wanted)]
        for first in range(0, len(listed), _PAGE):
            with self._snapshot() as connection:
                page = [_record(connection, found) for found in listed[first : first + _PAGE]]
            yield from (record for record in page if record is not None)

    def load(self, session_id: str) -> SessionRecord:
        """Return a whole session by its id or the beginning of it."""
        with self._snapshot() as connection:
            record = _record(connection, _resolve(connection, session_id))
        if record is None:
            raise _unknown(session_id)
        return record

    def load_readable(self, session_id: str) -> Readable:
        """Return what this version can read of a session by its id or the beginning of it."""
        with self._snapshot() as connection:
            found = _resolve(connection, session_id)
            row = connection.execute(rows.SUMMARY.where(SessionRow.id == found)).one()
            return readable.read(connection, found, rows.summary(row))

    def recording(self, session_id: str) -> Path | None:
        """Return the sound file of a session, None when there is none (any more)."""
        with self._snapshot() as connection:
            found = _resolve(connection, session_id)
            name = connection.scalar(select(SessionRow.recording).where(SessionRow.id == found))
        path = self._recordings / name if name else None
        return path if path is not None and path.is_file() else None

    def recording_digest(self, session_id: str) -> bytes:
        """Return the MD5 that the samples of a session's recording had when it was made; empty when unknown."""
        with self._snapshot() as connection:
            return seals.sealed_digest(connection, _resolve(connection, session_id))

    def save_score(self, session_id: str, score: Score) -> None:
        """Save the score of a session in place of an earlier one."""
        with self._transaction() as connection:
            rows.replace_score(connection, _resolve(connection, session_id), score)

    def save_correction(self, session_id: str, correction: Correction, score: Score | None) -> None:
        """Save a correction beside what was recognised, in place of an earlier one, and the score with it.

        `score` None leaves the score as it is. Raises `InputError` when the trainee said nothing there.
        """
        with self._transaction() as connection:
            found = _resolve(connection, session_id)
            corrections.write(connection, found, correction)
            _forget_facts(connection, found)
            if score is not None:
                corrections.keep_score(connection, found)
                rows.replace_score(connection, found, score)

    def drop_correction(self, session_id: str, position: int, score: Score | None, *, by: str = "") -> None:
        """Take a correction back; `score` is that of the corrections that stay.

        With the last one the score is again what it was before the first. Raises `InputError` when nothing was
        corrected there.
        """
        with self._transaction() as connection:
            found = _resolve(connection, session_id)
            corrections.drop(connection, found, position, by)
            _forget_facts(connection, found)
            if not corrections.read(connection, found):
                corrections.restore_score(connection, found)
            elif score is not None:
                rows.replace_score(connection, found, score)

    def delete(self, session_id: str) -> None:
        """Delete a session: its sound first, then its rows, so that no sound is left without an owner.

        Raises `InputError` while the call runs.
        """
        with self._transaction() as connection:
            found = _resolve(connection, session_id)
            owner = connection.scalar(select(SessionRow.owner).where(SessionRow.id == found))
            if owner and self._presence.alive(owner):
                raise InputError(
                    f"Session {found[:8]} is a call that runs now.", hint="End the call first.", code="session"
                )
            recordings.remove(self._recordings, found)
            connection.execute(delete(SessionRow).where(SessionRow.id == found))
            tombstones.bury(connection, found)
        try:
            self.search.wipe()
            with faults.translated(self._database.path):
                self._database.checkpoint()
        except DiskError as error:
            _log.warning("%s", error)  # it is deleted; the next start with some space wipes the log of changes

    def missing_recordings(self) -> tuple[str, ...]:
        """Return the ids of the sessions whose sound file is gone, the newest first."""
        query = select(SessionRow.id, SessionRow.recording).where(SessionRow.recording != "")
        there = {path.name for path in self._recordings.iterdir()} if self._recordings.is_dir() else set()
        with self._snapshot() as connection:
            found = connection.execute(query.order_by(SessionRow.started_at.desc()))
            return tuple(row.id for row in found if row.recording not in there)

    # --- what is handed over ---

    def waiting_room(self) -> merge.WaitingRoom:
        """Return where what was handed over waits until all of it is taken in."""
        return merge.WaitingRoom(self._database, self._recordings, self._presence)

    def known_signers(self) -> dict[str, str]:
        """Return the names of all trusted signers, by key."""
        with self._snapshot() as connection:
            return signers.known(connection)

    def standing(self, session_id: str) -> SessionRecord | Literal["deleted"] | None:
        """Return the session of exactly this id; None when there never was one here."""
        with self._snapshot() as connection:
            if record := _record(connection, session_id):
                return record
            return "deleted" if tombstones.is_buried(connection, session_id) else None

    def problems(self) -> tuple[str, ...]:
        """Check the whole database; return what is wrong, nothing when all is well. Takes long on a large one."""
        with self._snapshot() as connection:
            quick = [str(line) for (line,) in connection.execute(text("PRAGMA quick_check")) if line != "ok"]
            orphans = [
                f"{row[0]}: row without its {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))
            ]
        return (*quick, *orphans)


def _forget_facts(connection: Connection, session_id: str) -> None:
    """Have what the call says read again: its words are others now."""
    connection.execute(delete(PracticeFactsRow).where(PracticeFactsRow.session_id == session_id))


def _newest_first(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.order_by(SessionRow.started_at.desc(), SessionRow.id.desc())


def _resolve(connection: Connection, prefix: str) -> str:
    """Return the one session id that begins so."""
    sought = prefix.strip().lower()
    if not re.fullmatch(r"[0-9a-f-]{1,36}", sought):
        raise _unknown(prefix)
    following = sought + "g"  # sorts behind every hexadecimal digit: a range search uses the key's index
    found = connection.scalars(
        select(SessionRow.id).where(SessionRow.id >= sought, SessionRow.id < following).limit(2)
    ).all()
    if not found:
        raise _unknown(prefix)
    if len(found) > 1:
        raise InputError(f"Several sessions begin with {prefix!r}.", hint="Give more of the id.", code="session")
    return found[0]


def _unknown(session_id: str) -> InputError:
    return InputError(
        f"There is no session {session_id!r}.",
        hint="`roleplay sessions list` shows those that there are.",
        code="session",
    )


def _record(connection: Connection, session_id: str) -> SessionRecord | None:
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
