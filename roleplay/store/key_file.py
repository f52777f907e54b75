"""The file that says which keys a store has, and by which ways they are opened; it holds no key in the clear.

It is written twice, one after the other, each whole or not at all: a damaged one is made good by its copy.
"""

from __future__ import annotations

import json
import logging
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from roleplay.core.errors import DatabaseError
from roleplay.core.files import private_folder, replacing
from roleplay.store.disk import disk_fault
from roleplay.store.key_slots import Slot, Way, slot_of

FORMAT = 1
NAME = "encryption.json"
COPY = "encryption-copy.json"
PLAIN = ""
"""Stands for no key: the store is not encrypted."""

_MOST_BYTES = 1_000_000
_DRAFT_SECONDS = 3600
"""No file is written for that long."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One key of the store."""

    id: str
    """16 hexadecimal digits."""
    made_on: str
    """ISO 8601 day."""
    slots: tuple[Slot, ...] = field(repr=False)

    def ways(self) -> tuple[Way, ...]:
        """Return by which ways it can be opened, but for other keys."""
        return tuple(dict.fromkeys(slot.way for slot in self.slots if slot.way != "key"))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The keys of a store, and where it stands between two of them."""

    store: str
    """Random id."""
    current: str
    """Id of the key with which everything is sealed, or `PLAIN`."""
    coming: str | None
    """Id of the key that is taking its place, or `PLAIN`; None when nothing is under way."""
    keys: tuple[KeyEntry, ...]

    def key(self, key_id: str) -> KeyEntry:
        """Return a key's entry. Raises `KeyError`."""
        return next((entry for entry in self.keys if entry.id == key_id), None) or _no_key(key_id)

    @property
    def target(self) -> str:
        """Id of the key that new files are sealed with, or `PLAIN`."""
        return self.current if self.coming is None else self.coming

    def with_key(self, entry: KeyEntry) -> KeyFile:
        """Return it with a key, in place of the one of that id."""
        return replace(self, keys=(*(other for other in self.keys if other.id != entry.id), entry))


def _no_key(key_id: str) -> KeyEntry:
    raise KeyError(key_id)


def new(current: str = PLAIN) -> KeyFile:
    """Return one without keys."""
    return KeyFile(uuid.uuid4().hex, current, None, ())


def read(folder: Path) -> KeyFile | None:
    """Return the key file of a data folder, None when there is none.

    Raises `DatabaseError` (code `key_file`) when there are only damaged ones.
    """
    broken = False
    for name in (NAME, COPY):
        path = folder / name
        try:
            return _parsed(json.loads(path.read_bytes()[:_MOST_BYTES]))
        except FileNotFoundError:
            continue
        except OSError as error:
            raise disk_fault(error, f"The key file cannot be read ({path})") from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            _log.warning("%s is damaged: %s", path, type(error).__name__)
            broken = True
    if broken:
        raise DatabaseError(
            f"The file with the wrapped keys of this store is damaged: {folder / NAME}",
            hint="Nothing was changed. Put it back from a backup: every backup holds a copy of it.",
            code="key_file",
        )
    return None


def copies(folder: Path) -> tuple[KeyFile, ...]:
    """Return the key file and its copy, those that can be read: a damaged slot of one may be whole in the other."""
    found = []
    for name in (NAME, COPY):
        try:
            found.append(_parsed(json.loads((folder / name).read_bytes()[:_MOST_BYTES])))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return tuple(found)


def write(folder: Path, kept: KeyFile) -> None:
    """Write both copies, each whole or not at all. Raises `DiskError`."""
    content = json.dumps(_plain(kept), indent=1) + "\n"
    try:
        private_folder(folder)
        for name in (NAME, COPY):
            with replacing(folder / name) as draft:
                draft.write_text(content, "utf-8")
    except OSError as error:
        raise disk_fault(error, f"The file with the wrapped keys cannot be written ({folder})") from error


def mend(folder: Path) -> None:
    """Write the copy anew where a kill came between the two: a copy that is behind knows ways in that were closed.

    Raises `DiskError`, `DatabaseError`.
    """
    kept = read(folder)
    both = copies(folder)
    if kept is not None and (len(both) < len((NAME, COPY)) or both[0] != both[1]):
        write(folder, kept)
    with suppress(OSError):
        if kept is None and not (folder / NAME).exists():
            (folder / COPY).unlink(missing_ok=True)
        for draft in folder.glob(".*.tmp"):
            if time.time() - draft.stat().st_mtime > _DRAFT_SECONDS:
                draft.unlink()


def remove(folder: Path) -> None:
    """Delete both copies: the store has become a plain one. Raises `DiskError`."""
    try:
        for name in (
            COPY,
            NAME,
        ):  # the copy first: left alone, it would count
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, f"The file with the wrapped keys cannot be deleted ({folder})") from error


def _plain(kept: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "store": kept.store,
        "current": kept.current,
        "coming": kept.coming,
        "keys": [
            {"id": entry.id, "made_on": entry.made_on, "slots": [slot.plain() for slot in entry.slots]}
            for entry in kept.keys
        ],
    }


def _parsed(plain: dict[str, Any]) -> KeyFile:
    if plain["format"] != FORMAT:
        raise DatabaseError(
            "The keys of this store were written by a newer version of Roleplay.",
            hint="Nothing was changed. Update Roleplay.",
            code="database_newer",
        )
    keys = tuple(
        KeyEntry(str(entry["id"]), str(entry["made_on"]), tuple(map(slot_of, entry["slots"])))
        for entry in plain["keys"]
    )
    current, coming = plain["current"], plain["coming"]
    known = {PLAIN, *(entry.id for entry in keys)}
    if current not in known or not (coming is None or coming in known):
        raise ValueError("a key is missing")
    for entry in keys:
        if len(bytes.fromhex(entry.id)) != 8:
            raise ValueError("no key id")
    return KeyFile(str(plain["store"]), current, coming, keys)
