"""A zip whose comment, its last bytes, is the signature over everything before it.

A zip tool opens it. The signature is checked before the zip is looked at, over every byte of the file, so that there
is no place in which something could be changed, added or hidden; see `docs/bundles.md`. What is in it, and what its
list of contents says beside the files, is the matter of its kind: calls (`export/bundle`), scenarios (`export/pack`).
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass as plain_dataclass
from pathlib import Path
from typing import BinaryIO, Generic, Protocol, Self, TypeVar

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from roleplay.core.archives import BLOCK, Limits, SafeZip
from roleplay.core.errors import ArchiveError, InputError
from roleplay.core.files import reason
from roleplay.core.legible import UNSHOWABLE
from roleplay.export.bundle.signing import SigningKey, is_signed

Progress = Callable[[int, int], None]
"""Gets (done, total) bytes; may raise to cancel."""

MANIFEST = "manifest.json"
LONGEST_NAME = 300
MAX_TEXT = 32 * 1024**2
"""Bytes of what is read into memory as a whole; an hour's call has about two million."""

STRICT = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
"""How everything from such a file is read: nothing unknown, nothing that only looks like what it should be."""

_END = struct.Struct("<4s4H2LH")
"""End of central directory: mark, 2 disk numbers, 2 counts, size and place of the directory, comment's length."""
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_LARGEST_ENTRY = 200
"""Bytes of the directory that one file may take."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: when something was packed is nobody's business."""
_SIGNATURE = re.compile(rb"([0-9]{4})\n([0-9a-f]{64})\n([0-9a-f]{64})\n([0-9a-f]{128})\n")


@dataclass(config=STRICT, frozen=True)
class File:
    """One file in the archive."""

    path: str
    bytes: int
    sha256: str


class Listing(Protocol):
    """A list of contents."""

    @property
    def files(self) -> tuple[File, ...]:
        """Everything but the list itself."""


M = TypeVar("M", bound=Listing)


@plain_dataclass(frozen=True, slots=True)
class Kind(Generic[M]):
    """What a signed file is for."""

    domain: str
    """First word of what is signed: a signature of one kind is never one of another."""
    format: int
    limits: Limits
    read_manifest: Callable[[bytes, str], M]
    """From the list's bytes and the file's name. Raises `ArchiveError`."""
    unlike: str
    """What a file is not that has no signature at all: "is not ..."."""
    hint: str

    @property
    def trailer_bytes(self) -> int:
        """Length of the signature, which is the zip's comment."""
        return len(self.domain) + 6 + 65 + 65 + 129

    def statement(self, public: str, manifest_sha256: str, container_sha256: str) -> bytes:
        """Return what is signed. The first line keeps it from being taken for anything else that the key may sign."""
        return f"{self.domain} {self.format:04}\n{public}\n{manifest_sha256}\n{container_sha256}\n".encode()


# --- writing ---


