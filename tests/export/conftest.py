"""A saved session without a store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from roleplay.core.events import CallEvent
from roleplay.core.records import Score, SessionRecord, SessionSummary
from tests.store.conftest import small_disk  # noqa: F401 - a fixture
from tests.store.samples import CALL, SCORE, start

Record = Callable[..., SessionRecord]


@pytest.fixture
def record() -> Record:
    def made(events: tuple[CallEvent, ...] = CALL, score: Score | None = SCORE, **changes: Any) -> SessionRecord:
        begun = start(**{"id": "0b5f1f0e-6c1b-4c55-9d53-3f0f4c7d8a01", **changes})
        summary = SessionSummary(
            id=begun.id,
            started_at=begun.started_at,
            scenario_id=begun.scenario_id,
            scenario_version=begun.scenario_version,
            scenario_title=begun.scenario_title,
            customer=begun.customer,
            language=begun.language,
            mode=begun.mode,
            recogniser=begun.recogniser,
            trainee=begun.trainee,
            state="complete",
            outcome="handed_over",
            seconds=20.0,
            score=None if score is None else score.total,
            turns=1,
        )
        return SessionRecord(begun, summary, events, score)

    return made
