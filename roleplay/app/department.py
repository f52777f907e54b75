"""Where the calls are kept: on this computer, or in the database of a department."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.places import Places
from roleplay.store.settings import load_settings

if TYPE_CHECKING:
    from roleplay.store.sound_objects import ObjectStore

VARIABLE = "ROLEPLAY_DATABASE_URL"
"""Counts more than the settings; may hold a password, which the settings never do."""


SOUNDS_VARIABLE = "ROLEPLAY_SOUND_STORE"
"""A shared folder or a bucket for recordings; its credentials come from the environment, as s3fs has it."""


def database_url(where: Places) -> str:
    """Return the address of the department's database, empty for this computer's own. Raises `DiskError`."""
    return os.environ.get(VARIABLE, "").strip() or load_settings(where.settings).database_url.strip()


def store_place(where: Places) -> tuple[Path | str, Callable[[], str | None]]:
    """Return where the store is, and what asks for its password when the server wants one."""
    url = database_url(where)
    if not url:
        return where.database, lambda: None

    def password() -> str | None:
        from roleplay.store.database_password import kept_password

        return kept_password(url)

    return url, password


def sound_store() -> ObjectStore | None:
    """Return where the recordings of a department go, None for its database. Raises `InputError`."""
    address = os.environ.get(SOUNDS_VARIABLE, "").strip()
    if not address:
        return None
    from roleplay.store.sound_objects import ObjectStore

    return ObjectStore(address)
