"""What is in a backup: the list of its files, with their checksums, and a code that only the store's key can make.

FOLDER/2026-11-22T031500Z/   manifest.json, sessions.db, and of an encrypted store its wrapped keys
FOLDER/files/ab/abcd...      everything else by its SHA-256; backups share what has not changed
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from roleplay.core.backups import Backup
from roleplay.store import vault

FORMAT = 1
NAME = "manifest.json"
DATABASE = "sessions.db"
POOL = "files"
STAMP = "%Y-%m-%dT%H%M%SZ"
_BLOCK = 1 << 20
_MOST_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup."""

    path: str
    """`recordings/NAME`, `scenarios/NAME` ..., with forward slashes."""
    bytes: int
    sha256: str
    source_bytes: int
    """Size and time of the file that it was copied from: one that has the same is not read again."""
    source_time: int
    sealed: bool = False
    """It was encrypted for the backup only, and is plain in the store."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of one backup."""

    made_at: str
    program: str
    revision: str
    sessions: int
    key_id: str
    database: Entry
    files: tuple[Entry, ...]
    missing: tuple[str, ...] = ()


def pool_path(root: Path, sha256: str) -> Path:
    """Return where the content of a checksum lies."""
    return root / POOL / sha256[:2] / sha256


def write(path: Path, manifest: Manifest) -> None:
    """Write a manifest. Raises `OSError`."""
    plain = {"format": FORMAT, **asdict(manifest)}
    path.write_text(json.dumps({**plain, "code": _code(plain)}, indent=1) + "\n", "utf-8")


def read(folder: Path) -> Manifest:
    """Return the manifest of a backup. Raises `OSError`, `ValueError` for one that is damaged or was changed."""
    plain = json.loads((folder / NAME).read_bytes()[:_MOST_BYTES])
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ValueError("it was made by another version of Roleplay")
    code = plain.pop("code", "")
    try:
        manifest = Manifest(
            str(plain["made_at"]),
            str(plain["program"]),
            str(plain["revision"]),
            int(plain["sessions"]),
            str(plain["key_id"]),
            _entry(plain["database"]),
            tuple(map(_entry, plain["files"])),
            tuple(map(str, plain["missing"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("its list of files is damaged") from error
    expected = _code(plain)
    if expected and not hmac.compare_digest(expected, str(code)):
        raise ValueError("its list of files was changed")
    return manifest


def describe(folder: Path) -> Backup:
    """Return what is told of a backup; one that cannot be read says why."""
    try:
        manifest = read(folder)
        moment = datetime.fromisoformat(manifest.made_at)
    except (OSError, ValueError, RecursionError) as error:
        return Backup(folder, _stamp(folder.name) or datetime.min.replace(tzinfo=UTC), "", 0, 0, 0, "", str(error))
    size = manifest.database.bytes + sum(each.bytes for each in manifest.files)
    return Backup(folder, moment, manifest.program, manifest.sessions, len(manifest.files), size, manifest.key_id)


def backups(root: Path) -> tuple[Backup, ...]:
    """Return all backups of a folder, the newest first. Raises `OSError`."""
    if not root.is_dir():
        return ()
    found = (path for path in root.iterdir() if _stamp(path.name) is not None and path.is_dir())
    return tuple(sorted(map(describe, found), key=lambda each: each.made_at, reverse=True))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def blocks(path: Path) -> Iterator[bytes]:
    """Yield a file block by block. Raises `OSError`."""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _stamp(name: str) -> datetime | None:
    try:
        return datetime.strptime(name, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _entry(plain: dict[str, Any]) -> Entry:
    path, sha256 = str(plain["path"]), str(plain["sha256"])
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        raise ValueError("its list names a place outside of it")
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("its list of files is damaged")
    return Entry(
        path,
        int(plain["bytes"]),
        sha256,
        int(plain["source_bytes"]),
        int(plain["source_time"]),
        bool(plain["sealed"]),
    )


def _code(plain: dict[str, Any]) -> str:
    """Return the code of a manifest, empty for a plain one, and where its key is not open."""
    key = vault.held(plain["key_id"]) if plain.get("key_id") else None
    if key is None:
        return ""
    content = json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(key.manifests, content, "sha256").hex()
