"""People who sign in: their accounts, roles, and whom they train."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Select, case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.people import Account, NewAccount, OneTimeCode, Policy, Standing, checked_name
from roleplay.core.rights import Role
from roleplay.store.database import Database
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema_people import (
    AccessPolicyRow,
    GroupTrainerRow,
    OneTimeCodeRow,
    PersonRow,
    SignInRow,
)
from roleplay.store.schema_practice import GroupMemberRow, GroupRow
from roleplay.store.server_entry import ServerEntry
from roleplay.store.sign_in_delays import SignInDelays
from roleplay.store.sign_ins import Codes, SignIns, put_code

Strings = builtins.list[str]


class PeopleStore(StorePart):
    """All accounts. Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way.

    No change leaves the store without an administrator who can sign in: it is refused with `InputError` (code
    `last_administrator`), and so is one about somebody who is gone (code `person`).
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.server = ServerEntry(database)
        self.codes = Codes(database)
        self.sign_ins = SignIns(database)
        self.delays = SignInDelays(database)

    # --- what was chosen for the store ---

    def policy(self) -> Policy | None:
        """Return what was chosen, None until somebody has."""
        with self._snapshot() as connection:
            row = connection.execute(select(AccessPolicyRow.accounts, AccessPolicyRow.lock_minutes)).one_or_none()
            return None if row is None else Policy(row.accounts, row.lock_minutes)

    def save_policy(self, policy: Policy) -> None:
        """Keep what was chosen. Raises `InputError` where people sign in already and would not any more."""
        with self._transaction() as connection:
            _write_policy(connection, policy)

    def begin(self, administrator: str, passphrase: str, recovery: str, at: datetime) -> tuple[str, ...]:
        """Let people sign in from now on: the first one is the administrator, the others wait for their code.

        `passphrase` is a hash, `recovery` the digest of the recovery code. Return the names in the store that could
        get no account, since they are no names or too like another one. Raises `InputError` when people sign in
        already.
        """
        with self._transaction() as connection:
            if connection.scalar(select(AccessPolicyRow.accounts)):
                raise InputError("People sign in here already.", hint="Sign in.", code="accounts")
            first = _insert(connection, NewAccount(administrator, Role.ADMINISTRATOR), at)
            connection.execute(
                update(PersonRow).where(PersonRow.id == first).values(passphrase=self.server.kept(passphrase))
            )
            connection.execute(
                insert(OneTimeCodeRow).values(person_id=first, kind="recovery", digest=recovery, made_at=at)
            )
            left = _adopt(connection, administrator, at)
            _write_policy(connection, Policy(accounts=True))
        return left

    # --- reading ---

    def list(self) -> tuple[Account, ...]:
        """Return everybody, in alphabetical order."""
        with self._snapshot() as connection:
            groups, trains = _groups(connection)
            rows = connection.execute(_ACCOUNT.order_by(PersonRow.folded))
            return tuple(_account(row, groups, trains) for row in rows)

    def get(self, person_id: int) -> Account | None:
        """Return somebody, None when they are gone."""
        return self._one(_ACCOUNT.where(PersonRow.id == person_id))

    def find(self, name: str) -> Account | None:
        """Return the person whose name is written so, or alike; None when there is nobody."""
        return self._one(_ACCOUNT.where(PersonRow.folded == fold(" ".join(name.split()))))

    def _one(self, query: Select[*tuple[object, ...]]) -> Account | None:
        with self._snapshot() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            return _account(row, *_groups(connection, row.name, row.id))

    def credentials(self, name: str) -> tuple[int, str | None]:
        """Return id and hash of the passphrase of who may sign in with a name; 0 and None for nobody.

        One query, whoever it is: how long it takes tells nothing. The id alone is of somebody who may not sign in.
        """
        query = select(PersonRow.id, PersonRow.passphrase, PersonRow.active)
        with self._snapshot() as connection:
            row = connection.execute(query.where(PersonRow.folded == fold(" ".join(name.split())))).one_or_none()
            return (0, None) if row is None else (row.id, row.passphrase if row.active else None)

    def trained_by(self, person_id: int) -> frozenset[str] | None:
        """Return the names of those in the groups that somebody trains, None when they were given no group."""
        with self._snapshot() as connection:
            groups = connection.scalars(
                select(GroupTrainerRow.group_id).where(GroupTrainerRow.person_id == person_id)
            ).all()
            if not groups:
                return None
            members = select(GroupMemberRow.trainee).where(GroupMemberRow.group_id.in_(groups))
            return frozenset(connection.scalars(members))

    def unclaimed(self) -> tuple[str, ...]:
        """Return the names that stand in the store without an account, in alphabetical order."""
        from roleplay.store.names import names_in_use

        with self._snapshot() as connection:
            known = set(connection.scalars(select(PersonRow.name)))
            return tuple(sorted(names_in_use(connection) - known, key=fold))

    # --- changing ---

    def take_in(
        self,
        new: Sequence[tuple[NewAccount, OneTimeCode]],
        changes: Sequence[tuple[int, NewAccount]] = (),
        *,
        at: datetime,
    ) -> tuple[Account, ...]:
        """Add people, each with a one-time code, and give others another role and further groups; all or nothing.

        Groups that are missing are made. Return the new accounts, in the order given. Raises `InputError` (code
        `name_taken`), too.
        """
        with self._transaction() as connection:
            ids = [_insert(connection, each, at) for each, _code in new]
            for person_id, (each, code) in zip(ids, new, strict=True):
                put_code(connection, person_id, "reset", code)
                _join_groups(connection, checked_name(each.name), each.groups)
                _train(connection, person_id, each.trains)
            for person_id, each in changes:
                name = _need(connection, person_id)
                _set_role(connection, person_id, each.role)
                _join_groups(connection, name, each.groups)
                _train(connection, person_id, each.trains)
            if changes:
                _need_administrator(connection)
            groups, trains = _groups(connection)
            rows = {row.id: row for row in connection.execute(_ACCOUNT)}
            return tuple(_account(rows[person_id], groups, trains) for person_id in ids)

    def set_role(self, person_id: int, role: Role) -> None:
        """Give somebody another role. Who is no trainer any more trains no group. Raises `InputError`."""
        with self._transaction() as connection:
            _need(connection, person_id)
            _set_role(connection, person_id, role)
            _need_administrator(connection)

    def set_trains(self, person_id: int, groups: Iterable[str]) -> None:
        """Say which groups somebody trains, in place of those before; none for everybody. Raises `InputError`."""
        with self._transaction() as connection:
            _need(connection, person_id)
            connection.execute(delete(GroupTrainerRow).where(GroupTrainerRow.person_id == person_id))
            _train(connection, person_id, tuple(groups), make=False)

    def set_active(self, person_id: int, *, active: bool) -> None:
        """Let somebody in again, or not any more: then their sign-ins and codes are void. Raises `InputError`."""
        with self._transaction() as connection:
            _need(connection, person_id)
            connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(active=active))
            if not active:
                _void(connection, person_id)
            _need_administrator(connection)

    def set_passphrase(self, person_id: int, passphrase: str) -> None:
        """Keep the hash of a new passphrase; sign-ins with the old one are void. Raises `InputError`."""
        with self._transaction() as connection:
            _need(connection, person_id)
            kept = self.server.kept(passphrase)
            connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(passphrase=kept))
            connection.execute(delete(SignInRow).where(SignInRow.person_id == person_id))

    def rehash(self, person_id: int, before: str, after: str) -> None:
        """Keep another hash of the same passphrase, unless it was changed meanwhile."""
        if self._database.shared:
            return  # what the server keeps is no hash
        with self._transaction() as connection:
            this = (PersonRow.id == person_id, PersonRow.passphrase == before)
            connection.execute(update(PersonRow).where(*this).values(passphrase=after))

    def signed_in(self, person_id: int, at: datetime) -> None:
        """Keep when somebody has signed in."""
        with self._transaction() as connection:
            connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(signed_in_at=at))

    def rename(self, person_id: int, name: str) -> str:
        """Give somebody another name, with everything that carries it, at once; return it as it is kept.

        Raises `InputError`: for a name that is none, and (code `name_taken`) for one that somebody else has or that
        stands in the store for somebody without an account.
        """
        from roleplay.store.names import names_in_use, rename

        wanted = checked_name(name)
        with self._transaction() as connection:
            before = _need(connection, person_id)
            if wanted == before:
                return wanted
            if wanted in names_in_use(connection):
                raise _taken(wanted)
            _set_name(connection, person_id, wanted)
            rename(connection, before, wanted)
        return wanted

    def claim(self, loose: str, person_id: int) -> None:
        """Make what stands in the store under a name without account that of a person. Raises `InputError`."""
        from roleplay.store.names import rename

        with self._transaction() as connection:
            name = _need(connection, person_id)
            if connection.scalar(select(PersonRow.id).where(PersonRow.name == loose)) is not None:
                raise InputError(
                    f"{loose} has an account.", hint="Only loose names can be claimed.", code="name_taken"
                )
            rename(connection, loose, name)


