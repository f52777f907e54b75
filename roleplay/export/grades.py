"""Grades for other programs: CSV with one row an answer, or JSON with one object a grade.

CSV columns, in the form of the practice log (see `roleplay.export.practice_log`):

| column | content |
|---|---|
| `grade`, `session` | ids |
| `trainee`, `scenario`, `called_utc` | who played what, and when, ISO 8601 |
| `scorecard`, `version` | what was graded by |
| `grader`, `kind`, `purpose`, `blind` | who graded and what for: `first`, `second`, `calibration` |
| `finished_utc` | empty for a draft |
| `score`, `compliance`, `passed` | what the person's answers make; empty where nothing can be said yet |
| `machine_score`, `machine_compliance`, `machine_passed` | what the machine's own answers make |
| `section`, `question`, `kind_of_question`, `weight` | from the scorecard |
| `answer`, `not_applicable`, `source`, `note` | the person's; `source` is `confirmed`, `overruled` or `own` |
| `machine_answer`, `machine_not_applicable`, `machine_confidence`, `machine_evidence` | the machine's |

JSON objects hold the same by these names, `answers` as a list, and each answer's `machine` with its `evidence`
(`reason`, `words`, `at` in seconds since the line was opened).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from roleplay.core.grades import Answer, CardResult, Comment, Feedback, Grade, MachineAnswer
from roleplay.core.records import SessionSummary
from roleplay.core.scorecards import Scorecard
from roleplay.export.cells import Cell, safe
from roleplay.export.files import export_file

FORMAT = 1


@dataclass(frozen=True, slots=True)
class ExportedGrade:
    """A grade with what it belongs to."""

    grade: Grade
    card: Scorecard
    session: SessionSummary | None
    """None when the session is gone."""


COLUMNS = (
    *("grade", "session", "trainee", "scenario", "called_utc", "scorecard", "version"),
    *("grader", "kind", "purpose", "blind", "finished_utc", "score", "compliance", "passed"),
    *("machine_score", "machine_compliance", "machine_passed", "section", "question", "kind_of_question", "weight"),
    *("answer", "not_applicable", "source", "note"),
    *("machine_answer", "machine_not_applicable", "machine_confidence", "machine_evidence"),
)


def export_grades(grades: Iterable[ExportedGrade], path: Path, *, as_json: bool = False) -> int:
    """Write grades; return how many. Raises `ExportError`; what stood there is then as it was."""
    with export_file(path, encoding="utf-8" if as_json else "utf-8-sig") as file:
        return write_json(grades, file) if as_json else write_csv(grades, file)


def write_csv(grades: Iterable[ExportedGrade], stream: TextIO) -> int:
    """Write one row an answer; return the number of grades."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    count = 0
    for exported in grades:
        head = _head(exported)
        for row in _rows(exported):
            whole = head | row
            writer.writerow([safe(_cell(whole[column])) for column in COLUMNS])
        count += 1
    return count


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


def _rows(exported: ExportedGrade) -> Iterator[dict[str, Any]]:
    answers = {answer.question: answer for answer in exported.grade.answers}
    for section in exported.card.sections:
        for question in section.questions:
            answer = answers.get(question.id) or Answer(question.id)
            machine = answer.machine or MachineAnswer()
            yield {
                "section": section.id,
                "question": question.id,
                "kind_of_question": question.kind,
                "weight": question.weight,
                "answer": answer.value,
                "not_applicable": answer.not_applicable,
                "source": answer.source if answer.given else None,
                "note": answer.note,
                "machine_answer": machine.value,
                "machine_not_applicable": machine.not_applicable,
                "machine_confidence": machine.confidence if machine.given else None,
                "machine_evidence": "; ".join(
                    " ".join(part for part in (_clock(one.at), one.reason, one.words) if part)
                    for one in machine.evidence
                ),
            }


def _clock(at: float | None) -> str:
    return "" if at is None else f"{int(at) // 60}:{int(at) % 60:02d}"


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | int | float) else str(value)


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
