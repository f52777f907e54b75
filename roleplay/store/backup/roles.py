"""Who would have other rights once a backup is in the place of the store: it brings the accounts of its day back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from roleplay.core.backups import RoleChange, RoleThen
from roleplay.core.privacy import ErasedPerson
from roleplay.store.erased import mark_of, salt_of


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a database."""

    people: tuple[Person, ...] = ()
    needed: bool = False
    """Whether people sign in."""


@dataclass(frozen=True, slots=True)
class Person:
    """An account, as far as its rights go."""

    key: tuple[int, str]
    """Id and moment of making: the same after a renaming, and never another one's."""
    name: str
    folded: str
    role: RoleThen
    made_at: datetime


def accounts(connection: sqlite3.Connection) -> Accounts:
    """Return the accounts of a database of any version; none where it is from before there were any."""
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('people', 'access_policy')"
    if connection.execute(query).fetchone()[0] < 2:
        return Accounts()
    rows = connection.execute("SELECT id, created_at, name, folded, role, active FROM people")
    policy = connection.execute("SELECT accounts FROM access_policy").fetchone()
    return Accounts(tuple(map(_person, rows)), bool(policy and policy[0]))


def changes(here: Accounts, theirs: Accounts, erased: Iterable[ErasedPerson] = ()) -> tuple[RoleChange, ...]:
    """Return whose rights a restore would change, by name. Who was erased since stays erased, and is left out."""
    by_key = {one.key: one for one in here.people}
    by_name = {one.folded: one for one in here.people}
    gone = tuple(erased)
    found: list[RoleChange] = []
    known: set[tuple[int, str]] = set()
    for then in theirs.people:
        now = by_key.get(then.key) or by_name.get(then.folded)
        if now is not None:
            known.add(now.key)
        elif _is_erased(then, gone):
            continue
        before: RoleThen = "none" if now is None else now.role
        if before != then.role:
            found.append(RoleChange(then.name if now is None else now.name, before, then.role))
    found += [RoleChange(one.name, one.role, "none") for one in here.people if one.key not in known]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _person(row: tuple[int, str, str, str, RoleThen, int]) -> Person:
    number, created, name, folded, role, active = row
    made_at = datetime.fromisoformat(created).replace(tzinfo=UTC)
    return Person((number, created), name, folded, role if active else "inactive", made_at)


def _is_erased(person: Person, erased: tuple[ErasedPerson, ...]) -> bool:
    """Tell whether somebody was erased after their account had been made; as `Eraser.replay` does."""
    marks = {mark_of(person.name, salt) for salt in {salt_of(one.mark) for one in erased} - {""}}
    return any(one.mark in marks and person.made_at <= one.erased_at for one in erased)
