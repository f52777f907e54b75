"""Making a backup: a moment of the database by SQLite's backup interface, and whatever it names, copied once."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay import __version__
from roleplay.core.backups import BackedUp, Backup
from roleplay.core.errors import DiskError, MachineError
from roleplay.core.files import private_folder
from roleplay.core.sealed import sealed_with
from roleplay.store import encryption, faults, key_file
from roleplay.store.backup import checking, manifest
from roleplay.store.backup.manifest import DATABASE, POOL, STAMP, Entry, Manifest, pool_path
from roleplay.store.backup.rotation import Keep, kept
from roleplay.store.disk import disk_fault
from roleplay.store.encryption import Driver
from roleplay.store.sealed_files import Sealer, new_file

Progress = Callable[[int, int], None]
"""Gets what is done and the whole, bytes; what it raises ends the work and leaves earlier backups alone."""

_PAGES = 2048
_UNFINISHED = ".unfinished-"
_README = """Backups of Roleplay. Each folder named by a date is one; `files` holds what they share.

    roleplay backup list
    roleplay backup restore NAME --preview

Do not change anything in here: every file is checked by its SHA-256.
"""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is backed up beside the database."""

    database: Path
    recordings: Path
    others: tuple[tuple[str, Path], ...] = ()
    """Files and folders that a person could not make again, each with its name in the backup."""


def make(
    sources: Sources, root: Path, now: datetime, keep: Keep, progress: Progress, *, alone: bool = False
) -> BackedUp:
    """Make a backup, verify it, and only then rotate older ones out; all others where it is to be `alone`.

    Raises `DiskError` (full, read-only ...), `DatabaseError`; earlier backups are then as they were.
    """
    try:
        private_folder(root)
        with FileLock(root / ".lock", timeout=0):
            _clear(root)
            return _Making(sources, root, now, progress).run(keep, alone=alone)
    except Timeout as error:
        raise MachineError(
            f"A backup is being made in {root} already.", hint="Wait until it is done.", code="backup_busy"
        ) from error
    except OSError as error:
        raise disk_fault(error, f"The backup cannot be written ({root}); earlier ones are as they were") from error


class _Making:
    def __init__(self, sources: Sources, root: Path, now: datetime, progress: Progress) -> None:
        self._sources = sources
        self._root = root
        self._now = now.astimezone(UTC).replace(microsecond=0)
        self._progress = progress
        self._draft = root / f"{_UNFINISHED}{uuid.uuid4().hex}"
        self._new: list[Path] = []
        self._new_bytes = 0
        self._done = self._total = 0

    def run(self, keep: Keep, *, alone: bool) -> BackedUp:
        target = self._root / self._now.strftime(STAMP)
        if target.exists():
            raise MachineError(f"There is a backup of this second already: {target.name}", code="backup_busy")
        try:
            with faults.translated(self._sources.database):
                driver = encryption.driver(self._sources.database)
                self._draft.mkdir(mode=0o700)
                made = self._make(driver)
            self._draft.rename(target)
            _sync(self._root)
        except BaseException:
            shutil.rmtree(self._draft, ignore_errors=True)
            for path in self._new:
                path.unlink(missing_ok=True)
            raise
        removed = _remove_others(self._root, target) if alone else rotate(self._root, keep)
        return BackedUp(manifest.describe(target), self._new_bytes, made.missing, removed)

    def _make(self, driver: Driver) -> Manifest:
        database = self._draft / DATABASE
        before = next((each for each in manifest.backups(self._root) if not each.problem), None)
        known = {} if before is None else {each.path: each for each in manifest.read(before.path).files}
        try:
            _copy_database(driver, self._sources.database, database, self._progress)
        except Exception as error:  # SQLCipher's errors are no `sqlite3.Error`
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:  # the backup's disk: it alone is written
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            raise
        names, sessions, revision = _named(driver, database)
        found = [(f"recordings/{name}", self._sources.recordings / name) for name in names]
        missing = tuple(name for name, path in found if not path.is_file())
        found = [(name, path) for name, path in found if path.is_file()] + list(_others(self._sources))
        self._total = sum(path.stat().st_size for _, path in found)
        files = tuple(self._file(name, path, known.get(name), driver.sealer) for name, path in found)
        _copy_keys(self._sources.database.parent, self._draft)
        size = database.stat().st_size
        made = Manifest(
            self._now.isoformat(),
            __version__,
            revision,
            sessions,
            "" if driver.key is None else driver.key.id,
            Entry(DATABASE, size, manifest.digest_of(database), size, 0),
            files,
            tuple(name.partition("/")[2] for name in missing),
        )
        manifest.write(self._draft / manifest.NAME, made)
        problems = checking.problems(self._draft, self._root, only=frozenset(path.name for path in self._new))
        if problems:
            raise DiskError(
                f"The backup was written, but does not read as it should: {problems[0]}",
                hint="Check the disk, or choose another folder. Earlier backups are as they were.",
                code="backup_unsound",
            )
        for path in self._draft.iterdir():
            path.chmod(0o600)
            _sync(path)
        self._new_bytes += size
        _readme(self._root)
        return made

    def _file(self, name: str, path: Path, known: Entry | None, sealer: Sealer | None) -> Entry:
        state = path.stat()
        self._done += state.st_size
        self._progress(self._done, self._total)
        if known is not None and (known.source_bytes, known.source_time) == (state.st_size, state.st_mtime_ns):
            there = pool_path(self._root, known.sha256)
            if there.is_file() and there.stat().st_size == known.bytes and _form(path, known, sealer):
                return known
        seal = sealer is not None and not sealed_with(path)
        draft = self._root / POOL / f"{_UNFINISHED}{uuid.uuid4().hex}"
        private_folder(draft.parent)
        try:
            with new_file(draft, sealer if seal else None, path.name) as out:
                for block in manifest.blocks(path):
                    out.write(block)
            digest = manifest.digest_of(draft)
            size = draft.stat().st_size
            target = pool_path(self._root, digest)
            if target.exists() and target.stat().st_size == size:
                draft.unlink()
            else:
                private_folder(target.parent)
                draft.chmod(0o600)
                draft.replace(target)
                _sync(target.parent)
                self._new.append(target)
                self._new_bytes += size
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return Entry(name, size, digest, state.st_size, state.st_mtime_ns, seal)


