"""What was worked out of saved calls, kept in the cache folder: files that may be deleted at any time."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from roleplay.core.errors import InputError
from roleplay.core.files import private_folder, replacing
from roleplay.core.records import SessionRecord
from roleplay.core.sealed import open_sound
from roleplay.store.sealed_files import Sealer, new_file
from roleplay.store.sessions import SessionStore

_log = logging.getLogger(__name__)

Cache = TypeVar("Cache")


def read_cache(file: Path, kind: TypeAdapter[Cache]) -> Cache | None:
    """Return what a file holds, None when there is none or it is of no use."""
    try:
        with open_sound(file) as content:
            return kind.validate_json(content.read())
    except (OSError, ValidationError):
        return None


def keep_cache(file: Path, kind: TypeAdapter[Cache], cache: Cache, sealer: Sealer | None) -> None:
    """Write a file whole, sealed where the store is; when that fails, everything is worked out again next time."""
    try:
        private_folder(file.parent)
        with replacing(file) as draft, new_file(draft, sealer, file.name) as out:
            out.write(kind.dump_json(cache))
    except OSError as error:
        _log.warning("%s is not kept: %s", file, error)


def original_of(record: SessionRecord, store: SessionStore) -> SessionRecord | None:
    """Return the call that a retry goes back to; None when it is no retry, or the call was deleted."""
    if not record.start.retry_of:
        return None
    try:
        return store.load(record.start.retry_of)
    except InputError:
        return None
