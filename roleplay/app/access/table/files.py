"""Statements for learning systems, and files of single calls."""

from __future__ import annotations

from roleplay.app.access.concerns import Also, Everybody, OfSession
from roleplay.app.access.rules import OPEN, Before, Rule, rule
from roleplay.app.access.table.exports import wish_within
from roleplay.core.rights import Action

_SEND = rule(Action.SEND_STATEMENTS, Everybody())
_RESULTS = rule(Action.EXPORT_RESULTS, Before(wish_within))
_CALLS = rule(Action.EXPORT_CALL, Before(wish_within))

RULES: dict[str, dict[str, Rule]] = {
    "StatementDesk": {
        **dict.fromkeys(("job", "preview"), _RESULTS),
        **dict.fromkeys(("record_store", "connect", "disconnect", "sent", "push"), _SEND),
        "may_send": OPEN,
    },
    "CallFilesDesk": {
        "transcript": rule(Action.EXPORT_CALL, OfSession("session_id")),
        "sound": rule(Action.EXPORT_CALL, Also(Action.LISTEN), OfSession("session_id")),
        **dict.fromkeys(("calls", "job"), _CALLS),
        "name": OPEN,
    },
}
