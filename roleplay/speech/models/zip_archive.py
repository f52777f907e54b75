"""Unpacking a zip from anywhere: every archive is treated as an attack until it is proven harmless.

The rules follow what zip attacks are known for: "zip slip" (snyk.io/research/zip-slip-vulnerability) and overlapping
entries that unpack to petabytes (D. Fifield, "A better zip bomb", WOOT 2019). Names are checked against a list of
what is allowed, not of what is forbidden.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from roleplay.core.errors import ArchiveError

MAX_ENTRIES = 2_000
MAX_BYTES = 8 * 1024**3
MAX_RATIO = 60
"""Unpacked to packed bytes; models have 2 to 5."""
MAX_DEPTH = 8

_BLOCK = 1024 * 1024
_SMALL = 10 * 1024 * 1024
"""Below this size no ratio is suspicious."""

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 ._+@-]{0,99}")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LITTER = ("__MACOSX/", ".DS_Store")
_ENCRYPTED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_Progress = Callable[[int, int], None]


def unpacked_bytes(archive: Path) -> int:
    """Check the archive's directory and return how many bytes it unpacks to. Raises `ArchiveError`."""
    with _told(archive), zipfile.ZipFile(archive) as zipped:
        return sum(entry.file_size for entry in _checked(archive, zipped))


def unpack(archive: Path, folder: Path, progress: _Progress) -> None:
    """Unpack into `folder`, which must be empty; `progress` gets (done, total) unpacked bytes.

    Raises `ArchiveError` when the archive is broken or hostile, `OSError` when the disk fails. What was unpacked by
    then stays in `folder`, and nothing ever lands elsewhere.
    """
    with _told(archive):
        zipped = zipfile.ZipFile(archive)
    with zipped:
        entries = _checked(archive, zipped)
        total = sum(entry.file_size for entry in entries)
        done = 0
        for entry in entries:
            target = folder.joinpath(*entry.filename.split("/"))
            if entry.is_dir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(_blocks(archive, zipped, entry)) as blocks, target.open("xb") as file:
                for block in blocks:
                    file.write(block)
                    done += len(block)
                    progress(done, total)


def _blocks(archive: Path, zipped: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Generator[bytes, None, None]:
    left = entry.file_size
    with _told(archive), zipped.open(entry) as packed:
        while block := packed.read(_BLOCK):
            left -= len(block)
            yield block
        if left:
            raise zipfile.BadZipFile(f"{_shown(entry.filename)} is shorter than it claims")


@contextmanager
def _told(archive: Path) -> Iterator[None]:
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
            f"{archive.name} is not a readable zip archive, or is damaged ({error}).",
            hint="Download it again, or install from the unpacked folder.",
        ) from error


def _checked(archive: Path, zipped: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries to unpack. Raises `ArchiveError` unless all of them are harmless."""
    everything = zipped.infolist()
    if len(everything) > MAX_ENTRIES:
        raise _hostile(archive, f"it has {len(everything)} entries, more than {MAX_ENTRIES}")
    entries = [entry for entry in everything if not _is_litter(entry.filename)]
    for entry in entries:
        if problem := _problem(entry):
            raise _hostile(archive, f"{_shown(entry.orig_filename)} {problem}")
    _check_collisions(archive, entries)
    _check_sizes(archive, entries)
    return entries


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER[0]) or name.rsplit("/", 1)[-1] == _LITTER[1]


def _problem(entry: zipfile.ZipInfo) -> str:
    """Return what is wrong with one entry, empty when nothing is."""
    # `filename` has been mended by zipfile already (cut at a NUL, backslashes turned on Windows).
    if problem := _name_problem(entry.orig_filename):
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


def _name_problem(name: str) -> str:
    parts = name.removesuffix("/").split("/")
    if len(parts) > MAX_DEPTH:
        return "is nested too deeply"
    for part in parts:
        if not _PART.fullmatch(part) or part.endswith((".", " ")) or _DEVICE.fullmatch(part):
            return "has a name that is not allowed"
    return ""


def _check_collisions(archive: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse names that are the same on some file system, and files that are folders, too."""
    files: set[str] = set()
    folders: set[str] = set()
    for entry in entries:
        name = entry.filename.removesuffix("/").lower()
        if name in files or (entry.is_dir() and name in files):
            raise _hostile(archive, f"{_shown(entry.filename)} is in it twice")
        if not entry.is_dir():
            files.add(name)
        parts = name.split("/")
        folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
        if entry.is_dir():
            folders.add(name)
    if both := files & folders:
        raise _hostile(archive, f"{_shown(min(both))} is both a file and a folder")


def _check_sizes(archive: Path, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAX_BYTES:
        raise _hostile(archive, f"it unpacks to {unpacked / 1e9:.1f} GB, more than {MAX_BYTES / 1e9:.1f} GB")
    if packed > archive.stat().st_size:
        raise _hostile(archive, "its entries overlap")
    if unpacked > _SMALL and unpacked > packed * MAX_RATIO:
        raise _hostile(archive, f"it unpacks to {unpacked / max(packed, 1):.0f} times its size")


def _hostile(archive: Path, why: str) -> ArchiveError:
    return ArchiveError(f"{archive.name} is not a safe archive: {why}.", hint="Take the model from its makers.")


def _shown(name: str) -> str:
    """Return a name from an archive fit for a message: short, and without control characters."""
    return ascii(name if len(name) <= 60 else name[:57] + "...")
