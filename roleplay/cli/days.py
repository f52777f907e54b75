"""Days and times that are typed."""

from __future__ import annotations

from datetime import datetime
from typing import overload

from roleplay.core.errors import InputError

_FIRST, _LAST = 1900, 9998
"""Years between which there is room to count days and to change zones."""


@overload
def local(typed: datetime) -> datetime: ...
@overload
def local(typed: None) -> None: ...
def local(typed: datetime | None) -> datetime | None:
    """Return what was typed, which is local time, with its zone.

    Raises `InputError` for a year that cannot be meant.
    """
    if typed is None:
        return None
    if not (_FIRST <= typed.year <= _LAST):
        raise InputError(f"{typed.date()} cannot be meant.", hint="Give a day like 2026-11-30.")
    return typed.astimezone()
