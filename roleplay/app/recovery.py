"""Calls that a crash cut off: the store mends them, and they get the score that their end would have brought."""

from __future__ import annotations

import logging
from dataclasses import replace

from roleplay.app.trials import Trials
from roleplay.core.errors import RoleplayError
from roleplay.core.events import Answered
from roleplay.core.records import Score, SessionRecord, SessionSummary
from roleplay.store.sessions import SessionStore

_log = logging.getLogger(__name__)


def recover(store: SessionStore, trials: Trials) -> tuple[SessionSummary, ...]:
    """Mend and score what a crash cut off; return those calls, newest first. Raises `DatabaseError`, `DiskError`.

    What was only tried out is deleted.
    """
    mended = store.recover()
    tried = trials.sweep(store)
    return tuple(_scored(store, session) for session in mended if session.id not in tried)


def _scored(store: SessionStore, session: SessionSummary) -> SessionSummary:
    try:
        score = _score(store.load(session.id))
        if score is None:
            return session
        store.save_score(session.id, score)
    except RoleplayError as error:
        _log.warning("session %s was not scored: %s", session.id, error)
        return session
    return replace(session, score=score.total)


def _score(record: SessionRecord) -> Score | None:
    """Return the score of what was said, None when nobody picked up; by the scenario as it was played."""
    if not any(isinstance(event, Answered) for event in record.events):
        return None
    from roleplay.dialogue.engine import DialogueEngine
    from roleplay.dialogue.formats.library import from_json
    from roleplay.dialogue.scoring import score

    engine = DialogueEngine(from_json(record.start.scenario_source), record.start.language, record.start.level)
    return score(engine, record.events, seed=record.start.seed)
