"""Whether what a trainer wants to assign makes sense, in one message where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from roleplay.core.assignments import Assignee, Terms
from roleplay.core.errors import InputError
from roleplay.core.groups import Group
from roleplay.core.records import SCRIPTED_TRAINEE, ScenarioSummary

MOST_ATTEMPTS = 99
LONGEST_NAME = 80
LONGEST_NOTE = 2000
"""Letters."""


def checked(
    terms: Terms,
    scenarios: Iterable[ScenarioSummary],
    groups: Sequence[Group],
    today: date,
    before: Terms | None = None,
) -> Terms:
    """Return the terms tidied up and with the scenario's title and customer. Raises `InputError`.

    What stands in `before`, the terms that hold now, may stay: a due day that is over, a group or scenario that is
    gone.
    """
    kept = () if before is None else before.assignees
    assignees = tuple(one if one in kept else _known(one, groups) for one in _tidy(terms.assignees))
    terms = replace(terms, assignees=tuple(dict.fromkeys(assignees)), note=terms.note.strip())
    titled = _with_scenario(terms, scenarios, before)
    if not terms.assignees:
        raise _refused("It is assigned to nobody.", "Name the people, or a group.", "assignees")
    if terms.due is not None and terms.due < today and (before is None or before.due != terms.due):
        raise _refused(f"{terms.due:%Y-%m-%d} is over.", "Choose today or a later day, or none.", "due")
    if terms.attempts is not None and not 1 <= terms.attempts <= MOST_ATTEMPTS:
        raise _refused(f"{terms.attempts} attempts cannot be allowed.", f"Allow 1 to {MOST_ATTEMPTS}.", "attempts")
    mark = terms.pass_mark
    if mark is not None and not (math.isfinite(mark) and 0 <= mark <= 100):
        raise _refused(f"{mark:g} is no pass mark.", "Give 0 to 100 points, or none.", "pass_mark")
    if len(terms.note) > LONGEST_NOTE:
        raise _refused("The note is too long.", f"Keep it to {LONGEST_NOTE} letters.", "note")
    return titled


def _tidy(assignees: Iterable[Assignee]) -> tuple[Assignee, ...]:
    """Return everybody once, names without spaces around them."""
    return tuple(dict.fromkeys(replace(one, name=" ".join(one.name.split())) for one in assignees))


def _with_scenario(terms: Terms, scenarios: Iterable[ScenarioSummary], before: Terms | None) -> Terms:
    if before is not None and before.scenario_id == terms.scenario_id and before.language == terms.language:
        return replace(terms, scenario_title=before.scenario_title, customer=before.customer)
    if not terms.scenario_id:
        raise _refused("No customer was chosen.", "Choose whom the trainees are to call.", "scenario_id")
    found = next((one for one in scenarios if one.id == terms.scenario_id), None)
    if found is None:
        raise _refused(
            f"There is no scenario {terms.scenario_id!r}.",
            "`roleplay scenarios list` shows those that there are.",
            "scenario_id",
        )
    if found.problem:
        raise _refused(f"{found.id} cannot be played: {found.problem}", "Mend it first.", "scenario_id")
    playable = [code for code in found.languages if code not in found.incomplete]
    if terms.language and terms.language not in playable:
        raise _refused(
            f"{found.id} cannot be played in the language {terms.language!r}.",
            f"It has: {', '.join(playable)}.",
            "language",
        )
    return replace(terms, scenario_title=found.title, customer=found.customer)


def _known(one: Assignee, groups: Iterable[Group]) -> Assignee:
    """Return a person whose name makes sense, or a group with its id."""
    if one.kind == "group":
        found = next((group for group in groups if group.id == one.group_id or group.name == one.name), None)
        if found is None:
            raise _refused(
                f"There is no group {one.name!r}.", "Make it first, or name the people themselves.", "assignees"
            )
        return Assignee("group", found.name, found.id)
    if not one.name or one.name == SCRIPTED_TRAINEE:
        raise _refused("Somebody has no name.", "Give the name that the trainee has in their settings.", "assignees")
    if len(one.name) > LONGEST_NAME:
        raise _refused("A name is too long.", f"Keep it to {LONGEST_NAME} letters.", "assignees")
    return one


def _refused(message: str, hint: str, field: str) -> InputError:
    """Return the error; its code tells a form which field is meant."""
    return InputError(message, hint=hint, code=f"assignment_{field}")