class SignedWriter:
    """Puts files into a new archive one after the other; little of them is in memory at a time."""

    def __init__(self, path: Path, kind: Kind[M]) -> None:
        """Create the file. Raises `OSError`, as every method does."""
        self._path = path
        self._kind = kind
        self._zipped = zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED)
        self._files: list[File] = []

    @property
    def files(self) -> tuple[File, ...]:
        """What was added so far, sorted by path."""
        return tuple(sorted(self._files, key=lambda file: file.path))

    def add_text(self, path: str, content: bytes) -> None:
        """Add a file that is in memory."""
        if len(content) > MAX_TEXT:
            raise InputError(f"{path} is too large to be handed over.", hint="Leave that session out.")
        self._add(path, iter((content,)), zipfile.ZIP_DEFLATED)

    def add_file(self, path: str, blocks: Iterator[bytes]) -> None:
        """Add a file that is packed already, block by block."""
        self._add(path, blocks, zipfile.ZIP_STORED)

    def close(self) -> None:
        """Close it unfinished; harmless after `sign`."""
        self._zipped.close()

    def sign(self, key: SigningKey, manifest: bytes) -> None:
        """Write the list of contents, and sign."""
        kind = self._kind
        self._add(MANIFEST, iter((manifest,)), zipfile.ZIP_DEFLATED)
        self._zipped.comment = b" " * kind.trailer_bytes
        self._zipped.close()
        manifest_sha256 = hashlib.sha256(manifest).hexdigest()
        with self._path.open("r+b") as file:
            size = file.seek(0, os.SEEK_END) - kind.trailer_bytes
            signature = key.sign(kind.statement(key.public, manifest_sha256, _sha256(file, size, unheard)))
            file.seek(size)
            file.write(f"{kind.domain} {kind.format:04}\n{key.public}\n{manifest_sha256}\n{signature}\n".encode())

    def _add(self, path: str, blocks: Iterator[bytes], method: int) -> None:
        entry = zipfile.ZipInfo(path, _EARLIEST)
        entry.create_system = 3  # Unix, wherever it is written
        entry.external_attr = 0o100600 << 16
        entry.compress_type = method
        hashed, size = hashlib.sha256(), 0
        with self._zipped.open(entry, "w", force_zip64=True) as packed:
            for block in blocks:
                hashed.update(block)
                size += len(block)
                packed.write(block)
        if path != MANIFEST:
            self._files.append(File(path, size, hashed.hexdigest()))


def unheard(_done: int, _total: int) -> None:
    """Report no progress."""


# --- reading ---


class SignedZip(Generic[M]):
    """An archive whose signature holds; a context manager, used by one thread.

    What is read is compared with the list's checksums again, so that a file that changes meanwhile is noticed.
    """

    def __init__(self, path: Path, kind: Kind[M], progress: Progress = unheard) -> None:
        """Open a file and check its signature, its directory and its list of contents.

        Raises `ArchiveError` when it is none of this kind, is damaged, was altered or is hostile, or comes from a
        newer version (code `bundle_newer`); `InputError` when it cannot be read.
        """
        self.name = path.name
        with _readable(path):
            self._file = path.open("rb")
            try:
                self.bytes = os.fstat(self._file.fileno()).st_size
                self.signer_key, manifest_sha256 = _check_signature(self._file, self.name, kind, progress)
                _check_directory_size(self._file, self.bytes - kind.trailer_bytes, self.name, kind)
                self._zipped = SafeZip(self._file, self.name, kind.limits)
                self._entries = {entry.filename: entry for entry in self._zipped.entries}
                self.manifest: M = self._read_manifest(manifest_sha256, kind)
            except BaseException:
                self._file.close()
                raise
        self._listed = {file.path: file for file in self.manifest.files}

    def close(self) -> None:
        """Close the file."""
        self._zipped.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def text(self, path: str) -> bytes:
        """Return a file that fits into the memory. Raises `ArchiveError` when it is not what the manifest lists."""
        if self._listed[path].bytes > MAX_TEXT:
            raise damaged(self.name, f"{path} is far too large")
        return b"".join(self.blocks(path))

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self._listed

    def blocks(self, path: str) -> Iterator[bytes]:
        """Yield a file block by block. Raises `ArchiveError`, at the end, when it is not what the manifest lists."""
        hashed = hashlib.sha256()
        with closing(self._zipped.blocks(self._entries[path])) as blocks:
            for block in blocks:
                hashed.update(block)
                yield block
        if hashed.hexdigest() != self._listed[path].sha256:
            raise damaged(self.name, f"{path} does not match its checksum")

    def _read_manifest(self, sha256: str, kind: Kind[M]) -> M:
        entry = self._entries.get(MANIFEST)
        if entry is None:
            raise damaged(self.name, "it has no list of contents")
        if entry.file_size > MAX_TEXT:
            raise damaged(self.name, "its list of contents is far too large")
        content = b"".join(self._zipped.blocks(entry))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise damaged(self.name, "its list of contents is not the one that was signed")
        manifest = kind.read_manifest(content, self.name)
        listed = {file.path: file.bytes for file in manifest.files}
        present = {name: entry.file_size for name, entry in self._entries.items() if name != MANIFEST}
        if listed != present:
            odd = min(set(listed.items()) ^ set(present.items()))[0]
            raise damaged(self.name, f"{odd} is listed and missing, or there and not listed")
        return manifest


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path.name} is not a file.", hint="Choose the file that you were given.")
        yield
    except OSError as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else reason(error)[0]
        raise InputError(f"Cannot read {path}: {why}.", hint="Choose the file that you were given.") from error


