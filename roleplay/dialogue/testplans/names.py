"""Checking that a plan only names what its scenario has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from roleplay.core.events import OUTCOMES
from roleplay.dialogue.formats.problems import did_you_mean
from roleplay.dialogue.model import CutIn, Reaction, Reply, Scenario
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.testplans.plans import Expectation, Key, Plan, PlanProblem

REACTIONS = ("otherwise", "silence", "interrupted", "cut_in", "hold", "button:transfer", "button:hang_up")
"""What the record of a call names in place of a reply."""


def moves_of(scenario: Scenario) -> Iterator[Reply | Reaction | CutIn]:
    """Yield everything that may follow something, own and shared."""
    yield from scenario.shared_replies
    yield from scenario.shared_otherwise
    yield from scenario.shared_silence
    yield from scenario.shared_interrupted
    yield from scenario.shared_cut_in
    for reactions in scenario.shared_buttons.values():
        yield from reactions
    for node in scenario.nodes.values():
        for moves in (node.replies, node.otherwise, node.silence, node.interrupted, node.cut_in):
            yield from moves
        for reactions in node.buttons.values():
            yield from reactions


def check_names(plan: Plan, scenario: Scenario) -> list[PlanProblem]:
    """Return what a plan names that the scenario or the catalogue does not know."""
    problems: list[PlanProblem] = []
    if plan.language not in scenario.languages:
        has = " and ".join(scenario.languages)
        message = f"The scenario {scenario.id} is not in the language `{plan.language}`."
        problems.append(PlanProblem(plan.file, plan.line, message, f"It has {has}."))
    known = _known(scenario)
    beginning: list[tuple[Key, str]] = [("node", plan.begin)] if plan.begin else []
    for key, name in [*beginning, *_flags_of(plan)]:
        if name not in known[key]:
            message = f"{_KINDS[key]} `{name}`, with which the plan begins, is not known."
            problems.append(PlanProblem(plan.file, plan.line, message, did_you_mean(name, known[key])))
    for expectation in _expectations(plan):
        for name in expectation.names:
            if name not in known[expectation.key]:
                hint = did_you_mean(name, known[expectation.key])
                message = f"{_KINDS[expectation.key]} `{name}` is not known."
                problems.append(PlanProblem(plan.file, expectation.line, message, hint))
    return problems


_KINDS: dict[Key, str] = {
    "node": "The node",
    "reply": "The reply",
    "techniques": "The technique",
    "flags": "The flag",
    "says": "The line",
    "outcome": "The outcome",
}


def _known(scenario: Scenario) -> dict[Key, Collection[str]]:
    moves = tuple(moves_of(scenario))
    return {
        "node": scenario.nodes.keys(),
        "reply": {*REACTIONS, *(move.id for move in moves if isinstance(move, Reply))},
        "techniques": TECHNIQUE_IDS,
        "flags": {flag for move in moves for flag in move.effects.set},
        "says": {line.id for line in scenario.lines()},
        "outcome": OUTCOMES,
    }


def _flags_of(plan: Plan) -> Iterator[tuple[Key, str]]:
    for flag in plan.flags:
        yield "flags", flag


def _expectations(plan: Plan) -> Iterator[Expectation]:
    yield from plan.at_first
    for move in plan.moves:
        yield from move.expectations
