"""The keys of a store that are open in this process."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from roleplay.core.errors import DatabaseError, RoleplayError
from roleplay.store import key_file, key_slots, recovery_key, sealed_files
from roleplay.store.key_file import KeyEntry, KeyFile
from roleplay.store.key_slots import Slot
from roleplay.store.sealed_journal import SealedJournal
from roleplay.store.sealing import SealedWriter, derive

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class StoreKey:
    """A key of a store; what it is used for is derived from it."""

    id: str
    secret: bytes = field(repr=False)

    @property
    def database(self) -> bytes:
        """The key of the database's pages."""
        return derive(self.secret, "roleplay database v1")

    @property
    def files(self) -> bytes:
        """The key from which each file's own is derived."""
        return derive(self.secret, "roleplay files v1")

    @property
    def manifests(self) -> bytes:
        """The key that authenticates lists of backups."""
        return derive(self.secret, "roleplay manifest v1")

    def opened(self, file: BinaryIO) -> BinaryIO:
        """Return the content of an open sealed file, whatever its name. Raises `SealedError`."""
        return sealed_files.opened(file, self.files)

    def writer(self, path: Path, name: str = "") -> SealedWriter:
        """Create a sealed file; `name` is what it will be called, if it is not `path`'s. Raises `OSError`."""
        return SealedWriter(path, bytes.fromhex(self.id), self.files, name or path.name)

    def journal(self, path: Path) -> SealedJournal:
        """Create a sealed file that grows. Raises `OSError`."""
        return SealedJournal(path, bytes.fromhex(self.id), self.files)


def key_id_of(secret: bytes) -> str:
    """Return what a key is called; nothing can be told from it."""
    return hashlib.sha256(b"roleplay key id v1" + derive(secret, "roleplay key id v1")).hexdigest()[:16]


_open: dict[str, StoreKey] = {}
_changing = threading.Lock()


def hold(key: StoreKey) -> StoreKey:
    """Keep a key open in this process: databases and files sealed with it can be read from now on."""
    with _changing:
        _open[key.id] = key
    sealed_files.hold(key.id, key.files)
    return key


def let_go(key_ids: Iterable[str]) -> None:
    """Close keys: what they seal cannot be read any more in this process."""
    for key_id in key_ids:
        with _changing:
            _open.pop(key_id, None)
        sealed_files.let_go(key_id)


def held(key_id: str) -> StoreKey | None:
    """Return a key that is open."""
    with _changing:
        return _open.get(key_id)


def open_keys(folder: Path) -> tuple[KeyFile | None, dict[str, StoreKey]]:
    """Return the key file of a data folder and those of its keys that are open, or that the keyring opens.

    Nothing is asked of a person. Raises `DatabaseError`, `DiskError` when the key file cannot be read.
    """
    kept = key_file.read(folder)
    if kept is None:
        return None, {}
    wanted = {kept.target, kept.current} - {key_file.PLAIN}
    if not all(held(key_id) for key_id in wanted):
        _try(folder, "keyring", key_slots.open_by_keyring)
    return kept, {key_id: key for key_id in (entry.id for entry in kept.keys) if (key := held(key_id)) is not None}


def unlock(folder: Path, secret: str) -> None:
    """Open the keys of a data folder with a passphrase or a recovery key.

    Raises `DatabaseError` (code `wrong_key`) when neither fits, `InputError` for a recovery key with a wrong group.
    """
    if recovery_key.looks_like_one(secret):
        try:
            random = recovery_key.read(secret)
        except RoleplayError:
            if _try(folder, "passphrase", lambda slot, key_id: key_slots.open_by_passphrase(slot, key_id, secret)):
                return
            raise
        if _try(folder, "recovery", lambda slot, key_id: key_slots.open_by_random(slot, key_id, random)):
            return
    if not _try(folder, "passphrase", lambda slot, key_id: key_slots.open_by_passphrase(slot, key_id, secret)):
        raise wrong_key()


def wrong_key() -> DatabaseError:
    """Return the one error for whatever does not open a store."""
    return DatabaseError(
        "This does not open the store: the passphrase or the recovery key is not its own, or the file with the "
        "wrapped keys is damaged.",
        hint="Nothing was changed. Try again, use the recovery key, or put the key file back from a backup.",
        code="wrong_key",
    )


def locked(folder: Path, ways: tuple[str, ...]) -> DatabaseError:
    """Return the error for a store whose key is not open."""
    keyring = "keyring" in ways
    why = "the keyring of this computer does not have its key" if keyring else "it needs its passphrase"
    return DatabaseError(
        f"The calls in {folder} are encrypted, and {why}.",
        hint="Unlock them: the window asks for the passphrase or the recovery key; on the command line a terminal is "
        "asked, or ROLEPLAY_PASSPHRASE_FILE names a file that holds it.",
        code="store_locked",
    )


Opening = Callable[[Slot, str], bytes | None]


def _try(folder: Path, way: str, opening: Opening) -> bool:
    """Try one way at all keys, in both copies of the key file; return whether any was opened."""
    found = False
    for kept in key_file.copies(folder):
        for entry in kept.keys:
            for slot in entry.slots:
                if slot.way == way and held(entry.id) is None:
                    found |= _take(opening(slot, entry.id), entry)
                elif slot.way == way:
                    found |= opening(slot, entry.id) is not None  # one that is open is still not anybody's
        _follow(kept)
        if found:
            return True
    return False


def _take(secret: bytes | None, entry: KeyEntry) -> bool:
    if secret is None or key_id_of(secret) != entry.id:
        return False
    hold(StoreKey(entry.id, secret))
    return True


def _follow(kept: KeyFile) -> None:
    """Open the keys that are wrapped with keys that are open."""
    for _ in kept.keys:
        for entry in kept.keys:
            for slot in entry.slots:
                by = held(str(slot.needs.get("key"))) if slot.way == "key" else None
                if by is not None and held(entry.id) is None:
                    _take(key_slots.open_by_random(slot, entry.id, by.secret), entry)
