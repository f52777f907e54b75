"""Calls that are only tried out: marked on the disk while they run, so that a crash leaves nothing of them either."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from roleplay.core.errors import DiskError, InputError, RoleplayError
from roleplay.core.files import private_folder, reason
from roleplay.store.sessions import SessionStore

_log = logging.getLogger(__name__)


class Trials:
    """The marks, an empty file each, named by the id of the session."""

    def __init__(self, data: Path) -> None:
        """`data` is the data folder."""
        self._folder = data / "trials"

    def mark(self, session_id: str) -> None:
        """Remember a call before anything of it is saved. Raises `DiskError`."""
        mark = self._folder / session_id
        try:
            private_folder(self._folder)
            mark.touch()
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"{mark}: cannot be written: {why}.", hint=hint) from error

    def delete(self, store: SessionStore, session_id: str) -> None:
        """Delete a call and its mark. Raises `InputError` while it runs, `DatabaseError`, `DiskError`."""
        if store.present((session_id,)):
            store.delete(session_id)
        with suppress(OSError):  # the next start tries again
            (self._folder / session_id).unlink(missing_ok=True)

    def sweep(self, store: SessionStore) -> frozenset[str]:
        """Delete what is left of calls that a crash cut off; return the ids of all that are marked."""
        marked = frozenset(mark.name for mark in self._folder.glob("*")) if self._folder.is_dir() else frozenset()
        for session_id in marked:
            try:
                self.delete(store, session_id)
            except InputError:
                pass  # it runs now, in another window
            except RoleplayError as error:
                _log.warning("the tried call %s was not deleted: %s", session_id, error)
        return marked