_ACCOUNT = select(
    PersonRow.id,
    PersonRow.name,
    PersonRow.role,
    case(
        (~PersonRow.active, Standing.INACTIVE.value),
        (PersonRow.passphrase.is_(None), Standing.WAITING.value),
        else_=Standing.ACTIVE.value,
    ).label("standing"),
    PersonRow.created_at,
    PersonRow.signed_in_at,
    select(OneTimeCodeRow.expires_at)
    .where(OneTimeCodeRow.person_id == PersonRow.id, OneTimeCodeRow.kind == "reset")
    .scalar_subquery()
    .label("code_until"),
)


def _account(row: Row[*tuple[object, ...]], groups: dict[str, Strings], trains: dict[int, Strings]) -> Account:
    return Account(
        row.id,
        row.name,
        Role(row.role),
        Standing(row.standing),
        row.created_at,
        row.signed_in_at,
        tuple(groups.get(row.name, ())),
        tuple(trains.get(row.id, ())),
        row.code_until,
    )


def _groups(
    connection: Connection, name: str | None = None, person_id: int | None = None
) -> tuple[dict[str, Strings], dict[int, Strings]]:
    """Return the groups in which people are, by name, and those that they train, by id; in alphabetical order."""
    within, trains = dict[str, Strings](), dict[int, Strings]()
    members = select(GroupMemberRow.trainee, GroupRow.name).join(GroupRow, GroupRow.id == GroupMemberRow.group_id)
    trainers = select(GroupTrainerRow.person_id, GroupRow.name).join(
        GroupRow, GroupRow.id == GroupTrainerRow.group_id
    )
    if name is not None:
        members = members.where(GroupMemberRow.trainee == name)
        trainers = trainers.where(GroupTrainerRow.person_id == person_id)
    for person, group in connection.execute(members.order_by(GroupRow.folded)):
        within.setdefault(person, []).append(group)
    for trainer, group in connection.execute(trainers.order_by(GroupRow.folded)):
        trains.setdefault(trainer, []).append(group)
    return within, trains


