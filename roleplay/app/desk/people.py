"""People for the administrator: accounts, roles, one-time codes, and many at once from a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from roleplay.app.access import codes
from roleplay.app.access.guard import guarded
from roleplay.app.access.people_file import PersonLine, read_people
from roleplay.app.parts import Parts
from roleplay.core.audit import AuditKind
from roleplay.core.counting import counted
from roleplay.core.errors import InputError
from roleplay.core.people import Account, NewAccount, Policy, Standing
from roleplay.core.rights import Role
from roleplay.core.told import Told

if TYPE_CHECKING:
    from roleplay.store.people import PeopleStore

LineVerdict = Literal["add", "change", "same", "problem"]


@dataclass(frozen=True, slots=True)
class Issued:
    """A one-time code that somebody was given; it is shown now and never again."""

    account: Account
    code: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """What taking in a line of a table would do."""

    line: int
    """Of the file, the first one is 1."""
    verdict: LineVerdict
    wanted: NewAccount
    message: str
    """What is wrong, or what would change (`core.told.Told`); empty where there is nothing to say."""
    account_id: int = 0
    """Of who is there already."""
    no_role: str = ""
    """What stands in place of a role and is none."""


@dataclass(frozen=True, slots=True)
class PeoplePlan:
    """What taking in a table would do; nothing is done yet."""

    path: Path
    lines: tuple[PlannedLine, ...]
    new_groups: tuple[str, ...]
    """Names of groups that would be made."""

    def count(self, verdict: LineVerdict) -> int:
        """Return how many lines have a verdict."""
        return sum(line.verdict == verdict for line in self.lines)

    @property
    def ok(self) -> bool:
        """Whether it can be taken in: all lines or none."""
        return not self.count("problem")


@dataclass(frozen=True, slots=True)
class PeopleTaken:
    """What taking in a table has done."""

    issued: tuple[Issued, ...]
    """The new people with their codes, which are shown now and never again."""
    changed: int
    same: int


@guarded
class PeopleDesk:
    """Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way.

    People are meant by the id of their account. Whatever would leave nobody who can manage people is refused with
    `InputError` (code `last_administrator`).
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    # --- looking ---

    def list(self) -> tuple[Account, ...]:
        """Return the accounts that may be seen, in alphabetical order."""
        return self._store.list()

    def get(self, name: str) -> Account:
        """Return somebody by their name. Raises `InputError` (code `person`)."""
        found = self._store.find(name)
        if found is None:
            raise InputError(
                f"There is nobody called {name!r}.", hint="`roleplay people list` shows all.", code="person"
            )
        return found

    def unclaimed(self) -> tuple[str, ...]:
        """Return the names that stand in the store without an account, in alphabetical order."""
        return self._store.unclaimed()

    # --- one at a time ---

    def add(
        self, name: str, role: Role = Role.TRAINEE, groups: Iterable[str] = (), trains: Iterable[str] = ()
    ) -> Issued:
        """Add somebody; the code lets them choose a passphrase. Raises `InputError` (codes `name`, `name_taken`)."""
        new = NewAccount(name, role, tuple(groups), tuple(trains))
        code = codes.new_code()
        (account,) = self._store.take_in([(new, codes.reset_code(code, _now()))], at=_now())
        self._log(AuditKind.PERSON_ADDED, account, role=role.value)
        return Issued(account, code)

    def rename(self, person_id: int, name: str) -> str:
        """Give somebody another name, everywhere at once; return it as it is kept. Raises `InputError`."""
        before = self._account(person_id)
        after = self._store.rename(person_id, name)
        if after != before.name:
            self._parts.audit.record(
                AuditKind.PERSON_RENAMED, about=after, also=(before.name,), subject=str(person_id)
            )
        self._changed()
        return after

    def set_role(self, person_id: int, role: Role) -> None:
        """Give somebody another role, at once. Raises `InputError`."""
        before = self._account(person_id)
        self._store.set_role(person_id, role)
        if before.role is not role:
            self._log(AuditKind.ROLE_CHANGED, before, before=before.role.value, after=role.value)
        self._changed()

    def set_trains(self, person_id: int, groups: Iterable[str]) -> None:
        """Say which groups a trainer trains, by name; none for everybody. Raises `InputError`."""
        account = self._account(person_id)
        names = tuple(groups)
        if names and account.role is not Role.TRAINER:
            raise InputError(f"{account.name} is no trainer.", hint="Change the role first.", code="role")
        self._store.set_trains(person_id, names)
        self._log(AuditKind.ROLE_CHANGED, account, groups=len(names))
        self._changed()

    def deactivate(self, person_id: int) -> None:
        """Let somebody sign in no more; what they did stays. Raises `InputError`."""
        self._set_active(person_id, active=False)

    def reactivate(self, person_id: int) -> None:
        """Let somebody sign in again. Raises `InputError`."""
        self._set_active(person_id, active=True)

    def give_code(self, person_id: int) -> Issued:
        """Give somebody a one-time code to choose a new passphrase with; an earlier one is void.

        The passphrase of now holds until the code is used. Raises `InputError` for who may not sign in.
        """
        account = self._account(person_id)
        if account.standing is Standing.INACTIVE:
            raise InputError(f"{account.name} may not sign in.", hint="Let them sign in again first.", code="person")
        code = codes.new_code()
        self._store.codes.put(person_id, "reset", codes.reset_code(code, _now()))
        self._log(AuditKind.CODE_ISSUED, account, code="reset")
        return Issued(self._account(person_id), code)

    def claim(self, name: str, person_id: int) -> None:
        """Make what stands under a name without account that of a person. Raises `InputError`."""
        account = self._account(person_id)
        if name not in self._store.unclaimed():
            raise InputError(f"Nothing stands under the name {name!r}.", hint="Look at the list anew.", code="person")
        self._store.claim(name, person_id)
        self._parts.audit.record(AuditKind.PERSON_RENAMED, about=account.name, also=(name,), subject=str(person_id))

    def set_lock_minutes(self, minutes: int) -> None:
        """Set after how long without anybody doing anything the program locks, 1 to 480. Raises `InputError`."""
        if not 1 <= minutes <= 480:
            raise InputError("The program locks after 1 to 480 minutes.", hint="Give a number between them.")
        self._store.save_policy(Policy(accounts=True, lock_minutes=minutes))
        self._parts.audit.record(AuditKind.POLICY_CHANGED, details={"lock_minutes": minutes})
        self._changed()

    # --- many at once ---

    def plan_import(self, path: Path) -> PeoplePlan:
        """Say what taking in a table (CSV) would do, line by line. Raises `InputError` for a file that is none.

        See `app.access.people_file` for what stands in it.
        """
        from roleplay.store.folding import fold

        known = {fold(account.name): account for account in self._store.list()}
        groups = {fold(group.name) for group in self._parts.store.groups.list()}
        seen: dict[str, int] = {}
        lines, wanted = [], dict[str, str]()
        for line in read_people(path):
            key = fold(line.wanted.name)
            planned = _planned(line, known.get(key), seen.get(key))
            lines.append(planned)
            if planned.verdict != "problem":
                seen[key] = line.line
                wanted.update({fold(name): name for name in (*line.wanted.groups, *line.wanted.trains)})
        checked = tuple(_leaving_an_administrator(lines, known.values()))
        return PeoplePlan(path, checked, tuple(name for key, name in wanted.items() if key not in groups))

    def take_in(self, plan: PeoplePlan) -> PeopleTaken:
        """Do what was planned: all lines or none. Raises `InputError` for a wrong line, or one that has changed."""
        now_planned = self.plan_import(plan.path)
        if now_planned != plan:
            raise InputError(
                "People or the file have changed since.", hint="Look at the plan anew.", code="people_plan"
            )
        if not plan.ok:
            raise InputError(
                f"{counted(plan.count('problem'), 'line is', 'lines are')} wrong; nobody was taken in.",
                hint="Put them right, and try again.",
                code="people_plan",
            )
        new = [(line.wanted, codes.new_code()) for line in plan.lines if line.verdict == "add"]
        changes = [(line.account_id, line.wanted) for line in plan.lines if line.verdict == "change"]
        at = _now()
        added = self._store.take_in([(each, codes.reset_code(code, at)) for each, code in new], changes, at=at)
        if added:
            names = tuple(account.name for account in added)
            self._parts.audit.record(AuditKind.PERSON_ADDED, about=names, details={"from": "file"})
        if changes:
            names = tuple(each.name for _id, each in changes)
            self._parts.audit.record(AuditKind.ROLE_CHANGED, about=names, details={"from": "file"})
        self._changed()
        issued = tuple(Issued(account, code) for account, (_new, code) in zip(added, new, strict=True))
        return PeopleTaken(issued, len(changes), plan.count("same"))

    def export_codes(self, issued: Iterable[Issued], path: Path) -> int:
        """Write codes as CSV, a line a person, to be handed out; return how many. Raises `ExportError`."""
        from roleplay.export.tables import export_table

        every = tuple(issued)
        self._parts.audit.exported("codes", about={one.account.name for one in every})
        return export_table(path, ("name", "code"), ((one.account.name, one.code) for one in every))

    # --- ---

    @property
    def _store(self) -> PeopleStore:
        return self._parts.store.people

    def _account(self, person_id: int) -> Account:
        found = self._store.get(person_id)
        if found is None:
            raise InputError("This person is not there any more.", hint="Look at the list anew.", code="person")
        return found

    def _set_active(self, person_id: int, *, active: bool) -> None:
        account = self._account(person_id)
        self._store.set_active(person_id, active=active)
        self._log(AuditKind.PERSON_CHANGED, account, active=active)
        self._changed()

    def _log(self, kind: AuditKind, account: Account, **details: str | int | bool) -> None:
        self._parts.audit.record(kind, about=account.name, subject=str(account.id), details=details)

    def _changed(self) -> None:
        self._parts.access.forget()


