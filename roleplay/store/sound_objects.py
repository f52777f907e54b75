"""A shared folder or an object store for recordings, by its address: `file:///srv/roleplay`, `s3://bucket/folder`.

Whoever may read the folder or the bucket may read what is in it, other than in the database. Where this computer's
store is encrypted its files are sealed, and stay so there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roleplay.core.addresses import without_password
from roleplay.core.errors import DiskError, InputError

_BLOCK = 1 << 20


class ObjectStore:
    """Files under random names. Every method raises `DiskError` when the place is in the way."""

    def __init__(self, address: str) -> None:
        """Raises `InputError` for an address that fsspec does not know."""
        import fsspec

        self._shown = without_password(address)
        try:
            self._system, self._folder = (
                fsspec.core.url_to_fs(address, auto_mkdir=True)
                if (address.startswith("file:"))
                else fsspec.core.url_to_fs(address)
            )
        except (ValueError, ImportError) as error:
            raise InputError(
                f"Recordings cannot be kept at {self._shown}.",
                hint="Give the address of a folder (file:///...) or of a bucket (s3://...).",
                code="sound_store",
            ) from error

    def put(self, key: str, path: Path) -> str:
        """Copy a file there, read it back, and return its SHA-256, hexadecimal."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with self._told("kept"):
            self._system.put_file(str(path), self._path(key))
        back = hashlib.sha256()
        for piece in self.pieces(key):
            back.update(piece)
        if back.hexdigest() != digest:
            self.remove(key)
            raise DiskError(f"A recording did not arrive whole at {self._shown}.", hint="Try again.")
        return digest

    def pieces(self, key: str) -> Iterator[bytes]:
        """Yield a file block by block."""
        with self._told("read"), self._system.open(self._path(key), "rb") as file:
            while block := file.read(_BLOCK):
                yield block

    def remove(self, key: str) -> None:
        """Delete a file; one that is gone is fine."""
        with self._told("deleted"):
            try:
                self._system.rm_file(self._path(key))
            except FileNotFoundError:
                return

    def _path(self, key: str) -> str:
        return f"{self._folder.rstrip('/')}/{key[:2]}/{key}"

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if not isinstance(error, OSError) and type(error).__module__.partition(".")[0] != "botocore":
                raise
            raise DiskError(
                f"A recording cannot be {what} at {self._shown}.",
                hint="Check the network, the address, and the rights there; nothing was lost.",
                code="sound_store",
            ) from error
