"""Codes that people copy from paper: one-time codes and recovery codes, 100 random bits each."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

from roleplay.core.people import OneTimeCode

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32 (https://www.crockford.com/base32.html): nothing in it looks like another letter."""
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_GROUPS, _GROUP = 4, 5
RESET_HOURS = 72
"""How long a code from the administrator can be used."""
_CLOCK_SLACK = timedelta(minutes=5)


def new_code() -> str:
    """Return a code in four groups of five."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def digest(code: str) -> str:
    """Return what the store keeps of a code, however it was typed: SHA-256, hexadecimal."""
    typed = "".join(code.upper().split()).translate(_ALIKE)
    return hashlib.sha256(typed.encode("utf-8", "surrogatepass")).hexdigest()


def reset_code(code: str, now: datetime) -> OneTimeCode:
    """Return what the store keeps of a code from the administrator."""
    return OneTimeCode(digest(code), now, now + timedelta(hours=RESET_HOURS))


def fits(kept: OneTimeCode | None, typed: str, now: datetime) -> bool:
    """Tell whether a code is the one that is kept and can be used now; takes as long when there is none.

    One from the future is void: somebody has set the clock back.
    """
    same = compare_digest(digest(typed), "" if kept is None else kept.digest)
    if kept is None or not same:
        return False
    if kept.expires_at is None:
        return True
    return kept.made_at - _CLOCK_SLACK <= now < kept.expires_at
