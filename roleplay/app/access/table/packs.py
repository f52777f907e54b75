"""Scenario packs, translation sheets, plug-ins."""

from __future__ import annotations

from roleplay.app.access.concerns import OfSessions
from roleplay.app.access.rules import OPEN, Rule, rule
from roleplay.core.rights import Action

_WRITE = rule(Action.WRITE_SCENARIOS)

RULES: dict[str, dict[str, Rule]] = {
    "TranslationDesk": {
        **dict.fromkeys(("states", "export", "inspect", "take_in", "confirm"), _WRITE),
        **dict.fromkeys(("states_of", "rows", "write_sheet", "read_sheet"), _WRITE),
        **dict.fromkeys(("understand_sheet", "note_taken", "confirm_of"), _WRITE),
    },
    "PluginDesk": {
        **dict.fromkeys(("folder", "installed", "exports"), OPEN),
        **dict.fromkeys(("allow", "forbid"), rule(Action.MANAGE_SETTINGS)),
        "export": rule(Action.EXPORT_CALL, OfSessions("sessions")),
    },
    "PackDesk": {
        **dict.fromkeys(("me", "contents", "export", "inspect", "take_in", "removal", "remove"), _WRITE),
        "installed": OPEN,
    },
}
