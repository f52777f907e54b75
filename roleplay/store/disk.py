"""Words the disk's refusals for a person. Apart from `faults`, so that reading settings does not load SQLAlchemy."""

from __future__ import annotations

import errno

from roleplay.core.errors import DiskError
from roleplay.core.files import reason

_FULL = (errno.ENOSPC, errno.EDQUOT)


def disk_fault(error: OSError, what: str) -> DiskError:
    """Return the error for a person; `what` is what could not be done, such as `The recording cannot be kept`."""
    why, hint = reason(error)
    return DiskError(f"{what}: {why}.", hint=hint, code="disk_full" if error.errno in _FULL else "disk")
