"""Erasing one person: what there is of them, and how nothing of it is left.

In this order, so that a crash at any moment leaves something that the next start goes on with: the list of who was
erased learns that it begins; their calls go, sound first; everything else in one transaction, together with the entry
in the audit log; settings, logs and caches are gone through; the database is written anew; the list learns that it is
done.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from roleplay.app import traces
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditFilter, AuditKind, Details
from roleplay.core.counting import counted
from roleplay.core.errors import InputError, MachineError
from roleplay.core.privacy import DataKind, ErasureChoices, ErasurePlan, ErasureReport
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter, SessionSummary, Settings
from roleplay.core.rights import Role
from roleplay.core.told import Told
from roleplay.store.audit import AuditTable, NewEntry
from roleplay.store.erased import mark_of, read_file, salt_of, write_file
from roleplay.store.folding import fold

if TYPE_CHECKING:
    from roleplay.store.erasure import Gone

_ERASED = "(erased #"
"""Begins what stands in the place of a name."""
_MOST_ALIKE = 5

_log = logging.getLogger(__name__)

Report = Callable[[int, int], None]
"""Called with (done, total); what it raises stops the work and comes out again."""
Forget = Callable[[DataKind, Iterable[str]], None]
"""Called with what of them is gone, and ids of sessions."""


class Eraser:
    """Plans and does it. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        save_settings: Callable[[Settings], None],
        forget: Forget,
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._save_settings = save_settings
        self._forget = forget

    # --- what there is ---

    def plan(self, person: str, also: Iterable[str] = ()) -> ErasurePlan:
        """Return what there is of a person; see `PrivacyDesk.erasure`."""
        store = self._parts.store
        others = tuple(" ".join(name.split()) for name in also if name.strip())
        names = self.names(person, others)
        calls = self._calls(names)
        sizes = store.sound_sizes(call.recording for call in calls)
        theirs, authored = store.erasing.counts(names)
        plan = ErasurePlan(
            person=person,
            names=tuple(dict.fromkeys((*names, *others))),
            calls=len(calls),
            first_call=min((call.started_at for call in calls), default=None),
            last_call=max((call.started_at for call in calls), default=None),
            recordings=len(sizes),
            bytes=sum(sizes.values()),
            records=theirs,
            authored=authored,
            spoken_comments=store.erasing.spoken(names),
            mentions=tuple(found.mention for found in store.erasing.mentions(names, others)),
            held=tuple(hold for name in names for hold in store.privacy.holds(name)),
            account=any(account.name in names for account in store.people.list()),
        )
        return replace(plan, alike=self._alike(person)) if plan.nothing else plan

    def _alike(self, person: str) -> tuple[str, ...]:
        """Return the names here that a name that nobody has may have been meant for."""
        sought = fold(" ".join(person.split()))
        there = {fold(name): name for name in self._parts.store.erasing.everybody() if not name.startswith(_ERASED)}
        there.pop(fold(SCRIPTED_TRAINEE), None)
        within = sorted(folded for folded in there if all(word in folded for word in sought.split()))
        near = get_close_matches(sought, there, _MOST_ALIKE, 0.75)
        return tuple(there[folded] for folded in dict.fromkeys((*within, *near)))[:_MOST_ALIKE]

    def names(self, person: str, others: Iterable[str]) -> tuple[str, ...]:
        """Return every spelling of their name that the tables have, earlier names among them."""
        shown = " ".join(person.split())
        if not shown or shown == SCRIPTED_TRAINEE:
            raise InputError("Nobody is called that.", hint="Give the name of a person.", code="person")
        wanted, known = [shown, *others], set[str]()
        accounts = {account.name for account in self._parts.store.people.list()} - {shown}
        while wanted:
            name = wanted.pop()
            if name in known:
                continue
            known.add(name)
            renamed = AuditFilter((AuditKind.PERSON_RENAMED.value,), about=name)
            for entry in self._parts.audit.table.entries(renamed):
                if name in entry.about:  # an earlier name may be somebody else's by now
                    wanted += [old for old in entry.also if old not in accounts]
        return tuple(sorted({*known, *self._parts.store.erasing.spellings(known)}))

    def _calls(self, names: tuple[str, ...]) -> tuple[SessionSummary, ...]:
        return self._parts.store.list(SessionFilter(people=names)) if names else ()

    # --- doing it ---

    def erase(self, plan: ErasurePlan, choices: ErasureChoices, report: Report, *, entry: NewEntry) -> ErasureReport:
        """Erase; see `PrivacyDesk.erase`. `entry` is what the audit log will say."""
        names = self.names(plan.person, plan.names)
        self._check(names, choices)
        at = datetime.now(UTC)
        erased = self._parts.store.erased
        marks = erased.begin((*names, *plan.names), at)
        write_file(self._parts.places.erased, erased.all())
        done = self._do(names, plan.names, choices, report, entry)
        erased.finish(marks)
        return replace(done, erased_at=at)

    def _check(self, names: tuple[str, ...], choices: ErasureChoices) -> None:
        store = self._parts.store
        if any(call.state == "running" for call in self._calls(names)):
            raise InputError("A call of this person runs now.", hint="End it first.", code="session")
        if not choices.despite_holds and any(store.privacy.holds(name) for name in names):
            raise InputError(
                "Calls of this person are on hold.",
                hint="Release them first, or say that they are to go in spite of it.",
                code="held",
            )
        heads = [one for one in store.people.list() if one.role == Role.ADMINISTRATOR]
        if heads and all(one.name in names for one in heads):
            raise InputError(
                "Nobody would be left who can manage people.",
                hint="Make somebody else an administrator first.",
                code="last_administrator",
            )

    def _do(
        self,
        names: tuple[str, ...],
        also: tuple[str, ...],
        choices: ErasureChoices,
        report: Report,
        entry: NewEntry,
    ) -> ErasureReport:
        store = self._parts.store
        calls = self._calls(names)
        files = self._delete_calls(calls, report)
        label = f"{_ERASED}{secrets.token_hex(4)})"
        audit = self._parts.audit.table

        def log(gone: Gone) -> tuple[AuditTable, NewEntry]:
            told: Details = {**(entry.details or {}), "calls": len(calls), "rows": gone.rows, "masked": gone.masked}
            return audit, replace(entry, details=told)

        gone, head = store.erasing.detach(names, also, label, choices, log)
        audit.anchored(head)
        found = self._forget_outside(names, also)
        left = (*found.left, *self._compact(), *self._lost())
        return ErasureReport(
            erased_at=datetime.now(UTC),
            label=label,
            calls=len(calls),
            files=files + gone.spoken,
            rows=gone.rows,
            masked=gone.masked,
            kept_mentions=gone.kept,
            log_lines=found.log_lines,
            audit_entry=head.number,
            leftovers=left,
        )

    def _delete_calls(self, calls: Sequence[SessionSummary], report: Report) -> int:
        store, files, ids = self._parts.store, 0, [call.id for call in calls]
        recordings = {call.id: call.recording for call in calls}
        for number, session_id in enumerate(ids):
            report(number, len(ids))
            names = [comment.recording for comment in store.comments.of_session(session_id)]
            files += len(store.sound_sizes((recordings.get(session_id, ""), *names)))
            store.delete(session_id, tidy=False)
        store.erasing.forget_retries(ids)
        if ids:
            self._forget("results", ids)
        return files

    def _forget_outside(self, names: tuple[str, ...], also: tuple[str, ...]) -> traces.Traces:
        """Take them out of settings, logs, and whatever else lies in the folders of this person."""
        settings = self._settings()
        if settings.trainee in names:
            self._save_settings(replace(settings, trainee=""))
        return traces.scrub(self._parts.places, (*names, *also))

    def _compact(self) -> tuple[Told, ...]:
        try:
            self._parts.store.compact()
        except MachineError as error:
            _log.warning("%s", error)
            self._parts.store.tidy()
            why = ". ".join(text.rstrip(".") for text in (error.message, error.hint) if text)
            told = f"Everything is deleted in the database, which could not be written anew. {why}."
            where = self._parts.store.place
            return (Told(told, "left_database", cause=error.code, why=f"{why}.", where=where),)
        return ()

    def _lost(self) -> tuple[Told, ...]:
        left = self._parts.store.sounds.purge()
        if not left:
            return ()
        lie = counted(left, "deleted recording lies", "deleted recordings lie")
        told = f"{lie} in the folder or bucket until a computer that knows it starts."
        return (Told(told, "left_objects", count=left),)

    # --- again ---

    def replay(self, report: Report) -> int:
        """Erase again whoever was erased and is here again: from a backup, an import, another machine.

        Who has the same name and came later is somebody else, and stays. Return how many were erased again.
        """
        store = self._parts.store
        store.erased.carry(read_file(self._parts.places.erased))
        listed = store.erased.all()
        if not listed:
            return 0
        marks = {one.mark: one for one in listed}
        salts = {salt_of(one.mark) for one in listed} - {""}
        found = 0
        for name in sorted(store.erasing.everybody()):
            known = next((marks[mark] for salt in salts if (mark := mark_of(name, salt)) in marks), None)
            if known is not None:
                found += self._again(name, known.erased_at, report)
        store.erased.finish(one.mark for one in listed if not one.finished)
        return found

    def _again(self, name: str, erased_at: datetime, report: Report) -> bool:
        calls = self._calls((name,))
        old = [call.id for call in calls if call.started_at < erased_at]
        account = next((one for one in self._parts.store.people.list() if one.name == name), None)
        newer = len(old) < len(calls) or (account is not None and account.created_at > erased_at)
        if newer:
            self._delete_calls([call for call in calls if call.id in old], report)
            return bool(old)
        entry = self._parts.audit.entry(AuditKind.ERASED, about=name, by="", details={"again": True})
        self._do((name,), (), ErasureChoices(despite_holds=True), report, entry)
        return True
