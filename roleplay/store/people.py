"""People who sign in: their accounts, roles, and whom they train."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, delete, insert, select, update

from roleplay.core.errors import InputError
from roleplay.core.people import Account, NewAccount, OneTimeCode, Policy, checked_name
from roleplay.core.rights import Role
from roleplay.store import people_rows
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
from roleplay.store.schema_practice import GroupMemberRow
from roleplay.store.server_entry import ServerEntry
from roleplay.store.sign_in_delays import SignInDelays
from roleplay.store.sign_ins import Codes, SignIns, put_code


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
            people_rows.write_policy(connection, policy)

    def begin(self, administrator: str, passphrase: str, recovery: str, at: datetime) -> tuple[str, ...]:
        """Let people sign in from now on: the first one is the administrator, the others wait for their code.

        `passphrase` is a hash, `recovery` the digest of the recovery code. Return the names in the store that could
        get no account, since they are no names or too like another one. Raises `InputError` when people sign in
        already.
        """
        with self._transaction() as connection:
            if connection.scalar(select(AccessPolicyRow.accounts)):
                raise InputError("People sign in here already.", hint="Sign in.", code="accounts")
            first = people_rows.add(connection, NewAccount(administrator, Role.ADMINISTRATOR), at)
            connection.execute(
                update(PersonRow).where(PersonRow.id == first).values(passphrase=self.server.kept(passphrase))
            )
            connection.execute(
                insert(OneTimeCodeRow).values(person_id=first, kind="recovery", digest=recovery, made_at=at)
            )
            left = people_rows.adopt(connection, administrator, at)
            people_rows.write_policy(connection, Policy(accounts=True))
        return left

    # --- reading ---

    def list(self) -> tuple[Account, ...]:
        """Return everybody, in alphabetical order."""
        with self._snapshot() as connection:
            groups, trains = people_rows.groups_of_people(connection)
            rows = connection.execute(people_rows.ACCOUNT.order_by(PersonRow.folded))
            return tuple(people_rows.account(row, groups, trains) for row in rows)

    def get(self, person_id: int) -> Account | None:
        """Return somebody, None when they are gone."""
        return self._one(people_rows.ACCOUNT.where(PersonRow.id == person_id))

    def find(self, name: str) -> Account | None:
        """Return the person whose name is written so, or alike; None when there is nobody."""
        return self._one(people_rows.ACCOUNT.where(PersonRow.folded == fold(" ".join(name.split()))))

    def _one(self, query: Select[*tuple[object, ...]]) -> Account | None:
        with self._snapshot() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            return people_rows.account(row, *people_rows.groups_of_people(connection, row.name, row.id))

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
            ids = [people_rows.add(connection, each, at) for each, _code in new]
            for person_id, (each, code) in zip(ids, new, strict=True):
                put_code(connection, person_id, "reset", code)
                people_rows.join_groups(connection, checked_name(each.name), each.groups)
                people_rows.train(connection, person_id, each.trains)
            for person_id, each in changes:
                name = people_rows.need(connection, person_id)
                people_rows.set_role(connection, person_id, each.role)
                people_rows.join_groups(connection, name, each.groups)
                people_rows.train(connection, person_id, each.trains)
            if changes:
                people_rows.need_administrator(connection)
            groups, trains = people_rows.groups_of_people(connection)
            rows = {row.id: row for row in connection.execute(people_rows.ACCOUNT)}
            return tuple(people_rows.account(rows[person_id], groups, trains) for person_id in ids)

    def set_role(self, person_id: int, role: Role) -> None:
        """Give somebody another role. Who is no trainer any more trains no group. Raises `InputError`."""
        with self._transaction() as connection:
            people_rows.need(connection, person_id)
            people_rows.set_role(connection, person_id, role)
            people_rows.need_administrator(connection)

    def set_trains(self, person_id: int, groups: Iterable[str]) -> None:
        """Say which groups somebody trains, in place of those before; none for everybody. Raises `InputError`."""
        with self._transaction() as connection:
            people_rows.need(connection, person_id)
            connection.execute(delete(GroupTrainerRow).where(GroupTrainerRow.person_id == person_id))
            people_rows.train(connection, person_id, tuple(groups), make=False)

    def set_active(self, person_id: int, *, active: bool) -> None:
        """Let somebody in again, or not any more: then their sign-ins and codes are void. Raises `InputError`."""
        with self._transaction() as connection:
            people_rows.need(connection, person_id)
            connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(active=active))
            if not active:
                people_rows.void(connection, person_id)
            people_rows.need_administrator(connection)

    def set_passphrase(self, person_id: int, passphrase: str) -> None:
        """Keep the hash of a new passphrase; sign-ins with the old one are void. Raises `InputError`."""
        with self._transaction() as connection:
            people_rows.need(connection, person_id)
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
            before = people_rows.need(connection, person_id)
            if wanted == before:
                return wanted
            if wanted in names_in_use(connection):
                raise people_rows.name_taken(wanted)
            people_rows.set_name(connection, person_id, wanted)
            rename(connection, before, wanted)
        return wanted

    def claim(self, loose: str, person_id: int) -> None:
        """Make what stands in the store under a name without account that of a person. Raises `InputError`."""
        from roleplay.store.names import rename

        with self._transaction() as connection:
            name = people_rows.need(connection, person_id)
            if connection.scalar(select(PersonRow.id).where(PersonRow.name == loose)) is not None:
                raise InputError(
                    f"{loose} has an account.", hint="Only loose names can be claimed.", code="name_taken"
                )
            rename(connection, loose, name)
