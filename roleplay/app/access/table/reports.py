"""How people and groups get on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from roleplay.app.access.concerns import BySelection, Names, Only, OnlySessions, need_sessions
from roleplay.app.access.rules import After, Asked, Before, Rule, rule
from roleplay.core.rights import Action


def groups_within(asked: Asked, result: Any) -> Any:
    """Leave groups with somebody whose data may be touched, and of these people only; who makes groups sees all."""
    reach = asked.reach()
    if reach is None or asked.reach(Action.MANAGE_GROUPS) is None:
        return result
    narrowed = (replace(one, members=tuple(name for name in one.members if name in reach)) for one in result)
    return tuple(one for one in narrowed if one.members)


def _whose(asked: Asked) -> None:
    """A person or a group that may not be looked at is refused whether or not there is one."""
    reach = asked.reach()
    person, group = asked.arguments["person"], asked.arguments["group"]
    if reach is None:
        return
    if person is not None and person not in reach:
        asked.refuse(person)
    if group is not None and all(one.name.casefold() != group.casefold() for one in asked.desk.groups()):
        asked.refuse()


def _read(asked: Asked) -> None:
    if asked.reach() is not None:
        need_sessions(asked, asked.arguments["unread"])


_EXPORT = rule(Action.EXPORT_RESULTS)

RULES: dict[str, dict[str, Rule]] = {
    "ProgressDesk": {
        "unread": rule(Action.SEE_RESULTS, OnlySessions(str)),
        "read": rule(Action.SEE_RESULTS, Before(_read)),
        "bring_up_to_date": rule(Action.SEE_RESULTS),
        "practised": rule(Action.SEE_RESULTS, BySelection()),
        "calls": rule(Action.SEE_RESULTS, Only(lambda one: one.trainee)),
        "training": rule(Action.SEE_RESULTS, Names("people")),
        "coverage": rule(Action.SEE_RESULTS, BySelection()),
        "played": rule(Action.SEE_RESULTS),
        "people": rule(Action.SEE_RESULTS, Only(lambda one: one.name)),
        "selection": rule(Action.SEE_RESULTS, Before(_whose)),
        "groups": rule(Action.SEE_RESULTS, After(groups_within)),
        "save_group": rule(Action.MANAGE_GROUPS),
        "delete_group": rule(Action.MANAGE_GROUPS),
        **dict.fromkeys(("export_overview", "export_standings", "export_heat_map"), _EXPORT),
        **dict.fromkeys(("export_coverage", "export_training"), _EXPORT),
    },
}
"""What is exported are reports, which were narrowed when they were made. `played` and the others with whom `training`
compares are sums over everybody; no name is in them.
"""
