"""Taking in what was handed over: all of a file, or nothing of it.

Sessions that are new here wait in a database of their own beside the sound files, in a folder that nothing else
looks at; that may take long and disturbs nobody. One short transaction then copies them over and adds what the
sessions that were here get already; their sound takes its place just before it ends. A crash before that leaves a
folder that the next start clears away.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.files import private_folder
from roleplay.core.grades import Comment, Feedback, Grade
from roleplay.core.handover import HandedSession, Signer
from roleplay.core.records import Correction, Score
from roleplay.core.scorecards import Scorecard
from roleplay.store import corrections, other_corrections, rows, seals, tombstones
from roleplay.store.comments import write_comment, write_feedback
from roleplay.store.database import Database
from roleplay.store.disk import disk_fault, need_space
from roleplay.store.encryption import Driver
from roleplay.store.every_table import every_table
from roleplay.store.grades import insert_scorecard, write_grade
from roleplay.store.recordings import IMPORT_FOLDER
from roleplay.store.schema import Base, CorrectionRow, SessionRow
from roleplay.store.schema_practice import PracticeFactsRow
from roleplay.store.sealed_files import new_file
from roleplay.store.shared_presence import AnyPresence
from roleplay.store.signers import remember
from roleplay.store.waiting import Attached, Elsewhere, Waiting, changed_meanwhile
from roleplay.store.whole import insert_record

_NAMES = "names"
_SOUND = re.compile(r"[0-9a-f-]{36}(?:\.[0-9a-f-]{36})?\.flac")


@dataclass(frozen=True, slots=True)
class Addition:
    """What a session that is here gets."""

    session_id: str
    corrections: tuple[Correction, ...] = ()
    """Of turns that nobody has corrected here."""
    other_corrections: tuple[Correction, ...] = ()
    score: Score | None = None
    """The one that follows from the corrections; None leaves it as it is."""
    recording: bool = False
    """Its sound was put into the waiting room."""
    scorecards: tuple[Scorecard, ...] = ()
    grades: tuple[tuple[Grade, int], ...] = ()
    """Each with the revision of the one here in whose place it comes, 0 for a new one."""
    comments: tuple[Comment, ...] = ()
    """New ones, and those that come in place of the one of the same id."""
    feedback: tuple[Feedback, ...] = ()
    """New ones, and those that come in place of the one of the same id."""


class WaitingRoom:
    """Where the content of one file waits until all of it is taken in. A context manager; used by one thread.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way; nothing has changed then.
    """

    def __init__(self, database: Database, recordings: Path, presence: AnyPresence) -> None:
        self._database = database
        self._recordings = recordings
        self._folder = recordings / f"{IMPORT_FOLDER}{presence.token()}-{uuid.uuid4().hex}"
        self._waiting: Engine | None = None
        self._sounds: list[str] = []

    def __enter__(self) -> WaitingRoom:
        try:
            private_folder(self._recordings)
            private_folder(self._folder)
            with self._told():
                self._waiting = _scratch(self._file, self._database.driver)
                every_table()
                Base.metadata.create_all(self._waiting)
        except OSError as error:
            self.__exit__()
            raise disk_fault(error, f"Nothing can be imported ({self._recordings})") from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def need_space(self, size: int) -> None:
        """Raise `DiskError` unless there is room for so many bytes."""
        need_space(self._recordings, size, "Free some space and try again.")

    def keep_sound(self, name: str, blocks: Iterable[bytes]) -> Path:
        """Write a sound file that will lie in the recordings folder under this name; return where it is now."""
        if not _SOUND.fullmatch(name):
            raise ValueError(f"not the name of a sound file: {name!r}")
        path = self._folder / name
        try:
            with new_file(path, self._database.sealer) as file:
                for block in blocks:
                    file.write(block)
        except OSError as error:
            raise disk_fault(error, "The recordings cannot be kept") from error
        self._sounds.append(name)
        return path

    def add(self, handed: HandedSession) -> None:
        """Let a session wait. Raises `InputError` where it contradicts itself."""
        assert self._waiting is not None, "the room is entered first"
        with self._told(), self._waiting.begin() as connection:
            record = handed.record
            insert_record(connection, record, record.summary.recording)
            if record.summary.recording:
                seals.seal(connection, record.start.id, self._folder / record.summary.recording)
            for correction in record.other_corrections:
                other_corrections.keep(connection, record.start.id, correction)
            _write_graded(connection, handed.scorecards, ((grade, 0) for grade in handed.grades))
            for comment in handed.comments:
                write_comment(connection, comment)
            for feedback in handed.feedback:
                write_feedback(connection, feedback)

    def take_in(self, additions: Iterable[Addition], *, restored: frozenset[str], trusted: Signer | None) -> None:
        """Take in everything that waits, in one transaction.

        `restored` are sessions that were deleted here and are wanted back, `trusted` is a signer to be remembered.
        Raises `InputError` (code `changed_meanwhile`) where something is not as it was when it was looked at.
        """
        moved: list[Path] = []
        try:
            with self._told(), self._waiting_beside() as (connection, waiting), connection.begin():
                self._database.alone(connection, "imports")
                tombstones.lift(connection, restored)
                waiting.check_unchanged(connection)
                waiting.copy(connection)
                for addition in additions:
                    _add(connection, addition, self._folder)
                if trusted is not None:
                    remember(connection, trusted)
                self._move_sounds(moved)
        except BaseException:
            for path in moved:
                with suppress(OSError):
                    path.unlink()
            raise

    @contextmanager
    def _waiting_beside(self) -> Iterator[tuple[Connection, Waiting]]:
        """Yield a connection to the database, and what waits."""
        if self._database.shared:
            assert self._waiting is not None, "the room is entered first"
            with self._waiting.connect() as source, self._database.writing.connect() as connection:
                yield connection, Elsewhere(source)
            return
        self._close()
        with self._database.writing.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            self._database.driver.attach(raw, self._file, "waiting")  # not possible inside a transaction
            try:
                yield connection, Attached()
            finally:
                connection.invalidate()  # one that lets go of the other database for sure

    @property
    def _file(self) -> Path:
        return self._folder / "waiting.db"

    def _close(self) -> None:
        if self._waiting is not None:
            self._waiting.dispose()
            self._waiting = None

    def _move_sounds(self, moved: list[Path]) -> None:
        """Put the sound files into their places; which they are stands in a file by then, for the case of a crash."""
        try:
            if self._sounds:
                names = self._folder / _NAMES
                with names.open("x", encoding="ascii") as file:
                    file.write("\n".join(self._sounds))
                    file.flush()
                    os.fsync(file.fileno())
            for name in self._sounds:
                target = self._recordings / name
                (self._folder / name).replace(target)
                moved.append(target)
            _sync_folder(self._recordings)
        except OSError as error:
            raise disk_fault(error, f"The recordings cannot be put into their places ({self._recordings})") from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            with self._database.translated():
                yield
        except IntegrityError as error:
            raise InputError(
                "What was handed over contradicts itself, or what is here. Nothing was imported.",
                hint="Ask for the file again, made anew.",
                code="bundle_contradicts",
            ) from error


def sweep(database: Database, presence: AnyPresence, recordings: Path) -> None:
    """Clear away what an import left that a crash or a kill ended: it is whole, or it never was."""
    for folder in recordings.glob(f"{IMPORT_FOLDER}*"):
        if presence.alive(folder.name.removeprefix(IMPORT_FOLDER).partition("-")[0]):
            continue
        with suppress(OSError):
            for name in (folder / _NAMES).read_text("ascii").split("\n"):
                if _SOUND.fullmatch(name) and not _owned(database, name):
                    (recordings / name).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _owned(database: Database, name: str) -> bool:
    """Tell whether a sound file belongs to a session or a comment."""
    with database.reading.begin() as connection:
        return any(
            connection.scalar(select(table.c.id).where(table.c.recording == name)) is not None
            for table in every_table()
            if {"id", "recording"} <= set(table.columns.keys())
        )


def _scratch(path: Path, driver: Driver) -> Engine:
    """Return an engine for a database that waits; where the store is encrypted it is, too."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=driver.module,
        creator=lambda: driver.connect(path, check_same_thread=False),
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA synchronous = OFF")  # after a crash it is thrown away
        connection.execute("PRAGMA foreign_keys = ON")

    return engine


