"""What is remembered of the packs that were taken in: one small file each, beside the data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

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

    def write(self, pack: InstalledPack, files: Iterable[Path]) -> None:
        """Remember a pack and the files that it brought. Raises `DiskError`."""
        hashes = {path.relative_to(self._data).as_posix(): _digest(path) for path in files if path.is_file()}
        record = _Record(pack.head, pack.signer, pack.taken_at, pack.licence_text, pack.items, hashes)
        path = self._folder / f"{pack.head.id}.json"
        try:
            private_folder(self._folder)
            with replacing(path) as draft:
                draft.write_bytes(_RECORD.dump_json(record, indent=1))
        except OSError as error:
            why, hint = reason(error)
            raise DiskError(f"What was taken in cannot be noted ({path}): {why}.", hint=hint) from error

    def _read(self, path: Path) -> InstalledPack | None:
        try:
            record = _RECORD.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        pack = InstalledPack(record.head, record.signer, record.taken_at, record.licence_text, record.items)
        changed, gone = self._compared(record.files)
        return replace(pack, changed=changed, gone=gone)

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
