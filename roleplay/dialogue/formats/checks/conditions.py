"""What one condition says about another, and conditions that can never hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roleplay.dialogue.formats.checks.walk import Parts
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.model import Condition, Effects

_AT_LEAST = tuple(name for name in Condition.model_fields if name.endswith("_at_least"))
_BELOW = tuple(name for name in Condition.model_fields if name.endswith("_below"))
_ALL_OF = ("flags", "without", "named", "told", "used", "unused")


def implies(condition: Condition, other: Condition) -> bool:
    """Tell whether the other condition holds whenever this one does; in doubt not."""
    for name in _AT_LEAST:
        wanted, given = getattr(other, name), getattr(condition, name)
        if wanted is not None and (given is None or given < wanted):
            return False
    for name in _BELOW:
        wanted, given = getattr(other, name), getattr(condition, name)
        if wanted is not None and (given is None or given > wanted):
            return False
    if other.levels and (not condition.levels or not set(condition.levels) <= set(other.levels)):
        return False
    return all(set(getattr(other, name)) <= set(getattr(condition, name)) for name in _ALL_OF)


@dataclass(frozen=True, slots=True)
class Possible:
    """What the moves of a scenario can bring about, as far as conditions ask for it."""

    top_step: int = 0
    """The highest step of the ladder that a move takes."""
    told: frozenset[str] = frozenset()
    """Facts that the customer may tell."""

    def __or__(self, other: Possible) -> Possible:
        return Possible(max(self.top_step, other.top_step), self.told | other.told)


def possible(parts: Parts) -> Possible:
    """Return what these parts can bring about."""
    effects = [part for _, part in parts if isinstance(part, Effects)]
    top_step = max((effect.ladder or 0 for effect in effects), default=0)
    return Possible(top_step, frozenset(fact for effect in effects for fact in effect.tell))


def condition_problems(parts: Parts, within: Possible | None = None) -> Iterator[Diagnostic]:
    """Yield conditions that can never hold, given what can happen; without it, what these parts bring about."""
    within = within or possible(parts)
    for place, part in parts:
        if isinstance(part, Condition) and part.model_fields_set:
            for why in _contradictions(part, within.top_step, within.told):
                message = f"this condition can never hold: {why}"
                yield Diagnostic("RP117", "warning", message, "Change one of the two.", place=place)


def _contradictions(condition: Condition, top_step: int, told: frozenset[str]) -> Iterator[str]:
    for at_least in _AT_LEAST:
        name = at_least.removesuffix("_at_least")
        low = getattr(condition, at_least)
        high = getattr(condition, f"{name}_below", None)
        if low is not None and high is not None and low >= high:
            yield f"`{name}_at_least` is not less than `{name}_below`"
    if condition.heat_below == 0:
        yield "no heat is below 0"
    if condition.visits_below == 1:
        yield "the visit itself counts, so there is always one"
    for wanted, unwanted, what in (
        (condition.flags, condition.without, "set"),
        (condition.used, condition.unused, "used"),
    ):
        for both in sorted(set(wanted) & set(unwanted)):
            yield f"`{both}` is asked to be {what} and not to be {what}"
    if condition.ladder_at_least is not None and condition.ladder_at_least > top_step:
        yield f"no move takes a step of the ladder above {top_step}"
    for fact in condition.told:
        if fact not in told:
            yield f"the customer never tells the fact `{fact}`"
