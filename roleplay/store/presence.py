"""Tells a call that runs in a live process from one that a crash cut off.

Every process that writes calls holds a lock on a file of its own. The operating system drops the lock when the
process ends, however it ends; so there is no process id that may have been given away again, no clock that may have
been set, and no boot to be counted.
"""

from __future__ import annotations

import threading
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay.core.files import private_folder
from roleplay.store.disk import disk_fault

_SWEEP_SECONDS = 5.0
"""Another process that clears up may hold, for a moment, the lock of a file that was made just now."""


class Presence:
    """The sign of life of one process in a shared folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None
        self._token = ""
        self._changing = threading.Lock()

    def token(self) -> str:
        """Return this process's token and hold its lock from now on.

        Raises `DiskError` when the folder cannot be written.
        """
        with self._changing:
            if self._lock is None:
                self._lock, self._token = self._acquire()
            return self._token

    def _acquire(self) -> tuple[FileLock, str]:
        token = uuid.uuid4().hex
        # Not bound to a thread: the store may be closed by another one than opened it.
        lock = FileLock(self._path(token), timeout=_SWEEP_SECONDS, thread_local=False)
        try:
            private_folder(self._folder)
            lock.acquire()
        except OSError as error:
            raise disk_fault(error, f"A call cannot be kept ({self._folder})") from error
        return lock, token

    def known(self, token: str) -> bool:
        """Whether this machine can tell of the process: it ran here, and was not cleared away yet."""
        return (token == self._token and self._lock is not None) or self._path(token).exists()

    def alive(self, token: str) -> bool:
        """Whether the process with this token still runs; what a dead one left is cleared away."""
        path = self._path(token)
        if token == self._token and self._lock is not None:
            return True
        if not path.exists():
            return False
        try:
            with FileLock(path, timeout=0, thread_local=False):
                pass
        except Timeout:
            return True
        path.unlink(missing_ok=True)
        return False

    def sweep(self) -> None:
        """Clear away what dead processes left."""
        for path in self._folder.glob("*.lock"):
            self.alive(path.stem)

    def close(self) -> None:
        """End the sign of life."""
        if self._lock is not None:
            self._lock.release()
            self._path(self._token).unlink(missing_ok=True)
            self._lock = None

    def _path(self, token: str) -> Path:
        return self._folder / f"{token}.lock"
