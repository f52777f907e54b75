"""Assignments: what trainers give and change, what trainees see, and the calls that are held for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.desk.assignment_terms import checked
from roleplay.core.assignments import Assignment, Attempt, Terms
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError
from roleplay.core.records import SCRIPTED_TRAINEE, Settings
from roleplay.review.assignments import (
    Members,
    Overview,
    Refusal,
    Standing,
    fixed_terms,
    refusal,
    standing,
    standings,
    urgency,
)
from roleplay.review.recommendation import AssignedCustomer

if TYPE_CHECKING:
    from roleplay.app.options import CallOptions
    from roleplay.app.parts import Parts
    from roleplay.core.assignments import AssignedCall
    from roleplay.core.groups import Group
    from roleplay.core.records import ScenarioSummary

_REFUSED: dict[Refusal, tuple[str, str]] = {
    "withdrawn": ("This assignment was withdrawn.", "Rehearse the customer as you like."),
    "not_assigned": ("This assignment is not for {person}.", "The name stands in the settings."),
    "used_up": ("All attempts of this assignment are used up.", "Ask your trainer for another one."),
    "running": ("A call for this assignment runs already.", "End it first."),
}
_TERM_NAMES = {"scenario_id": "customer", "language": "language", "mode": "mode", "level": "level"}


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment as one trainee sees it."""

    assignment: Assignment
    standing: Standing
    refusal: Refusal | None
    """Why no call can be held for it now; None when one can."""


def local_today() -> date:
    """Return the day of the calendar where this machine stands."""
    return datetime.now(UTC).astimezone().date()


