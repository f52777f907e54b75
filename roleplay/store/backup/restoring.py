"""Putting a backup in the place of the store: looked at first, made ready beside it, exchanged at once."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roleplay.core.backups import Backup, Restored, RestorePreview, SessionInBackup
from roleplay.core.errors import DatabaseError, DiskError, InputError, RoleplayError
from roleplay.core.files import private_folder
from roleplay.core.privacy import ErasedPerson
from roleplay.store import encryption, faults, key_file, tombstones, vault
from roleplay.store.backup import checking, manifest, roles, switching
from roleplay.store.backup.making import Progress
from roleplay.store.backup.manifest import DATABASE, Entry, Manifest, pool_path
from roleplay.store.disk import disk_fault, need_space
from roleplay.store.sessions import SessionStore

AfterRestore = Callable[[SessionStore, "SessionStore | None"], int]
"""Gets the restored store, not yet in its place, and the present one, None when it cannot be read; deletes again what
was erased since the backup, and returns how many calls went."""


def preview(backup: Backup, database: Path, people_erased: Iterable[ErasedPerson] = ()) -> RestorePreview:
    """Return what a restore would do; `people_erased` is the list of who was erased here.

    Raises `DatabaseError` when the backup, or its key, cannot be opened.
    """
    _need_readable(backup)
    theirs, _, people = _held(backup.path / DATABASE)
    problem = ""
    ours: dict[str, SessionInBackup] = {}
    buried: frozenset[str] = frozenset()
    present = roles.Accounts()
    try:
        if database.exists():
            ours, buried, present = _held(database)
    except RoleplayError as error:
        problem = error.message
    erased = {found for found in theirs if tombstones.mark_of(found) in buried and found not in ours}
    comes = [each for found, each in theirs.items() if found not in ours and found not in erased]
    goes = [each for found, each in ours.items() if found not in theirs]
    stays = len(theirs) - len(comes) - len(erased)
    return RestorePreview(
        backup,
        _newest_first(comes),
        _newest_first(goes),
        stays,
        len(erased),
        problem,
        roles.changes(present, people, people_erased),
        present.needed and not people.needed,
    )


@dataclass(frozen=True, slots=True)
class Ready:
    """A backup that lies ready to take its place."""

    sessions: int
    erased: int
    manifest: Manifest
    root: Path


def prepare(
    backup: Backup, folder: Path, progress: Progress, after: AfterRestore, present: SessionStore | None
) -> Ready:
    """Verify a backup, and make it ready in the data folder: up to date, and without what was deleted since.

    `present` is the store that is there, None when it cannot be opened. Raises `DatabaseError`, `DiskError`; nothing
    has changed then.
    """
    _need_readable(backup)
    root = backup.path.parent
    if problems := checking.problems(backup.path, root, progress=lambda done, total: progress(done // 2, total)):
        raise DatabaseError(
            f"The backup {backup.name} is not whole: {problems[0]}.",
            hint="Nothing was changed. Choose another one: `roleplay backup list`.",
            code="backup_unsound",
        )
    held = manifest.read(backup.path)
    ready = folder / switching.READY
    shutil.rmtree(ready, ignore_errors=True)
    try:
        need_space(folder, backup.bytes, "Free some space and try again. Nothing was changed.")
        private_folder(ready / "recordings")
        _stage(backup, held, root, ready, progress)
        with faults.translated(ready / DATABASE):
            erased, sessions = _replay(ready, after, present)
    except OSError as error:
        shutil.rmtree(ready, ignore_errors=True)
        raise disk_fault(error, f"The backup cannot be put back ({folder}); the store is as it was") from error
    except BaseException:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    return Ready(sessions, erased, held, root)


def exchange(ready: Ready, folder: Path, now: datetime) -> Restored:
    """Put what is ready into the place of the present store, which nobody may have open. Raises `DiskError`."""
    aside = now.astimezone(UTC).strftime(manifest.STAMP)
    switching.begin(folder, aside)
    _fill_in(ready.manifest, ready.root, folder)
    return Restored(ready.sessions, ready.erased, folder / f"{switching.ASIDE}{aside}", ready.manifest.missing)


def _stage(backup: Backup, held: Manifest, root: Path, ready: Path, progress: Progress) -> None:
    shutil.copyfile(backup.path / DATABASE, ready / DATABASE)
    total, done = backup.bytes, held.database.bytes
    for name in (key_file.NAME, key_file.COPY):
        if (backup.path / name).exists():
            shutil.copyfile(backup.path / name, ready / name)
    for entry in held.files:
        place, _, name = entry.path.partition("/")
        if place == "recordings":
            _copied(pool_path(root, entry.sha256), ready / place / Path(name).name, entry)
        done += entry.bytes
        progress(total // 2 + done // 2, total)


def _copied(source: Path, target: Path, entry: Entry) -> None:
    digest = hashlib.sha256()
    with target.open("xb") as out:
        for block in manifest.blocks(source):
            digest.update(block)
            out.write(block)
    target.chmod(0o600)
    if digest.hexdigest() != entry.sha256:
        raise DiskError(f"{entry.path} of the backup is not what was written.", hint="Nothing was changed.")


def _replay(ready: Path, after: AfterRestore, present: SessionStore | None) -> tuple[int, int]:
    """Bring the copy up to date, and delete from it what was deleted here; return how many went and how many stay."""
    restored = SessionStore(ready / DATABASE, ready / "recordings")
    try:
        erased = after(restored, present)
        if problems := restored.problems():
            raise DatabaseError(f"The restored database is not sound: {problems[0]}", hint="Nothing was changed.")
        return erased, len(restored.list())
    finally:
        restored.close()
        shutil.rmtree(ready / "running", ignore_errors=True)


def _fill_in(held: Manifest, root: Path, folder: Path) -> None:
    """Put back own scenarios, their versions, and keys that are not here; what is here stays."""
    key = vault.held(held.key_id) if held.key_id else None
    for entry in held.files:
        place, _, name = entry.path.partition("/")
        target = folder / place / name
        if place not in ("scenarios", "scenario-versions", "keys") or not name or target.exists():
            continue
        private_folder(target.parent)
        source = pool_path(root, entry.sha256)
        if not entry.sealed:
            shutil.copyfile(source, target)
        elif key is not None:
            with source.open("rb") as file, key.opened(file) as content, target.open("xb") as out:
                shutil.copyfileobj(content, out)
        target.chmod(0o600)


def _held(database: Path) -> tuple[dict[str, SessionInBackup], frozenset[str], roles.Accounts]:
    """Return the calls of a database of any version, by id, the marks of those deleted there, and its accounts."""
    with faults.translated(database):
        driver = encryption.driver(database)
        with closing(driver.connect(encryption.read_only(database), uri=True)) as connection:
            query = "SELECT id, started_at, trainee, customer, scenario_title FROM sessions"
            found = {row[0]: _session(row) for row in connection.execute(query)}
            return found, _buried(connection), roles.accounts(connection)


def _buried(connection: sqlite3.Connection) -> frozenset[str]:
    there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'tombstones'"
    if not connection.execute(there).fetchone()[0]:
        return frozenset()
    return frozenset(mark for (mark,) in connection.execute("SELECT mark FROM tombstones"))


def _session(row: tuple[str, str, str, str, str]) -> SessionInBackup:
    return SessionInBackup(row[0], datetime.fromisoformat(row[1]).replace(tzinfo=UTC), *row[2:])


def _newest_first(sessions: list[SessionInBackup]) -> tuple[SessionInBackup, ...]:
    return tuple(sorted(sessions, key=lambda each: each.started_at, reverse=True))


def _need_readable(backup: Backup) -> None:
    if backup.problem:
        raise InputError(
            f"The backup {backup.name} cannot be read: {backup.problem}.",
            hint="Choose another one: `roleplay backup list`.",
            code="backup_unsound",
        )
