"""Turning encryption on or off, or changing the key, for a store that is there: in small steps, each of which may be
the last one before a power cut.

The key file names the key that everything is sealed with and the one that is coming. Until it names only one, each
file tells by its first bytes which of the two it has; so whatever was done so far, the store opens, and the rest is
done when it is asked for again. A file takes its new form under another name, is read back, and replaces the old one
at once. What cannot be opened stays as it is, and its key with it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay.core.errors import DatabaseError, DiskError
from roleplay.core.files import replacing
from roleplay.core.sealed import open_sound, sealed_with
from roleplay.store import encryption, faults, key_file, vault
from roleplay.store.disk import disk_fault, need_space
from roleplay.store.key_file import PLAIN, KeyFile
from roleplay.store.sealed_files import new_file
from roleplay.store.vault import StoreKey

Progress = Callable[[int, int], None]
"""Gets bytes done and in total; what it raises stops the work, which goes on where it stopped when it is resumed."""

_DRAFT = ".converting"
_BLOCK = 1 << 20
_STEPS = 100_000
"""Of SQLite's machine, between two looks at how far it is."""
_SOUNDS = (".flac", ".pcm", ".damaged")

_log = logging.getLogger(__name__)


def convert(database: Path, recordings: Path, progress: Progress) -> tuple[str, ...]:
    """Bring everything to the key that is coming; return the names of files that could not be opened.

    Nobody may have the database open. Raises `DatabaseError` (code `database_locked`) when somebody has,
    `DiskError`, `DatabaseError` when a key is not open.
    """
    folder = database.parent
    try:
        with FileLock(folder / "encryption.lock", timeout=0):
            return _convert(database, recordings, progress)
    except Timeout as error:
        raise _in_use(database) from error
    except OSError as error:
        raise disk_fault(error, f"The store cannot be converted ({folder})") from error


def _convert(database: Path, recordings: Path, progress: Progress) -> tuple[str, ...]:
    folder = database.parent
    key_file.mend(folder)
    kept, keys = vault.open_keys(folder)
    if kept is None or kept.coming is None:
        return ()
    for wanted in {kept.current, kept.coming} - {PLAIN}:
        if wanted not in keys:
            raise vault.locked(folder, kept.key(wanted).ways())
    target = keys.get(kept.coming)
    sounds = _sounds(recordings)
    size = database.stat().st_size if database.exists() else 0
    total = size + sum(path.stat().st_size for path in sounds)
    need_space(
        folder,
        size + max((path.stat().st_size for path in sounds), default=0),
        "Free some space and try again. The store is as it was, and can be used.",
        "are needed for a while",
    )
    with faults.translated(database), _alone(database, keys, kept) as source:
        _clear_drafts(database, recordings)
        left, done = [], 0
        for path in sounds:
            length = path.stat().st_size
            if not _converted(path, target):
                left.append(path.name)
            done += length
            progress(done, total)
        if source is not None:
            _convert_database(source, database, target, lambda written: progress(done + min(written, size), total))
        progress(total, total)
    _write_ahead(database, target)
    finish(folder, kept, keep_keys=bool(left))
    return tuple(left)


def need_alone(database: Path) -> None:
    """Raise `DatabaseError` (code `database_locked`) when another process has the database open.

    This one must not: two libraries of SQLite in one process do not see each other's locks.
    """
    kept, keys = vault.open_keys(database.parent)
    with faults.translated(database), _alone(database, keys, kept or key_file.new()):
        pass
    _write_ahead(database, encryption.driver(database).key)


def finish(folder: Path, kept: KeyFile, *, keep_keys: bool) -> None:
    """Write down that the key that was coming has come, and forget the others unless something still needs them."""
    if kept.coming == PLAIN and not keep_keys:
        key_file.remove(folder)
        return
    keys = kept.keys if keep_keys else tuple(entry for entry in kept.keys if entry.id == kept.coming)
    key_file.write(folder, replace(kept, current=kept.target, coming=None, keys=keys))


# --- sound ---


def _sounds(recordings: Path) -> list[Path]:
    if not recordings.is_dir():
        return []
    return sorted(path for path in recordings.iterdir() if path.suffix in _SOUNDS and not path.name.startswith("."))


def _converted(path: Path, target: StoreKey | None) -> bool:
    """Give a file its new form; False when it cannot be opened, and stays as it is."""
    key_id = sealed_with(path).hex()
    if key_id == (target.id if target else PLAIN):
        return True
    moment = path.stat()
    before, after = hashlib.sha256(), hashlib.sha256()
    try:
        with open_sound(path) as source, replacing(path) as draft:
            with new_file(draft, target, path.name) as out:
                while block := source.read(_BLOCK):
                    before.update(block)
                    out.write(block)
            with open_sound(draft) as written:
                while block := written.read(_BLOCK):
                    after.update(block)
            if before.digest() != after.digest():
                raise DiskError(f"The disk did not keep what was written ({path.name}).", hint="Check the disk.")
            os.utime(draft, ns=(moment.st_atime_ns, moment.st_mtime_ns))
    except OSError as error:
        if getattr(error, "why", ""):  # sealed, and it does not open: never touched
            _log.warning("%s stays as it is: %s", path.name, error)
            return False
        raise
    return True


