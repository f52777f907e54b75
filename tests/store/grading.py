"""A small scorecard and grades; for the tests of everything that builds on them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from roleplay.core.grades import (
    Answer,
    AnswerEvidence,
    CardResult,
    Comment,
    Feedback,
    Grade,
    MachineAnswer,
    SectionResult,
)
from roleplay.core.scorecards import Choice, Question, Scorecard, Section

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

CARD = Scorecard(
    id="service",
    version=1,
    title={"en": "Service", "pl": "Obsługa"},
    sections=(
        Section(
            "start",
            {"en": "Start", "pl": "Początek"},
            (
                Question("greeted", "yes_no", {"en": "Greeted?", "pl": "Przywitanie?"}, 40.0, prefill="did greeting"),
                Question("warmth", "scale", {"en": "How warm?", "pl": "Jak serdecznie?"}, 30.0),
            ),
        ),
        Section(
            "matter",
            {"en": "Matter", "pl": "Sprawa"},
            (
                Question(
                    "solved",
                    "choice",
                    {"en": "Solved?", "pl": "Rozwiązane?"},
                    30.0,
                    choices=(Choice("yes", {"en": "Yes"}, 100.0), Choice("part", {"en": "In part"}, 50.0)),
                ),
                Question("verified", "yes_no", {"en": "Verified?"}, 100.0, compliance=True, fatal="card"),
                Question("remark", "text", {"en": "Remark"}),
            ),
        ),
    ),
    summary={"en": "A small one."},
)

MACHINE = MachineAnswer(True, confidence=0.8, evidence=(AnswerEvidence("greeting", "Good <morning>", 2.5),))
ANSWERS = (
    Answer("greeted", True, source="confirmed", machine=MACHINE),
    Answer("warmth", 4.0, note="warm & clear"),
    Answer("solved", "part"),
    Answer("verified", None, not_applicable=True),
    Answer("remark", "Dobrze, że wytrwałaś."),
)
RESULT = CardResult(
    77.5, None, True, (SectionResult("start", 62.5, 70.0), SectionResult("matter", 15.0, 30.0)), (), ()
)


def grade(session_id: str, **changes: Any) -> Grade:
    made = Grade(
        id=str(uuid.uuid4()),
        session_id=session_id,
        scorecard_id=CARD.id,
        scorecard_version=CARD.version,
        grader="Jan Żuk",
        started_at=NOW,
        finished_at=NOW,
        answers=ANSWERS,
        result=RESULT,
        machine=CardResult(100.0, None, None, open=("warmth",)),
        summary="Well done",
    )
    return replace(made, **changes)


def comment(session_id: str, **changes: Any) -> Comment:
    made = Comment(str(uuid.uuid4()), session_id, "Jan Żuk", 7.5, NOW, text="Świetny <b>ton</b>")
    return replace(made, **changes)


def feedback(session_id: str, **changes: Any) -> Feedback:
    return replace(Feedback(str(uuid.uuid4()), session_id, "Jan Żuk", NOW, "See the third minute."), **changes)
