"""Grades for other programs as JSON: one object a grade, with its answers and the machine's evidence.

Names and values are those of the columns of `grade_log`, which writes tables; `answers` is a list, and each answer's
`machine` has its `evidence` (`reason`, `words`, `at` in seconds since the line was opened).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from roleplay.core.grades import CardResult, Comment, Feedback, Grade
from roleplay.core.records import SessionSummary
from roleplay.core.scorecards import Scorecard
from roleplay.export.files import export_file

FORMAT = 1


@dataclass(frozen=True, slots=True)
class ExportedGrade:
    """A grade with what it belongs to."""

    grade: Grade
    card: Scorecard
    session: SessionSummary | None
    """None when the session is gone."""


def export_grades(grades: Iterable[ExportedGrade], path: Path) -> int:
    """Write grades as JSON; return how many. Raises `ExportError`; what stood there is then as it was."""
    with export_file(path) as file:
        return write_json(grades, file)


def write_json(grades: Iterable[ExportedGrade], stream: TextIO) -> int:
    """Write one object a grade; return the number of grades."""
    found = [grade_json(exported) for exported in grades]
    json.dump({"format": FORMAT, "grades": found}, stream, ensure_ascii=False, indent=2, allow_nan=False)
    stream.write("\n")
    return len(found)


def grade_json(exported: ExportedGrade) -> dict[str, Any]:
    """Return a grade as plain JSON values."""
    head = _head(exported)
    grade = exported.grade
    return {
        **head,
        "summary": grade.summary,
        "sections": [asdict(section) for section in grade.result.sections],
        "fatal": list(grade.result.fatal),
        "answers": [
            {
                "question": answer.question,
                "answer": answer.value,
                "not_applicable": answer.not_applicable,
                "source": answer.source if answer.given else None,
                "note": answer.note,
                "machine": None if answer.machine is None else asdict(answer.machine),
            }
            for answer in grade.answers
        ],
    }


def comment_json(comment: Comment) -> dict[str, Any]:
    """Return a comment as plain JSON values."""
    return {**asdict(comment), "created_at": _iso(comment.created_at)}


def feedback_json(feedback: Feedback) -> dict[str, Any]:
    """Return what was sent as plain JSON values."""
    times = ("sent_at", "answered_at", "acknowledged_at")
    return {**asdict(feedback), **{name: _iso(getattr(feedback, name)) for name in times}}


def _head(exported: ExportedGrade) -> dict[str, Any]:
    grade, session = exported.grade, exported.session
    return {
        "grade": grade.id,
        "session": grade.session_id,
        "trainee": session.trainee if session else "",
        "scenario": session.scenario_id if session else "",
        "called_utc": _iso(session.started_at if session else None),
        "scorecard": grade.scorecard_id,
        "version": grade.scorecard_version,
        "grader": grade.grader,
        "kind": grade.kind,
        "purpose": grade.purpose,
        "blind": grade.blind,
        "finished_utc": _iso(grade.finished_at),
        **_result("", grade.result),
        **_result("machine_", grade.machine),
    }


def _result(prefix: str, result: CardResult) -> dict[str, Any]:
    return {f"{prefix}{name}": getattr(result, name) for name in ("score", "compliance", "passed")}


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
