"""When a skill should be rehearsed again: spaced repetition by FSRS (py-fsrs, open-spaced-repetition).

Each skill is a card, each call in which it mattered a review, graded by what the call says. The cards are computed
from the calls each time, in their order, without chance: the same calls give the same days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from roleplay.review.skills import Observation, SessionEvidence, Skill

RETENTION = 0.9
"""A skill is due when it would still be there with this probability."""
LONGEST = 90
"""Days after which even a firm skill is rehearsed again."""
WELL = 0.7
"""The share from which on a call counts as good."""
EASY_TIMES = 3
"""So often in one call a technique must have been called for, and used, to count as easy."""


@dataclass(frozen=True, slots=True)
class Due:
    """Where a skill stands in the schedule."""

    skill: Skill
    due: datetime
    last: datetime
    """When it mattered last."""
    retention: float
    """How likely it still is there, 0 to 1."""


def schedule(evidence: Iterable[SessionEvidence], now: datetime) -> dict[Skill, Due]:
    """Return when each skill is due.

    A skill is scheduled from the first time that it did not go well: what always goes well needs no reminder.
    Scenarios are not scheduled: a customer known by heart is no rehearsal.
    """
    # No learning steps: those are minutes, and nobody is called by the same customer again after ten of them.
    scheduler = Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
    cards: dict[Skill, Card] = {}
    for call in sorted(evidence, key=lambda call: (call.started_at, call.session_id)):
        at = call.started_at.astimezone(UTC)
        for seen in call.observations:
            card = cards.get(seen.skill)
            if card is None and _begins(seen):
                card = Card(card_id=len(cards) + 1, due=at)
            if card is not None:
                cards[seen.skill] = scheduler.review_card(card, grade(seen, retry=call.retry), at)[0]
    return {
        skill: Due(skill, card.due, card.last_review, scheduler.get_card_retrievability(card, now.astimezone(UTC)))
        for skill, card in cards.items()
        if card.last_review is not None
    }


def _begins(seen: Observation) -> bool:
    return seen.skill.kind != "scenario" and seen.share < WELL


def grade(seen: Observation, *, retry: bool) -> Rating:
    """Return how a call counts; a retry, made with the better answer in mind, is never quite good."""
    if seen.share < 0.4:
        return Rating.Again
    if seen.share < WELL or retry:
        return Rating.Hard
    easy = seen.share >= 0.95 and seen.times >= EASY_TIMES and seen.skill.kind == "technique"
    return Rating.Easy if easy else Rating.Good


def due_today(due: Due, now: datetime) -> bool:
    """Tell whether a skill should be rehearsed before the day ends that `now` belongs to, in its time zone."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return due.due < midnight
