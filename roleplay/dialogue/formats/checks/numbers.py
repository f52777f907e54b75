"""Numbers that cannot be meant: weights, caps, and levels of difficulty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from roleplay.core.records import Level, SectionName
from roleplay.dialogue.formats.problems import Diagnostic, did_you_mean
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.techniques import MISTAKES
from roleplay.dialogue.temper import level_rules

FATAL = frozenset(MISTAKES)
"""What a scenario may call fatal."""


def number_problems(scenario: Scenario) -> Iterator[Diagnostic]:
    """Yield a scoring that cannot score, and levels on which the call is over before it begins."""
    weights = scenario.scoring.weights
    if len(weights) == len(get_args(SectionName)) and not any(weights.values()):
        message, hint = (
            "all sections weigh nothing, so nothing could be scored",
            "Give at least one of them a weight.",
        )
        yield Diagnostic("RP128", "error", message, hint, place=("scoring", "weights"))
    for mistake in scenario.scoring.fatal:
        if mistake not in FATAL:
            hint = did_you_mean(mistake, FATAL) or f"Known: {', '.join(f'`{item}`' for item in sorted(FATAL))}."
            message = f"there is no mistake `{mistake}`"
            yield Diagnostic("RP128", "error", message, hint, place=("scoring", "fatal", mistake))
    yield from _level_problems(scenario)


def _level_problems(scenario: Scenario) -> Iterator[Diagnostic]:
    limit = scenario.breaking_point.heat
    starts = {level: level_rules(scenario, level).start_heat or 0.0 for level in get_args(Level)}
    for level, heat in starts.items():
        if heat >= limit:
            message = f"on the level `{level}` the call starts at a heat of {heat:g}, and breaks at {limit:g}"
            hint = (
                "Whatever the trainee says, the customer leaves. Lower the start heat, or raise the breaking point."
            )
            yield Diagnostic("RP129", "warning", message, hint, place=_where(scenario, level))
    for easier, harder in (("easy", "normal"), ("normal", "hard")):
        if starts[easier] > starts[harder]:
            message = f"`{easier}` starts at a heat of {starts[easier]:g}, `{harder}` at {starts[harder]:g}"
            hint = "The harder level should start hotter."
            place = _where(scenario, harder if harder in scenario.levels else easier)
            yield Diagnostic("RP129", "warning", message, hint, place=place)


def _where(scenario: Scenario, level: str) -> tuple[str, ...]:
    return ("levels", level) if level in scenario.levels else ("customer", "start_heat")
