"""The store of saved calls."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Select, delete, select

from roleplay.core.assignments import Attempt
from roleplay.core.errors import DiskError, InputError
from roleplay.core.handover import Signer
from roleplay.core.ports import Listener
from roleplay.core.records import (
    Correction,
    Score,
    SessionFilter,
    SessionRecord,
    SessionStart,
    SessionSummary,
)
from roleplay.store import corrections, one_session, recordings, rows, seals, tombstones
from roleplay.store.database import Database, no_password
from roleplay.store.people import PeopleStore
from roleplay.store.readable import Readable
from roleplay.store.schema import SessionRow
from roleplay.store.schema_department import SoundRow
from roleplay.store.schema_practice import PracticeFactsRow
from roleplay.store.sealed_files import Sealer
from roleplay.store.shared_presence import presence_of
from roleplay.store.store_parts import StoreParts

if TYPE_CHECKING:
    from roleplay.store.audit import AuditTable
    from roleplay.store.merge import WaitingRoom
    from roleplay.store.sound_objects import ObjectStore
    from roleplay.store.writer import StoredSession

_log = logging.getLogger(__name__)

_PAGE = 100
"""Sessions read at a time when all are walked through."""


class SessionStore(StoreParts):
    """Sessions and their recordings. Thread-safe; several processes may have the same one open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way, and those that take a session
    `InputError` (code `session`) when there is none like it.
    """

    def __init__(
        self,
        database: Path | str,
        recordings_folder: Path,
        *,
        password: Callable[[], str | None] = no_password,
        objects: ObjectStore | None = None,
    ) -> None:
        """Open the store, create it, or bring it up to date; see `Database`.

        `objects` is where the recordings of a department go, None for its database.

        Raises `DatabaseError` (newer, damaged, locked, read-only, not a database, not readable, not reachable) or
        `DiskError`; the database is then as it was.
        """
        store = Database(database, password=password, beside=recordings_folder.parent)
        super().__init__(store, recordings_folder, objects)
        recordings.close_folder(recordings_folder)
        self._presence = presence_of(self._database, recordings_folder.parent / "running")
        self.people = PeopleStore(self._database)
        self.people.server.when_leaving(self.sounds.forget_heard)

    @property
    def place(self) -> str:
        """Where the calls are, for a person; no password."""
        return self._database.place

    def audit_log(self, key_file: Path, anchor_file: Path) -> AuditTable:
        """Return the audit log; the key and the file that vouch for it lie where the caller says."""
        from roleplay.store.audit import AuditTable
        from roleplay.store.audit_anchor import AnchorFile, SealingKey

        key = SealingKey(key_file)
        return AuditTable(self._database, key, AnchorFile(anchor_file, key))

    @property
    def database(self) -> Database:
        """What it lies in; for what is done to the database as a whole."""
        return self._database

    @property
    def sealer(self) -> Sealer | None:
        """What new files of this computer are sealed with, None where nothing is encrypted."""
        return self._database.sealer

    def close(self) -> None:
        """Close the store; writers must have finished."""
        self._presence.close()
        self._database.close()

    @contextmanager
    def _changing(self, session_id: str) -> Iterator[tuple[Connection, str]]:
        """Begin to write a session by its id or the beginning of it: only who changes the same one waits."""
        with self._transaction(alone="") as connection:
            found = one_session.resolve(connection, session_id)
            self._database.alone(connection, found)
            yield connection, one_session.resolve(connection, found)  # somebody may have deleted it while we waited

    def begin(
        self,
        start: SessionStart,
        listener: Listener,
        *,
        record_audio: bool = True,
        attempt: Attempt | None = None,
        passing: bool = False,
    ) -> StoredSession:
        """Save that a call begins; return its writer, which hands every committed event to `listener`.

        `attempt` says for which assignment it is held, `passing` that its words are only there for the debrief.
        """
        from roleplay.store.assignments import insert_attempt
        from roleplay.store.privacy import mark_passing
        from roleplay.store.writer import StoredSession

        owner = self._presence.token()
        with self._transaction(alone="") as connection:  # hundreds may begin at once
            rows.insert_session(connection, start, owner)
            if attempt is not None:
                insert_attempt(connection, start.id, attempt)
            if passing:
                mark_passing(connection, start.id)
        raw_file = recordings.raw_path(self._recordings, start.id) if record_audio else None
        try:
            return StoredSession(self._database, start.id, listener, raw_file, owner, self.sounds.take_in_missing)
        except BaseException:
            with self._transaction(alone="") as connection:
                connection.execute(delete(SessionRow).where(SessionRow.id == start.id))
            raise

    def add(self, record: SessionRecord, recording: str = "") -> None:
        """Save a whole session that is over and that is not here yet; `recording` is its file in our folder."""
        from roleplay.store import whole

        with self._transaction(alone="") as connection:
            whole.insert_record(connection, record, recording)

    def recover(self) -> tuple[SessionSummary, ...]:
        """Mend what a crash cut off; return the sessions that were mended now, newest first. For the start."""
        from roleplay.store import recovery

        with self._database.translated():
            if any(self._recordings.glob(f"{recordings.IMPORT_FOLDER}*")):
                from roleplay.store import merge

                merge.sweep(self._database, self._presence, self._recordings)
            mended = recovery.recover(self._database, self._presence, self._recordings)
        self.sounds.keep_up()
        if not mended:
            return ()
        with self._snapshot() as connection:
            found = connection.execute(_newest_first(rows.SUMMARY.where(SessionRow.id.in_(mended))))
            return tuple(map(rows.summary, found))

    def list(
        self, wanted: SessionFilter | None = None, *, hidden: Collection[str] = ()
    ) -> tuple[SessionSummary, ...]:
        """Return the sessions that fit, newest first; those with the ids `hidden` have no score for a filter."""
        from roleplay.store.search import listing

        with self._snapshot() as connection:
            return tuple(rows.summary(row) for row in connection.execute(listing(wanted or SessionFilter(), hidden)))

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
                page = [one_session.read(connection, found) for found in listed[first : first + _PAGE]]
            yield from (record for record in page if record is not None)

    def load(self, session_id: str) -> SessionRecord:
        """Return a whole session by its id or the beginning of it."""
        with self._snapshot() as connection:
            record = one_session.read(connection, one_session.resolve(connection, session_id))
        if record is None:
            raise one_session.unknown(session_id)
        return record

    def load_readable(self, session_id: str) -> Readable:
        """Return what this version can read of a session by its id or the beginning of it."""
        from roleplay.store import readable

        with self._snapshot() as connection:
            found = one_session.resolve(connection, session_id)
            row = connection.execute(rows.SUMMARY.where(SessionRow.id == found)).one()
            return readable.read(connection, found, rows.summary(row))

    def whose(self, session_id: str) -> tuple[str, str]:
        """Return the whole id of a session, and its trainee, however damaged the rest of it is."""
        with self._snapshot() as connection:
            found = one_session.resolve(connection, session_id)
            return found, connection.scalar(select(SessionRow.trainee).where(SessionRow.id == found)) or ""

    def recording(self, session_id: str) -> Path | None:
        """Return the sound file of a session, None when there is none (any more)."""
        with self._snapshot() as connection:
            found = one_session.resolve(connection, session_id)
            name = connection.scalar(select(SessionRow.recording).where(SessionRow.id == found))
        path = self._recordings / name if name else None
        if path is None or path.is_file():
            return path
        return self.sounds.fetch(path.name)

    def sound_sizes(self, names: Iterable[str]) -> dict[str, int]:
        """Return the bytes of those sounds (of calls, of comments) that are here or in the department's keeping."""
        with self._snapshot() as connection:
            return self.sounds.sizes(connection, [name for name in names if name])

    def recording_digest(self, session_id: str) -> bytes:
        """Return the MD5 that the samples of a session's recording had when it was made; empty when unknown."""
        with self._snapshot() as connection:
            return seals.sealed_digest(connection, one_session.resolve(connection, session_id))

    def save_score(self, session_id: str, score: Score) -> None:
        """Save the score of a session in place of an earlier one."""
        with self._changing(session_id) as (connection, found):
            rows.replace_score(connection, found, score)

    def save_correction(self, session_id: str, correction: Correction, score: Score | None) -> None:
        """Save a correction beside what was recognised, in place of an earlier one, and the score with it.

        `score` None leaves the score as it is. Raises `InputError` when the trainee said nothing there.
        """
        with self._changing(session_id) as (connection, found):
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
        with self._changing(session_id) as (connection, found):
            corrections.drop(connection, found, position, by)
            _forget_facts(connection, found)
            if not corrections.read(connection, found):
                corrections.restore_score(connection, found)
            elif score is not None:
                rows.replace_score(connection, found, score)

    def delete(self, session_id: str, *, tidy: bool = True) -> None:
        """Delete a session: its sound first, then its rows, so that no sound is left without an owner.

        `tidy` false leaves it to a later call of `tidy` to wipe what is left of the words.
        Raises `InputError` while the call runs.
        """
        with self._changing(session_id) as (connection, found):
            owner = connection.scalar(select(SessionRow.owner).where(SessionRow.id == found))
            if owner and self._presence.alive(owner):
                raise InputError(
                    f"Session {found[:8]} is a call that runs now.", hint="End the call first.", code="session"
                )
            recordings.remove(self._recordings, found)
            self.sounds.remove(connection, select(SoundRow.name).where(SoundRow.session_id == found))
            connection.execute(delete(SessionRow).where(SessionRow.id == found))
            tombstones.bury(connection, found)
        self.sounds.purge()
        if tidy:
            self.tidy()

    def tidy(self) -> None:
        """Wipe what was deleted out of the index and the log of changes; where the disk is full, later."""
        try:
            self.search.wipe()
            with self._database.translated():
                self._database.checkpoint()
        except DiskError as error:
            _log.warning("%s", error)  # it is deleted; the next start with some space wipes the log of changes

    def compact(self) -> None:
        """Write the database anew without a trace of what was deleted; see `Database.compact`."""
        while not self.search.wipe():
            pass
        self._database.compact()

    def missing_recordings(self) -> tuple[str, ...]:
        """Return the ids of the sessions whose sound file is gone, the newest first."""
        query = select(SessionRow.id, SessionRow.recording).where(SessionRow.recording != "")
        there = {path.name for path in self._recordings.iterdir()} if self._recordings.is_dir() else set()
        with self._snapshot() as connection:
            there.update(connection.scalars(select(SoundRow.name)))  # kept by the department
            found = connection.execute(query.order_by(SessionRow.started_at.desc()))
            return tuple(row.id for row in found if row.recording not in there)

    # --- what is handed over ---

    def waiting_room(self) -> WaitingRoom:
        """Return where what was handed over waits until all of it is taken in."""
        from roleplay.store.merge import WaitingRoom

        return WaitingRoom(self._database, self._recordings, self._presence)

    def known_signers(self) -> dict[str, str]:
        """Return the names of all trusted signers, by key."""
        from roleplay.store import signers

        with self._snapshot() as connection:
            return signers.known(connection)

    def trust_signer(self, signer: Signer) -> None:
        """Trust a signer from now on."""
        from roleplay.store import signers

        with self._database.translated(), self._database.writing.begin() as connection:
            signers.remember(connection, signer)

    def standing(self, session_id: str) -> SessionRecord | Literal["deleted"] | None:
        """Return the session of exactly this id; None when there never was one here."""
        with self._snapshot() as connection:
            if record := one_session.read(connection, session_id):
                return record
            return "deleted" if tombstones.is_buried(connection, session_id) else None

    def problems(self) -> tuple[str, ...]:
        """Check the whole database; return what is wrong, nothing when all is well. Takes long on a large one."""
        with self._snapshot() as connection:
            return self._database.problems(connection)


def _forget_facts(connection: Connection, session_id: str) -> None:
    """Have what the call says read again: its words are others now."""
    connection.execute(delete(PracticeFactsRow).where(PracticeFactsRow.session_id == session_id))


def _newest_first(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.order_by(SessionRow.started_at.desc(), SessionRow.id.desc())
