"""Calls without names, as statements may be handed on: pseudonyms, other ids, days in place of moments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from roleplay.core.grades import Grade
from roleplay.core.lrs import Practised
from roleplay.export.pseudonymous import Pseudonymise, day


def pseudonymous(practised: Iterable[Practised], codes: Pseudonymise) -> Iterator[Practised]:
    """Return calls as they may be handed on."""
    return (pseudonymous_one(one, codes) for one in practised)


def pseudonymous_one(one: Practised, codes: Pseudonymise) -> Practised:
    """Return one call with its grades as it may be handed on."""
    call = replace(
        one.call,
        id=codes.call(one.call.id),
        started_at=day(one.call.started_at),
        trainee=codes.person(one.call.trainee),
        retry_of=codes.call(one.call.retry_of),
        recording="",
    )
    return Practised(call, tuple(_grade(grade, call.id, codes) for grade in one.grades))


def _grade(grade: Grade, session_id: str, codes: Pseudonymise) -> Grade:
    return replace(
        grade,
        id=codes.grade(grade.id),
        session_id=session_id,
        grader=codes.person(grade.grader),
        started_at=day(grade.started_at),
        finished_at=None if grade.finished_at is None else day(grade.finished_at),
        answers=(),
        summary="",
    )
