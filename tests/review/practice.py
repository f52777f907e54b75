"""Calls of a trainee, as the review reads them, and a small library."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roleplay.core.events import Outcome
from roleplay.core.records import Level
from roleplay.review.rehearsal import Rehearsal
from roleplay.review.skills import Observation, SessionEvidence, Skill

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EMPATHY = Skill("technique", "empathy")
CALM_DOWN = Skill("mistake", "calm_down")
FEAR = Skill("feeling", "fear")
ELDERLY = Skill("trait", "elderly")


def call(
    days_ago: float,
    *observations: Observation,
    scenario: str = "laptop",
    outcome: Outcome = "solved",
    score: float = 70.0,
    level: Level = "normal",
    retry: bool = False,
) -> SessionEvidence:
    """Return a call with an id that tells its day."""
    at = NOW - timedelta(days=days_ago)
    return SessionEvidence(f"call-{days_ago:g}", at, scenario, level, retry, outcome, score, observations)


def seen(skill: Skill, share: float, weight: float = 1.0, times: int = 1) -> Observation:
    """Return what a call says about a skill."""
    return Observation(skill, share, weight, times)


LIBRARY = (
    Rehearsal("laptop", 2, {EMPATHY: 3, Skill("feeling", "anger"): 1}),
    Rehearsal("scam", 3, {EMPATHY: 1, FEAR: 1, ELDERLY: 1}),
    Rehearsal("bill", 1, {Skill("feeling", "anger"): 1, CALM_DOWN: 2}),
    Rehearsal("press", 5, {Skill("feeling", "anger"): 1, Skill("trait", "threatening"): 1}),
)
