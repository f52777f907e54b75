"""What a scenario gives to rehearse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from roleplay.dialogue.model import Scenario
from roleplay.review.evidence import GOOD, MISTAKES
from roleplay.review.skills import Skill


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How often each skill is asked for in a scenario."""

    scenario_id: str
    difficulty: int
    """1 (easy) to 5."""
    moments: Mapping[Skill, int]
    """Moments of the dialogue at which a skill matters; the customer's feeling and traits count once."""


def rehearsal(scenario: Scenario) -> Rehearsal:
    """Return what a scenario gives to rehearse, from its own moments; what is open everywhere tells nothing apart."""
    moments: Counter[Skill] = Counter()
    for node in scenario.nodes.values():
        good = {name for reply in node.replies if reply.quality == "good" for name in reply.techniques}
        traps = {name for reply in node.replies for name in reply.techniques}
        moments.update(Skill("technique", name) for name in good & GOOD)
        moments.update(Skill("mistake", name) for name in traps & MISTAKES)
        if node.tirade:
            moments[Skill("manner", "tactical_silence")] += 1
            moments[Skill("manner", "interrupting")] += 1
    moments[Skill("feeling", scenario.customer.matter.feeling)] += 1
    moments.update(Skill("trait", trait) for trait in scenario.customer.traits)
    return Rehearsal(scenario.id, scenario.difficulty, dict(moments))
