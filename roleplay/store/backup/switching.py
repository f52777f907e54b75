"""Putting a store that was made ready into the place of the present one, so that a kill leaves one or the other.

What is ready lies in a folder; a note beside it tells how far the exchange got. Whoever opens the store next finishes
it. Every step is a rename, and may be done again.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from roleplay.core.errors import DatabaseError
from roleplay.core.files import private_folder, replacing
from roleplay.store import key_file
from roleplay.store.disk import disk_fault

READY = ".restoring"
"""Where a restored store is made ready, in the data folder."""
ASIDE = "before-restore-"
_NOTE = "restore.json"
ITEMS = (
    "sessions.db",
    "sessions.db-wal",
    "sessions.db-shm",
    "recordings",
    key_file.NAME,
    key_file.COPY,
)
"""What changes places."""


def begin(folder: Path, aside: str) -> None:
    """Note that what is ready is to take its place, and do it. Raises `DiskError`."""
    _note(folder, {"aside": f"{ASIDE}{aside}", "step": "out"})
    finish(folder)


def finish(folder: Path) -> None:
    """Go on with an exchange that a kill or a power cut ended; nothing where there is none. Raises `DiskError`."""
    try:
        (folder / _NOTE).stat()
    except OSError:  # none there, or a folder that cannot be read, which whoever opens the store tells better
        return
    try:
        with FileLock(folder / "restore.lock"):
            _finish(folder)
    except OSError as error:
        raise disk_fault(error, f"The restored store cannot be put into its place ({folder})") from error


def asides(folder: Path) -> tuple[Path, ...]:
    """Return the stores that were kept aside, the oldest first."""
    return tuple(sorted(path for path in folder.glob(f"{ASIDE}*") if path.is_dir()))


def _finish(folder: Path) -> None:
    try:
        note = json.loads((folder / _NOTE).read_text("utf-8"))
        aside, step = Path(str(note["aside"])).name, note["step"]
    except FileNotFoundError:
        return  # another process was quicker
    except (ValueError, KeyError, TypeError) as error:
        raise DatabaseError(
            f"A restore was cut off, and its note cannot be read: {folder / _NOTE}",
            hint=f"What was here is in a folder {ASIDE}..., what was to come in {READY}. Nothing is lost: put one of "
            "them into place, and delete the note.",
            code="restore_note",
        ) from error
    if step == "out":
        private_folder(folder / aside)
        _move(folder, folder / aside)
        _note(folder, {"aside": aside, "step": "in"})
    _move(folder / READY, folder)
    (folder / _NOTE).unlink()
    _sync(folder)
    shutil.rmtree(folder / READY, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    for name in ITEMS:
        with suppress(FileNotFoundError):
            (source / name).rename(target / name)
    _sync(source)
    _sync(target)


def _note(folder: Path, note: dict[str, str]) -> None:
    try:
        with replacing(folder / _NOTE) as draft:
            draft.write_text(json.dumps(note), "utf-8")
    except OSError as error:
        raise disk_fault(error, f"The restore cannot begin ({folder})") from error


def _sync(folder: Path) -> None:
    if os.name != "posix" or not folder.is_dir():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
