"""Rows without names: pseudonyms in place of people, other ids, days in place of moments.

A moment to the second tells who it was as well as a name does, for whoever has another list of the same calls. Text
of people (the columns of kind `words`) is not looked into: names in it stay. Answers in a person's own words, which
share a column with yes and no, are masked as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from roleplay.core.exports import GradeLogRow, PracticeLogRow
from roleplay.core.grades import Answer
from roleplay.core.naming import MASK
from roleplay.export.grade_log import AnswerRow


class Pseudonymise(Protocol):
    """Gives what stands for names and ids; the same for the same one, and nothing for an empty one."""

    def person(self, name: str) -> str:
        """Return who stands for a trainee or grader."""

    def call(self, session_id: str) -> str:
        """Return what stands for the id of a call."""

    def grade(self, grade_id: str) -> str:
        """Return what stands for the id of a grade."""


def pseudonymous_calls(rows: Iterable[PracticeLogRow], codes: Pseudonymise) -> Iterator[PracticeLogRow]:
    """Return calls as they may be handed on."""
    return (
        row._replace(
            id=codes.call(row.id),
            started_at=day(row.started_at),
            trainee=codes.person(row.trainee),
            retry_of=codes.call(row.retry_of),
            grader=codes.person(row.grader),
        )
        for row in rows
    )


def pseudonymous_grades(rows: Iterable[GradeLogRow], codes: Pseudonymise) -> Iterator[GradeLogRow]:
    """Return grades as they may be handed on."""
    return (
        row._replace(
            id=codes.grade(row.id),
            session_id=codes.call(row.session_id),
            trainee=codes.person(row.trainee),
            called_at=day(row.called_at),
            grader=codes.person(row.grader),
            purpose=codes.grade(row.purpose),
            finished_at=None if row.finished_at is None else day(row.finished_at),
        )
        for row in rows
    )


def without_texts(rows: Iterable[AnswerRow]) -> Iterator[AnswerRow]:
    """Return answers with a mask in place of those in a person's own words."""
    return (
        row._replace(answer=_masked(row.answer))
        if row.answer is not None and (row.question is None or row.question.kind == "text")
        else row
        for row in rows
    )


def _masked(answer: Answer) -> Answer:
    machine = answer.machine
    if machine is not None and machine.value:
        machine = replace(machine, value=MASK)
    return replace(answer, value=MASK if answer.value else answer.value, machine=machine)


def day(at: datetime) -> datetime:
    """Return the beginning of the day, in UTC."""
    return at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
