"""Groups and roles as the department has them: they come down only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from roleplay.core.records import SCRIPTED_TRAINEE
from roleplay.core.rights import Role
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema import SessionRow
from roleplay.store.schema_people import PersonRow
from roleplay.store.schema_practice import GroupMemberRow, GroupRow
from roleplay.store.schema_privacy import PrivacyRuleRow

_DELIVERY = "delivery_measures"
"""The rule of `app.privacy_rules` that a department has for all its computers."""


_ADMINISTRATORS = select(func.count()).where(
    PersonRow.role == Role.ADMINISTRATOR.value, PersonRow.active, PersonRow.passphrase.is_not(None)
)


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is in which group, and who has which role, by names: numbers mean nothing elsewhere."""

    groups: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Folded name, name, members."""
    roles: tuple[tuple[str, str, bool], ...]
    """Folded name, role, and whether they may sign in."""
    delivery: tuple[str, datetime, str] | None = None
    """Whether delivery may be measured at all, as JSON, since when, and who said so; None where nobody has."""


class SyncPeople(StorePart):
    """One side's roster."""

    def roster(self, person: str = "") -> Roster:
        """Return it; with a name, of groups only those that this person is in, and nobody else in them."""
        members: dict[int, list[str]] = {}
        with self._snapshot() as connection:
            for row in connection.execute(select(GroupMemberRow.group_id, GroupMemberRow.trainee)):
                members.setdefault(row.group_id, []).append(row.trainee)
            groups = connection.execute(select(GroupRow.id, GroupRow.folded, GroupRow.name)).all()
            people = connection.execute(select(PersonRow.folded, PersonRow.role, PersonRow.active)).all()
            rule = connection.execute(select(PrivacyRuleRow).where(PrivacyRuleRow.name == _DELIVERY)).one_or_none()
        found = []
        for group in groups:
            its = sorted(members.get(group.id, ()))
            if person and person not in its:
                continue
            found.append((group.folded, group.name, (person,) if person else tuple(its)))
        roles = tuple(sorted((row.folded, row.role, row.active) for row in people))
        delivery = None if rule is None else (rule.value, rule.set_at, rule.set_by)
        return Roster(tuple(sorted(found)), roles, delivery)

    def role_of(self, name: str) -> str:
        """Return the role of a person's account; empty where they have none, or it is not to be seen."""
        with self._snapshot() as connection:
            return str(connection.scalar(select(PersonRow.role).where(PersonRow.folded == fold(name))) or "")

    def other_names(self, name: str) -> tuple[str, ...]:
        """Return the names under which calls of people stand, without this one, in alphabetical order."""
        its = select(SessionRow.trainee).where(SessionRow.trainee.not_in((name, SCRIPTED_TRAINEE))).distinct()
        with self._snapshot() as connection:
            return tuple(sorted(connection.scalars(its), key=fold))

    def take_over(self, before: str, after: str) -> None:
        """Have what stands under one name stand under another one; an empty one has calls and nothing else.

        Raises `InputError` where both have graded the same call.
        """
        from roleplay.store.names import rename, rename_sessions

        with self._transaction("") as connection:
            (rename if before else rename_sessions)(connection, before, after)

    def adopt(self, roster: Roster) -> bool:
        """Have the groups of a roster, and the roles of those who have an account here; tell whether that was new.

        Nobody gets an account, and no passphrase travels. The last administrator of this computer stays one. Where
        the department says whether delivery is measured, that holds here, too.
        """
        mine = self.roster()
        known = {folded for folded, _, _ in mine.roles}
        roles = [one for one in roster.roles if one[0] in known and one not in mine.roles]
        delivery = None if roster.delivery == mine.delivery else roster.delivery
        if mine.groups == roster.groups and not roles and delivery is None:
            return False
        with self._transaction("") as connection:
            _adopt_groups(connection, roster.groups)
            for folded, role, active in roles:
                with connection.begin_nested() as attempt:
                    its = update(PersonRow).where(PersonRow.folded == folded)
                    connection.execute(its.values(role=role, active=active))
                    if not connection.scalar(_ADMINISTRATORS):
                        attempt.rollback()  # somebody must be left who can manage this computer
            if delivery is not None:
                value, set_at, set_by = delivery
                connection.execute(delete(PrivacyRuleRow).where(PrivacyRuleRow.name == _DELIVERY))
                added = {"name": _DELIVERY, "value": value, "set_at": set_at, "set_by": set_by}
                connection.execute(insert(PrivacyRuleRow).values(**added))
        return True


def _adopt_groups(connection: Connection, groups: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
    here = {row.folded: row.id for row in connection.execute(select(GroupRow.folded, GroupRow.id))}
    wanted = {folded: (name, members) for folded, name, members in groups}
    for folded in here.keys() - wanted.keys():
        connection.execute(delete(GroupRow).where(GroupRow.id == here[folded]))
    for folded, (name, members) in wanted.items():
        number = here.get(folded)
        if number is None:
            added = insert(GroupRow).values(name=name, folded=folded).returning(GroupRow.id)
            number = connection.execute(added).scalar_one()
        else:
            connection.execute(update(GroupRow).where(GroupRow.id == number).values(name=name))
            connection.execute(delete(GroupMemberRow).where(GroupMemberRow.group_id == number))
        if members:
            rows = [{"group_id": number, "trainee": member} for member in members]
            connection.execute(insert(GroupMemberRow), rows)
