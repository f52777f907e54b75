"""Writing scenarios."""

from __future__ import annotations

from roleplay.app.access.rules import Rule, rule
from roleplay.core.rights import Action

_WRITE = rule(Action.WRITE_SCENARIOS)

RULES: dict[str, dict[str, Rule]] = {
    "StudioDesk": dict.fromkeys(
        (
            "list",
            "new",
            "copy",
            "delete",
            "open",
            "document",
            "save",
            "examples_problems",
            "templates",
            "insertion",
            "versions",
            "version_text",
            "diff",
            "compare",
            "restore",
        ),
        _WRITE,
    ),
    "DraftDesk": dict.fromkeys(("keep", "kept", "find", "drop"), _WRITE),
    "ExchangeDesk": dict.fromkeys(("preview", "check", "take_in", "export_twee"), _WRITE),
}
