"""Which backups are kept: the newest of each of the latest days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Keep:
    """How many days, weeks (from Monday on) and months."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12


def kept(moments: Iterable[datetime], keep: Keep) -> frozenset[datetime]:
    """Return the moments of the backups that stay; the newest always does.

    Counted are days, weeks and months that have a backup, as restic's `forget` does: who was on holiday for a month
    does not lose a week of backups on the day of the return.
    """
    newest_first = sorted(set(moments), reverse=True)
    periods: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (keep.daily, lambda at: at.date()),
        (keep.weekly, lambda at: at.isocalendar()[:2]),
        (keep.monthly, lambda at: (at.year, at.month)),
    )
    stays = set(newest_first[:1])
    for count, period in periods:
        newest: dict[Hashable, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        stays |= set(list(newest.values())[:count])
    return frozenset(stays)
