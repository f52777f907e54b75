"""Keeps a running call: every event is committed before anyone is shown it, the sound is appended raw.

Two threads, so that a slow recording never holds up an event. When the disk fails, the call goes on: what was
committed stays, events wait in memory (about a kilobyte each) and are committed, in order, as soon as the disk takes
them again; sound that could not be kept becomes silence, so that all times stay right.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, delete, func, select, update

from roleplay.core.errors import DiskError, MachineError
from roleplay.core.events import CallEvent, Trouble
from roleplay.core.ports import Listener
from roleplay.core.sound import CALL_RATE, FRAME_SECONDS
from roleplay.store import recordings, rows, seals
from roleplay.store.database import Database
from roleplay.store.recordings import FRAME_BYTES, RawRecording
from roleplay.store.schema import EventRow, SessionRow
from roleplay.store.tally import Tally
from roleplay.store.worker import Worker

_AUDIO_BACKLOG = round(300 / FRAME_SECONDS)
"""Pieces of sound (of one frame each) that may wait for a slow disk, about 20 MB; more would only fill the memory."""

_BATCH = 16
"""Waiting events in one transaction: while the disk is full, every attempt costs no more than that."""


class StoredSession:
    """The writer of one running call (`core.ports.SessionWriter`); made by `SessionStore.begin`."""

    def __init__(
        self,
        database: Database,
        session_id: str,
        listener: Listener,
        raw_file: Path | None,
        owner: str,
        over: Callable[[], object] = lambda: None,
    ) -> None:
        """Start writing a session whose row exists; `raw_file` is to be created, None keeps no sound.

        `owner` is the token of this process, as in that row; `over` is called when the call is kept whole.

        Raises `DiskError` when the raw file cannot be created.
        """
        self.session_id = session_id
        self._database = database
        self._listener = listener
        self._owner = owner
        self._over = over
        self._unsure = False
        self._raw_file = raw_file
        self._raw = None if raw_file is None else RawRecording(raw_file, database.sealer)
        self._offset = 0
        self._sequence = 0
        self._tally = Tally()
        self._pending: list[tuple[int, CallEvent]] = []
        self._outage = _Outage()
        self._events = Worker(f"events {session_id[:8]}")
        self._audio = Worker(f"audio {session_id[:8]}")

    def append(self, event: CallEvent) -> None:
        """Queue an event; when it is committed the listener gets it. Returns at once."""
        self._events.submit(lambda: self._keep(event))

    def append_audio(self, customer: bytes, trainee: bytes) -> None:
        """Queue samples of both sides, of equal length; for one thread. Returns at once."""
        if len(customer) != len(trainee) or len(customer) % 2:
            raise ValueError("Both sides of the call must have the same whole number of samples.")
        if self._raw is None:
            return
        raw, offset = self._raw, self._offset
        self._offset += len(customer) + len(trainee)
        if self._audio.waiting > _AUDIO_BACKLOG:
            self._audio_failed(DiskError("The disk is too slow to keep the recording."), offset)
        else:
            self._audio.submit(lambda: self._keep_audio(raw, offset, customer, trainee))

    def finish(self) -> None:
        """Wait until everything is on disk and the recording is encoded.

        Raises `DatabaseError` or `DiskError` when that fails. What was kept stays; the next start mends the rest.
        """
        self._audio.close()
        if self._raw is not None:
            self._raw.close()
        self._events.close()
        with self._database.translated():
            self._commit_pending()
        recording = ""
        try:
            if self._raw_file is not None:
                from roleplay.store import flac

                recording = flac.encode(self._raw_file, self._database.sealer)
        finally:
            with self._database.translated(), self._database.writing.begin() as connection:
                rows.close_session(connection, self.session_id, "complete", recording)
                if self._raw_file is not None and recording:
                    seals.seal(connection, self.session_id, self._raw_file.with_name(recording))
        if self._raw_file is not None:
            recordings.drop(self._raw_file)
            self._over()

    # --- in the thread of the events ---

    def _keep(self, event: CallEvent) -> None:
        self._enqueue(event)
        if self._outage.holds("events"):
            self._listener(event)  # nobody shall wait for a disk that is known to fail
            self._try_to_commit()
            return
        trouble = self._try_to_commit()
        self._listener(event)
        if trouble is not None and self._outage.begins("events"):
            told = Trouble(event.at, trouble.code, str(trouble))
            self._enqueue(told)
            self._listener(told)

    def _enqueue(self, event: CallEvent) -> None:
        self._pending.append((self._sequence, event))
        self._sequence += 1

    def _try_to_commit(self) -> MachineError | None:
        try:
            with self._database.translated():
                self._commit_pending()
        except MachineError as error:
            return error
        self._outage.ends("events")
        return None

    def _commit_pending(self) -> None:
        while batch := self._pending[:_BATCH]:
            tally = self._tally
            for _, event in batch:
                tally = tally.count(event)
            unsure, self._unsure = self._unsure, True
            with self._database.writing.begin() as connection:
                # First its row: whoever takes the call for dead and ends it waits for that, or has ended it before.
                owner = rows.set_tally(connection, self.session_id, tally)
                if self._database.shared and owner != self._owner:
                    self._take_back(connection, batch[0][0])
                new = self._not_there(connection, batch) if unsure and self._database.shared else batch
                rows.insert_events(connection, self.session_id, new)
            self._unsure = False
            self._tally = tally
            del self._pending[:_BATCH]

    def _take_back(self, connection: Connection, sequence: int) -> None:
        """Take the call back from another machine that took this process for dead and ended the call for it.

        What it added from this place on is removed, for the call goes on.
        """
        after = EventRow.session_id == self.session_id, EventRow.sequence >= sequence
        connection.execute(delete(EventRow).where(*after))
        its = SessionRow.id == self.session_id
        connection.execute(update(SessionRow).where(its).values(owner=self._owner, state="running"))

    def _not_there(self, connection: Connection, batch: list[tuple[int, CallEvent]]) -> list[tuple[int, CallEvent]]:
        """Return what of a batch is to be written: the server may have committed it and only its answer was lost."""
        last = connection.scalar(select(func.max(EventRow.sequence)).where(EventRow.session_id == self.session_id))
        return [numbered for numbered in batch if last is None or numbered[0] > last]

    # --- in the thread of the sound ---

    def _keep_audio(self, raw: RawRecording, offset: int, customer: bytes, trainee: bytes) -> None:
        try:
            raw.write(offset, recordings.interleave(customer, trainee))
        except DiskError as error:
            self._audio_failed(error, offset)
        else:
            self._outage.ends("audio")

    def _audio_failed(self, error: DiskError, offset: int) -> None:
        if self._outage.begins("audio"):
            self.append(Trouble(offset / FRAME_BYTES / CALL_RATE, error.code, str(error)))


_Part = Literal["events", "audio"]


class _Outage:
    """Which parts fail at the moment, so that one outage is told once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failing: set[_Part] = set()

    def begins(self, part: _Part) -> bool:
        """Note that a part fails; True when nothing failed before."""
        with self._lock:
            first = not self._failing
            self._failing.add(part)
            return first

    def holds(self, part: _Part) -> bool:
        return part in self._failing

    def ends(self, part: _Part) -> None:
        with self._lock:
            self._failing.discard(part)
