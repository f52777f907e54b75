"""Whom the arguments and results of methods concern: people, sessions, filters, and what hangs on sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from roleplay.app.access.rules import Asked, Concerned
from roleplay.core.practice import Selection
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Action


class Everybody(Concerned):
    """Concerns everybody's data at once."""

    def before(self, asked: Asked) -> None:
        """Refuse who may not touch everybody's."""
        asked.need_everybody()


@dataclass(frozen=True, slots=True)
class Also(Concerned):
    """Needs a second action, too."""

    action: Action

    def before(self, asked: Asked) -> None:
        """Refuse who may not do it."""
        asked.access.need(self.action)


@dataclass(frozen=True, slots=True)
class Named(Concerned):
    """An argument is a person's name; None is who is signed in."""

    argument: str
    others: frozenset[str] = frozenset()
    """Names that anybody may give."""

    def before(self, asked: Asked) -> None:
        """Refuse somebody else's name."""
        name = asked.arguments[self.argument]
        if name is None:
            asked.arguments[self.argument] = asked.access.me
        elif name not in self.others and not _reaches(asked, name):
            asked.refuse(name)


@dataclass(frozen=True, slots=True)
class Names(Concerned):
    """An argument holds several names."""

    argument: str

    def before(self, asked: Asked) -> None:
        """Refuse when one of them is somebody else's."""
        asked.arguments[self.argument] = names = tuple(asked.arguments[self.argument])
        for name in names:
            if not _reaches(asked, name):
                asked.refuse(name)


@dataclass(frozen=True, slots=True)
class Myself(Concerned):
    """An argument says who does it: nobody does anything in another one's name."""

    argument: str

    def before(self, asked: Asked) -> None:
        """Put in who is signed in; refuse another name."""
        if asked.arguments[self.argument] not in (None, "", asked.access.me):
            asked.refuse()
        asked.arguments[self.argument] = asked.access.me


@dataclass(frozen=True, slots=True)
class OfSession(Concerned):
    """An argument is the id of a session or the beginning of one; it becomes the whole id.

    Only sessions that may be touched are looked through: where there is none like it the refusal is the same, whether
    there is one that may not be touched or none at all.
    """

    argument: str
    also: Action | None = None
    """Another action by whose right it may be touched, too."""
    empty: bool = False
    """Whether it may be empty; the result must be narrowed then."""

    def before(self, asked: Asked) -> None:
        """Refuse others' sessions."""
        if self.empty and not asked.arguments[self.argument]:
            return
        asked.arguments[self.argument] = session_within(asked, asked.arguments[self.argument], self.also)


@dataclass(frozen=True, slots=True)
class OfSessions(Concerned):
    """An argument holds ids of sessions or beginnings of them; they become whole ids."""

    argument: str

    def before(self, asked: Asked) -> None:
        """Refuse others' sessions."""
        given = asked.arguments[self.argument]
        asked.arguments[self.argument] = tuple(session_within(asked, one) for one in given)


@dataclass(frozen=True, slots=True)
class Held(Concerned):
    """An argument is a record that tells of a session, or of several."""

    argument: str
    sessions: Callable[[Any], str | Iterable[str]]
    mine: Callable[[Any], str] | None = None
    """Who wrote it, where only they may."""
    also: Action | None = None

    def before(self, asked: Asked) -> None:
        """Refuse what hangs on others' sessions, and what somebody else wrote."""
        record = asked.arguments[self.argument]
        found = self.sessions(record)
        need_sessions(asked, (found,) if isinstance(found, str) else found, self.also)
        if self.mine is not None and self.mine(record) != asked.access.me:
            asked.refuse()


