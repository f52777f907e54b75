"""Points: whole tenths, so that the items of a section make its points exactly, and the sections make a hundred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roleplay.core.records import ScoreItem, SectionName, SectionScore
from roleplay.dialogue.scoring.chances import Chance
from roleplay.dialogue.scoring.costs import Cost

WEIGHTS: Mapping[SectionName, float] = {
    "opening": 10.0,
    "feeling": 25.0,
    "facts": 15.0,
    "solution": 25.0,
    "closing": 10.0,
    "composure": 15.0,
}
"""What the sections are worth unless the scenario says otherwise."""
FULL = 1000
"""A hundred points in tenths."""


def apportioned(total: int, shares: Sequence[float]) -> list[int]:
    """Return `total` split by the shares into whole numbers, by the largest remainders; zeros without any share."""
    whole = sum(shares)
    if whole <= 0:
        return [0] * len(shares)
    exact = [total * share / whole for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(shares)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def worth(
    weights: Mapping[SectionName, float], chances: Mapping[SectionName, Sequence[Chance]]
) -> dict[SectionName, int]:
    """Return the tenths that each section is worth; one without chances gives its own to the others."""
    wanted = {**WEIGHTS, **weights}
    shares = [wanted[section] if chances[section] else 0.0 for section in WEIGHTS]
    if not any(shares):  # the scenario gives weight only to what this call did not call for
        shares = [weight if chances[section] else 0.0 for section, weight in WEIGHTS.items()]
    return dict(zip(WEIGHTS, apportioned(FULL, shares), strict=True))


def scored(
    tenths: Mapping[SectionName, int],
    chances: Mapping[SectionName, Sequence[Chance]],
    costs: Sequence[Cost],
) -> tuple[SectionScore, ...]:
    """Return the points of all sections; what a section cannot pay any more is paid by composure."""
    owed: list[Cost] = [cost for cost in costs if cost.section == "composure"]
    sections: dict[SectionName, SectionScore] = {}
    for name in WEIGHTS:
        if name != "composure":
            own = [cost for cost in costs if cost.section == name]
            sections[name], unpaid = _section(name, tenths[name], chances[name], own)
            owed += unpaid
    owed.sort(key=lambda cost: cost.at)
    sections["composure"], _ = _section("composure", tenths["composure"], chances["composure"], owed, last=True)
    return tuple(sections[name] for name in WEIGHTS)


def _section(
    name: SectionName, tenths: int, chances: Sequence[Chance], costs: Sequence[Cost], *, last: bool = False
) -> tuple[SectionScore, list[Cost]]:
    """Return the points of a section, and what it could not pay; the `last` one lists that with no points."""
    items: list[ScoreItem] = []
    unpaid: list[Cost] = []
    left = 0
    for chance, out_of in zip(chances, apportioned(tenths, [chance.share for chance in chances]), strict=True):
        won = round(out_of * chance.won)
        left += won
        items.append(ScoreItem(chance.reason, won / 10, chance.at, chance.evidence, out_of / 10))
    for cost in costs:
        asked = cost.points * tenths / WEIGHTS[name]
        lost = min(left, round(asked))
        left -= lost
        if lost or last:
            items.append(ScoreItem(cost.reason, -lost / 10 if lost else 0.0, cost.at, cost.evidence))
        if not lost or lost < round(asked):
            paid = lost / asked if asked else 0.0
            unpaid.append(replace(cost, section="composure", points=cost.points * (1 - paid)))
    return SectionScore(name, left / 10, tenths / 10, tuple(items)), unpaid
