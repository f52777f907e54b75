"""Calls and grades to make statements of."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from roleplay.core.grades import CardResult, Grade
from roleplay.core.records import SessionSummary

AT = datetime(2026, 3, 4, 5, 6, 7, 890_000, tzinfo=UTC)
_NAMES = uuid.UUID("00000000-0000-4000-8000-000000000000")


def call(number: int = 1, **changes: Any) -> SessionSummary:
    values: dict[str, Any] = {
        "id": str(uuid.uuid5(_NAMES, str(number))),
        "started_at": AT,
        "scenario_id": "laptop-overdue",
        "scenario_version": 3,
        "scenario_title": "Three weeks without a laptop",
        "customer": "Marian Kowalski",
        "language": "en",
        "mode": "practice",
        "recogniser": "vosk small",
        "trainee": "Łucja Świątek",
        "state": "complete",
        "outcome": "solved",
        "seconds": 83.456,
        "score": 71.25,
        "turns": 8,
    }
    return SessionSummary(**(values | changes))


def grade(of: SessionSummary, **changes: Any) -> Grade:
    values: dict[str, Any] = {
        "id": str(uuid.uuid5(_NAMES, f"grade {of.id}")),
        "session_id": of.id,
        "scorecard_id": "de-escalation",
        "scorecard_version": 2,
        "grader": "Tamara Trainer",
        "started_at": AT,
        "finished_at": AT,
        "result": CardResult(80.0, 90.0, True),
    }
    return Grade(**(values | changes))
