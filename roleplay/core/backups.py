"""What is told of backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in a folder of backups."""

    path: Path
    """Its folder."""
    made_at: datetime
    """With time zone, UTC."""
    program: str
    """Version that made it; empty for one that cannot be read."""
    sessions: int
    files: int
    """Recordings, spoken comments, own scenarios and the like."""
    bytes: int
    """Of everything that it needs; most of it is shared with other backups."""
    key_id: str = ""
    """Of the key that it is encrypted with, empty for a plain one."""
    problem: str = ""
    """Why it cannot be read."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What making a backup did."""

    backup: Backup
    new_bytes: int
    """What it added on the disk."""
    missing: tuple[str, ...]
    """Recordings that the database names and that were not there."""
    removed: tuple[str, ...]
    """Names of the backups that were rotated out."""


@dataclass(frozen=True, slots=True)
class SessionInBackup:
    """One call of a backup, or of the store, as the preview of a restore lists it."""

    id: str
    started_at: datetime
    trainee: str
    customer: str
    scenario_title: str


RoleThen = Literal["trainee", "trainer", "hr", "administrator", "inactive", "none"]
"""A role; that somebody cannot sign in; that they have no account."""


@dataclass(frozen=True, slots=True)
class RoleChange:
    """Somebody who would have other rights after a restore than they have."""

    name: str
    before: RoleThen
    """As it is."""
    after: RoleThen
    """As it was when the backup was made."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore would do to the calls, and to what people may do."""

    backup: Backup
    comes: tuple[SessionInBackup, ...]
    """Calls that are not here, and would be."""
    goes: tuple[SessionInBackup, ...]
    """Calls that are here, and would only be in the store that is kept aside."""
    stays: int
    """Calls that are in both."""
    erased: int
    """Calls of the backup that were deleted here since, and would stay deleted."""
    present_problem: str = ""
    """Why the present store cannot be read; then nothing is known of what is in it."""
    roles: tuple[RoleChange, ...] = ()
    """People who would have another role, an account that they have no more, or none."""
    sign_in_ends: bool = False
    """Whether people sign in here and would not have to any more: everybody may do everything then."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    sessions: int
    erased: int
    """Calls that were in the backup and were deleted again, because they had been deleted here."""
    aside: Path
    """Where the store that was here is kept."""
    missing: tuple[str, ...]
    """Recordings that the backup did not have."""
    people_erased: int = 0
    """People who were in the backup and were erased again, because they had been erased here."""
