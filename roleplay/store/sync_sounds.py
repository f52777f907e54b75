"""Sounds of calls on one side: files in a folder, with the pieces of those that are on their way beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from roleplay.core.errors import InputError
from roleplay.core.files import private_folder
from roleplay.core.sealed import SealedError, open_sound
from roleplay.core.sync import SoundFile
from roleplay.core.sync_sound import PIECE
from roleplay.store import recordings
from roleplay.store.disk import disk_fault
from roleplay.store.sealed_files import Sealer, new_file

_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.[0-9a-f-]{36})?")
_PART = ".part"


class SoundPlace(Protocol):
    """Where sounds are kept. An identifier is that of a session, or `SESSION.COMMENT` of what a trainer said."""

    def find(self, identifier: str) -> SoundFile | None:
        """Return what a sound is recognised by, None when it is not there whole."""

    def block(self, identifier: str, offset: int, size: int) -> bytes:
        """Return a piece, empty where it ends."""

    def begun(self, identifier: str, wanted: SoundFile) -> int:
        """Return how many bytes of it are here from an earlier attempt."""

    def append(self, identifier: str, wanted: SoundFile, offset: int, block: bytes) -> None:
        """Keep a piece; all but the last have `PIECE` bytes."""

    def complete(self, identifier: str, wanted: SoundFile) -> bool:
        """Tell whether all of it is here and right; what is wrong is dropped."""

    def settle(self, connection: Connection, identifier: str, wanted: SoundFile) -> str:
        """Let a complete one be there from now on; return the name that its owner keeps."""

    def remove(self, connection: Connection, identifier: str) -> None:
        """Delete a sound, and what came of it."""

    def remove_session(self, connection: Connection, session_id: str) -> None:
        """Delete whatever sound there is of a session."""

    def drop_parts(self, identifier: str) -> None:
        """Delete what came of a sound that is not wanted any more."""


def file_name(identifier: str) -> str:
    """Return the name of a sound's file. Raises `InputError` for what is no id: it comes from elsewhere."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise InputError(f"{identifier!r} does not name a recording.", hint="The other store is damaged.")
    return f"{identifier}.flac"


def pieces_of(wanted: SoundFile) -> list[int]:
    """Return the sizes of a file's pieces, in order."""
    whole, rest = divmod(wanted.bytes, PIECE)
    return [PIECE] * whole + [rest] * bool(rest)


class SoundFolder:
    """Recordings in a folder of this computer, sealed where its store has a key. Every method raises `DiskError`."""

    def __init__(self, folder: Path, sealer: Callable[[], Sealer | None] = lambda: None) -> None:
        self._folder = folder
        self._sealer = sealer

    def find(self, identifier: str) -> SoundFile | None:
        """See `SoundPlace`. The checksum is that of the content, not of how it is sealed."""
        path = self._folder / file_name(identifier)
        size, known = 0, hashlib.sha256()
        try:
            with open_sound(path) as file:
                while block := file.read(PIECE):
                    known.update(block)
                    size += len(block)
        except (FileNotFoundError, SealedError):  # what cannot be read stays, and stays here
            return None
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be read ({path.name})") from error
        return SoundFile(size, known.hexdigest())

    def block(self, identifier: str, offset: int, size: int) -> bytes:
        """See `SoundPlace`."""
        try:
            with open_sound(self._folder / file_name(identifier)) as file:
                file.seek(offset)
                return file.read(size)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be read ({identifier[:8]})") from error

    def begun(self, identifier: str, wanted: SoundFile) -> int:
        """See `SoundPlace`."""
        return sum(len(block) for block in self._kept(identifier, wanted))

    def append(self, identifier: str, wanted: SoundFile, offset: int, block: bytes) -> None:
        """See `SoundPlace`."""
        part = self._part(identifier, wanted, offset // PIECE)
        try:
            private_folder(self._folder)
            part.unlink(missing_ok=True)  # cut off while it was written
            with new_file(part, self._sealer()) as file:
                file.write(block)
        except OSError as error:
            raise disk_fault(error, "The recording cannot be kept") from error

    def complete(self, identifier: str, wanted: SoundFile) -> bool:
        """See `SoundPlace`."""
        known, size = hashlib.sha256(), 0
        for block in self._kept(identifier, wanted):
            known.update(block)
            size += len(block)
        if size == wanted.bytes and known.hexdigest() == wanted.digest:
            return True
        self.drop_parts(identifier)
        return False

    def settle(self, connection: Connection, identifier: str, wanted: SoundFile) -> str:  # noqa: ARG002
        """See `SoundPlace`."""
        path = self._folder / file_name(identifier)
        draft = path.with_name(f".{path.name}.tmp")
        try:
            private_folder(self._folder)
            draft.unlink(missing_ok=True)
            with new_file(draft, self._sealer(), path.name) as file:
                for block in self._kept(identifier, wanted):
                    file.write(block)
            draft.replace(path)
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be kept ({path.name})") from error
        self.drop_parts(identifier)
        return path.name

    def remove(self, connection: Connection, identifier: str) -> None:  # noqa: ARG002
        """See `SoundPlace`."""
        self.drop_parts(identifier)
        path = self._folder / file_name(identifier)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be deleted ({identifier[:8]})") from error

    def remove_session(self, connection: Connection, session_id: str) -> None:  # noqa: ARG002
        """See `SoundPlace`."""
        recordings.remove(self._folder, session_id)

    def drop_parts(self, identifier: str) -> None:
        """See `SoundPlace`."""
        for path in self._folder.glob(f"{Path(file_name(identifier)).stem}.*{_PART}"):
            with suppress(OSError):
                path.unlink()

    def _kept(self, identifier: str, wanted: SoundFile) -> Iterator[bytes]:
        """Yield the pieces that are here whole, up to the first that is not."""
        for index, size in enumerate(pieces_of(wanted)):
            try:
                with open_sound(self._part(identifier, wanted, index)) as file:
                    block = file.read()
            except (OSError, SealedError):
                return
            if len(block) != size:
                return
            yield block

    def _part(self, identifier: str, wanted: SoundFile, index: int) -> Path:
        return self._folder / f"{Path(file_name(identifier)).stem}.{wanted.digest[:16]}.{index:06d}{_PART}"
