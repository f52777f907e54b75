"""One person, two spellings: the name that somebody has on this computer, and the one of their account elsewhere.

Whose a call is, the department's server decides by the name as it is spelt there. It knows a person by it whatever
the case and the accents, so that a name here that differs in no more is the same person's; any other one is somebody
else's until the person says that it is theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from roleplay.app.desk.sync_scope import own_scope, scope_for
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError
from roleplay.core.rights import Role
from roleplay.core.sync import SyncScope

if TYPE_CHECKING:
    from roleplay.app.parts import Parts
    from roleplay.store.sync_open import Side

_SETTINGS = "Write it under Settings, Calls, as the administrator of the department has it."


def need_name(parts: Parts, name: str) -> None:
    """Raise `InputError` (code `sync_name`) where nobody has said who sits here."""
    if not name and parts.access.single:
        raise InputError("This computer does not know your name.", hint=_SETTINGS, code="sync_name")


def take_spelling(parts: Parts, here: Side, there: Side, name: str, call_me: Callable[[str], None]) -> str:
    """Have what is here under a person's name stand under it as their account has it; return that.

    Raises `InputError` (code `sync_name`) where people sign in on this computer: their accounts are the
    administrator's.
    """
    spelt = there.signed_in_as()
    if not spelt or spelt == name:
        return name
    if not parts.access.single:
        raise InputError(
            f"You are {spelt!r} in the department, and {name!r} here.",
            hint=f'The administrator of this computer mends that: roleplay people rename "{name}" "{spelt}".',
            code="sync_name",
        )
    _take_over(parts, here, name, spelt)
    call_me(spelt)
    return spelt


def scope(parts: Parts, there: Side) -> SyncScope:
    """Return what may be exchanged: where nobody signs in, what the person may do in the department decides."""
    name = there.signed_in_as() if parts.access.single else ""
    if name and there.people.role_of(name) != Role.TRAINER:
        return own_scope(name)
    return scope_for(parts.access)


def claim(parts: Parts, here: Side, loose: str, name: str) -> None:
    """Give calls that stand under another name on this computer to the person alone with it. Raises `InputError`."""
    if not parts.access.single:
        raise InputError(
            "People sign in on this computer.", hint="Its administrator gives names away: roleplay people claim."
        )
    need_name(parts, name)
    others = here.people.other_names(name)
    if loose not in others:
        raise InputError(
            f"No call stands under the name {loose!r} here.",
            hint=f"There are: {', '.join(map(repr, others)) or 'none but your own'}.",
            code="sync_name",
        )
    _take_over(parts, here, loose, name)


def _take_over(parts: Parts, here: Side, before: str, after: str) -> None:
    here.people.take_over(before, after)
    parts.audit.record(AuditKind.PERSON_RENAMED, about=after, also=(before,) if before else ())
