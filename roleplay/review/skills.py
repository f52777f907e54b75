"""What a trainee can do, as far as their calls tell: a share with its uncertainty for every skill.

A skill is a technique that was called for, a mistake that could have been made, a manner such as letting a tirade
pass, or a kind of customer. Every call says at most one thing about a skill, since what happens within one call hangs
together; so a skill is estimated from calls, not from turns.

The estimate is the posterior of a share of successes (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4):
Beta(1 + well, 1 + badly), from the prior Beta(1, 1), under which every share is as likely as any other. Newer calls
weigh more: `HALF_LIFE` after a call it counts half.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from roleplay.core.events import Outcome
from roleplay.core.records import Level

SkillKind = Literal["technique", "mistake", "manner", "feeling", "trait", "scenario"]
"""`technique`: used where it was called for. `mistake`: not made. `manner`: interruptions, dead air, tirades.
`feeling`: the customer's was met. `trait` and `scenario`: how such a customer was handled on the whole."""

LEVELS: tuple[Level, Level, Level] = ("easy", "normal", "hard")
"""From the gentlest to the hardest."""
HALF_LIFE = timedelta(days=30)
PRIOR = 1.0
"""Calls that went well, and as many that went badly, of which everybody starts."""
CREDIBILITY = 0.8
"""The range holds the true share with this probability, a tenth of the rest on either side."""
LEAST_CALLS = 3
"""With fewer calls a skill counts as not known yet."""
RECENT = 10
"""So many calls back it is counted how often something went badly."""
RETRY_WEIGHT = 0.5
"""A call that starts from a turn of another one: the trainee has just been told what would be better."""


@dataclass(frozen=True, slots=True, order=True)
class Skill:
    """What an estimate is about."""

    kind: SkillKind
    name: str
    """Id of a technique, trait, feeling or scenario; `interrupting`, `dead_air` or `tactical_silence`."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What one call says about one skill."""

    skill: Skill
    share: float
    """How well it went, 0 to 1."""
    weight: float
    """How much the call tells about it, 0 to 1: little where the technique was one of many good ways on."""
    times: int
    """At how many moments of the call it was called for."""
    asked: bool = True
    """False for a technique that was used though no moment asked for it above all others: its share is always 1 then,
    since not using it would have gone unnoticed."""


@dataclass(frozen=True, slots=True)
class SessionEvidence:
    """What one call says about the trainee; no words that were spoken."""

    session_id: str
    started_at: datetime
    scenario_id: str
    level: Level
    retry: bool
    outcome: Outcome | None
    score: float
    """0 to 100."""
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """How well a trainee masters a skill."""

    skill: Skill
    mean: float
    """Most plausible share of calls in which it goes well, 0 to 1."""
    low: float
    high: float
    """The share lies between these with a probability of `CREDIBILITY`."""
    calls: int
    """Calls in which it mattered."""
    badly: tuple[str, ...]
    """Ids of those among the `recent` ones in which it went rather badly, newest first."""

    @property
    def recent(self) -> int:
        """How many of the calls `badly` looks back on."""
        return min(self.calls, RECENT)

    @property
    def known(self) -> bool:
        """Whether there are calls enough to speak of it at all."""
        return self.calls >= LEAST_CALLS

    @property
    def standing(self) -> Literal["unknown", "weak", "mixed", "strong"]:
        """`strong` or `weak` only where the whole range lies on one side of the half."""
        if not self.known:
            return "unknown"
        if self.low >= 0.5:
            return "strong"
        return "weak" if self.high <= 0.5 else "mixed"


def estimates(evidence: Iterable[SessionEvidence], now: datetime) -> dict[Skill, Estimate]:
    """Return an estimate for every skill that mattered in one of the calls."""
    sums: dict[Skill, _Sum] = {}
    for call in sorted(evidence, key=lambda call: (call.started_at, call.session_id), reverse=True):
        factor = recency(call.started_at, now) * (RETRY_WEIGHT if call.retry else 1.0)
        for seen in call.observations:
            found = sums.get(seen.skill)
            if found is None:
                found = sums[seen.skill] = _Sum()
            found.add(call.session_id, seen, factor)
    ranges = _ranges([PRIOR + one.well for one in sums.values()], [PRIOR + one.badly for one in sums.values()])
    return {
        skill: Estimate(skill, *found, one.calls, tuple(one.failed))
        for (skill, one), found in zip(sums.items(), ranges, strict=True)
    }


@dataclass(slots=True)
class _Sum:
    """What the calls so far say about one skill, the newest first."""

    well: float = 0.0
    badly: float = 0.0
    calls: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, session_id: str, seen: Observation, factor: float) -> None:
        weight = seen.weight * factor
        self.well += weight * seen.share
        self.badly += weight * (1 - seen.share)
        self.calls += 1
        if seen.share < 0.5 and self.calls <= RECENT:
            self.failed.append(session_id)


def recency(at: datetime, now: datetime) -> float:
    """Return what a call of `at` still counts, 0 to 1."""
    age = max(now - at, timedelta(0))
    return float(0.5 ** (age / HALF_LIFE))


def _ranges(well: list[float], badly: list[float]) -> list[tuple[float, float, float]]:
    """Return mean and both ends of the credible interval of Beta(well, badly), for each pair."""
    if not well:
        return []
    from scipy.special import betaincinv

    tail = (1 - CREDIBILITY) / 2
    low, high = betaincinv(well, badly, tail), betaincinv(well, badly, 1 - tail)
    return [
        (a / (a + b), float(low[place]), float(high[place]))
        for place, (a, b) in enumerate(zip(well, badly, strict=True))
    ]
