"""Encryption of the store, and its backups."""

from __future__ import annotations

import logging
import platform
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from roleplay.app.access.guard import guarded
from roleplay.app.advice import CACHE_NAME
from roleplay.app.delivery import cache_file
from roleplay.app.desk.scenario_versions import FOLDER as VERSIONS
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind, Details
from roleplay.core.backups import BackedUp, Backup, Restored, RestorePreview
from roleplay.core.errors import DatabaseError, InputError, MachineError, RoleplayError
from roleplay.core.records import Settings
from roleplay.store import converting, key_slots, protection, vault
from roleplay.store.backup import checking, erased, making, manifest, restoring, switching
from roleplay.store.backup.rotation import Keep
from roleplay.store.erased import read_file
from roleplay.store.protection import Protection
from roleplay.store.sessions import SessionStore

Progress = Callable[[int, int], None]
"""Gets bytes done and in total; what it raises stops the work, and nothing is lost by that."""

_log = logging.getLogger(__name__)


def no_progress(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What turning encryption on or off, or changing the key, did."""

    recovery_key: str = ""
    """To be shown once, and kept on paper; it is kept nowhere."""
    left: tuple[str, ...] = ()
    """Sound files that could not be opened and stayed as they were."""
    in_clear: tuple[Path, ...] = ()
    """What holds calls in clear elsewhere: backups, and stores that were kept aside."""


@guarded
class SafetyDesk:
    """Everything a person can do to have the calls safe. What takes a `progress` takes long."""

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        in_call: Callable[[], bool],
        erase_again: Callable[[], int] = lambda: 0,
    ) -> None:
        """`erase_again` erases, after a restore, whoever was erased since the backup; it returns how many people."""
        self._parts = parts
        self._settings = settings
        self._in_call = in_call
        self._erase_people_again = erase_again

    # --- encryption ---

    def protection(self) -> Protection:
        """Return how the calls of this computer are protected. Raises `DatabaseError`."""
        return protection.look(self._data)

    @property
    def locked(self) -> bool:
        """Whether a passphrase or the recovery key is needed before anything can be shown."""
        state = self.protection()
        return not state.open

    def unlock(self, secret: str) -> None:
        """Open the store with its passphrase or recovery key, for as long as the program runs.

        Raises `DatabaseError` (code `wrong_key`), `InputError` for a recovery key with a slip, naming the group.
        """
        vault.unlock(self._data, secret)

    def keyring_problem(self) -> str:
        """Return why the operating system's keyring cannot keep the key, empty when it can."""
        return key_slots.keyring_problem()

    def turn_on(self, passphrase: str | None, progress: Progress = no_progress) -> Converted:
        """Encrypt everything; `passphrase` None keeps the key in the keyring. Takes about a minute for 4 GB.

        Raises `InputError` (weak passphrase), `MachineError` (no keyring, disk full, store in use). Whatever ends it,
        the store opens, and `resume` goes on.
        """
        with self._exchanged():
            recovery = protection.begin_on(self._data, self._today(), passphrase)
            self._forget_derived()
            left = self._convert(progress)
        self._record(AuditKind.ENCRYPTED, {"key": self.protection().key_id})
        return Converted(recovery, left, self._in_clear())

    def turn_off(self, progress: Progress = no_progress) -> Converted:
        """Decrypt everything. Raises as `turn_on` does."""
        with self._exchanged():
            protection.begin_off(self._data)
            left = self._convert(progress)
        self._record(AuditKind.DECRYPTED)
        return Converted(left=left)

    def change_key(self, passphrase: str | None, progress: Progress = no_progress) -> Converted:
        """Encrypt everything with a new key, which has a new recovery key. Raises as `turn_on` does."""
        with self._exchanged():
            recovery = protection.begin_change(self._data, self._today(), passphrase)
            left = self._convert(progress)
        self._record(AuditKind.KEY_CHANGED, {"key": self.protection().key_id})
        return Converted(recovery, left)

    def resume(self, progress: Progress = no_progress) -> Converted:
        """Go on with what was interrupted; nothing where nothing was. Raises as `turn_on` does."""
        if self.protection().coming is None:
            return Converted()
        with self._exchanged():
            left = self._convert(progress)
        on = self.protection().encrypted
        self._record(AuditKind.ENCRYPTED if on else AuditKind.DECRYPTED, {"resumed": True})
        return Converted(left=left, in_clear=self._in_clear() if on else ())

    def new_recovery_key(self) -> str:
        """Make the old recovery key useless, and return a new one, to be shown once."""
        made = protection.new_recovery_key(self._data)
        self._record(AuditKind.KEY_CHANGED, {"way": "recovery"})
        return made

    def open_by_passphrase(self, passphrase: str) -> None:
        """Have the store opened by this passphrase from now on, and not by the keyring. Raises `InputError`."""
        protection.open_by_passphrase(self._data, passphrase)
        self._record(AuditKind.KEY_CHANGED, {"way": "passphrase"})

    def open_by_keyring(self) -> None:
        """Have the store opened by the keyring from now on, without a passphrase. Raises `MachineError`."""
        protection.open_by_keyring(self._data)
        self._record(AuditKind.KEY_CHANGED, {"way": "keyring"})

    # --- backups ---

    @property
    def backup_folder(self) -> Path | None:
        """Where the backups of this computer go, None while no folder is chosen."""
        chosen = self._settings().backup_folder
        if not chosen:
            return None
        computer = re.sub(r"[^A-Za-z0-9-]+", "-", platform.node()).strip("-") or "computer"
        return Path(chosen).expanduser() / f"roleplay-{computer}"

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups of this computer, the newest first."""
        return self._backups()

    def _backups(self) -> tuple[Backup, ...]:
        root = self.backup_folder
        try:
            return () if root is None else manifest.backups(root)
        except OSError as error:
            raise MachineError(
                f"The folder of backups cannot be read: {root}", hint="Is the disk there?", code="backup_folder"
            ) from error

    def back_up(self, now: datetime, progress: Progress = no_progress) -> BackedUp:
        """Make a backup, verify it, and rotate the older ones. Raises `MachineError`; older ones stay then."""
        return self._back_up(now, progress)

    def with_erased(self) -> tuple[Backup, ...]:
        """Return the backups that were made before the last erasure: they may hold who was erased, until they go."""
        if self.backup_folder is None or self._parts.store.database.shared:
            return ()
        last = max((one.erased_at for one in self._parts.store.erased.all()), default=None)
        return () if last is None else tuple(one for one in self._backups() if one.made_at <= last)

    def renew(self, now: datetime, progress: Progress = no_progress) -> BackedUp:
        """Make a backup, verify it, and delete all others: nobody who was erased is in any of them then.

        Raises `MachineError`; the older ones stay then.
        """
        return self._back_up(now, progress, alone=True)

    def _back_up(self, now: datetime, progress: Progress, *, alone: bool = False) -> BackedUp:
        root = self._need_folder()
        self._need_file()
        _ = self._parts.store  # brought up to date, and its key open
        done = making.make(self._sources(), root, now, Keep(), progress, alone=alone)
        self._record(AuditKind.BACKED_UP, {"backup": done.backup.name, "sessions": done.backup.sessions})
        return done

    def back_up_if_due(self, now: datetime, progress: Progress = no_progress) -> BackedUp | None:
        """Make the backup of the day unless there is one, no folder is chosen, or a call runs."""
        if self.backup_folder is None or self._in_call() or self.locked or self._parts.store.database.shared:
            return None
        today = now.astimezone().date()
        if any(not each.problem and each.made_at.astimezone().date() >= today for each in self._backups()):
            return None

        def unless_called(done: int, total: int) -> None:
            if self._in_call():
                raise MachineError("A call began; the backup is made later.", code="in_call")
            progress(done, total)

        return self._back_up(now, unless_called)

    def verify(self, name: str, progress: Progress = no_progress) -> tuple[str, ...]:
        """Read every byte of a backup; return what is wrong with it, nothing when all is well."""
        self._present()  # has the passphrase asked for, where one is needed
        found = self._backup(name)
        return checking.problems(found.path, found.path.parent, progress=progress)

    def unlock_backup(self, name: str, secret: str) -> None:
        """Open the key of a backup that another key encrypted, with its passphrase or recovery key."""
        vault.unlock(self._backup(name).path, secret)

    def preview(self, name: str) -> RestorePreview:
        """Return which calls a restore would bring, which would go, and whose rights would be others."""
        self._present()
        places = self._parts.places
        return restoring.preview(self._backup(name), places.database, read_file(places.erased))

    def restore(self, name: str, now: datetime, progress: Progress = no_progress) -> Restored:
        """Put a backup in the place of the store, which is kept aside; what was deleted since stays deleted.

        Raises `DatabaseError`, `DiskError`; the store is then as it was.
        """
        backup = self._backup(name)
        self._need_no_call()
        present = self._present()
        ready = restoring.prepare(backup, self._data, progress, erased.replay, present)
        if present is None:
            done = restoring.exchange(ready, self._data, now)
        else:
            with self._exchanged():
                done = restoring.exchange(ready, self._data, now)
        self._forget_derived()
        self._parts.access.forget()  # who may do what is as it was when the backup was made
        details: Details = {"backup": backup.name, "sessions": done.sessions}
        self._parts.audit.table.rebase(self._parts.audit.entry(AuditKind.RESTORED, details=details))
        if people := self._erase_people_again():
            done = replace(done, people_erased=people, sessions=len(self._parts.store.list()))
        return done

    def asides(self) -> tuple[Path, ...]:
        """Return the stores that restores have kept aside; whoever does not need them any more deletes them."""
        return switching.asides(self._data)

    # ---

    @property
    def _data(self) -> Path:
        return self._parts.places.data

    def _today(self) -> date:
        return datetime.now(UTC).astimezone().date()

    def _present(self) -> SessionStore | None:
        if not self._parts.places.database.exists():
            return None
        try:
            return self._parts.store
        except RoleplayError as error:
            _log.warning("the present store cannot be opened: %s", error)
            return None

    def _convert(self, progress: Progress) -> tuple[str, ...]:
        places = self._parts.places
        return converting.convert(places.database, places.recordings, progress)

    @contextmanager
    def _exchanged(self) -> Iterator[None]:
        """Have the store closed, here and everywhere, while the block runs."""
        self._need_file()
        self._need_no_call()
        store = self._parts.store
        store.recover()  # what a crash left is mended, or cleared away, before anything is converted
        with store.database.set_aside():
            converting.need_alone(self._parts.places.database)
            yield

    def _need_no_call(self) -> None:
        if self._in_call():
            raise MachineError("A call is running.", hint="End it first, and try again.", code="in_call")

    def _need_file(self) -> None:
        if self._parts.store.database.shared:
            raise DatabaseError(
                "The calls of this computer are in a database on a server.",
                hint="Encryption and backups of that are the server's: see docs/department.md.",
                code="database_shared",
            )

    def _need_folder(self) -> Path:
        root = self.backup_folder
        if root is None:
            raise InputError(
                "No folder for backups is chosen.",
                hint="Choose one in the settings, best on another disk, or: roleplay backup folder PATH.",
                code="backup_folder",
            )
        if not Path(self._settings().backup_folder).expanduser().is_dir():
            raise MachineError(
                f"The folder for backups is not there: {self._settings().backup_folder}",
                hint="Is the disk connected? Otherwise choose another folder.",
                code="backup_folder",
            )
        return root

    def _backup(self, name: str) -> Backup:
        path = Path(name).expanduser()
        if path.is_absolute() and (path / manifest.NAME).is_file():
            return manifest.describe(path)
        there = self._backups()
        if name in ("latest", "newest") and there:
            return there[0]
        found = [each for each in there if each.name.startswith(name)] if name else []
        if len(found) != 1:
            raise InputError(
                f"There is no backup {name!r}." if not found else f"Several backups begin with {name!r}.",
                hint="`roleplay backup list` shows those that there are.",
                code="backup_name",
            )
        return found[0]

    def _sources(self) -> making.Sources:
        places = self._parts.places
        others = (
            ("scenarios", places.scenarios),
            (VERSIONS, places.data / VERSIONS),
            ("keys", places.data / "keys"),
            ("settings.json", places.settings),
        )
        return making.Sources(places.database, places.recordings, others)

    def _forget_derived(self) -> None:
        """Delete what was worked out of calls; it is made again when it is wanted."""
        for path in (self._parts.places.cache / CACHE_NAME, cache_file(self._parts.places)):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _in_clear(self) -> tuple[Path, ...]:
        with suppress(RoleplayError):
            return (*(each.path for each in self.backups() if not each.key_id and not each.problem), *self.asides())
        return self.asides()

    def _record(self, kind: AuditKind, details: Details | None = None) -> None:
        self._parts.audit.record(kind, details=details)