def _insert(connection: Connection, new: NewAccount, at: datetime) -> int:
    name = checked_name(new.name)
    _need_free(connection, name)
    values = {"name": name, "folded": fold(name), "role": new.role.value, "active": True, "created_at": at}
    return int(connection.execute(insert(PersonRow).values(**values).returning(PersonRow.id)).scalar_one())


def _adopt(connection: Connection, administrator: str, at: datetime) -> tuple[str, ...]:
    """Give an account to everybody who has practised here; return the names that cannot have one."""
    from roleplay.store.names import trainees

    left = []
    for name in sorted(trainees(connection) - {checked_name(administrator)}, key=lambda each: (fold(each), each)):
        try:
            kept_otherwise = checked_name(name) != name
            if not kept_otherwise:
                _insert(connection, NewAccount(name, Role.TRAINEE), at)
        except InputError:
            kept_otherwise = True
        if kept_otherwise:
            left.append(name)
    return tuple(left)


def _need_free(connection: Connection, name: str, *, but: int = 0) -> None:
    alike = select(PersonRow.id).where(PersonRow.folded == fold(name), PersonRow.id != but)
    if connection.scalar(alike) is not None:
        raise _taken(name)


def _taken(name: str) -> InputError:
    return InputError(
        f"There is somebody called {name!r}, or so alike that nobody could tell them apart.",
        hint="Choose another name, such as one with an initial.",
        code="name_taken",
    )


