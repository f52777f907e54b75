"""What can be done about a store's keys: made, changed, given another way in."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from roleplay.core.errors import DatabaseError
from roleplay.store import key_file, key_slots, recovery_key, vault
from roleplay.store.key_file import PLAIN, KeyEntry, KeyFile
from roleplay.store.key_slots import Slot, Way
from roleplay.store.vault import KEY_BYTES, StoreKey


@dataclass(frozen=True, slots=True)
class Protection:
    """How a store is protected now."""

    encrypted: bool
    coming: bool | None
    """What it is on its way to: True encrypted (or another key), False plain; None when nothing is under way."""
    ways: tuple[Way, ...] = ()
    """How it is opened."""
    key_id: str = ""
    made_on: str = ""
    open: bool = True
    """Whether its key is open in this process, or the keyring gives it."""


def look(folder: Path) -> Protection:
    """Return how the store in a data folder is protected. Raises `DatabaseError`, `DiskError`."""
    kept, keys = vault.open_keys(folder)
    if kept is None:
        return Protection(encrypted=False, coming=None)
    coming = None if kept.coming is None else bool(kept.coming)
    shown = kept.target or kept.current
    if not shown:
        return Protection(encrypted=False, coming=coming)
    entry = kept.key(shown)
    needed = {kept.target, kept.current} - {PLAIN}
    return Protection(
        bool(kept.current), coming, entry.ways(), entry.id, entry.made_on, open=all(each in keys for each in needed)
    )


def begin_on(folder: Path, today: date, passphrase: str | None) -> str:
    """Make a key, and write down that it is coming; return the recovery key, which is kept nowhere.

    `passphrase` None keeps the key in the operating system's keyring. Raises `InputError`, `MachineError`.
    """
    kept = key_file.read(folder) or key_file.new()
    if kept.target or kept.coming is not None:
        raise _not_now("The calls are encrypted already, or on their way.")
    key, entry, spelled = _new_key(today, passphrase)
    key_file.write(folder, replace(kept.with_key(entry), coming=key.id))
    vault.hold(key)
    return spelled


def begin_off(folder: Path) -> None:
    """Write down that the store is to become a plain one, or is to stay one when it is only on its way."""
    kept = key_file.read(folder)
    if kept is None or kept.current:
        kept, _ = _opened(folder)
        if kept.coming is not None:
            raise _not_now("The key is being changed.")
    key_file.write(folder, replace(kept, coming=PLAIN))


def begin_change(folder: Path, today: date, passphrase: str | None) -> str:
    """Make another key for everything, and write down that it is coming; return its recovery key.

    Until all is sealed with the new one, either key opens the other.
    """
    kept, old = _opened(folder)
    if kept.coming is not None:
        raise _not_now("The key is being changed.")
    new, entry, spelled = _new_key(today, passphrase)
    entry = _with(entry, key_slots.by_key(new.secret, new.id, old.secret, old.id))
    before = _with(kept.key(old.id), key_slots.by_key(old.secret, old.id, new.secret, new.id))
    key_file.write(folder, replace(kept.with_key(before).with_key(entry), coming=new.id))
    vault.hold(new)
    return spelled


def new_recovery_key(folder: Path) -> str:
    """Put a new recovery key in the place of the old one, and return it."""
    secret = recovery_key.new()
    kept, key = _opened(folder)
    _put(folder, kept, key, key_slots.by_recovery_key(key.secret, key.id, secret))
    return recovery_key.spelled(secret)


def open_by_passphrase(folder: Path, passphrase: str) -> None:
    """Have the store opened by this passphrase, in place of another one and of the keyring. Raises `InputError`."""
    kept, key = _opened(folder)
    names = _keyring_names(kept.key(key.id))
    _put(folder, kept, key, key_slots.by_passphrase(key.secret, key.id, passphrase), instead_of="keyring")
    for name in names:
        key_slots.forget_in_keyring(name)


def open_by_keyring(folder: Path) -> None:
    """Have the store opened by the operating system's keyring, in place of a passphrase. Raises `MachineError`."""
    kept, key = _opened(folder)
    _put(folder, kept, key, key_slots.by_keyring(key.secret, key.id), instead_of="passphrase")


def _new_key(today: date, passphrase: str | None) -> tuple[StoreKey, KeyEntry, str]:
    secret, recovery = os.urandom(KEY_BYTES), recovery_key.new()
    key_id = vault.key_id_of(secret)
    if passphrase is None:
        way = key_slots.by_keyring(secret, key_id)
    else:
        way = key_slots.by_passphrase(secret, key_id, passphrase)
    slots = (way, key_slots.by_recovery_key(secret, key_id, recovery))
    return StoreKey(key_id, secret), KeyEntry(key_id, today.isoformat(), slots), recovery_key.spelled(recovery)


def _opened(folder: Path) -> tuple[KeyFile, StoreKey]:
    """Return the key file and the key of the store. Raises `DatabaseError` when it is not open, or there is none."""
    kept, keys = vault.open_keys(folder)
    if kept is None or not kept.current:
        raise _not_now("The calls are not encrypted.")
    if kept.current not in keys:
        raise vault.locked(folder, kept.key(kept.current).ways())
    return kept, keys[kept.current]


def _put(folder: Path, kept: KeyFile, key: StoreKey, slot: Slot, instead_of: Way | None = None) -> None:
    entry = kept.key(key.id)
    others = (other for other in entry.slots if other.way not in (slot.way, instead_of))
    key_file.write(folder, kept.with_key(replace(entry, slots=(*others, slot))))


def _with(entry: KeyEntry, slot: Slot) -> KeyEntry:
    return replace(entry, slots=(*entry.slots, slot))


def _keyring_names(entry: KeyEntry) -> list[str]:
    return [str(slot.needs.get("name")) for slot in entry.slots if slot.way == "keyring"]


def _not_now(why: str) -> DatabaseError:
    return DatabaseError(why, hint="`roleplay encryption status` tells how it stands.", code="encryption_state")
