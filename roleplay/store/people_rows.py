"""What is read and written of accounts in somebody else's transaction.

Whatever changes something raises `InputError` where it may not be.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Row, case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.people import Account, NewAccount, Policy, Standing, checked_name
from roleplay.core.rights import Role
from roleplay.store.folding import fold
from roleplay.store.schema_people import (
    AccessPolicyRow,
    GroupTrainerRow,
    OneTimeCodeRow,
    PersonRow,
    SignInRow,
)
from roleplay.store.schema_practice import GroupMemberRow, GroupRow

ACCOUNT = select(
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


def account(row: Row[*tuple[object, ...]], groups: dict[str, list[str]], trains: dict[int, list[str]]) -> Account:
    """Return the account of a row of `ACCOUNT`, with what `groups_of_people` gives."""
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


def groups_of_people(
    connection: Connection, name: str | None = None, person_id: int | None = None
) -> tuple[dict[str, list[str]], dict[int, list[str]]]:
    """Return the groups in which people are, by name, and those that they train, by id; in alphabetical order."""
    within, trains = dict[str, list[str]](), dict[int, list[str]]()
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


def add(connection: Connection, new: NewAccount, at: datetime) -> int:
    """Add somebody; return their id."""
    name = checked_name(new.name)
    _need_free(connection, name)
    values = {"name": name, "folded": fold(name), "role": new.role.value, "active": True, "created_at": at}
    return int(connection.execute(insert(PersonRow).values(**values).returning(PersonRow.id)).scalar_one())


def adopt(connection: Connection, administrator: str, at: datetime) -> tuple[str, ...]:
    """Give an account to everybody who has practised here; return the names that cannot have one."""
    from roleplay.store.names import trainees

    left = []
    for name in sorted(trainees(connection) - {checked_name(administrator)}, key=lambda each: (fold(each), each)):
        try:
            kept_otherwise = checked_name(name) != name
            if not kept_otherwise:
                add(connection, NewAccount(name, Role.TRAINEE), at)
        except InputError:
            kept_otherwise = True
        if kept_otherwise:
            left.append(name)
    return tuple(left)


def _need_free(connection: Connection, name: str, *, but: int = 0) -> None:
    alike = select(PersonRow.id).where(PersonRow.folded == fold(name), PersonRow.id != but)
    if connection.scalar(alike) is not None:
        raise name_taken(name)


def name_taken(name: str) -> InputError:
    """Return what is said of a name that somebody has."""
    return InputError(
        f"There is somebody called {name!r}, or so alike that nobody could tell them apart.",
        hint="Choose another name, such as one with an initial.",
        code="name_taken",
    )


def set_name(connection: Connection, person_id: int, name: str) -> None:
    """Give an account another name; what else carries the old one stays."""
    _need_free(connection, name, but=person_id)
    try:
        changed = update(PersonRow).where(PersonRow.id == person_id).values(name=name, folded=fold(name))
        connection.execute(changed)
    except IntegrityError as error:
        raise name_taken(name) from error


def set_role(connection: Connection, person_id: int, role: Role) -> None:
    """Give somebody another role. Who is no trainer any more trains no group."""
    connection.execute(update(PersonRow).where(PersonRow.id == person_id).values(role=role.value))
    if role is not Role.TRAINER:
        connection.execute(delete(GroupTrainerRow).where(GroupTrainerRow.person_id == person_id))


def need(connection: Connection, person_id: int) -> str:
    """Return the name of somebody who must be there."""
    name = connection.scalar(select(PersonRow.name).where(PersonRow.id == person_id))
    if name is None:
        raise InputError("This person is not there any more.", hint="Look at the list anew.", code="person")
    return name


def need_administrator(connection: Connection) -> None:
    """Refuse what would leave the store without an administrator who can sign in."""
    left = select(func.count()).where(
        PersonRow.role == Role.ADMINISTRATOR.value, PersonRow.active, PersonRow.passphrase.is_not(None)
    )
    if not connection.scalar(left):
        raise InputError(
            "Nobody would be left who can manage people.",
            hint="Make somebody else an administrator first, and let them sign in once.",
            code="last_administrator",
        )


def void(connection: Connection, person_id: int) -> None:
    """Make somebody's sign-ins, and the code that was given to them, useless."""
    connection.execute(delete(SignInRow).where(SignInRow.person_id == person_id))
    connection.execute(
        delete(OneTimeCodeRow).where(OneTimeCodeRow.person_id == person_id, OneTimeCodeRow.kind == "reset")
    )


def join_groups(connection: Connection, name: str, groups: Iterable[str]) -> None:
    """Put somebody into groups, too; those that are missing are made."""
    for group_id in _group_ids(connection, groups):
        row = (GroupMemberRow.group_id == group_id, GroupMemberRow.trainee == name)
        if connection.scalar(select(GroupMemberRow.group_id).where(*row)) is None:
            connection.execute(insert(GroupMemberRow).values(group_id=group_id, trainee=name))


def train(connection: Connection, person_id: int, groups: Iterable[str], *, make: bool = True) -> None:
    """Let somebody train groups, too; those that are missing are made, or refused."""
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


def write_policy(connection: Connection, policy: Policy) -> None:
    """Keep what was chosen for the store."""
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
