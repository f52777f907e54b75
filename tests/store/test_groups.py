"""Groups of people."""

from __future__ import annotations

import pytest

from roleplay.core.errors import InputError
from roleplay.core.groups import Group
from roleplay.store.groups import LONGEST_NAME, Groups
from roleplay.store.sessions import SessionStore


@pytest.fixture
def groups(store: SessionStore) -> Groups:
    return store.groups


def test_groups_are_made_changed_and_deleted(groups: Groups) -> None:
    late = groups.save(None, "  Late \n shift ", ("Łucja Świątek", "Anna Nowak", "Anna Nowak"))
    early = groups.save(None, "early shift", ())
    assert groups.list() == (
        Group(early, "early shift", ()),
        Group(late, "Late shift", ("Anna Nowak", "Łucja Świątek")),
    )
    assert groups.save(late, "Night", ("Łucja Świątek",)) == late
    assert groups.list()[1] == Group(late, "Night", ("Łucja Świątek",))
    groups.delete(late)
    groups.delete(late)
    assert [group.id for group in groups.list()] == [early]


@pytest.mark.parametrize("name", ["", " \n", "x" * (LONGEST_NAME + 1)])
def test_a_group_needs_a_name_that_can_be_read(groups: Groups, name: str) -> None:
    with pytest.raises(InputError):
        groups.save(None, name, ())
    assert groups.list() == ()


def test_two_groups_never_sound_alike(groups: Groups) -> None:
    first = groups.save(None, "Łódź", ("Anna Nowak",))
    with pytest.raises(InputError, match="already"):
        groups.save(None, "LODZ", ())
    other = groups.save(None, "Kraków", ())
    with pytest.raises(InputError, match="already"):
        groups.save(other, "łódź", ())
    assert groups.save(first, "łódź", ()) == first


def test_a_group_that_is_gone_is_not_made_anew_by_a_change(groups: Groups) -> None:
    gone = groups.save(None, "Course", ("Anna Nowak",))
    groups.delete(gone)
    with pytest.raises(InputError, match="deleted"):
        groups.save(gone, "Course", ())
    assert groups.list() == ()