def _now() -> datetime:
    return datetime.now(UTC)


def _leaving_an_administrator(lines: Sequence[PlannedLine], known: Iterable[Account]) -> Sequence[PlannedLine]:
    """Return the lines; those are wrong that would leave nobody who can manage people."""
    wanted = {line.account_id: line.wanted.role for line in lines if line.verdict == "change"}
    able = [account for account in known if account.standing is Standing.ACTIVE]
    before = {account.id for account in able if account.role is Role.ADMINISTRATOR}
    if not before or any(wanted.get(account.id, account.role) is Role.ADMINISTRATOR for account in able):
        return lines
    told = Told("Nobody would be left who can manage people.", "last_administrator")
    return [replace(line, verdict="problem", message=told) if line.account_id in before else line for line in lines]


def _planned(line: PersonLine, known: Account | None, earlier: int | None) -> PlannedLine:
    wanted = line.wanted
    if line.problem:
        return PlannedLine(line.line, "problem", wanted, line.problem, no_role=line.no_role)
    if earlier is not None:
        told = Told(f"Line {earlier} names the same person.", "twice", line=earlier)
        return PlannedLine(line.line, "problem", wanted, told)
    if known is None:
        return PlannedLine(line.line, "add", wanted, "")
    if known.name != wanted.name:
        told = Told(f"There is {known.name} already, who is spelt otherwise.", "spelt", name=known.name)
        return PlannedLine(line.line, "problem", wanted, told)
    changes = []
    if known.role is not wanted.role:
        changes.append(f"{known.role.value} becomes {wanted.role.value}")
    further = [name for name in wanted.groups if name not in known.groups]
    trained = [name for name in wanted.trains if name not in known.trains]
    changes += [f"joins {name}" for name in further] + [f"trains {name}" for name in trained]
    told = Told("; ".join(changes), "changes", role=(known.role, wanted.role), joins=further, trains=trained)
    return PlannedLine(line.line, "change" if changes else "same", wanted, told, known.id)
