"""The audit log as the other parts write it: they say what happened, this knows who did it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping

from roleplay.core.audit import AuditKind, Details
from roleplay.core.errors import MachineError
from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.store.audit import AuditTable, NewEntry

_log = logging.getLogger(__name__)

_SAME_LOOK = 3600.0
"""Seconds in which opening the same call again is the same look at it."""


class AuditTrail:
    """Implements `core.audit.AuditLog`. Thread-safe."""

    def __init__(self, table: AuditTable, who: Callable[[], str]) -> None:
        """`who` gives the name of whoever uses the program now, empty for nobody in particular."""
        self.table = table
        self._who = who
        self._lock = threading.Lock()
        self._looked: dict[tuple[AuditKind, str, str], float] = {}

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
        """Append an entry; see `core.audit.AuditLog`. Raises `DatabaseError`, `DiskError`.

        Where one person uses the program alone a log that cannot be written, on a full disk say, stops nobody.
        """
        try:
            self.table.append(self.entry(kind, about=about, subject=subject, details=details, by=by, also=also))
        except MachineError as error:
            if self._who() or by:
                raise
            _log.warning("the audit log was not written (%s): %s", kind.value, error)

    def looked_at(self, kind: AuditKind, trainee: str, session_id: str) -> None:
        """Log that somebody opened or heard a call of somebody else: once an hour, however often they go back to it.

        Where nobody signs in there is nobody else. Raises `DatabaseError`, `DiskError`: then it is not to be shown.
        """
        me = self._who()
        if not me or trainee in ("", me, SCRIPTED_TRAINEE):
            return
        key, now = (kind, session_id, me), time.monotonic()
        with self._lock:
            if now - self._looked.get(key, -_SAME_LOOK) < _SAME_LOOK:
                return
        self.record(kind, about=trainee, subject=session_id)
        with self._lock:
            self._looked[key] = now

    def looked_up(self, person: str, names: Iterable[str]) -> None:
        """Log that somebody had counted what there is of a person, by these names; once an hour."""
        me, now = self._who(), time.monotonic()
        about = sorted({person, *names} - {"", SCRIPTED_TRAINEE})
        if not me or about == [me]:
            return
        key = (AuditKind.LOOKED_UP, "; ".join(about), me)
        with self._lock:
            if now - self._looked.get(key, -_SAME_LOOK) < _SAME_LOOK:
                return
        self.record(AuditKind.LOOKED_UP, about=about)
        with self._lock:
            self._looked[key] = now

    def looked_through(self, kind: AuditKind, owners: Mapping[str, str], what: str) -> None:
        """Log that somebody was shown something of several calls of others: one entry for those that are new to it.

        `owners` has the trainee of each session, `what` is where it was shown. Once an hour, and raises, as
        `looked_at`.
        """
        me, now = self._who(), time.monotonic()
        theirs = {one: name for one, name in owners.items() if name not in ("", me, SCRIPTED_TRAINEE)} if me else {}
        keys = {one: (kind, f"{what} {one}", me) for one in theirs}
        with self._lock:
            new = [one for one in theirs if now - self._looked.get(keys[one], -_SAME_LOOK) >= _SAME_LOOK]
        if not new:
            return
        self.record(kind, about=sorted({theirs[one] for one in new}), details={"what": what, "calls": len(new)})
        with self._lock:
            self._looked.update((keys[one], now) for one in new)

    def exported(self, what: str, *, about: Iterable[str] = (), details: Details | None = None) -> None:
        """Log that a file is about to be written; `about` are those whose data is in it."""
        names = sorted(set(about) - {"", SCRIPTED_TRAINEE})
        self.record(AuditKind.EXPORTED, about=names, details={"what": what, **(details or {})})

    def entry(
        self,
        kind: AuditKind,
        *,
        about: str | Iterable[str] = (),
        subject: str = "",
        details: Details | None = None,
        by: str | None = None,
        also: Iterable[str] = (),
    ) -> NewEntry:
        """Return an entry that the store appends in the same transaction as what it tells of."""
        people = (about,) if isinstance(about, str) else tuple(about)
        return NewEntry(kind, self._who() if by is None else by, people, tuple(also), subject, details)
