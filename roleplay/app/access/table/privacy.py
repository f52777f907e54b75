"""The audit log and privacy."""

from __future__ import annotations

from typing import Any

from roleplay.app.access.concerns import Everybody, Named, Names
from roleplay.app.access.rules import OPEN, Rule, rule
from roleplay.app.access.seeing import SeenIn
from roleplay.core.rights import Action

_AUDIT = rule(Action.READ_AUDIT, Everybody())
_NOTICE = rule(Action.ACKNOWLEDGE_NOTICE)
_RULES = rule(Action.SET_RETENTION, Everybody())


def _mentioned(plan: Any) -> list[str]:
    """Return the calls of others of which words are shown, since they name the person."""
    return [one.session_id for one in plan.mentions if one.session_id]


RULES: dict[str, dict[str, Rule]] = {
    "AuditDesk": dict.fromkeys(("entries", "check", "head", "kept", "export"), _AUDIT),
    "PrivacyDesk": {
        **dict.fromkeys(("notice", "acknowledge", "notices"), _NOTICE),
        **dict.fromkeys(("publish", "acknowledgements", "set_delivery_measures"), _RULES),
        **dict.fromkeys(("set_retention", "preview", "sweep", "holds", "hold", "release"), _RULES),
        "erasure": rule(Action.ERASE, Named("person"), SeenIn(_mentioned, "mentions")),
        "erase": rule(Action.ERASE, Everybody()),
        "package": rule(Action.SUBJECT_DATA, Named("person"), Names("also")),
        # What was chosen before is done, whoever starts the program.
        **dict.fromkeys(("sweep_if_due", "let_go", "replay_erasures"), OPEN),
    },
}
