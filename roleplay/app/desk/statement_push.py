"""Sending statements to a record store: what it does not have yet, and the voiding of what is not true any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from roleplay.core.audit import AuditKind
from roleplay.core.exports import ExportCancelled, ExportProgress, ProgressReport
from roleplay.core.lrs import Practised, PushReport, RecordStoreSettings, SentStatement

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.export.lrs.sending import Sender
    from roleplay.export.pseudonymous import Pseudonymise
    from roleplay.export.xapi.statements import Statement, Wording
    from roleplay.store.export_queries import Sought

_PART = 200
"""Calls that are looked at together."""

Wait = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Way:
    """Where statements are sent to, and how they speak."""

    settings: RecordStoreSettings
    secret: str
    wording: Wording
    codes: Pseudonymise | None
    """None where people have their names."""
    skipped: frozenset[str]
    """Sessions that are left alone."""

    def __repr__(self) -> str:
        return f"Way({self.settings.endpoint})"


class PushJob:
    """One sending, which can be watched and cancelled. `run` is for any one thread, `cancel` for any other."""

    def __init__(self, parts: Parts, sought: Sought, way: Way, wait: Wait | None = None) -> None:
        """`wait` lets seconds pass before the store is asked again; without it, those of the clock."""
        self._parts = parts
        self._sought = sought
        self._way = way
        self._endpoint = way.settings.endpoint
        self._cancelled = threading.Event()
        self._wait = wait or self._wait_or_stop

    def cancel(self) -> None:
        """Stop before the next request; what was sent stays sent. Returns at once."""
        self._cancelled.set()

    def run(self, report: ProgressReport) -> PushReport:
        """Send; `report` is called in this thread, and may raise to stop.

        Raises `RecordStoreError`, `ExportCancelled`, `DatabaseError`, `DiskError`; what was sent is noted, and the
        next run goes on from there.
        """
        from roleplay.export.lrs.client import RecordStore
        from roleplay.export.lrs.sending import Sender

        ids = self._parts.store.statements.ids(self._sought)
        self._log({"calls": len(ids), "pseudonymous": self._way.codes is not None})
        settings, voided = self._way.settings, 0
        with RecordStore(self._endpoint, settings.key, self._way.secret, certificates=settings.certificates) as store:
            sender = Sender(store, self._wait)
            try:
                for first in range(0, len(ids), _PART):
                    self._tell(report, first, len(ids))
                    voided += self._send(sender, ids[first : first + _PART])
                voided += self._void_gone(sender)
                self._tell(report, len(ids), len(ids))
            finally:
                counts = sender.counts
                self._log({"sent": counts.sent, "known": counts.known, "voided": voided})
        return PushReport(counts.sent - voided, counts.known, voided, tuple(counts.conflicts))

    def _send(self, sender: Sender, ids: Sequence[str]) -> int:
        """Send what is new of some calls, and void what is not true any more; return how many were voided."""
        from roleplay.export.xapi.statements import of_practised

        ledger, new, stale = self._parts.store.sent_statements, [], []
        whose: dict[str, str] = {}
        known = ledger.of_sessions(self._endpoint, ids)
        for one in self._parts.store.statements.of_ids(ids):
            session_id = one.call.id
            if session_id in self._way.skipped:
                continue
            its = known.get(session_id)
            valid, voided = (its.valid, its.voided) if its is not None else (set(), set())
            told = list(of_practised(self._spoken_of(one), self._way.wording, voided))
            whose.update((statement["id"], session_id) for statement in told)
            new += [statement for statement in told if statement["id"] not in valid]
            stale += sorted(valid - {statement["id"] for statement in told})

        def stored(batch: Sequence[Statement]) -> None:
            sent = (SentStatement(statement["id"], whose[statement["id"]]) for statement in batch)
            ledger.add(self._endpoint, sent, datetime.now(UTC))

        sender.send(self._stopping(new), stored)
        return self._void(sender, stale)

    def _void_gone(self, sender: Sender) -> int:
        """Void what was sent of calls that were deleted since."""
        voided = 0
        while gone := self._parts.store.sent_statements.gone(self._endpoint):
            voided += self._void(sender, [one.statement_id for one in gone])
        return voided

    def _void(self, sender: Sender, statement_ids: Sequence[str]) -> int:
        from roleplay.export.xapi.statements import of_voiding

        def stored(batch: Sequence[Statement]) -> None:
            meant = (statement["object"]["id"] for statement in batch)
            self._parts.store.sent_statements.void(self._endpoint, meant, datetime.now(UTC))

        sender.send(self._stopping(of_voiding(one, self._way.wording) for one in statement_ids), stored)
        # One that the store holds for void in other words is void all the same.
        self._parts.store.sent_statements.void(self._endpoint, statement_ids, datetime.now(UTC))
        return len(statement_ids)

    def _spoken_of(self, one: Practised) -> Practised:
        from roleplay.export.xapi.pseudonymous import pseudonymous_one

        return one if self._way.codes is None else pseudonymous_one(one, self._way.codes)

    def _stopping(self, statements: Sequence[Statement] | Iterator[Statement]) -> Iterator[Statement]:
        for statement in statements:
            if self._cancelled.is_set():
                raise ExportCancelled
            yield statement

    def _wait_or_stop(self, seconds: float) -> None:
        if self._cancelled.wait(seconds):
            raise ExportCancelled

    def _tell(self, report: ProgressReport, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise ExportCancelled
        report(ExportProgress("writing", done, total))

    def _log(self, details: dict[str, int | bool]) -> None:
        host = urlsplit(self._endpoint).hostname or ""
        self._parts.audit.record(AuditKind.SENT, about=self._sought.wanted.people, details={"to": host, **details})
