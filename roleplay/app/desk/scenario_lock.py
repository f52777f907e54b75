"""One at a time: whoever writes into the folder of the trainers' scenarios, in whichever process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, reason

PATIENCE = 20.0
"""Seconds; to save takes less than one."""


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Make the folder, and let nobody else of this program write into it meanwhile. Raises `DiskError`."""
    lock = FileLock(folder / ".lock", timeout=PATIENCE)
    try:
        private_folder(folder)
        lock.acquire()
    except Timeout as error:
        message = f"Another window or program has been saving into {folder} for {PATIENCE:.0f} seconds."
        raise DiskError(message, hint="Wait until it is done, or close it; then save again.") from error
    except OSError as error:
        why, hint = reason(error)
        raise DiskError(f"{folder}: cannot be written: {why}.", hint=hint) from error
    try:
        yield
    finally:
        lock.release()
