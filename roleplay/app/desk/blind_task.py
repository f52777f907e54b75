"""Why somebody must not see what others have said about a session."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roleplay.app.desk.replay import OpenedCall
from roleplay.core.grades import GradeKind


@dataclass(frozen=True, slots=True)
class BlindTask:
    """Why a person must not see what others have said about a session, and what they are to grade it with."""

    kind: GradeKind
    purpose: str
    """Id of the second grading, or of the meeting."""
    scorecard_id: str
    scorecard_version: int
    title: str = ""
    """Of the meeting."""
    done: bool = False
    """The person has finished, and waits for the others."""


def blinded(call: OpenedCall) -> OpenedCall:
    """Return a call without what the machine makes of it, for who is to grade it blind."""
    summary = replace(call.record.summary, score=None)
    record = replace(call.record, summary=summary, score=None, score_as_heard=None)
    return replace(call, record=record, marks=tuple(mark for mark in call.marks if mark.kind != "mistake"))
