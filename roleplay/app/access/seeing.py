"""Concerns that log who was shown something of somebody else's call, before it is shown.

They stand in the table beside the right itself, so that no way to a call's words or sound is without them; a test
goes through the table and fails for one that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from roleplay.app.access.rules import Asked, Concerned
from roleplay.core.audit import AuditKind
from roleplay.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Seen(Concerned):
    """An argument is the id of a session that is about to be shown, or a record that tells of one.

    What cannot be logged is not shown. Comes after the concern that finds out whether it may be touched.
    """

    argument: str
    session: Callable[[Any], str] = str
    kind: AuditKind = AuditKind.READ

    def before(self, asked: Asked) -> None:
        """Log it."""
        look_at(asked, self.session(asked.arguments[self.argument]), self.kind)


@dataclass(frozen=True, slots=True)
class SeenIn(Concerned):
    """The result holds words of several calls, such as those in which something was found."""

    sessions: Callable[[Any], Iterable[str]]
    what: str
    """In what they were shown."""

    def after(self, asked: Asked, result: Any) -> Any:
        """Log it."""
        owners = asked.parts.store.owners.trainees(self.sessions(result))
        asked.parts.audit.looked_through(AuditKind.READ, owners, self.what)
        return result


def look_at(asked: Asked, session_id: str, kind: AuditKind = AuditKind.READ) -> None:
    """Log that a call is shown to who asks; there may be none like it, which the method itself tells."""
    try:
        found, trainee = asked.parts.store.whose(session_id)
    except InputError:
        return
    asked.parts.audit.looked_at(kind, trainee, found)
