"""Reading a zip from anywhere: every archive is treated as an attack until it is proven harmless.

The rules follow what zip attacks are known for: "zip slip" (snyk.io/research/zip-slip-vulnerability) and overlapping
entries that unpack to petabytes (D. Fifield, "A better zip bomb", WOOT 2019). Names are checked against a list of
what is allowed, not of what is forbidden.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from roleplay.core.errors import ArchiveError

BLOCK = 1024 * 1024
"""Bytes that are in memory at a time."""
_SMALL = 10 * 1024 * 1024
"""Below this size no ratio is suspicious."""

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 ._+@-]{0,99}")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LITTER = ("__MACOSX/", ".DS_Store")
_ENCRYPTED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive of some kind never exceeds, and what to do about one that does."""

    entries: int
    size: int
    """Bytes, unpacked."""
    ratio: int
    """Unpacked to packed bytes."""
    depth: int
    """Folders in a name."""
    hint_unsafe: str
    """What to do when it is no safe archive."""
    hint_broken: str
    """What to do when it is damaged."""
    litter: bool = False
    """Pass over the files that a Mac adds, instead of listing them."""


class SafeZip:
    """A zip whose directory was checked: names, kinds, sizes. A context manager; used by one thread."""

    def __init__(self, archive: Path | BinaryIO, name: str, limits: Limits) -> None:
        """Open and check; `name` is what messages call it. An open file stays open when this one is closed.

        Raises `ArchiveError`.
        """
        self.name = name
        self._limits = limits
        with self._told():
            self._zipped = zipfile.ZipFile(archive)
        try:
            self._bytes = self._file_size()
            self.entries: tuple[zipfile.ZipInfo, ...] = tuple(self._checked())
        except BaseException:
            self._zipped.close()
            raise

    @property
    def unpacked_bytes(self) -> int:
        """How many bytes it claims to unpack to."""
        return sum(entry.file_size for entry in self.entries)

    def blocks(self, entry: zipfile.ZipInfo) -> Generator[bytes, None, None]:
        """Unpack one entry block by block. Raises `ArchiveError` when it is not what the directory says."""
        left = entry.file_size
        with self._told(), self._zipped.open(entry) as packed:
            while block := packed.read(BLOCK):
                left -= len(block)
                yield block
            if left:
                raise zipfile.BadZipFile(f"{shown(entry.filename)} is shorter than it claims")

    def close(self) -> None:
        """Close it."""
        self._zipped.close()

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def unsafe(self, why: str) -> ArchiveError:
        """Return the error for an archive that cannot be trusted."""
        return ArchiveError(f"{self.name} is not a safe archive: {why}.", hint=self._limits.hint_unsafe)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell whatever is wrong with the zip as `ArchiveError`."""
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise ArchiveError(
                f"{self.name} is not a readable zip archive, or is damaged ({error}).", hint=self._limits.hint_broken
            ) from error

    def _file_size(self) -> int:
        file = self._zipped.fp
        assert file is not None, "it was opened just now"
        return file.seek(0, os.SEEK_END)

    def _checked(self) -> list[zipfile.ZipInfo]:
        """Return the entries to unpack. Raises `ArchiveError` unless all of them are harmless."""
        everything = self._zipped.infolist()
        if len(everything) > self._limits.entries:
            raise self.unsafe(f"it has {len(everything)} entries, more than {self._limits.entries}")
        entries = [entry for entry in everything if not (self._limits.litter and _is_litter(entry.filename))]
        for entry in entries:
            if problem := self._problem(entry):
                raise self.unsafe(f"{shown(entry.orig_filename)} {problem}")
        self._check_collisions(entries)
        self._check_sizes(entries)
        return entries

    def _problem(self, entry: zipfile.ZipInfo) -> str:
        """Return what is wrong with one entry, empty when nothing is."""
        # `filename` has been mended by zipfile already (cut at a NUL, backslashes turned on Windows).
        if problem := self._name_problem(entry.orig_filename):
            return problem
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            return "is a link or a device"
        if entry.flag_bits & _ENCRYPTED:
            return "is encrypted"
        if entry.compress_type not in _METHODS:
            return "is packed in an unusual way"
        if entry.is_dir() and entry.file_size:
            return "is a folder with content"
        return ""

    def _name_problem(self, name: str) -> str:
        parts = name.removesuffix("/").split("/")
        if len(parts) > self._limits.depth:
            return "is nested too deeply"
        for part in parts:
            if not _PART.fullmatch(part) or part.endswith((".", " ")) or _DEVICE.fullmatch(part):
                return "has a name that is not allowed"
        return ""

    def _check_collisions(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse names that are the same on some file system, and files that are folders, too."""
        files: set[str] = set()
        folders: set[str] = set()
        for entry in entries:
            name = entry.filename.removesuffix("/").lower()
            if name in files or (entry.is_dir() and name in files):
                raise self.unsafe(f"{shown(entry.filename)} is in it twice")
            if not entry.is_dir():
                files.add(name)
            parts = name.split("/")
            folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
            if entry.is_dir():
                folders.add(name)
        if both := files & folders:
            raise self.unsafe(f"{shown(min(both))} is both a file and a folder")

    def _check_sizes(self, entries: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if unpacked > self._limits.size:
            raise self.unsafe(f"it unpacks to {unpacked / 1e9:.1f} GB, more than {self._limits.size / 1e9:.1f} GB")
        if packed > self._bytes:
            raise self.unsafe("its entries overlap")
        if unpacked > _SMALL and unpacked > packed * self._limits.ratio:
            raise self.unsafe(f"it unpacks to {unpacked / max(packed, 1):.0f} times its size")


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER[0]) or name.rsplit("/", 1)[-1] == _LITTER[1]


def is_device_name(name: str) -> bool:
    """Tell whether Windows takes a file of this name, whatever its ending, for a device."""
    return _DEVICE.fullmatch(name) is not None


def shown(name: str) -> str:
    """Return a name from an archive fit for a message: short, and without control characters."""
    return ascii(name if len(name) <= 60 else name[:57] + "...")
