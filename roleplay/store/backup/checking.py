"""Whether a backup is whole: every byte of it as it was written, the database sound, and openable with its key."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from roleplay.core.errors import RoleplayError
from roleplay.store import encryption, faults
from roleplay.store.backup import manifest
from roleplay.store.backup.manifest import DATABASE, Entry, pool_path
from roleplay.store.schema import APPLICATION_ID


def problems(
    folder: Path,
    root: Path,
    *,
    only: frozenset[str] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[str, ...]:
    """Check a backup, all of it, or of the shared files `only` those of these checksums; return what is wrong."""
    try:
        held = manifest.read(folder)
    except (OSError, ValueError, RecursionError) as error:
        return (f"{folder.name}: {error}",)
    total = held.database.bytes + sum(each.bytes for each in held.files)
    found = [*_database(folder, held.database)]
    done = held.database.bytes
    progress(done, total)
    for entry in held.files:
        path = pool_path(root, entry.sha256)
        if only is None or entry.sha256 in only:
            found += _file(path, entry)
        elif not path.is_file() or path.stat().st_size != entry.bytes:
            found.append(f"{entry.path} is missing or cut off")
        done += entry.bytes
        progress(done, total)
    return tuple(found)


def _file(path: Path, entry: Entry) -> list[str]:
    try:
        right = path.stat().st_size == entry.bytes and manifest.digest_of(path) == entry.sha256
    except OSError as error:
        return [f"{entry.path} cannot be read: {error.strerror}"]
    return [] if right else [f"{entry.path} is not what was written"]


def _database(folder: Path, entry: Entry) -> list[str]:
    path = folder / DATABASE
    if wrong := _file(path, entry):
        return wrong
    try:
        with faults.translated(path):
            driver = encryption.driver(path)
            with closing(driver.connect(encryption.read_only(path), uri=True)) as copy:
                return _sound(copy)
    except RoleplayError as error:
        return [f"the database does not open: {error.message}"]


def _sound(connection: sqlite3.Connection) -> list[str]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        return ["the database is of another program"]
    whole = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    return whole + [f"{row[0]}: row without its {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
