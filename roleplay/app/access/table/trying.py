"""Trying scenarios out, and examples; what real trainees said is read as their calls are, own groups only."""

from __future__ import annotations

from typing import Any

from roleplay.app.access.concerns import Also, ByFilter, BySelection
from roleplay.app.access.rules import Rule, rule
from roleplay.app.access.seeing import SeenIn
from roleplay.core.rights import Action


def _missed(found: Any) -> list[str]:
    return [one.latest.session_id for one in found.found]


_WRITE = rule(Action.WRITE_SCENARIOS)

RULES: dict[str, dict[str, Rule]] = {
    "TryingDesk": {
        **dict.fromkeys(("in_library", "dialogue", "trial", "hear", "autoplay"), _WRITE),
        **dict.fromkeys(("plans", "run_plans", "add_plan"), _WRITE),
        "coverage": rule(Action.SEE_RESULTS, Also(Action.WRITE_SCENARIOS), BySelection()),
    },
    "ExamplesDesk": {
        "weigh": _WRITE,
        "effect": _WRITE,
        "misunderstood": rule(
            Action.READ_CALL, Also(Action.WRITE_SCENARIOS), ByFilter(), SeenIn(_missed, "examples")
        ),
    },
}
