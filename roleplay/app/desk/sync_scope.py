"""What whoever is signed in may send and get when they synchronise, from the table of rights."""

from __future__ import annotations

from roleplay.core.rights import Access, Action
from roleplay.core.sync import KINDS, Kind, SyncScope

_TRAINEE_SENDS: frozenset[Kind] = frozenset(("session", "feedback", "sound"))
_TRAINEE_GETS: frozenset[Kind] = frozenset(
    ("scorecard", "assignment", "session", "grade", "comment", "feedback", "sound")
)


def scope_for(access: Access) -> SyncScope:
    """Return it. Nobody gets what they could not open: who may not read others' calls gets their own only."""
    trainees = access.people(Action.READ_CALL)
    grading = access.people(Action.GRADE)
    if grading is None or grading:
        return SyncScope(access.me, trainees, frozenset(KINDS), frozenset(KINDS))
    return SyncScope(access.me, trainees, _TRAINEE_SENDS, _TRAINEE_GETS, only_shown=True)


def own_scope(name: str) -> SyncScope:
    """Return that of somebody who is alone with this computer, and in the department no trainer: what is theirs."""
    return SyncScope(name, frozenset((name,)), _TRAINEE_SENDS, _TRAINEE_GETS, only_shown=True)
