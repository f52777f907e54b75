"""What is remembered of the packs that were taken in: one small file each, beside the data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, reason, replacing
from roleplay.core.handover import Signer
from roleplay.core.packs import InstalledPack, PackHead, PackItem


@dataclass(config=ConfigDict(extra="ignore"), frozen=True)
class _Record:
    head: PackHead
    signer: Signer
    taken_at: datetime
    licence_text: str
    items: tuple[PackItem, ...]
    files: dict[str, str]
    """Path below the data folder, and SHA-256, of each file that was placed."""
    needs: tuple[str, ...] = ()
    """Ids of packs; records of older versions do not tell them."""
    mine: tuple[str, ...] = ()
    """Of the files, those that were here before any pack brought them."""


FOLDERS = frozenset({"scenarios", "voices", "sounds"})
"""Of the data folder, in which packs put something."""
_RECORD = TypeAdapter(_Record)


class PackRecords:
    """The records in a folder."""

    def __init__(self, folder: Path, data: Path) -> None:
        self._folder = folder
        self._data = data

    def all(self) -> tuple[InstalledPack, ...]:
        """Return the packs that were taken in, by id; a record that cannot be read is passed over."""
        found = sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []
        return tuple(pack for pack in map(self._read, found) if pack is not None)

    def get(self, pack_id: str) -> InstalledPack | None:
        """Return the pack of this id; None when it was not taken in."""
        return next((pack for pack in self.all() if pack.head.id == pack_id), None)

    def write(self, pack: InstalledPack, placed: Iterable[Path], same: Iterable[Path] = ()) -> None:
        """Remember a pack, the files that it brought, and those that were the same here. Raises `DiskError`."""
        named = {path.relative_to(self._data).as_posix(): path for path in (*placed, *same) if path.is_file()}
        hashes = {name: _digest(path) for name, path in named.items()}
        brought = {name for one in self.all() for name in self.files(one.head.id)} - self.mine(pack.head.id)
        mine = {path.relative_to(self._data).as_posix() for path in same} - brought
        head, who, when = pack.head, pack.signer, pack.taken_at
        record = _Record(
            head, who, when, pack.licence_text, pack.items, hashes, pack.needs, tuple(sorted(mine & hashes.keys()))
        )
        path = self._folder / f"{pack.head.id}.json"
        try:
            private_folder(self._folder)
            with replacing(path) as draft:
                draft.write_bytes(_RECORD.dump_json(record, indent=1))
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"What was taken in cannot be noted ({path}): {why}.", hint=hint) from error

    def files(self, pack_id: str) -> tuple[str, ...]:
        """Return the paths below the data folder of what came with a pack, but for what no pack may bring."""
        record = self._record(self.path(pack_id))
        names = sorted(record.files) if record is not None else []
        return tuple(name for name in names if self._is_ours(name))

    def mine(self, pack_id: str) -> frozenset[str]:
        """Return those of its files that were here before."""
        record = self._record(self.path(pack_id))
        return frozenset(record.mine) if record is not None else frozenset()

    def path(self, pack_id: str) -> Path:
        """Return where the record of a pack lies."""
        return self._folder / f"{pack_id}.json"

    def _is_ours(self, name: str) -> bool:
        path = self._data / name
        parts = PurePosixPath(name).parts
        inside = path.resolve().is_relative_to(self._data.resolve())
        return inside and len(parts) > 1 and ".." not in parts and parts[0] in FOLDERS and not path.is_symlink()

    def _record(self, path: Path) -> _Record | None:
        try:
            return _RECORD.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None

    def _read(self, path: Path) -> InstalledPack | None:
        record = self._record(path)
        if record is None:
            return None
        pack = InstalledPack(record.head, record.signer, record.taken_at, record.licence_text, record.items)
        changed, gone = self._compared(record.files)
        return replace(pack, changed=changed, gone=gone, needs=record.needs)

    def _compared(self, files: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        changed, gone = [], []
        for name, digest in sorted(files.items()):
            path = self._data / name
            if not path.resolve().is_relative_to(self._data.resolve()) or not path.is_file():
                gone.append(name)
            elif _digest(path) != digest:
                changed.append(name)
        return tuple(changed), tuple(gone)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
