"""How the audit log is chained, so that nobody changes it unnoticed, and people can yet be erased from it.

Each entry is hashed (SHA-256) together with the hash of the entry before it (Haber and Stornetta, How to time-stamp a
digital document, 1991); whoever holds the newest hash can tell whether anything before it was changed. The hash is
sealed with a key that lies apart (`audit_anchor.py`), so that who can write the database cannot simply hash all of it
anew (Schneier and Kelsey, Secure audit logs to support computer forensics, 1999).

What names a person is not in the chain. There a person is a *mark*, the HMAC-SHA-256 of the name with a random salt
that is kept beside the name; subject and details are a *commitment*, made the same way. When name and salt are
deleted the mark says nothing any more, and the chain stays whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection
from dataclasses import dataclass

from roleplay.core.audit import Details

GENESIS = "0" * 64
"""What stands in the place of the hash before the first entry."""
_FORMAT = "roleplay-audit-1"
_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Link:
    """What of an entry is hashed."""

    number: int
    at: str
    kind: str
    by: str
    about: tuple[str, ...]
    also: tuple[str, ...]
    commitment: str
    previous: str

    @property
    def hash(self) -> str:
        """SHA-256 of the entry's canonical JSON, hexadecimal."""
        return hashlib.sha256(self.canonical()).hexdigest()

    def canonical(self) -> bytes:
        """Return the entry as JSON with one spelling only: an array, no spaces, ASCII."""
        fields = [
            _FORMAT,
            self.number,
            self.at,
            self.kind,
            self.by,
            sorted(self.about),
            sorted(self.also),
            self.commitment,
            self.previous,
        ]
        return json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def mark_of(name: str, salt: bytes) -> str:
    """Return the mark of a person."""
    return hmac.new(salt, name.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:32]


def commitment_of(subject: str, content: str, salt: bytes) -> str:
    """Return what binds an entry to its subject and details without telling them."""
    said = f"{subject}{_SEPARATOR}{content}".encode("utf-8", "surrogatepass")
    return hmac.new(salt, said, hashlib.sha256).hexdigest()


def content_of(details: Details) -> str:
    """Return details as JSON with one spelling only."""
    return json.dumps(dict(details), ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def spans(numbers: Collection[int]) -> str:
    """Return numbers in few letters: `3-9,12`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in found)


def in_spans(text: str) -> list[range]:
    """Return what `spans` wrote; nothing where it is no such text."""
    found = []
    for piece in text.split(",") if text else ():
        first, _, last = piece.partition("-")
        if not first.isdigit() or not (last or first).isdigit():
            return []
        found.append(range(int(first), int(last or first) + 1))
    return found
