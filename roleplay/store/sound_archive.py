"""Recordings of a department: in its database, or in a shared folder or object store that the database points to.

In the database they are rows of pieces, not PostgreSQL's large objects: those know no rules of rows, so that every
login that may read one could read them all. A call is recorded into a file of its computer, as always, and taken here
when it is over; until that has worked the file stays the only one, and it is tried again at the next start.

What is heard of others' calls comes into a folder of its own, which is emptied when somebody signs out and when the
program starts: erased elsewhere, it does not stay here.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Select, delete, insert, select, union_all, update

from roleplay.core.errors import DatabaseError, RoleplayError
from roleplay.core.files import private_folder
from roleplay.core.sealed import MAGIC, open_sound
from roleplay.core.sync import mark
from roleplay.store.database import Database
from roleplay.store.dialects.sql import inserting
from roleplay.store.disk import disk_fault
from roleplay.store.part import StorePart
from roleplay.store.schema import SessionRow
from roleplay.store.schema_department import LostObjectRow, SoundPieceRow, SoundRow
from roleplay.store.schema_grading import CommentRow
from roleplay.store.schema_sync import SyncItemRow
from roleplay.store.sealed_files import new_file
from roleplay.store.sound_objects import ObjectStore
from roleplay.store.sync_rows import pages

PIECE_BYTES = 256 * 1024
IN_DATABASE = "database"
_CACHE = "heard"
_ENDING = ".flac"

_log = logging.getLogger(__name__)


class SoundArchive(StorePart):
    """Takes files in and gives them out again. Without a server there is nothing to do. Thread-safe.

    Every method raises `DatabaseError` or `DiskError` when the machine, the server or the object store is in the way.
    """

    def __init__(self, database: Database, recordings_folder: Path, objects: ObjectStore | None) -> None:
        """`objects` is where new ones go, None for the database itself."""
        super().__init__(database)
        self._folder = recordings_folder
        self.cache = recordings_folder.parent / _CACHE
        """Where what is heard of others' calls lies until it is forgotten."""
        self._objects = objects
        self.forget_heard()

    def take_in_missing(self) -> int:
        """Take in the files of this computer that are not there yet; return how many.

        One that cannot be taken in now is told in the log, and tried again the next time.
        """
        if not self._database.shared or not self._folder.is_dir():
            return 0
        here = {path.name for path in self._folder.glob("*.flac")}
        with self._snapshot() as connection:
            wanted = [(row.session_id, row.name) for row in connection.execute(_NOT_THERE) if row.name in here]
        taken = 0
        for session_id, name in wanted:
            try:
                self.take_in(session_id, name)
                taken += 1
            except RoleplayError as error:
                _log.warning("a recording waits on this computer: %s", error)
        return taken

    def take_in(self, session_id: str, name: str) -> None:
        """Take in one file; what was taken in before under this name gives way."""
        path = self._folder / name
        try:
            if self._objects is None:
                self._into_database(session_id, name, path)
            else:
                self._into_objects(self._objects, session_id, name, path)
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be read ({name})") from error

    def _into_database(self, session_id: str, name: str, path: Path) -> None:
        heard, size = hashlib.sha256(), 0
        # Several processes of a computer have the same folder, and may find the same file missing.
        with open_sound(path) as file, self._transaction(alone=f"sound {name}") as connection:
            connection.execute(delete(SoundRow).where(SoundRow.name == name))
            row = {"name": name, "session_id": session_id, "size": 0, "digest": "", "kept": IN_DATABASE}
            connection.execute(insert(SoundRow).values(**row, uploaded_at=datetime.now(UTC)))
            for position, piece in enumerate(_pieces(file)):
                heard.update(piece)
                size += len(piece)
                connection.execute(insert(SoundPieceRow).values(name=name, position=position, content=piece))
            digest = heard.hexdigest()
            its = update(SoundRow).where(SoundRow.name == name)
            connection.execute(its.values(size=size, digest=digest))
            back = hashlib.sha256()
            for piece in _of_database(connection, name):
                back.update(piece)
            if back.hexdigest() != digest:
                raise _damaged(name)

    def _into_objects(self, objects: ObjectStore, session_id: str, name: str, path: Path) -> None:
        key = uuid.uuid4().hex  # says nothing of whose it is
        digest = objects.put(key, path)
        with self._transaction(alone=f"sound {name}") as connection:
            statement = inserting(connection, SoundRow).values(
                name=name,
                session_id=session_id,
                size=path.stat().st_size,
                digest=digest,
                kept=key,
                uploaded_at=datetime.now(UTC),
            )
            new = {"size": path.stat().st_size, "digest": digest, "kept": key}
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=new))
        self.purge()  # what was kept before under this name

    def fetch(self, name: str) -> Path | None:
        """Return a file with a sound that is kept there, None when there is none: to be heard now, not to be kept."""
        if not self._database.shared:
            return None
        cached = self.cache / name
        with self._snapshot() as connection:
            row = connection.execute(select(SoundRow).where(SoundRow.name == name)).one_or_none()
            if row is None:
                cached.unlink(missing_ok=True)  # erased meanwhile, or not theirs
                return None
            if cached.is_file():
                return cached
            pieces = _of_database(connection, name) if row.kept == IN_DATABASE else self._of_objects(row.kept)
            self._write(cached, pieces, row.digest)
        return cached

    def _of_objects(self, key: str) -> Iterator[bytes]:
        if self._objects is None:
            raise DatabaseError(
                "The recordings of this department are in an object store that this computer does not know.",
                hint="Set ROLEPLAY_SOUND_STORE as on the other computers.",
                code="sound_store",
            )
        return self._objects.pieces(key)

    def _write(self, path: Path, pieces: Iterable[bytes], digest: str) -> None:
        """Write what comes, sealed where this computer's store is, unless it comes sealed."""
        heard, draft = hashlib.sha256(), path.with_name(f".{path.name}.{uuid.uuid4().hex}")
        coming = iter(pieces)
        first = next(coming, b"")
        sealer = None if first.startswith(MAGIC) else self._database.sealer
        try:
            private_folder(path.parent)
            with new_file(draft, sealer, path.name) as file:
                for piece in chain([first], coming):
                    heard.update(piece)
                    file.write(piece)
            if heard.hexdigest() != digest:
                raise _damaged(path.name)
            draft.replace(path)
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be kept for listening ({path.parent})") from error
        finally:
            draft.unlink(missing_ok=True)

    def remove(self, connection: Connection, names: Select[str]) -> None:
        """Delete sounds in a transaction of somebody else's; `names` selects them. `purge` when it has ended."""
        if not self._database.shared:
            return
        for name in connection.scalars(select(SoundRow.name).where(SoundRow.name.in_(names))).all():
            connection.execute(delete(SoundRow).where(SoundRow.name == name))
            (self.cache / name).unlink(missing_ok=True)

    def purge(self) -> int:
        """Delete the objects that no sound points to any more, here or elsewhere deleted; return how many are left.

        The server notes them (see sounds.sql) until that has worked: what cannot be deleted now is by the next
        program that knows their store.
        """
        if not self._database.shared:
            return 0
        with self._snapshot() as connection:
            lost = connection.scalars(select(LostObjectRow.kept)).all()
        left = len(lost)
        if self._objects is None:
            return left
        for key in lost:
            try:
                self._objects.remove(key)
            except RoleplayError as error:
                _log.warning("a recording that was deleted lies in the department's store still: %s", error)
                return left
            with self._transaction(alone="") as connection:
                connection.execute(delete(LostObjectRow).where(LostObjectRow.kept == key))
            left -= 1
        return left

    def size_of(self, connection: Connection, names: Sequence[str]) -> int:
        """Return how much room sounds take, here or in the department's keeping."""
        return sum(self.sizes(connection, names).values())

    def sizes(self, connection: Connection, names: Sequence[str]) -> dict[str, int]:
        """Return the bytes of each that is there."""
        there = {path.name: path.stat().st_size for path in self._files()} if names else {}
        if self._database.shared:
            for page in pages(names):
                its = select(SoundRow.name, SoundRow.size).where(SoundRow.name.in_(page))
                there.update((row.name, row.size) for row in connection.execute(its))
        return {name: there[name] for name in names if name in there}

    def _files(self) -> Iterable[Path]:
        return self._folder.iterdir() if self._folder.is_dir() else ()

    def drop_deleted(self) -> int:
        """Delete the files of this computer that were deleted elsewhere; return how many.

        Only what the server has noted to be so, by the mark of each sound: with its call, or without it.
        """
        if not self._database.shared:
            return 0
        files = {mark(path.name.removesuffix(_ENDING)): path for path in self._files() if path.suffix == _ENDING}
        dropped = select(SyncItemRow.mark).where(SyncItemRow.kind == "sound", ~SyncItemRow.alive)
        with self._snapshot() as connection:
            gone = [
                files[found]
                for page in pages(sorted(files))
                for found in connection.scalars(dropped.where(SyncItemRow.mark.in_(page)))
            ]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def keep_up(self) -> None:
        """Take in what is only here, and delete what was deleted elsewhere. For the start, and now and then."""
        self.take_in_missing()
        self.drop_deleted()
        self.purge()

    def forget_heard(self) -> None:
        """Delete what was fetched to be heard."""
        with suppress(OSError):
            shutil.rmtree(self.cache, ignore_errors=True)


_HELD = union_all(
    select(SessionRow.id.label("session_id"), SessionRow.recording.label("name")).where(
        SessionRow.recording != "", SessionRow.state != "running"
    ),
    select(CommentRow.session_id, CommentRow.recording).where(CommentRow.recording != ""),
).subquery("held")
_NOT_THERE = (
    select(_HELD.c.session_id, _HELD.c.name)
    .outerjoin(SoundRow, SoundRow.name == _HELD.c.name)
    .where(SoundRow.name.is_(None))
)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE_BYTES):
        yield piece


def _of_database(connection: Connection, name: str) -> Iterator[bytes]:
    """Yield the pieces of a sound, one question each: only one is in memory at a time."""
    position = 0
    its = select(SoundPieceRow.content)
    while True:
        here = its.where(SoundPieceRow.name == name, SoundPieceRow.position == position)
        piece = connection.scalar(here)
        if piece is None:
            return
        yield piece
        position += 1


def _damaged(name: str) -> DatabaseError:
    return DatabaseError(
        f"A recording is not what was taken in: {name}",
        hint="It is kept on the computer where the call was held, until it was taken in whole. Try again.",
        code="sound_damaged",
    )
