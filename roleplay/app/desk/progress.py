"""How people get on, alone and in groups."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from roleplay.app.parts import Parts
from roleplay.core.groups import Group
from roleplay.core.practice import Person, Selection

if TYPE_CHECKING:
    from roleplay.review.progress.standings import Standings
    from roleplay.store.groups import Groups
    from roleplay.store.practice import Practice


class ProgressDesk:
    """Reports over many calls. Thread-safe; every method may take up to a second, and raises `DatabaseError` or
    `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._reading = threading.Lock()

    @property
    def _groups(self) -> Groups:
        return self._parts.store.groups

    @property
    def _practice(self) -> Practice:
        return self._parts.store.practice

    # --- reading calls ---

    def unread(self) -> tuple[str, ...]:
        """Return the ids of the calls of which it is not known yet what they say."""
        return self._practice.unread()

    def read(self, unread: Sequence[str], report: Callable[[int, int], None]) -> None:
        """Read calls, a few milliseconds each; `report` gets how many were and will be read, and may raise."""
        from roleplay.app.desk.facts import bring_up_to_date

        with self._reading:
            bring_up_to_date(self._parts, self._practice, unread, report)

    def bring_up_to_date(self) -> None:
        """Read all calls that were not read yet."""
        self.read(self.unread(), lambda _done, _total: None)

    # --- reports ---

    def standings(self, selection: Selection) -> Standings:
        """Return how each person gets on: first, best, latest and mean score."""
        from roleplay.review.progress.standings import standings

        return standings(self._practice.columns(selection))

    # --- people ---

    def people(self) -> tuple[Person, ...]:
        """Return everybody who has saved calls, in alphabetical order."""
        return self._practice.people()

    def groups(self) -> tuple[Group, ...]:
        """Return all groups, in alphabetical order."""
        return self._groups.list()

    def save_group(self, group_id: int | None, name: str, members: Iterable[str]) -> int:
        """Make (`group_id` None) or change a group; return its id. Raises `InputError`."""
        return self._groups.save(group_id, name, members)

    def delete_group(self, group_id: int) -> None:
        """Delete a group; the people and their calls stay."""
        self._groups.delete(group_id)