def _add(connection: Connection, addition: Addition, folder: Path) -> None:
    session_id = addition.session_id
    row = connection.execute(select(SessionRow.state).where(SessionRow.id == session_id)).one_or_none()
    if row is None or row.state == "running":
        raise changed_meanwhile()
    for correction in addition.corrections:
        its = select(CorrectionRow.sequence).where(
            CorrectionRow.session_id == session_id, CorrectionRow.sequence == correction.position
        )
        if connection.scalar(its) is not None:
            raise changed_meanwhile()
        corrections.write(connection, session_id, correction)
    for correction in addition.other_corrections:
        other_corrections.keep(connection, session_id, correction)
    if addition.corrections:
        connection.execute(delete(PracticeFactsRow).where(PracticeFactsRow.session_id == session_id))
    if addition.score is not None:
        corrections.keep_score(connection, session_id)
        rows.replace_score(connection, session_id, addition.score)
    if addition.recording:
        name = f"{session_id}.flac"
        connection.execute(update(SessionRow).where(SessionRow.id == session_id).values(recording=name))
        seals.seal(connection, session_id, folder / name)
    _write_graded(connection, addition.scorecards, addition.grades)
    for comment in addition.comments:
        write_comment(connection, comment)
    for feedback in addition.feedback:
        write_feedback(connection, feedback)


def _write_graded(connection: Connection, cards: Iterable[Scorecard], grades: Iterable[tuple[Grade, int]]) -> None:
    for card in cards:
        insert_scorecard(connection, card, by="")
    for grade, known_revision in grades:
        write_grade(connection, grade, known_revision)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
