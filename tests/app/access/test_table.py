"""Every way in has a line in the table, and every line is a way in."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cached_property

import pytest

from roleplay.app import Roleplay
from roleplay.app.access.guard import guarded, public_methods
from roleplay.app.access.table import RULES
from roleplay.core.errors import AccessDeniedError, SignInNeededError

from .office import ANNA, Office


def desks(app: Roleplay) -> Iterator[object]:
    """Yield the facade and every object of `roleplay.app` that is reached from it by public names."""
    waiting: list[object] = [app]
    seen: set[type] = set()
    while waiting:
        one = waiting.pop()
        if type(one) in seen:
            continue
        seen.add(type(one))
        yield one
        for name in dir(type(one)):
            found = inspect.getattr_static(type(one), name)
            if not name.startswith("_") and isinstance(found, property | cached_property):
                waiting.append(getattr(one, name))
        waiting += [value for name, value in vars(one).items() if not name.startswith("_")]
        waiting = [each for each in waiting if _is_desk(each)]


def _is_desk(value: object) -> bool:
    """Whether something is a part of the application that does things, not a record or a callable."""
    cls = type(value)
    return cls.__module__.startswith("roleplay.app") and not hasattr(cls, "__dataclass_fields__")


def test_every_way_in_has_a_line_and_every_line_is_a_way_in(furnished: Office) -> None:
    with furnished.app(ANNA) as app:
        ways = {
            (type(desk).__name__, name): inspect.getattr_static(type(desk), name)
            for desk in desks(app)
            for name in public_methods(type(desk))
        }
    found = {way for way, method in ways.items() if not isinstance(method, staticmethod)}
    assert {owner for owner, _ in found} >= {"Roleplay", "GradingDesk", "CardShelf", "Meetings", "PeopleDesk"}
    assert sorted(found - set(RULES)) == []
    assert sorted(set(RULES) - found) == []
    assert sorted(way for way in found if not hasattr(ways[way], "is_guarded")) == []


def test_who_is_not_signed_in_gets_nothing_that_is_not_open(furnished: Office) -> None:
    with furnished.app() as app:
        by_name = {type(desk).__name__: desk for desk in _open_desks(app)}
        for (owner, name), rule in RULES.items():
            if rule.action is None or owner not in by_name:
                continue
            method = getattr(by_name[owner], name)
            arguments = {
                one.name: None
                for one in inspect.signature(method).parameters.values()
                if one.default is inspect.Parameter.empty and one.kind is not inspect.Parameter.VAR_KEYWORD
            }
            with pytest.raises(SignInNeededError):
                method(**arguments)


def _open_desks(app: Roleplay) -> Iterator[object]:
    yield from (app, app.finding, app.replay, app.grading, app.grading.cards, app.trust, app.trust.meetings)
    yield from (app.trust.seconds, app.progress, app.bundles, app.assignments, app.audit, app.people, app.privacy)
    yield from (app.trying, app.examples)


def test_a_method_without_a_line_is_refused_as_soon_as_people_sign_in(furnished: Office) -> None:
    @guarded
    class NewDesk:
        def __init__(self, app: Roleplay) -> None:
            self._parts = app._parts

        def forgotten(self) -> str:
            return "everything"

    with furnished.app(ANNA) as app, pytest.raises(AccessDeniedError):
        NewDesk(app).forgotten()


UNCHECKED = {
    *("Roleplay.settings", "Roleplay.settings_set_aside", "Roleplay.places", "Roleplay.resources"),
    *("AccessDesk.state", "AccessDesk.chosen", "AccessDesk.me", "AccessDesk.lock_minutes"),
    *("GradingDesk.grader", "CardShelf.shipped", "AssignmentDesk.today"),
    *("PrivacyDesk.policy", "PrivacyDesk.department", "PrivacyDesk.retention"),
    *("SafetyDesk.locked", "SafetyDesk.backup_folder", "Roleplay.ask_secret"),
}
"""What can be read without a check, since it tells of nobody but who reads it: rules, folders, what comes with the
program. Whatever else a desk has to say is a method.
"""


def test_what_is_read_without_a_call_tells_of_nobody(furnished: Office) -> None:
    with furnished.app(ANNA) as app:
        every = list(desks(app))
        found = set()
        for desk in every:
            named = {name for name in dir(type(desk)) if _is_property(type(desk), name)} | set(vars(desk))
            open_names = {name for name in named if not name.startswith("_")}
            found |= {f"{type(desk).__name__}.{name}" for name in open_names if not _is_desk(getattr(desk, name))}
    assert sorted(found - UNCHECKED) == []


def _is_property(cls: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(cls, name), property | cached_property)
