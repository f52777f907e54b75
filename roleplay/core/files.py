"""Files that are either whole or not there, folders that are nobody else's business, and what a person is told when
the disk says no.
"""

from __future__ import annotations

import errno
import os
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space and try again."),
    errno.EROFS: ("the disk is read-only", "Choose a folder on another disk."),
    errno.EACCES: ("you are not allowed to write there", "Choose another folder, or change its permissions."),
    errno.EPERM: ("you are not allowed to write there", "Choose another folder, or change its permissions."),
    errno.ENOENT: ("the folder does not exist", "Create the folder, or choose another one."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "Choose another folder."),
    errno.EISDIR: ("a folder has that name", "Choose another file name."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter file name."),
    errno.EFBIG: ("the file would be too large for this disk", "Choose another disk."),
}
_OTHER = ("the disk reports an error", "Check the disk and its connection.")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Hand out a new name beside `path`; what is written there takes the place of `path` when the block ends well.

    Readers see the old file or the whole new one, also after a crash or a power cut. When the block raises,
    `path` is as before and nothing is left behind. A file that is there keeps its permissions, a new one is for the
    owner alone: most hold what people said. Raises `OSError`.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    target = path.resolve()  # replace what a link points at, not the link
    temporary = target.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        yield temporary
        _sync(temporary, os.O_RDWR)
        temporary.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o600)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        _sync(target.parent, os.O_RDONLY)  # the new name itself; Windows cannot open folders


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner can read, and those above it that are missing; close one that is there.

    For whoever makes a folder of the person first. On Windows it has the permissions of the person's own folders.
    Raises `OSError` when it cannot be made.
    """
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    close_to_others(folder)


def close_to_others(path: Path) -> bool:
    """Leave a file or folder to its owner alone; return whether others had any right. One that is missing is fine."""
    if os.name != "posix":
        return False
    with suppress(OSError):  # a disk that knows no permissions, or no changes
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)
            return True
    return False


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def reason(error: OSError) -> tuple[str, str]:
    """Return why the disk refused, as the end of a sentence, and a hint what to do."""
    return _REASONS.get(error.errno or 0, _OTHER)
