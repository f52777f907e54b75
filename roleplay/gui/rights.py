"""What is offered to who is signed in.

What a role may not do is not shown. That is a courtesy: it is `roleplay.app.access` that refuses.
"""

from __future__ import annotations

from dataclasses import dataclass

from roleplay.core.people import Account
from roleplay.core.rights import Action, Role, Scope, scope_of
from roleplay.gui.navigation import (
    ASSIGNMENTS,
    EXPORTS,
    FOR_ONE,
    PEOPLE,
    PRACTICE,
    PRIVACY,
    REPORTS,
    SCORECARDS,
    SESSIONS,
    SETTINGS,
    STUDIO,
)


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in, as they were when they did."""

    name: str = ""
    role: Role | None = None
    """None where nobody signs in: then everything is theirs."""

    @property
    def alone(self) -> bool:
        """Whether nobody signs in here."""
        return self.role is None

    def may(self, action: Action) -> bool:
        """Tell whether they may do it at all, be it only with what is theirs."""
        return self.role is None or scope_of(self.role, action) is not None

    def may_for_others(self, action: Action) -> bool:
        """Tell whether they may do it with what is somebody else's."""
        return self.role is None or (scope_of(self.role, action) or Scope.OWN) > Scope.OWN

    @property
    def places(self) -> frozenset[int]:
        """The pages of the window that are theirs."""
        if self.role is None:
            return FOR_ONE
        offered = {
            PRACTICE: self.may(Action.PRACTISE),
            SESSIONS: self.may(Action.READ_CALL),
            ASSIGNMENTS: self.may_for_others(Action.SEE_ASSIGNMENTS),
            REPORTS: self.may(Action.SEE_RESULTS),
            EXPORTS: self.may(Action.EXPORT_RESULTS),
            SCORECARDS: self.may(Action.KEEP_SCORECARDS),
            STUDIO: self.may(Action.WRITE_SCENARIOS),
            PEOPLE: self.may(Action.MANAGE_PEOPLE),
            PRIVACY: True,
            SETTINGS: True,
        }
        return frozenset(place for place, mine in offered.items() if mine)


ALONE = Me()
"""Whoever sits there, where nobody signs in."""


def me_of(account: Account | None) -> Me:
    """Return what is offered to an account; None for who is alone."""
    return ALONE if account is None else Me(account.name, account.role)
