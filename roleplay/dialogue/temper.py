"""How techniques move a customer's heat when the scenario does not say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from roleplay.core.records import Level
from roleplay.dialogue.model import LevelRules, Scenario

DEFAULT_TEMPER = MappingProxyType(
    {
        "greeting": -2.0,
        "personalise": -3.0,
        "empathy": -8.0,
        "apology": -5.0,
        "listening": -5.0,
        "fact_finding": -3.0,
        "paraphrase": -5.0,
        "own_mistake": -6.0,
        "respectful_disagreement": -3.0,
        "feel_felt_found": -7.0,
        "boundary": -2.0,
        "taking_notes": -6.0,
        "solution": -7.0,
        "transfer": -1.0,
        "closing": -1.0,
        "backchannel": -1.0,
        "defensive": 8.0,
        "blame_third_party": 8.0,
        "blame_customer": 15.0,
        "contradiction": 12.0,
        "calm_down": 14.0,
        "minimising": 14.0,
        "policy_wall": 10.0,
        "deflect": 10.0,
        "counter_attack": 18.0,
        "profanity": 20.0,
        "rushing": 10.0,
        "interrupting": 5.0,
    }
)
"""Points of heat by technique; what is not listed leaves the customer unmoved."""

DEFAULT_LEVELS: Mapping[Level, LevelRules] = MappingProxyType(
    {
        "easy": LevelRules(patience=1.5, anger=0.75, soothing=1.2),
        "normal": LevelRules(),
        "hard": LevelRules(patience=0.75, anger=1.25, soothing=0.85),
    }
)
_START_MOVE: Mapping[Level, float] = MappingProxyType({"easy": -10.0, "normal": 0.0, "hard": 10.0})
"""Points of heat added to the customer's own at the start, unless the scenario gives the level's."""
HIGHEST_START = 90.0
TIRADE_FACTOR = 2.0
"""Talking over a tirade makes that much angrier than talking over anything else."""
UNANNOUNCED_HOLD_HEAT = 8.0
LONG_HOLD_HEAT = 6.0
LISTENS_LESS_FROM = 60.0
"""Heat from which the customer listens for less and less time before cutting in,"""
LISTENS_AT_MOST_HEAT = 0.5
"""down to this share of it at 100."""
STALLS_BORNE = 2
"""So many turns in a row may leave the dialogue where it is."""
STALL_HEAT = 4.0
"""The next one costs this, the one after it twice as much, and so on."""
REPETITION = 0.6
"""A soothing technique works that much less each further time."""


def level_rules(scenario: Scenario, level: Level) -> LevelRules:
    """Return how a level changes this customer; the start heat is always given."""
    rules = scenario.levels.get(level, DEFAULT_LEVELS[level])
    if rules.start_heat is not None:
        return rules
    return rules.model_copy(update={"start_heat": usual_start(scenario.customer.start_heat, level)})


def usual_start(own: float, level: Level) -> float:
    """Return the heat at which a level starts that gives none, for a customer with a start heat of their own."""
    return own if level == "normal" else min(max(own + _START_MOVE[level], 0.0), max(own, HIGHEST_START))


def technique_heat(move: float, times_before: int) -> float:
    """Return how far a technique moves the heat when it was used `times_before` times: soothing wears off."""
    return move * REPETITION**times_before if move < 0 else move


def listening_share(heat: float) -> float:
    """Return which share of the time for which the customer listens is left at a heat: the angry cut in sooner."""
    hurry = min(max((heat - LISTENS_LESS_FROM) / (100 - LISTENS_LESS_FROM), 0.0), 1.0)
    return 1 - (1 - LISTENS_AT_MOST_HEAT) * hurry