@guarded
class AssignmentDesk:
    """What the window and the command line ask of assignments.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    def __init__(
        self,
        parts: Parts,
        settings: Callable[[], Settings],
        today: Callable[[], date] = local_today,
        *,
        blind: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """`blind` returns the sessions that are not judged yet for whoever asks, because they grade them blind."""
        self._parts = parts
        self._settings = settings
        self._blind = blind
        self.today = today

    # --- for trainees ---

    def mine(self, trainee: str | None = None) -> tuple[Assigned, ...]:
        """Return what is assigned to a trainee (None: that of the settings), what is most urgent first."""
        person = self._settings().trainee if trainee is None else trainee
        store = self._parts.store.assignments
        held = [one for one in store.list() if one.withdrawn_at is None]
        if not person or not held:
            return ()
        members, calls, today = self._members(), store.calls(trainee=person), self.today()
        found = []
        for one in held:
            theirs = [call for call in calls if call.attempt.assignment_id == one.id]
            why_not = refusal(one, person, theirs, members)
            if why_not != "not_assigned":
                found.append(Assigned(one, standing(one, person, theirs, today), why_not))
        return tuple(sorted(found, key=lambda each: urgency(each.assignment, each.standing)))

    def name_wanted(self) -> bool:
        """Tell whether something is assigned here to people by name while the settings name nobody."""
        if self._settings().trainee:
            return False
        return any(one.withdrawn_at is None for one in self._parts.store.assignments.list())

    def to_begin(self, trainee: str) -> tuple[AssignedCustomer, ...]:
        """Return what a trainee can and should begin, the most urgent first, as the advice takes it."""
        return tuple(
            AssignedCustomer(each.assignment.id, terms.scenario_id, terms.mode, terms.level, terms.due)
            for each in self.mine(trainee)
            if each.refusal is None and not each.standing.settled
            for terms in (each.assignment.terms,)
        )

    def begin(self, options: CallOptions, trainee: str) -> tuple[CallOptions, Attempt]:
        """Return the options as the assignment wants them, and what ties the call to it.

        Raises `InputError` when there is no such assignment, or the trainee cannot hold a call for it now.
        """
        if options.retry is not None:
            raise InputError(
                "A second try is practice, and belongs to no assignment.", hint="Ring the customer anew."
            )
        store = self._parts.store.assignments
        found = store.get(options.assignment)
        why_not = refusal(found, trainee, store.calls(assignment_id=found.id, trainee=trainee), self._members())
        if why_not is not None:
            message, hint = _REFUSED[why_not]
            named = trainee if trainee not in ("", SCRIPTED_TRAINEE) else "somebody without a name"
            raise InputError(message.replace("{person}", named), hint=hint, code=f"assignment_{why_not}")
        terms = found.terms
        wanted = replace(
            options,
            assignment=found.id,
            scenario_id=terms.scenario_id,
            language=terms.language or options.language,
            mode=terms.mode,
            level=terms.level,
        )
        return wanted, Attempt(found.id, found.versions[-1].number, self.today())

    # --- for trainers ---

    def overview(self) -> tuple[Overview, ...]:
        """Return all assignments with where everybody stands, the newest first."""
        store = self._parts.store.assignments
        members, today = self._members(), self.today()
        by_assignment: dict[str, list[AssignedCall]] = {}
        for call in self._seen(store.calls()):
            by_assignment.setdefault(call.attempt.assignment_id, []).append(call)
        return tuple(
            Overview(one, standings(one, by_assignment.get(one.id, ()), members, today)) for one in store.list()
        )

    def get(self, identifier: str) -> Overview:
        """Return an assignment by its id or the beginning of it. Raises `InputError`."""
        store = self._parts.store.assignments
        found = store.get(identifier)
        calls = self._seen(store.calls(assignment_id=found.id))
        return Overview(found, standings(found, calls, self._members(), self.today()))

    def _seen(self, calls: Iterable[AssignedCall]) -> tuple[AssignedCall, ...]:
        blind = self._blind()
        return tuple(
            replace(call, score=None, grade=None, grade_passed=None) if call.session_id in blind else call
            for call in calls
        )

    def create(self, terms: Terms, *, copied_from: str = "") -> Assignment:
        """Assign. The title and the customer of the scenario are filled in. Raises `InputError`."""
        now = checked(terms, self._scenarios(terms), self.groups(), self.today())
        made = self._parts.store.assignments.create(now, at=datetime.now(UTC), by=self._me, copied_from=copied_from)
        self._log(made)
        return made

    def _log(self, assignment: Assignment) -> None:
        people = [one.name for one in assignment.terms.assignees if one.kind == "person"]
        self._parts.audit.record(AuditKind.ASSIGNED, about=people, subject=assignment.id)

    def change(self, assignment: Assignment, terms: Terms) -> Assignment:
        """Ask something else from now on; the same terms change nothing.

        Raises `InputError`: for terms that make no sense, for those that would make calls incomparable that were held
        already, and when somebody else changed the assignment since it was read.
        """
        store = self._parts.store.assignments
        now = checked(terms, self._scenarios(terms), self.groups(), self.today(), assignment.terms)
        if now == assignment.terms:
            return assignment
        other = fixed_terms(assignment.terms, now)
        if other and (held := store.calls(assignment_id=assignment.id)):
            named = ", ".join(_TERM_NAMES[name] for name in other)
            raise InputError(
                f"{len(held)} call{' was' if len(held) == 1 else 's were'} held for this assignment: "
                f"its {named} cannot be changed any more.",
                hint="Withdraw it, and change a copy.",
                code=f"assignment_{other[0]}",
            )
        changed = store.change(assignment, now, at=datetime.now(UTC), by=self._me)
        self._log(changed)
        return changed

    def withdraw(self, identifier: str) -> Assignment:
        """Ask it of nobody any more; the calls stay. Raises `InputError`."""
        return self._parts.store.assignments.withdraw(identifier, at=datetime.now(UTC), by=self._me)

    def reinstate(self, identifier: str) -> Assignment:
        """Ask again what was withdrawn. Raises `InputError`."""
        return self._parts.store.assignments.reinstate(identifier)

    def export(self, path: Path, wanted: Iterable[Overview] | None = None) -> int:
        """Write CSV, one row a person and assignment (None: all); return the number of rows. Raises `ExportError`."""
        from roleplay.export.assignments import export_assignments

        rows = self.overview() if wanted is None else tuple(wanted)
        self._parts.audit.exported("assignments", about={each.person for one in rows for each in one.standings})
        return export_assignments(((one.assignment, one.standings) for one in rows), path)

    def people(self) -> tuple[str, ...]:
        """Return the names of all who held calls, are in groups, or have assignments; in alphabetical order."""
        store = self._parts.store.assignments
        named = {one.name for each in store.list() for one in each.terms.assignees if one.kind == "person"}
        in_groups = {name for names in self._members().values() for name in names}
        every = {*store.trainees(), *named, *in_groups} - {"", SCRIPTED_TRAINEE}
        return tuple(sorted(every, key=lambda name: (name.casefold(), name)))

    def groups(self) -> tuple[Group, ...]:
        """Return the groups, in alphabetical order."""
        return self._parts.store.groups.list()

    @property
    def _me(self) -> str:
        return self._settings().trainee

    def _scenarios(self, terms: Terms) -> tuple[ScenarioSummary, ...]:
        return self._parts.library.list(terms.language or self._settings().call_language)

    def _members(self) -> Members:
        return {group.id: group.members for group in self.groups()}
