"""Times that move with the day: last month, the last 30 days."""

from __future__ import annotations

from datetime import datetime, timedelta

from roleplay.core.exports import Period

_DAYS = {"last-7-days": 7, "last-30-days": 30, "last-90-days": 90, "last-365-days": 365}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def bounds(period: Period, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from when and before when a period is, in the time zone of `now`; None for no bound.

    The last so many days end with today, which counts as one of them.
    """
    if not period:
        return None, None
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if period in _DAYS:
        return _local(today - timedelta(days=_DAYS[period] - 1)), _local(today + timedelta(days=1))
    which, _, unit = period.partition("-")
    months = _MONTHS[unit]
    count = today.year * 12 + today.month - 1
    first = count - count % months - (months if which == "last" else 0)
    return _month(first, today), _month(first + months, today)


def latest(days: int, now: datetime) -> datetime:
    """Return when the latest so many days began, of which today is one, in the time zone of `now`."""
    return _local(now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1))


def _month(count: int, like: datetime) -> datetime:
    return _local(like.replace(year=count // 12, month=count % 12 + 1, day=1))


def _local(midnight: datetime) -> datetime:
    """Return the same reading of the clock with the offset that the zone has then.

    `datetime.astimezone()` without a zone gives a fixed offset, which summer time makes wrong for other days.
    """
    if type(midnight.tzinfo).__name__ != "timezone":
        return midnight
    return midnight.replace(tzinfo=None).astimezone()
