"""The recovery key as a person copies it: eight groups of six digits, each with a check digit of its own.

The scheme is that of the numerical passwords of BitLocker Drive Encryption: each group is a number of 16 bits times
11, so that every wrong digit and any two neighbours exchanged make the group indivisible by 11, and the person is
told which group to look at. Digits can be typed on any keyboard and read out over a telephone. 128 bits.
"""

from __future__ import annotations

import os
import re

from roleplay.core.errors import InputError

GROUPS = 8
_DIGITS = 6
_CHECK = 11
_LARGEST = 0xFFFF
BYTES = 2 * GROUPS


def new() -> bytes:
    """Return a random secret."""
    return os.urandom(BYTES)


def spelled(secret: bytes) -> str:
    """Return a secret as it is printed: `123456-...`."""
    pairs = (int.from_bytes(secret[first : first + 2], "big") for first in range(0, BYTES, 2))
    return "-".join(f"{value * _CHECK:0{_DIGITS}d}" for value in pairs)


def looks_like_one(text: str) -> bool:
    """Tell whether a text is meant as a recovery key: nothing but digits, and as many."""
    return bool(re.fullmatch(r"[\d\s.-]+", text)) and len(_digits(text)) == GROUPS * _DIGITS


def read(text: str) -> bytes:
    """Return the secret that was typed, with any blanks and dashes. Raises `InputError` that names a wrong group."""
    digits = _digits(text)
    if len(digits) != GROUPS * _DIGITS or re.search(r"[^\d\s.-]", text):
        raise InputError(
            f"A recovery key has {GROUPS} groups of {_DIGITS} digits; this has {len(digits)} digits.",
            hint="Copy it from the paper on which it was printed.",
            code="recovery_key",
        )
    secret = b""
    for group in range(GROUPS):
        value, rest = divmod(int(digits[group * _DIGITS : (group + 1) * _DIGITS]), _CHECK)
        if rest or value > _LARGEST:
            raise InputError(
                f"Group {group + 1} of the recovery key is not right.",
                hint="Compare its digits with the paper on which it was printed.",
                code="recovery_key",
            )
        secret += value.to_bytes(2, "big")
    return secret


def _digits(text: str) -> str:
    return "".join(str(int(each)) for each in text if each.isdecimal())
