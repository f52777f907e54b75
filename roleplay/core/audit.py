"""The audit log: who did what to whose data, and what a check of it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol


class AuditKind(StrEnum):
    """What happened. The values stand in saved logs: never change one, and never use one anew."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    REFUSED = "refused"
    """Somebody asked for what they may not have."""
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_RENAMED = "person_renamed"
    """`about` is the new name; the earlier one is given as `also`."""
    PERSON_REMOVED = "person_removed"
    ROLE_CHANGED = "role_changed"
    CODE_ISSUED = "code_issued"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 - a word, not a secret
    ACCOUNTS_BEGUN = "accounts_begun"
    GROUPS_CHANGED = "groups_changed"
    READ = "read"
    """A call of somebody else was opened: its words were shown."""
    LISTENED = "listened"
    """The recording of somebody else was played, or read to be drawn."""
    EXPORTED = "exported"
    SENT = "sent"
    """To a machine that is not this one: a learning record store."""
    HANDED_OVER = "handed_over"
    TAKEN_IN = "taken_in"
    CORRECTED = "corrected"
    GRADED = "graded"
    COMMENTED = "commented"
    FEEDBACK_SENT = "feedback_sent"
    ASSIGNED = "assigned"
    DELETED = "deleted"
    NOTICE_PUBLISHED = "notice_published"
    NOTICE_ACKNOWLEDGED = "notice_acknowledged"
    RETENTION_CHANGED = "retention_changed"
    SWEPT = "swept"
    HELD = "held"
    """A call was put on hold, so that no sweep deletes it."""
    RELEASED = "released"
    POLICY_CHANGED = "policy_changed"
    LOOKED_UP = "looked_up"
    """What there is of one person was counted, as before an erasure."""
    PACKAGED = "packaged"
    """One person's data was handed out."""
    ERASED = "erased"
    PSEUDONYMS_RESOLVED = "pseudonyms_resolved"
    KEY_CHANGED = "key_changed"
    ENCRYPTED = "encrypted"
    DECRYPTED = "decrypted"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    DATABASE_MOVED = "database_moved"
    SYNCHRONISED = "synchronised"
    PACK_MADE = "pack_made"
    """Scenarios were handed out as a signed pack."""
    PACK_TAKEN_IN = "pack_taken_in"
    PACK_REMOVED = "pack_removed"
    PLUGINS_CHANGED = "plugins_changed"
    """A plug-in was allowed, or not any more."""
    LOG_PRUNED = "log_pruned"
    """The oldest entries of the log itself went by the rules of retention."""


Detail = str | int | float | bool | None
Details = Mapping[str, Detail]


class AuditLog(Protocol):
    """Where whatever must be logged is logged."""

    def record(
        self,
        kind: AuditKind,
        *,
        about: str | Iterable[str] = (),
        subject: str = "",
        details: Details | None = None,
        by: str | None = None,
        also: Iterable[str] = (),
    ) -> None:
        """Append an entry. When it returns, the entry is on the disk.

        `about` is whose data it concerns: names of people. `subject` is the id of the session, grade, assignment ...
        `details` are few and short, and name nobody; people are named by `about`, and by `also` where somebody else
        is meant, too. `by` is who did it, None for whoever uses the program now.
        Raises `DatabaseError` or `DiskError`: what cannot be logged is not to be done.
        """


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log."""

    number: int
    """1, 2, 3 ..."""
    at: datetime
    """With time zone, UTC."""
    kind: str
    """An `AuditKind`, or that of a newer version."""
    by: str
    """Name; empty where nobody had signed in."""
    about: tuple[str, ...]
    """Names, in alphabetical order."""
    also: tuple[str, ...]
    """Names of others whom it mentions."""
    subject: str
    details: Details
    erased: bool = False
    """What it said of a person was erased; names are replaced by marks such as `#3fa9c2d1` then."""


AuditFault = Literal[
    "changed", "missing", "cut", "exchanged", "rewritten", "added", "details", "name", "head", "key", "start"
]


@dataclass(frozen=True, slots=True)
class AuditProblem:
    """Something in the log that is not as it was written."""

    fault: AuditFault
    """`changed`: a byte of the entry is another one; `missing`: it is not there; `cut`: the end of the log is not
    there; `exchanged`: it changed places with another one; `rewritten`: the chain was forged from there on; `added`:
    it was not written by the program; `details`, `name`: what hangs on it is another one, or not there; `head`: the
    file beside the log was changed; `key`: its seal was made with another key; `start`: the beginning is not there.
    """
    number: int
    """Of the entry; the first one of several."""
    message: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a check of the whole log found."""

    entries: int
    first: int
    """Number of the oldest entry that is kept; 0 when there is none."""
    last: int
    head: str
    """Hash of the newest entry, hexadecimal: noted elsewhere, it proves later that nothing before it was changed."""
    problems: tuple[AuditProblem, ...] = ()
    notes: tuple[str, ...] = ()
    """What is as it should be and yet worth knowing: entries that were pruned, seals of other machines."""

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries to list; everything given must hold."""

    kinds: tuple[str, ...] = ()
    by: str | None = None
    about: str | None = None
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None
    newest: int = 0
    """How many at most, the newest; 0 for all."""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the log at some moment, to be noted elsewhere."""

    number: int
    hash: str
    at: datetime = field(compare=False)
