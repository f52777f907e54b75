"""The table: every way into the program, the action that it needs, and whom it concerns.

By class and method of what the window and the command line hold: the facade `Roleplay` and its desks. A test goes
through all of them and fails where a method has no line here, another plays every line against every role.
"""

from __future__ import annotations

from collections.abc import Mapping

from roleplay.app.access.rules import Rule
from roleplay.app.access.table import (
    assignments,
    calls,
    exports,
    files,
    grading,
    packs,
    people,
    privacy,
    reports,
    safety,
    studio,
    trust,
    trying,
)

RULES: Mapping[tuple[str, str], Rule] = {
    (desk, method): rule
    for part in (
        *(calls, reports, exports, grading, trust, assignments, privacy, people, safety, files),
        packs,
        studio,
        trying,
    )
    for desk, methods in part.RULES.items()
    for method, rule in methods.items()
}