@dataclass(frozen=True, slots=True)
class ByFilter(Concerned):
    """An argument is a filter of sessions; it is narrowed to the people whose sessions may be listed.

    A search in what was said needs the right to read it: a list must not tell whose words they were.
    """

    argument: str = "wanted"

    def before(self, asked: Asked) -> None:
        """Narrow it; refuse one that asks only for others."""
        wanted = asked.arguments[self.argument] or SessionFilter()
        actions = (asked.action, Action.READ_CALL) if wanted.text else (asked.action,)
        reaches = [reach for reach in map(asked.reach, actions) if reach is not None]
        if not reaches:
            return
        within = frozenset.intersection(*reaches)
        people = within.intersection(wanted.people) if wanted.people else within
        if not people:
            asked.refuse()
        asked.arguments[self.argument] = replace(wanted, people=tuple(sorted(people)))


@dataclass(frozen=True, slots=True)
class BySelection(Concerned):
    """An argument says whose calls a report is about; it is narrowed."""

    argument: str = "selection"

    def before(self, asked: Asked) -> None:
        """Narrow it; refuse one that asks only for others."""
        selection: Selection = asked.arguments[self.argument]
        reach = asked.reach()
        if reach is None:
            return
        people = reach if selection.people is None else reach.intersection(selection.people)
        if not people and selection.people:
            asked.refuse()
        asked.arguments[self.argument] = replace(selection, people=tuple(sorted(people)))


@dataclass(frozen=True, slots=True)
class Only(Concerned):
    """The result is a tuple, of which those items stay that are about people whose data may be touched."""

    name: Callable[[Any], str]
    action: Action | None = None

    def after(self, asked: Asked, result: Any) -> Any:
        """Leave out the others."""
        reach = asked.reach(self.action or asked.action)
        return result if reach is None else tuple(item for item in result if self.name(item) in reach)


@dataclass(frozen=True, slots=True)
class OnlySessions(Concerned):
    """The result is a tuple, of which those items stay that are about sessions that may be touched."""

    session: Callable[[Any], str]

    def after(self, asked: Asked, result: Any) -> Any:
        """Leave out the others."""
        if asked.reach() is None:
            return result
        items = tuple(result)
        within = sessions_of(asked, {self.session(item) for item in items})
        return tuple(item for item in items if self.session(item) in within)


def _reaches(asked: Asked, name: str) -> bool:
    reach = asked.reach()
    return reach is None or name in reach


def session_within(asked: Asked, prefix: str, also: Action | None = None) -> str:
    """Return the id of the one session that begins so and may be touched; refuse when there is none.

    Where several do the beginning itself is returned, on which the method raises what it always does.
    """
    reach = asked.reach(asked.action, *(() if also is None else (also,)))
    if reach is None:
        return prefix
    owners = asked.parts.store.owners
    found = owners.sessions_like(str(prefix), reach, _entrusted(asked))
    if not found:
        asked.refuse()
    return found[0] if len(found) == 1 else prefix


def need_sessions(asked: Asked, sessions: Iterable[str], also: Action | None = None) -> None:
    """Refuse when one of the sessions, by whole ids, may not be touched."""
    asked_for = frozenset(sessions)
    if asked_for - sessions_of(asked, asked_for, also):
        asked.refuse()


def sessions_of(asked: Asked, sessions: Iterable[str], also: Action | None = None) -> frozenset[str]:
    """Return those of the sessions, by whole ids, that may be touched."""
    given = frozenset(sessions)
    reach = asked.reach(asked.action, *(() if also is None else (also,)))
    if reach is None:
        return given
    within = {one for one, trainee in asked.parts.store.owners.trainees(given).items() if trainee in reach}
    return frozenset(within) | (given & _entrusted(asked))


def _entrusted(asked: Asked) -> frozenset[str]:
    """Return the ids of the sessions that who asks was given to grade, whosever they are."""
    if not asked.access.may(Action.CALIBRATE) or asked.action not in _GRADING:
        return frozenset()
    return asked.parts.store.owners.entrusted(asked.access.me)


_GRADING = frozenset(
    {Action.SEE_RESULTS, Action.READ_CALL, Action.LISTEN, Action.SEE_GRADES, Action.GRADE, Action.CALIBRATE}
)
