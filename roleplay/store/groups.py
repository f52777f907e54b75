"""Groups of people, by the names that their calls carry."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.groups import Group
from roleplay.store.codec import well_formed
from roleplay.store.folding import fold
from roleplay.store.part import StorePart
from roleplay.store.schema_practice import GroupMemberRow, GroupRow

LONGEST_NAME = 80


class Groups(StorePart):
    """All groups. Thread-safe. Every method raises `DatabaseError` or `DiskError` when the machine is in the way."""

    def list(self) -> tuple[Group, ...]:
        """Return the groups in alphabetical order."""
        with self._snapshot() as connection:
            members: dict[int, list[str]] = {}
            for group, trainee in connection.execute(select(GroupMemberRow.group_id, GroupMemberRow.trainee)):
                members.setdefault(group, []).append(trainee)
            found = connection.execute(select(GroupRow.id, GroupRow.name).order_by(GroupRow.folded))
            return tuple(Group(one, name, tuple(sorted(members.get(one, ()), key=fold))) for one, name in found)

    def save(self, group_id: int | None, name: str, members: Iterable[str]) -> int:
        """Make a group (`group_id` None) or change one, with its members in place of the earlier ones.

        Return its id. Raises `InputError` for a name that is empty, too long or taken, and for a group that is gone.
        """
        shown = " ".join(well_formed(name).split())
        if not shown:
            raise InputError("A group needs a name.", hint="Type one, such as a team or a course.", code="group")
        if len(shown) > LONGEST_NAME:
            raise InputError(f"This name is longer than {LONGEST_NAME} letters.", hint="Shorten it.", code="group")
        with self._transaction() as connection:
            try:
                saved = _write(connection, group_id, shown)
            except IntegrityError as error:
                raise InputError(
                    f"There is a group “{shown}” already.", hint="Choose another name.", code="group"
                ) from error
            connection.execute(delete(GroupMemberRow).where(GroupMemberRow.group_id == saved))
            people = sorted({person for member in members if (person := well_formed(member))})
            if people:
                rows = [{"group_id": saved, "trainee": person} for person in people]
                connection.execute(insert(GroupMemberRow), rows)
        return saved

    def delete(self, group_id: int) -> None:
        """Delete a group; the people and their calls stay. Nothing happens when it is gone already."""
        with self._transaction() as connection:
            connection.execute(delete(GroupRow).where(GroupRow.id == group_id))


def _write(connection: Connection, group_id: int | None, name: str) -> int:
    values = {"name": name, "folded": fold(name)}
    if group_id is None:
        added = connection.execute(insert(GroupRow).values(**values).returning(GroupRow.id))
        return int(added.scalar_one())
    if not connection.execute(update(GroupRow).where(GroupRow.id == group_id).values(**values)).rowcount:
        raise InputError("This group was deleted meanwhile.", hint="Make it anew.", code="group")
    return group_id
