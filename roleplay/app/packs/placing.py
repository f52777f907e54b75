"""Putting what was unpacked in its place: all of it or nothing, and what it replaces is kept."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from roleplay.app.packs.reading import Staged
from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, reason

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Placed:
    target: Path
    kept: Path | None
    """Copy of what was there; None where nothing was."""


def place(
    staged: Iterable[Staged],
    data: Path,
    now: datetime,
    note: Callable[[tuple[Path, ...]], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Move files to where they belong; return where they are now.

    What is replaced is copied to `replaced/` in the data folder before. `note` gets the files when all of them are in
    their place, and may raise `DiskError`. Raises `DiskError`; then everything is as it was.
    """
    kept = data / "replaced" / now.strftime("%Y-%m-%d %H.%M.%S")
    placed: list[_Placed] = []
    try:
        for one in staged:
            private_folder(one.target.parent)
            placed.append(_place(one, kept / one.target.relative_to(data)))
        note(tuple(one.target for one in placed))
    except (OSError, DiskError) as error:
        for undone in reversed(placed):
            _take_back(undone)
        if isinstance(error, DiskError):
            raise
        why, hint = reason(error)
        raise DiskError(f"The pack cannot be taken in: {why}. Nothing was changed.", hint=hint) from error
    return tuple(one.target for one in placed)


def _place(staged: Staged, kept: Path) -> _Placed:
    there = staged.target.exists()
    if there:
        private_folder(kept.parent)
        shutil.copy2(staged.target, kept)
    staged.path.chmod(0o600)
    with staged.path.open("rb+") as file:
        os.fsync(file.fileno())
    staged.path.replace(staged.target)
    return _Placed(staged.target, kept if there else None)


def _take_back(placed: _Placed) -> None:
    with suppress(OSError):
        if placed.kept is None:
            placed.target.unlink(missing_ok=True)
        else:
            placed.kept.replace(placed.target)  # a full disk has no room for another copy
        return
    _log.error("%s could not be put back", placed.target)
