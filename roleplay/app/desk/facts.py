"""Reads from saved calls what they say about those who held them, and keeps it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import lru_cache

from roleplay.app.derived import original_of
from roleplay.core.errors import DatabaseError, InputError, ScenarioError
from roleplay.core.events import ReplyTaken
from roleplay.core.practice import PracticeFacts, SkillFact, Way
from roleplay.core.records import SessionRecord
from roleplay.dialogue.formats.library import from_json
from roleplay.dialogue.model import Scenario
from roleplay.review.evidence import counts, evidence, taken_over
from roleplay.review.retries import shared_events
from roleplay.store.sessions import SessionStore

_log = logging.getLogger(__name__)

BATCH = 50
"""Calls that are kept at a time."""
_UNREADABLE = frozenset({"database_newer", "database_corrupt"})


def read_calls(store: SessionStore, unread: Sequence[str], report: Callable[[int, int], None]) -> None:
    """Read calls, a few milliseconds each; `report` gets how many were and will be, and may raise to stop.

    Raises `DatabaseError`, `DiskError`.
    """
    played = lru_cache(maxsize=8)(from_json)
    for first in range(0, len(unread), BATCH):
        report(first, len(unread))
        batch = unread[first : first + BATCH]
        store.practice.save([found for one in batch if (found := read_facts(store, one, played)) is not None])
    report(len(unread), len(unread))


def read_facts(
    store: SessionStore, session_id: str, played: Callable[[str], Scenario] = from_json
) -> PracticeFacts | None:
    """Return what a call says, None when it was deleted; a call that cannot be read says nothing."""
    try:
        record = store.load(session_id)
    except InputError:
        return None
    except DatabaseError as error:
        if error.code not in _UNREADABLE:
            raise
        _log.warning("session %s says nothing about its trainee: %s", session_id, error)
        found = store.practice.calls([session_id])
        return PracticeFacts(session_id, found[0].outcome, found[0].score, (), ()) if found else None
    original = original_of(record, store)
    return PracticeFacts(
        session_id=record.start.id,
        outcome=record.summary.outcome,
        score=record.summary.score,
        skills=_skills(record, played, original),
        ways=_ways(record, original),
    )


def _skills(
    record: SessionRecord, played: Callable[[str], Scenario], original: SessionRecord | None
) -> tuple[SkillFact, ...]:
    if not counts(record.summary, record.start.trainee):
        return ()
    try:
        scenario = played(record.start.scenario_source)
    except ScenarioError as error:
        _log.warning("session %s says nothing about its trainee: %s", record.start.id, error)
        return ()
    found = evidence(record, scenario, 0 if original is None else taken_over(record, original))
    return tuple(
        SkillFact(f"{one.skill.kind}/{one.skill.name}", one.share, one.weight, one.times)
        for one in found.observations
        # The call's score says the same of a scenario; what was never asked for could only be used, not missed.
        if one.skill.kind != "scenario" and one.asked
    )


def _ways(record: SessionRecord, original: SessionRecord | None) -> tuple[Way, ...]:
    own = record.events[0 if original is None else shared_events(record, original) :]
    return tuple(Way(move.node, move.reply, move.next_node) for move in own if isinstance(move, ReplyTaken))