def rotate(root: Path, keep: Keep) -> tuple[str, ...]:
    """Delete the backups that are not to be kept, and the files that none needs any more; return their names.

    Nothing goes while any backup cannot be read: it may need those files.
    """
    there = manifest.backups(root)
    if any(each.problem for each in there):
        return ()
    stays = kept((each.made_at for each in there), keep)
    return _remove(
        root,
        [each for each in there if each.made_at not in stays],
        [each for each in there if each.made_at in stays],
    )


def _remove_others(root: Path, target: Path) -> tuple[str, ...]:
    """Delete all backups but one, those that cannot be read, too: they hold somebody who was erased since."""
    there = manifest.backups(root)
    return _remove(
        root, [each for each in there if each.path != target], [each for each in there if each.path == target]
    )


def _remove(root: Path, gone: Sequence[Backup], stays: Sequence[Backup]) -> tuple[str, ...]:
    """Delete some backups, and the files that none of the others needs; return their names."""
    for each in gone:
        dead = root / f"{_UNFINISHED}{each.name}"
        each.path.rename(dead)  # at once: half a backup must not look like one
        shutil.rmtree(dead, ignore_errors=True)
    needed = {entry.sha256 for each in stays for entry in manifest.read(each.path).files}
    for path in (root / POOL).glob("*/*"):
        if path.name not in needed:
            path.unlink(missing_ok=True)
    return tuple(each.name for each in gone)


def _clear(root: Path) -> None:
    """Delete what a kill left; we hold the lock, so nobody is at work on it."""
    for path in (*root.glob(f"{_UNFINISHED}*"), *(root / POOL).glob(f"{_UNFINISHED}*")):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _form(path: Path, known: Entry, sealer: Sealer | None) -> bool:
    """Tell whether a known copy is encrypted as it should be now."""
    return known.sealed == (sealer is not None and not sealed_with(path))


def _copy_database(driver: Driver, source: Path, target: Path, progress: Progress) -> None:
    """Copy one moment of the database, while others go on writing it."""

    def told(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    with (
        closing(driver.connect(source, isolation_level=None, timeout=5.0)) as there,
        closing(driver.connect(target, isolation_level=None)) as here,
    ):
        there.execute("BEGIN")
        there.execute("SELECT count(*) FROM alembic_version").fetchone()  # from here on it sees this moment only
        there.backup(here, pages=_PAGES, progress=told)
        there.execute("COMMIT")
        here.execute("PRAGMA journal_mode = DELETE")  # one file, whatever reads it later


def _named(driver: Driver, database: Path) -> tuple[list[str], int, str]:
    """Return the names of the sound files that a copy of the database needs, its count of sessions and revision."""
    with closing(driver.connect(database)) as connection:
        sessions = connection.execute("SELECT id, recording, state FROM sessions ORDER BY id").fetchall()
        spoken = connection.execute("SELECT recording FROM comments WHERE recording != '' ORDER BY 1").fetchall()
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    names = [recording for _, recording, _ in sessions if recording]
    names += [f"{found}.pcm" for found, recording, state in sessions if state == "running" and not recording]
    return [Path(name).name for name in (*names, *(name for (name,) in spoken))], len(sessions), str(revision)


def _others(sources: Sources) -> Iterator[tuple[str, Path]]:
    for name, path in sources.others:
        if path.is_file():
            yield name, path
        elif path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file() and not inner.name.startswith("."):
                    yield f"{name}/{inner.relative_to(path).as_posix()}", inner


def _copy_keys(folder: Path, draft: Path) -> None:
    """Put the wrapped keys beside the copy: what it is encrypted with opens it."""
    held = key_file.read(folder)
    if held is not None:
        key_file.write(draft, held)


def _readme(root: Path) -> None:
    with contextlib.suppress(FileExistsError), (root / "README.txt").open("x", encoding="utf-8") as file:
        file.write(_README)


def _sync(path: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
