"""The disk's refusals in words. Apart from `faults`, so that reading settings does not load SQLAlchemy."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from roleplay.core.errors import DiskError
from roleplay.core.files import reason

_FULL = (errno.ENOSPC, errno.EDQUOT)
SPARE_BYTES = 50_000_000
"""Left free on the disk, so that calls can go on."""


def disk_fault(error: OSError, what: str) -> DiskError:
    """Return the error for a person; `what` is what could not be done, such as `The recording cannot be kept`."""
    why, hint = reason(error)
    return DiskError(f"{what}: {why}.", hint=hint, code="disk_full" if error.errno in _FULL else "disk")


def need_space(folder: Path, size: int, hint: str, needed: str = "are needed") -> None:
    """Raise `DiskError` unless the disk of a folder has room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < size + SPARE_BYTES:
        raise DiskError(
            f"The disk has too little space: {(size + SPARE_BYTES) / 1e6:.0f} MB {needed}, "
            f"{free / 1e6:.0f} MB are free.",
            hint=hint,
            code="disk_full",
        )
