"""Stores filled with practice whose figures are known."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from roleplay.core.events import Answered, CallEnded, CallEvent, Outcome
from roleplay.core.practice import PracticeFacts, SkillFact, Way
from roleplay.core.records import Score, SessionStart
from roleplay.store.sessions import SessionStore

FIRST_DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def practise(
    store: SessionStore,
    trainee: str,
    scores: Sequence[float | None],
    *,
    skills: Sequence[Sequence[SkillFact]] = (),
    ways: Sequence[Sequence[Way]] = (),
    outcome: Outcome | None = "solved",
    day: int = 0,
    **start: Any,
) -> list[str]:
    """Save a call a day with these scores, and what each says; return the ids."""
    ids = []
    for number, score in enumerate(scores):
        session_id = _save(store, trainee, score, outcome, FIRST_DAY + timedelta(days=day + number), start)
        ids.append(session_id)
        said = tuple(skills[number]) if number < len(skills) else ()
        went = tuple(ways[number]) if number < len(ways) else ()
        store.practice.save([PracticeFacts(session_id, outcome, score, said, went)])
    return ids


def _save(
    store: SessionStore,
    trainee: str,
    score: float | None,
    outcome: Outcome | None,
    at: datetime,
    changes: dict[str, Any],
) -> str:
    values: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "started_at": at,
        "scenario_id": "laptop-overdue",
        "scenario_version": 3,
        "scenario_source": '{"id": "laptop-overdue", "version": 3}',
        "scenario_title": "Three weeks without a laptop",
        "customer": "Marian Kowalski",
        "language": "en",
        "mode": "practice",
        "seed": 7,
        "recogniser": "typed",
        "trainee": trainee,
        **changes,
    }
    writer = store.begin(SessionStart(**values), lambda _: None, record_audio=False)
    ended: tuple[CallEvent, ...] = () if outcome is None else (CallEnded(60.0, outcome),)
    for event in (Answered(1.0), said(), *ended):
        writer.append(event)
    writer.finish()
    if score is not None:
        store.save_score(values["id"], Score(score, ()))
    return str(values["id"])


def said() -> CallEvent:
    """Return a turn of the trainee's."""
    from tests.store.samples import SORRY

    return SORRY
