"""People with accounts, and the rules that their names and passphrases keep."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from roleplay.core.errors import InputError
from roleplay.core.rights import Role
from roleplay.core.told import Told

LONGEST_NAME = 80
SHORTEST_PASSPHRASE = 15
"""In characters. NIST SP 800-63B-4, 3.1.1.2: 15 where a password is the only factor, and no composition rules."""
LONGEST_PASSPHRASE = 1024
"""In characters, before and after normalisation."""


class Standing(StrEnum):
    """Whether somebody can sign in."""

    WAITING = "waiting"
    """No passphrase was chosen yet: a one-time code lets them do it."""
    ACTIVE = "active"
    INACTIVE = "inactive"
    """Their data stays; they cannot sign in."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. What they do carries `name`, as in `SessionStart.trainee`."""

    id: int
    """Never given to anybody else, and the same after a renaming."""
    name: str
    role: Role
    standing: Standing
    created_at: datetime
    """With time zone."""
    signed_in_at: datetime | None = None
    """The last time, with time zone; None when they never did."""
    groups: tuple[str, ...] = ()
    """Names of the groups that they are in."""
    trains: tuple[str, ...] = ()
    """Names of the groups that they train; only trainers. None: everybody."""
    code_until: datetime | None = None
    """Until when a one-time code that was given to them can be used; None when there is none."""


def checked_name(name: str) -> str:
    """Return a name as it is kept: composed (NFC), single blanks, nothing invisible.

    Raises `InputError` (code `name`).
    """
    composed = " ".join(unicodedata.normalize("NFC", name).split())
    if not composed:
        raise InputError(Told("A person needs a name.", "name_missing"), hint="Type one.", code="name")
    if len(composed) > LONGEST_NAME:
        told = Told(f"A name has at most {LONGEST_NAME} characters.", "name_long", most=LONGEST_NAME)
        raise InputError(told, hint="Shorten it.", code="name")
    if any(unicodedata.category(character) in _NOT_IN_NAMES for character in composed):
        told = Told("The name has characters that cannot be seen.", "name_unseen")
        raise InputError(told, hint="Type it anew instead of pasting it.", code="name")
    if not (composed[0].isalnum() or composed[0] in _APOSTROPHES) or not any(map(str.isalpha, composed)):
        told = Told(f"{composed!r} cannot be a person's name.", "name_none", name=composed)
        raise InputError(told, hint="Begin with a letter.", code="name")
    return composed


_APOSTROPHES = "'’‘ʼ"
"""As in ’t Hooft."""
_NOT_IN_NAMES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def normalised(passphrase: str) -> str:
    """Return a passphrase as it is hashed: NFKC, so that every keyboard's way to a letter is the same (RFC 8265).

    Raises `InputError` (code `passphrase`) when it is longer than `LONGEST_PASSPHRASE`.
    """
    text = passphrase if len(passphrase) > LONGEST_PASSPHRASE else unicodedata.normalize("NFKC", passphrase)
    if len(text) > LONGEST_PASSPHRASE:
        raise InputError(
            f"A passphrase has at most {LONGEST_PASSPHRASE:,} characters.", hint="Shorten it.", code="passphrase"
        )
    return text


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Somebody to be added, or what somebody is to become."""

    name: str
    role: Role = Role.TRAINEE
    groups: tuple[str, ...] = ()
    """Names of groups to be in."""
    trains: tuple[str, ...] = ()
    """Names of groups to train."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What was chosen for the whole store."""

    accounts: bool
    """Whether people sign in; else whoever sits there may do everything."""
    lock_minutes: int = 10
    """After how long without anybody doing anything the program asks for the passphrase again, 1 to 480."""


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """What the store knows of a code that was given to somebody."""

    digest: str
    made_at: datetime
    expires_at: datetime | None
    """None for one that waits until it is needed."""


CodeKind = Literal["reset", "recovery"]
"""`reset` was given by the administrator, `recovery` lies in the administrator's drawer."""
