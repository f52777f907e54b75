"""What trainers ask of trainees. Nobody learns from an assignment who else got it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from roleplay.app.access.concerns import Named
from roleplay.app.access.rules import After, Asked, Before, Rule, rule
from roleplay.app.access.table.reports import groups_within
from roleplay.core.assignments import Assignee, Assignment
from roleplay.core.rights import Action


def _members(asked: Asked) -> dict[int, tuple[str, ...]]:
    return {group.id: group.members for group in asked.parts.store.groups.list()}


def _people(assignees: Iterable[Assignee], members: dict[int, tuple[str, ...]]) -> set[str]:
    """Return everybody whom assignees stand for."""
    found: set[str] = set()
    for one in assignees:
        found.update((one.name,) if one.kind == "person" else members.get(one.group_id or 0, ()))
    return found


def _seen(asked: Asked, assignment: Assignment, members: dict[int, tuple[str, ...]]) -> Assignment:
    """Return an assignment without the names of others."""
    reach = asked.reach()
    if reach is None:
        return assignment

    def theirs(one: Assignee) -> bool:
        return bool(reach.intersection(_people((one,), members)))

    versions = tuple(
        replace(
            version,
            terms=replace(version.terms, assignees=tuple(one for one in version.terms.assignees if theirs(one))),
        )
        for version in assignment.versions
    )
    return replace(assignment, versions=versions)


def _overview(asked: Asked, result: Any) -> Any:
    members = _members(asked)
    narrowed = (_one(asked, one, members) for one in result)
    return tuple(one for one in narrowed if one is not None)


def _one(asked: Asked, overview: Any, members: dict[int, tuple[str, ...]]) -> Any:
    """Return an overview without others; None when nobody is left."""
    reach = asked.reach()
    if reach is None:
        return overview
    if not reach.intersection(_people(overview.assignment.terms.assignees, members)):
        return None
    standings = tuple(one for one in overview.standings if one.person in reach)
    return replace(overview, assignment=_seen(asked, overview.assignment, members), standings=standings)


def _known(asked: Asked) -> None:
    """An assignment by the beginning of its id, among those that concern people whose data may be touched."""
    if asked.reach() is None:
        return
    sought = asked.arguments["identifier"].strip().lower()
    members, every = _members(asked), asked.parts.store.assignments.list()
    reach = asked.reach() or frozenset()
    theirs = [one for one in every if reach.intersection(_people(one.terms.assignees, members))]
    found = [one.id for one in theirs if sought and one.id.startswith(sought)]
    if not found:
        asked.refuse()
    if len(found) == 1:
        asked.arguments["identifier"] = found[0]


def _whole(asked: Asked) -> None:
    """Who changes what is asked must be allowed to ask it of everybody of whom it is asked."""
    _known(asked)
    _need_all(asked, asked.parts.store.assignments.get(asked.arguments["identifier"]))


def _changed(asked: Asked) -> None:
    _need_all(asked, asked.parts.store.assignments.get(asked.arguments["assignment"].id))
    _given(asked)


def _need_all(asked: Asked, assignment: Assignment) -> None:
    reach = asked.reach()
    if reach is not None and not reach.issuperset(_people(assignment.terms.assignees, _members(asked))):
        asked.refuse()


def _given(asked: Asked) -> None:
    reach = asked.reach()
    if reach is not None and not reach.issuperset(_people(asked.arguments["terms"].assignees, _members(asked))):
        asked.refuse()


def _exported(asked: Asked) -> None:
    """All are all that may be seen; of those that are given only what may be seen."""
    if asked.reach() is None:
        return
    given = asked.arguments["wanted"]
    wanted = None if given is None else {one.assignment.id for one in given}
    seen = asked.desk.overview()
    asked.arguments["wanted"] = tuple(one for one in seen if wanted is None or one.assignment.id in wanted)


def _mine(asked: Asked, result: Any) -> Any:
    members = _members(asked)
    return tuple(replace(one, assignment=_seen(asked, one.assignment, members)) for one in result)


def _names(asked: Asked, result: Any) -> Any:
    reach = asked.reach()
    return result if reach is None else tuple(name for name in result if name in reach)


RULES: dict[str, dict[str, Rule]] = {
    "AssignmentDesk": {
        "mine": rule(Action.SEE_ASSIGNMENTS, Named("trainee"), After(_mine)),
        "name_wanted": rule(Action.PRACTISE),
        "to_begin": rule(Action.SEE_ASSIGNMENTS, Named("trainee")),
        "begin": rule(Action.PRACTISE, Named("trainee")),
        "overview": rule(Action.SEE_ASSIGNMENTS, After(_overview)),
        "get": rule(
            Action.SEE_ASSIGNMENTS, Before(_known), After(lambda asked, one: _one(asked, one, _members(asked)))
        ),
        "create": rule(Action.ASSIGN, Before(_given)),
        "change": rule(Action.ASSIGN, Before(_changed)),
        "withdraw": rule(Action.ASSIGN, Before(_whole)),
        "reinstate": rule(Action.ASSIGN, Before(_whole)),
        "export": rule(Action.EXPORT_RESULTS, Before(_exported)),
        "people": rule(Action.SEE_ASSIGNMENTS, After(_names)),
        "groups": rule(Action.SEE_ASSIGNMENTS, After(groups_within)),
    },
}