def _check_signature(file: BinaryIO, name: str, kind: Kind[M], progress: Progress) -> tuple[str, str]:
    """Return the key that has signed the file, and the signed checksum of the manifest. Raises `ArchiveError`."""
    size = file.seek(0, os.SEEK_END) - kind.trailer_bytes
    file.seek(0)
    if size < _END.size or file.read(2) != b"PK":
        raise ArchiveError(f"{name} is not {kind.unlike}.", hint=kind.hint)
    file.seek(size)
    told = file.read(kind.trailer_bytes)
    domain = f"{kind.domain} ".encode()
    trailer = _SIGNATURE.fullmatch(told.removeprefix(domain)) if told.startswith(domain) else None
    if trailer is None:
        raise damaged(name, "its signature is missing or not whole")
    version, public, manifest_sha256, signature = (group.decode() for group in trailer.groups())
    if int(version) > kind.format:
        raise newer(name, "?")
    signed = kind.statement(public, manifest_sha256, _sha256(file, size, progress))
    if int(version) != kind.format or not is_signed(public, signed, signature):
        raise damaged(name, "its signature does not fit its content")
    return public, manifest_sha256


def _sha256(file: BinaryIO, size: int, progress: Progress) -> str:
    """Return the checksum of the first `size` bytes."""
    hashed, left = hashlib.sha256(), size
    file.seek(0)
    while left and (block := file.read(min(BLOCK, left))):
        hashed.update(block)
        left -= len(block)
        progress(size - left, size)
    return hashed.hexdigest()


def _check_directory_size(file: BinaryIO, end: int, name: str, kind: Kind[M]) -> None:
    """Refuse a zip whose directory would fill the memory, before anything reads it; `end`: where the comment begins.

    Raises `ArchiveError`. The layout is PKWARE's APPNOTE.TXT, 4.3.14 to 4.3.16.
    """
    file.seek(end - _END.size)
    mark, _, _, _, count, size, _, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\5\6" or comment != kind.trailer_bytes:
        raise damaged(name, "its signature is not where it belongs")
    large = end - _END.size - _LOCATOR_64.size - _END_64.size
    if large >= 0:
        file.seek(large)
        told = _END_64.unpack(file.read(_END_64.size))
        if told[0] == b"PK\6\6" and file.read(4) == b"PK\6\7":
            count, size = told[7], told[8]
    if count > kind.limits.entries or size > kind.limits.entries * _LARGEST_ENTRY:
        raise damaged(name, "its directory is far too large")


def is_name(text: str) -> bool:
    """Tell whether a text can be a name in one line: short, and without characters that would mislead the eye."""
    return len(text) <= LONGEST_NAME and not UNSHOWABLE.search(text) and "\n" not in text and "\t" not in text


def damaged(name: str, why: str) -> ArchiveError:
    """Return the error for a bundle that is not what its maker wrote."""
    return ArchiveError(
        f"{name} is damaged or was altered: {why}. Nothing was imported.",
        hint="Ask for the file again.",
        code="bundle_damaged",
    )


def newer(name: str, program: str) -> ArchiveError:
    """Return the error for a bundle that only a newer version of the program understands."""
    version = program if is_name(program) and len(program) <= 30 else "?"
    return ArchiveError(
        f"{name} was made by a newer version of Roleplay ({version}). Nothing was imported.",
        hint="Update Roleplay, then import it; the file stays good.",
        code="bundle_newer",
    )
