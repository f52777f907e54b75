"""Groups and roles as the department has them: they come down only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from roleplay.store.part import StorePart
from roleplay.store.schema_people import PersonRow
from roleplay.store.schema_practice import GroupMemberRow, GroupRow
from roleplay.store.schema_privacy import PrivacyRuleRow

_DELIVERY = "delivery_measures"
"""The rule of `app.privacy_rules` that a department has for all its computers."""


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

    def adopt(self, roster: Roster) -> bool:
        """Have the groups of a roster, and the roles of those who have an account here; tell whether that was new.

        Nobody gets an account, and no passphrase travels. Where the department says whether delivery is measured,
        that holds here, too.
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
                connection.execute(
                    update(PersonRow).where(PersonRow.folded == folded).values(role=role, active=active)
                )
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
