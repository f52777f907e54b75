"""Keeping this computer's calls in step with the department's: offline first."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from roleplay.app.access.guard import guarded
from roleplay.app.desk import sync_names
from roleplay.app.desk.sync_memory import Last, SyncMemory
from roleplay.app.desk.sync_scope import scope_for
from roleplay.core.addresses import without_password
from roleplay.core.audit import AuditKind
from roleplay.core.counting import counted
from roleplay.core.errors import InputError, MachineError, RoleplayError, SignInError
from roleplay.core.records import Settings
from roleplay.core.sync import (
    Conflict,
    SyncPreview,
    SyncProgress,
    SyncReport,
    SyncScope,
    SyncState,
    SyncStatus,
    untold,
)
from roleplay.core.sync_preview import preview
from roleplay.core.sync_run import synchronise

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.store.sync_open import Side

VARIABLE = "ROLEPLAY_DEPARTMENT_URL"
"""Counts more than the settings; may hold a password, which the settings never do."""


@guarded
class SyncDesk:
    """Synchronises, and tells how things stand. Thread-safe; one synchronisation at a time on a computer."""

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        changed: Callable[[str], None],
        erase_again: Callable[[], int] = lambda: 0,
        call_me: Callable[[str], None] = lambda _name: None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`changed` gets the id of each session whose content came; `now` is only shown.

        `erase_again` erases here whoever the list of erased people names: that of the department comes down.
        `call_me` has the settings spell the person's name as the department does.
        """
        self._parts = parts
        self._settings = settings
        self._changed = changed
        self._erase_again = erase_again
        self._call_me = call_me
        self._now = now
        self._lock = threading.Lock()
        self._memory = SyncMemory(parts.places.data / "sync.json")
        self._side: Side | None = None
        """Where somebody has signed in to the server."""
        self._side_of = ""
        """Who that is."""
        self._sign_in_wanted = False

    @property
    def _address(self) -> str:
        """Address of the department's database, empty where there is none."""
        return os.environ.get(VARIABLE, "").strip() or self._settings().department_url.strip()

    def status(self) -> SyncStatus:
        """Return how things stand; asks nobody but this computer. Raises `DatabaseError`, `DiskError`."""
        if not self._address or self._parts.store.database.shared:
            return SyncStatus("off")
        last = self._memory.read()
        here = self._here().peer
        waiting = here.waiting()
        some = sum(waiting.values())
        state: SyncState = (
            "away" if last.away_since else "waiting" if some or not last.synchronised_at else "synchronised"
        )
        return SyncStatus(
            state,
            waiting.get("session", 0),
            some,
            _moment(last.synchronised_at),
            _moment(last.away_since),
            last.problem,
            len(here.conflicts()),
            last.sent,
            last.received,
            last.sounds,
            sign_in_wanted=self._sign_in_wanted,
        )

    def now(self, progress: SyncProgress = untold) -> SyncReport:
        """Synchronise; return what was done.

        Raises `InputError` where there is no department, `DatabaseError` where it cannot be reached or the connection
        is cut: what was exchanged until then stays, and the next time goes on from there.
        """
        self._need_department()
        with self._alone():
            try:
                report = self._run(progress)
            except MachineError as error:
                self._away(error)
                raise
        self._memory.keep(Last.after(report, self._now()))
        return report

    def preview(self) -> SyncPreview:
        """Return what a synchronisation would exchange now; nothing is exchanged. Raises as `now` does."""
        self._need_department()
        with self._alone(), self._department() as there:
            return preview(self._here().peer, there.peer, sync_names.scope(self._parts, there))

    def address(self) -> str:
        """Return the address of the department's database, without a password; empty where there is none."""
        return without_password(self._address)

    def from_outside(self) -> bool:
        """Tell whether the environment gives the address, so that the settings are not asked."""
        return bool(os.environ.get(VARIABLE, "").strip())

    def _need_department(self) -> None:
        """Raise `InputError` where there is nothing to synchronise with."""
        if not self._address:
            raise InputError(
                "This computer knows of no department.",
                hint=f"Set the address of its database in the settings, or {VARIABLE}.",
                code="sync_off",
            )
        if self._parts.store.database.shared:
            raise InputError(
                "The calls are kept in the department's database itself.", hint="There is nothing to synchronise."
            )

    def connect(self, passphrase: str) -> None:
        """Sign in to the department's database, for as long as the program runs.

        Raises `SignInError` for a wrong name or passphrase, `DatabaseError` where it cannot be reached.
        """
        from roleplay.app.access.passphrases import Hasher
        from roleplay.core.people import normalised

        sync_names.need_name(self._parts, self._name)
        with ExitStack() as stack:
            side = self._open()
            stack.callback(side.close)
            right, wait = side.prove(self._name, lambda asked: Hasher().derive(asked, normalised(passphrase)))
            if not right:
                raise _refused(self._name, wait)
            name = sync_names.take_spelling(self._parts, self._here(), side, self._name, self._call_me)
            stack.pop_all()
        self._give_back()
        self._side, self._side_of, self._sign_in_wanted = side, name, False

    def close(self) -> None:
        """Give the connection back."""
        self._give_back()

    def _give_back(self) -> None:
        side, self._side, self._side_of = self._side, None, ""
        if side is not None:
            side.close()

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what was changed here and elsewhere at once, and nobody has looked at; both states were kept."""
        reach = self._scope().trainees
        found = self._here().peer.conflicts()
        if reach is None:
            return found
        theirs = {one.id for one in self._parts.store.list() if one.trainee in reach}
        return tuple(one for one in found if one.session in theirs)

    def others(self) -> tuple[str, ...]:
        """Return the names that `claim` takes: under which calls stand here that are sent nowhere; empty for none.

        None where people sign in: their administrator gives names away.
        """
        return self._here().people.other_names(self._name) if self._parts.access.single else ()

    def claim(self, name: str) -> None:
        """Give what stands under another name on this computer to the person alone with it. Raises `InputError`."""
        sync_names.claim(self._parts, self._here(), name, self._name)

    def settle(self, conflict: Conflict) -> None:
        """Take note of one."""
        self._here().peer.settled(conflict)

    # --- the exchange ---

    def _run(self, progress: SyncProgress) -> SyncReport:
        here = self._here()
        with self._department() as there:
            scope = sync_names.scope(self._parts, there)
            here.people.adopt(there.people.roster(scope.person if scope.only_shown else ""))
            report = synchronise(here.peer, there.peer, scope, progress)
            scored = [session for session in report.to_score if self._score(session)]
            if scored:
                synchronise(here.peer, there.peer, scope, progress)
            erased = here.erased.carry(there.erased.all())
        if erased:
            self._erase_again()
        for session in report.changed_sessions:
            self._changed(session)
        if report.sent or report.received or report.sounds_sent or report.sounds_received:
            details = {"sent": report.sent, "received": report.received, "sounds": report.sounds_sent}
            details |= {"sounds_received": report.sounds_received, "conflicts": len(report.conflicts)}
            self._parts.audit.record(AuditKind.SYNCHRONISED, subject=there.place, details=details)
        if self._parts.access.single and scope.trainees:
            report = replace(report, others=here.people.other_names(scope.person))
        return report

    def _score(self, session: str) -> bool:
        """Score a call whose corrections come from two sides; False where this version cannot."""
        from roleplay.app.corrections import rescored

        record = self._parts.store.load(session)
        score = rescored(record, record.corrections)
        if score is None:
            return False
        self._parts.store.save_score(session, score)
        return True

    def _scope(self) -> SyncScope:
        return scope_for(self._parts.access)

    def _here(self) -> Side:
        from roleplay.store.sync_open import of_store

        return of_store(self._parts.store, self._parts.places.recordings)

    @property
    def _name(self) -> str:
        return self._parts.access.me or self._settings().trainee

    def _open(self) -> Side:
        from roleplay.app.department import sound_store
        from roleplay.store.database_password import kept_password
        from roleplay.store.sync_open import of_department

        address = self._address
        return of_department(address, self._parts.places.data, lambda: kept_password(address), sound_store())

    @contextmanager
    def _department(self) -> Iterator[Side]:
        if self._side_of != self._name:
            self._give_back()  # somebody else sits here now
        if self._side is not None:
            yield self._side
            return
        side = self._open()
        try:
            self._sign_in_wanted = side.needs_sign_in()
            if self._sign_in_wanted:
                sync_names.need_name(self._parts, self._name)
                raise InputError(
                    "The department's database wants to know who synchronises.",
                    hint="Sign in under Settings, Synchronising, or run `roleplay sync now`.",
                    code="sync_sign_in",
                )
            yield side
        finally:
            side.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        busy = InputError("A synchronisation runs already.", hint="Wait until it is done.", code="sync_busy")
        if not self._lock.acquire(blocking=False):
            raise busy
        try:
            with FileLock(self._parts.places.data / "sync.lock", timeout=0):
                yield
        except Timeout as error:
            raise busy from error
        finally:
            self._lock.release()

    def _away(self, error: RoleplayError) -> None:
        self._memory.keep(self._memory.read().failed(error, self._now()))


def _refused(name: str, wait: float) -> SignInError:
    if wait:
        return SignInError("This was wrong too often.", hint=f"Wait {counted(round(wait), 'second')}.", wait=wait)
    return SignInError(
        f"The department's database does not know {name!r} with this passphrase.",
        hint="Try again. Is it your name as the administrator of the department has it?",
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
