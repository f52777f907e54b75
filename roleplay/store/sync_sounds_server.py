"""Sounds of calls in the database of a department: rows of pieces, which obey the rules of rows."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from roleplay.core.errors import RoleplayError
from roleplay.core.sync import SoundFile
from roleplay.core.sync_sound import PIECE
from roleplay.store.database import Database
from roleplay.store.dialects.sql import put
from roleplay.store.part import StorePart
from roleplay.store.schema_department import SoundPieceRow, SoundRow
from roleplay.store.sound_archive import SoundArchive
from roleplay.store.sound_objects import ObjectStore
from roleplay.store.sync_sounds import SoundFolder, file_name

_log = logging.getLogger(__name__)

KEPT = "database"
_COMING = "coming"
"""Of a sound of which not all pieces are there yet."""


class SoundTables(StorePart):
    """`sync_sounds.SoundPlace` on a server. Every method raises `DatabaseError`."""

    def __init__(self, database: Database, beside: Path | None = None, objects: ObjectStore | None = None) -> None:
        """`objects` is where the department keeps sounds beside its database, None where that is not known here.

        What is got from there lies below `beside` while it is handed on.
        """
        super().__init__(database)
        self._fetched: SoundFolder | None = None
        if objects is not None and beside is not None:
            self._archive = SoundArchive(database, beside / "department" / "recordings", objects)
            self._fetched = SoundFolder(self._archive.cache)

    def find(self, identifier: str) -> SoundFile | None:
        """See `SoundPlace`. The checksum of what lies in a folder or bucket is that of the content, unsealed."""
        its = select(SoundRow.size, SoundRow.digest, SoundRow.kept).where(SoundRow.name == file_name(identifier))
        with self._snapshot() as connection:
            row = connection.execute(its).one_or_none()
        if row is None or row.kept == _COMING:
            return None
        return SoundFile(row.size, row.digest) if row.kept == KEPT else self._fetch(identifier)

    def _fetch(self, identifier: str) -> SoundFile | None:
        """Get what lies in a folder or bucket; None where this computer cannot, now or at all: it waits."""
        if self._fetched is None:
            return None
        self._archive.forget_heard()  # one at a time
        try:
            self._archive.fetch(file_name(identifier))
        except RoleplayError as error:
            _log.warning("a recording of the department does not come: %s", error)
            return None
        return self._fetched.find(identifier)

    def block(self, identifier: str, offset: int, size: int) -> bytes:
        """See `SoundPlace`. `size` is that of the pieces, and they begin where `offset` is."""
        name = file_name(identifier)
        if self._fetched is not None and (self._archive.cache / name).is_file():
            return self._fetched.block(identifier, offset, size)
        its = select(SoundPieceRow.content).where(
            SoundPieceRow.name == name, SoundPieceRow.position == offset // PIECE
        )
        with self._snapshot() as connection:
            return bytes(connection.scalar(its) or b"")[:size]

    def forget_fetched(self) -> None:
        """Delete what was got of a folder or bucket."""
        if self._fetched is not None:
            self._archive.forget_heard()

    def begun(self, identifier: str, wanted: SoundFile) -> int:
        """See `SoundPlace`."""
        name = file_name(identifier)
        with self._snapshot() as connection:
            if not _is_coming(connection, name, wanted):
                return 0
            pieces = connection.execute(
                select(SoundPieceRow.position, func.length(SoundPieceRow.content))
                .where(SoundPieceRow.name == name)
                .order_by(SoundPieceRow.position)
            ).all()
        return sum(size for index, (position, size) in enumerate(pieces) if index == position)

    def append(self, identifier: str, wanted: SoundFile, offset: int, block: bytes) -> None:
        """See `SoundPlace`."""
        name = file_name(identifier)
        with self._transaction("") as connection:
            if not _is_coming(connection, name, wanted):
                _begin(connection, identifier, wanted, _COMING)
            put(connection, SoundPieceRow, name=name, position=offset // PIECE, content=block)

    def complete(self, identifier: str, wanted: SoundFile) -> bool:
        """See `SoundPlace`."""
        known, size = hashlib.sha256(), 0
        while block := self.block(identifier, size, PIECE):
            known.update(block)
            size += len(block)
            if len(block) < PIECE:
                break
        if size == wanted.bytes and known.hexdigest() == wanted.digest:
            return True
        self.drop_parts(identifier)
        return False

    def settle(self, connection: Connection, identifier: str, wanted: SoundFile) -> str:
        """See `SoundPlace`."""
        name = file_name(identifier)
        done = connection.execute(update(SoundRow).where(SoundRow.name == name).values(kept=KEPT))
        if not done.rowcount:  # a sound without a single byte
            _begin(connection, identifier, wanted, KEPT)
        return name

    def remove(self, connection: Connection, identifier: str) -> None:
        """See `SoundPlace`."""
        connection.execute(delete(SoundRow).where(SoundRow.name == file_name(identifier)))

    def remove_session(self, connection: Connection, session_id: str) -> None:
        """See `SoundPlace`."""
        connection.execute(delete(SoundRow).where(SoundRow.session_id == session_id))

    def drop_parts(self, identifier: str) -> None:
        """See `SoundPlace`."""
        with self._transaction("") as connection:
            its = (SoundRow.name == file_name(identifier), SoundRow.kept == _COMING)
            connection.execute(delete(SoundRow).where(*its))


def _is_coming(connection: Connection, name: str, wanted: SoundFile) -> bool:
    its = select(SoundRow.name).where(
        SoundRow.name == name, SoundRow.digest == wanted.digest, SoundRow.kept == _COMING
    )
    return connection.scalar(its) is not None


def _begin(connection: Connection, identifier: str, wanted: SoundFile, kept: str) -> None:
    """Make room for a sound, in place of another one of the same owner."""
    name = file_name(identifier)
    connection.execute(delete(SoundRow).where(SoundRow.name == name))
    connection.execute(
        insert(SoundRow).values(
            name=name,
            session_id=identifier.partition(".")[0],
            size=wanted.bytes,
            digest=wanted.digest,
            kept=kept,
            uploaded_at=datetime.now(UTC),
        )
    )