def _set_name(connection: Connection, person_id: int, name: str) -> None:
    _need_free(connection, name, but=person_id)
    try:
        changed = update(PersonRow).where(PersonRow.id == person_id).values(name=name, folded=fold(name))
        connection.execute(changed)
    except IntegrityError as error:
        raise _taken(name) from error


def _set_role(connection: Connection, person_id: int, role: Role) -> None:
    connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(role=role.value))
    if role is not Role.TRAINER:
        connection.execute(delete(GroupTrainerRow).where(GroupTrainerRow.person_id == person_id))


def _need(connection: Connection, person_id: int) -> str:
    name = connection.scalar(select(PersonRow.name).where(PersonRow.id == person_id))
    if name is None:
        raise InputError("This person is not there any more.", hint="Look at the list anew.", code="person")
    return name


def _need_administrator(connection: Connection) -> None:
    left = select(func.count()).where(
        PersonRow.role == Role.ADMINISTRATOR.value, PersonRow.active, PersonRow.passphrase.is_not(None)
    )
    if not connection.scalar(left):
        raise InputError(
            "Nobody would be left who can manage people.",
            hint="Make somebody else an administrator first, and let them sign in once.",
            code="last_administrator",
        )


def _void(connection: Connection, person_id: int) -> None:
    connection.execute(delete(SignInRow).where(SignInRow.person_id == person_id))
    connection.execute(
        delete(OneTimeCodeRow).where(OneTimeCodeRow.person_id == person_id, OneTimeCodeRow.kind == "reset")
    )


def _join_groups(connection: Connection, name: str, groups: Iterable[str]) -> None:
    for group_id in _group_ids(connection, groups):
        row = (GroupMemberRow.group_id == group_id, GroupMemberRow.trainee == name)
        if connection.scalar(select(GroupMemberRow.group_id).where(*row)) is None:
            connection.execute(insert(GroupMemberRow).values(group_id=group_id, trainee=name))


def _train(connection: Connection, person_id: int, groups: Iterable[str], *, make: bool = True) -> None:
    for group_id in _group_ids(connection, groups, make=make):
        row = (GroupTrainerRow.group_id == group_id, GroupTrainerRow.person_id == person_id)
        if connection.scalar(select(GroupTrainerRow.group_id).where(*row)) is None:
            connection.execute(insert(GroupTrainerRow).values(group_id=group_id, person_id=person_id))


def _group_ids(connection: Connection, groups: Iterable[str], *, make: bool = True) -> Iterable[int]:
    for group in groups:
        shown = " ".join(group.split())
        found = connection.scalar(select(GroupRow.id).where(GroupRow.folded == fold(shown)))
        if found is None and not make:
            raise InputError(
                f"There is no group {shown!r}.", hint="Choose one of those that there are.", code="group"
            )
        if found is None:
            added = insert(GroupRow).values(name=shown, folded=fold(shown)).returning(GroupRow.id)
            found = connection.execute(added).scalar_one()
        yield found


def _write_policy(connection: Connection, policy: Policy) -> None:
    if connection.scalar(select(AccessPolicyRow.accounts)) and not policy.accounts:
        raise InputError(
            "People sign in here already; that cannot be undone.",
            hint="Use a store of your own: set ROLEPLAY_HOME to another folder.",
            code="accounts",
        )
    connection.execute(delete(AccessPolicyRow))
    connection.execute(
        insert(AccessPolicyRow).values(id=1, accounts=policy.accounts, lock_minutes=policy.lock_minutes)
    )
