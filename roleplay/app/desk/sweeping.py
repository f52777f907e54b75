"""Taking away what is older than the rules of retention let it become."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from roleplay.app.desk.erasing import Forget, Report
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind, Detail
from roleplay.core.errors import InputError
from roleplay.core.privacy import DATA_KINDS, DataKind, Days, Due, Retention, SweepPlan

if TYPE_CHECKING:
    from roleplay.store.fading import Aged, Fading

_log = logging.getLogger(__name__)

_SHOWN = 1000
"""Ids of calls in a plan."""
_SESSIONS: tuple[DataKind, ...] = ("results", "audio", "spoken_comments", "transcripts")
"""In the order in which they are swept: what goes with its call needs not go twice."""


def say_nothing(_done: int, _total: int) -> None:
    """Take a progress in which nobody is interested."""


class Sweeper:
    """Does what the rules say; whether they work yet is for others. Raises `DatabaseError` or `DiskError`."""

    def __init__(self, parts: Parts, forget: Forget) -> None:
        self._parts = parts
        self._forget = forget

    def plan(self, day: date, rules: Retention) -> SweepPlan:
        """Return what rules take away on a day."""
        found = [self._aged(kind, day, rules.days) for kind in _SESSIONS if rules.days[kind] is not None]
        whole = next((aged.ids for aged in found if aged.kind == "results"), ())
        due = [_without(aged, whole) for aged in found]
        if (days := rules.days["audit"]) is not None:
            due.append(Due("audit", self._parts.audit.table.count(before=_cut(day, days))))
        order = {kind: place for place, kind in enumerate(DATA_KINDS)}
        waits = rules.begins if rules.begins and day < rules.begins else None
        return SweepPlan(day, tuple(sorted(due, key=lambda one: order[one.kind])), whole[:_SHOWN], waits)

    def sweep(self, day: date, rules: Retention, report: Report) -> SweepPlan:
        """Take it away, and log that; return what has gone."""
        gone = []
        for kind in _SESSIONS:
            if rules.days[kind] is not None:
                aged = self._aged(kind, day, rules.days)
                self._take(aged, report)
                gone.append(aged.due)
        pruned = self._prune(day, rules.days["audit"])
        if pruned is not None:
            gone.append(pruned)
        done = SweepPlan(day, tuple(gone))
        if not done.nothing:
            self._parts.store.tidy()
            details: dict[str, Detail] = {"day": day.isoformat()}
            details.update((due.kind, due.count) for due in gone if due.count)
            self._parts.audit.record(AuditKind.SWEPT, details=details)
        return done

    def let_go(self) -> int:
        """Take away the words of finished calls of which only the result is to stay; return how many there were."""
        passed = self._parts.store.privacy.passed()
        self._read_before(passed)
        for session_id in passed:
            self._fading.strip(session_id)
        if passed:
            self._forget("transcripts", passed)
            self._parts.store.tidy()
        return len(passed)

    @property
    def _fading(self) -> Fading:
        return self._parts.store.fading

    def _aged(self, kind: DataKind, day: date, rules: Days) -> Aged:
        days = rules[kind]
        assert days is not None, "only kinds with a rule are asked for"
        return self._fading.aged(kind, _cut(day, days))

    def _take(self, aged: Aged, report: Report) -> None:
        take: dict[DataKind, Callable[[str], None]] = {
            "results": lambda one: self._parts.store.delete(one, tidy=False),
            "audio": self._fading.drop_sound,
            "spoken_comments": self._fading.drop_spoken,
            "transcripts": self._fading.strip,
        }
        if aged.kind == "transcripts":
            self._read_before(aged.ids)
        for done, one in enumerate(aged.ids):
            report(done, len(aged.ids))
            try:
                take[aged.kind](one)
            except InputError as error:
                _log.info("a sweep found something gone already: %s", error.code)
        if aged.kind != "spoken_comments" and aged.ids:
            self._forget(aged.kind, aged.ids)

    def _read_before(self, ids: Iterable[str]) -> None:
        """Work out what calls say about their trainees, which stays, before their words go."""
        from roleplay.app.desk.facts import read_calls

        wanted = set(ids)
        unread = [one for one in self._parts.store.practice.unread() if one in wanted] if wanted else []
        read_calls(self._parts.store, unread, say_nothing)

    def _prune(self, day: date, days: int | None) -> Due | None:
        if days is None:
            return None
        entry = self._parts.audit.entry(AuditKind.LOG_PRUNED, by="", details={"days": days})
        return Due("audit", self._parts.audit.table.prune(_cut(day, days), entry))


def _cut(day: date, days: int) -> datetime:
    """Return the moment before which something is older than so many days."""
    return datetime.combine(day, time(), UTC) - timedelta(days=days)


def _without(aged: Aged, whole: tuple[str, ...]) -> Due:
    """Count what goes beside the calls that go as a whole."""
    if aged.kind in ("results", "spoken_comments"):
        return aged.due
    gone = set(whole)
    return replace(aged.due, count=sum(one not in gone for one in aged.ids))
