"""Tells the environment's faults (disk full, locked, corrupt ...) from bugs, and words them for a person.

The idea is qutebrowser's (`misc/sql.py`); the result codes are SQLite's, https://www.sqlite.org/rescode.html.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from roleplay.core.errors import DatabaseError, DiskError, MachineError

_log = logging.getLogger(__name__)
_RESTORE = (
    "Nothing was changed. Move the file away, with those beside it that begin like it, and start again; then put a "
    "backup in its place: `roleplay backup restore latest`."
)
_MISSING = re.compile(
    r"no such (table|column|index|trigger|module)|vtable constructor failed|malformed|table \S+ has no"
)
"""What SQLite says of tables that are not there, or not as the program has made them: it has no code of its own."""
_PRIMARY = 0xFF
"""The low byte of an extended result code is the primary one."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's complaints about the environment into `DatabaseError` or `DiskError`; let bugs through."""
    try:
        yield
    except DBAPIError as error:
        fault = database_fault(error.orig, path)
        if fault is None:
            raise
        raise fault from error
    except Exception as error:  # SQLCipher's errors are no `sqlite3.Error`, and its module is loaded only with a key
        fault = database_fault(error, path) if hasattr(error, "sqlite_errorcode") else None
        if fault is None:
            raise
        raise fault from error


def database_fault(error: BaseException | None, path: Path) -> MachineError | None:
    """Return what to tell a person about SQLite's error, None when the program is to blame."""
    code = getattr(error, "sqlite_errorcode", 0)
    told = _FAULTS.get(code, _FAULTS.get(code & _PRIMARY))
    if told is None and code & _PRIMARY == sqlite3.SQLITE_ERROR and _MISSING.match(str(error)):
        _log.error("the database has other tables than it should", exc_info=error)
        return lacking(path, str(error))
    return None if told is None else told(path)


def corrupt(path: Path) -> DatabaseError:
    """Return the error for a damaged database."""
    return DatabaseError(
        f"The session database is damaged: {path}",
        hint=_RESTORE,
        code="database_corrupt",
    )


def lacking(path: Path, what: str) -> DatabaseError:
    """Return the error for a database that is not made as it should be: `what` is missing."""
    return DatabaseError(
        f"The session database is damaged ({what}): {path}",
        hint=_RESTORE,
        code="database_corrupt",
    )


def foreign(path: Path) -> DatabaseError:
    """Return the error for a file that is something else."""
    return DatabaseError(
        f"This file is not a session database: {path}",
        hint="Nothing was changed. Move the file away and start again.",
        code="database_foreign",
    )


def unreadable(path: Path) -> DatabaseError:
    """Return the error for a file or folder that cannot be opened."""
    if os.access(path, os.F_OK) and path.is_dir():  # `is_dir` alone raises where the folder above is closed
        return DatabaseError(
            f"A folder stands where the session database belongs: {path}",
            hint="Move the folder away and start again.",
            code="database_unreadable",
        )
    if os.access(path, os.R_OK):
        return DatabaseError(
            f"The folder of the session database cannot be written: {path.parent}",
            hint="Allow yourself to write to this folder, or set ROLEPLAY_HOME to another one.",
            code="database_readonly",
        )
    return DatabaseError(
        f"The session database cannot be opened: {path}",
        hint="Allow yourself to read and write this file and its folder.",
        code="database_unreadable",
    )


def newer(path: Path) -> DatabaseError:
    """Return the error for a database of a later version of the program."""
    return DatabaseError(
        f"The session database was written by a newer version of Roleplay: {path}",
        hint="Nothing was changed. Update Roleplay, or set ROLEPLAY_HOME to another folder.",
        code="database_newer",
    )


def _full(path: Path) -> DiskError:
    return DiskError(f"The disk is full: {path.parent}", hint="Free some space and try again.", code="disk_full")


def _locked(path: Path) -> DatabaseError:
    return DatabaseError(
        f"Another program keeps the session database locked: {path}",
        hint="Close the other program, or wait a moment and try again.",
        code="database_locked",
    )


def _readonly(path: Path) -> DatabaseError:
    return DatabaseError(
        f"The session database is read-only: {path}",
        hint="Allow yourself to write to this file and its folder.",
        code="database_readonly",
    )


def _broken_disk(path: Path) -> DiskError:
    return DiskError(
        f"The disk reports an error at the session database: {path}",
        hint="Check the disk and its connection; look into the system's log.",
    )


_FAULTS: dict[int, Callable[[Path], MachineError]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR_SHMSIZE: _full,  # no room for the memory that processes share
    sqlite3.SQLITE_BUSY: _locked,
    sqlite3.SQLITE_LOCKED: _locked,
    sqlite3.SQLITE_READONLY: _readonly,
    sqlite3.SQLITE_CORRUPT: corrupt,
    sqlite3.SQLITE_NOTADB: foreign,
    sqlite3.SQLITE_CANTOPEN: unreadable,
    sqlite3.SQLITE_PERM: unreadable,
    sqlite3.SQLITE_IOERR: _broken_disk,
}