def _clear_drafts(database: Path, recordings: Path) -> None:
    """Delete what a kill left half-written; nobody else is at work in the store now."""
    for folder, pattern in ((recordings, ".*.tmp"), (database.parent, f"{database.name}{_DRAFT}*")):
        for path in folder.glob(pattern):
            path.unlink()


# --- the database ---


@contextmanager
def _alone(database: Path, keys: dict[str, StoreKey], kept: KeyFile) -> Iterator[sqlite3.Connection | None]:
    """Open the database so that nobody else can, without a write-ahead log; None when it is converted already, or not
    there.

    Raises `DatabaseError` when somebody else has it open.
    """
    if not database.exists() or not database.stat().st_size:
        yield None
        return
    key = None
    if not encryption.is_plain(database):
        fitting = (keys[found] for found in (kept.target, kept.current) if found in keys)
        key = next((each for each in fitting if encryption.fits(database, each)), None)
        if key is None:
            raise faults.corrupt(database)
    with closing(_opened(database, key)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except encryption.sqlcipher().OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise _in_use(database) from error
            raise
        if mode != "delete":
            raise _in_use(database)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        done = (key.id if key else PLAIN) == kept.coming
        yield None if done else connection


def _opened(database: Path, key: StoreKey | None) -> sqlite3.Connection:
    connection: sqlite3.Connection = encryption.sqlcipher().connect(str(database), isolation_level=None, timeout=5.0)
    if key is not None:
        encryption.unlock(connection, key)
    return connection


def _convert_database(
    source: sqlite3.Connection, database: Path, target: StoreKey | None, written_so_far: Callable[[int], None]
) -> None:
    """Write the database anew in its other form, and put that into its place.

    `sqlcipher_export` copies everything, row ids and the full-text index included:
    https://www.zetetic.net/sqlcipher/sqlcipher-api/#sqlcipher_export
    """
    draft = database.with_name(database.name + _DRAFT)
    written = f"x'{target.database.hex()}'" if target else ""
    source.execute(f'ATTACH DATABASE ? AS converted KEY "{written}"', (str(draft),))
    try:
        source.execute("PRAGMA converted.journal_mode = OFF")  # after a kill it is thrown away
        source.execute("PRAGMA converted.synchronous = OFF")
        _export(source, draft, written_so_far)
        for name in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
            source.execute(f"PRAGMA converted.{name} = {int(value)}")
        if _counted(source, "main") != _counted(source, "converted"):
            raise faults.corrupt(database)
    finally:
        source.execute("DETACH DATABASE converted")
    with closing(_opened(draft, target)) as check:
        problems = [str(row[0]) for row in check.execute("PRAGMA quick_check") if row[0] != "ok"]
    if problems:
        draft.unlink()
        raise DatabaseError(
            f"The converted database is not whole: {problems[0]}",
            hint="Nothing was changed. Check the disk; `roleplay doctor` looks at the database that is there.",
            code="database_corrupt",
        )
    _sync(draft)
    shutil.copymode(database, draft)
    with database.open("r+b") as old:
        draft.replace(database)
        _sync(database.parent)
        # Whoever waited for the old file must not find a database in it, and what stood in it must not lie about.
        _wipe(old.fileno())


def _export(source: sqlite3.Connection, draft: Path, written_so_far: Callable[[int], None]) -> None:
    """Copy everything into the attached database, and tell meanwhile how much is written."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            written_so_far(draft.stat().st_size)
        except BaseException as error:
            stopped.append(error)
        return len(stopped)

    source.set_progress_handler(look, _STEPS)
    try:
        source.execute("SELECT sqlcipher_export('converted')").fetchone()
    except encryption.sqlcipher().Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        source.set_progress_handler(None, 0)


def _counted(connection: sqlite3.Connection, schema: str) -> list[tuple[str, int]]:
    names = [
        name
        for (name,) in connection.execute(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "  # noqa: S608
            "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
    query = 'SELECT count(*) FROM {}."{}"'
    return [(name, connection.execute(query.format(schema, name)).fetchone()[0]) for name in names]


def _wipe(descriptor: int) -> None:
    size = os.fstat(descriptor).st_size
    with suppress(OSError):
        for first in range(0, size, _BLOCK):
            os.lseek(descriptor, first, os.SEEK_SET)
            os.write(descriptor, bytes(min(_BLOCK, size - first)))
        os.fsync(descriptor)


def _write_ahead(database: Path, key: StoreKey | None) -> None:
    """Have the converted database written ahead again; the file remembers it."""
    if database.exists():
        with faults.translated(database), closing(_opened(database, key)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")


def _in_use(database: Path) -> DatabaseError:
    return DatabaseError(
        f"Another program has the session database open: {database}",
        hint="Close all other windows and commands of Roleplay, and try again. The store can be used as it is.",
        code="database_locked",
    )


def _sync(path: Path) -> None:
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
