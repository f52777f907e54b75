"""Why somebody must not see what others have said about a session."""

from __future__ import annotations

from dataclasses import dataclass, replace

from roleplay.app.desk.replay import OpenedCall
from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.grades import GradeKind
from roleplay.core.records import SessionRecord


@dataclass(frozen=True, slots=True)
class BlindTask:
    """Why a person must not see what others have said about a session, and what they are to grade it with."""

    kind: GradeKind
    purpose: str
    """Id of the second grading, or of the meeting; empty for a grading that the person wanted to be blind."""
    scorecard_id: str
    scorecard_version: int
    title: str = ""
    """Of the meeting."""
    done: bool = False
    """The person has finished, and waits for the others."""

    @property
    def chosen(self) -> bool:
        """Whether nobody asked the person for it: they may give it up, with what they have answered so far."""
        return not self.purpose


def blinded(call: OpenedCall) -> OpenedCall:
    """Return a call without what the machine makes of it, for who is to grade it blind."""
    record = without_score(call.record)
    return replace(call, record=record, marks=tuple(mark for mark in call.marks if mark.kind != "mistake"))


def without_score(record: SessionRecord) -> SessionRecord:
    """Return a session without its score."""
    return replace(record, summary=replace(record.summary, score=None), score=None, score_as_heard=None)


def without_findings(record: SessionRecord) -> SessionRecord:
    """Return a session without its score, and without what was found in the trainee's words."""
    events = tuple(_without_findings(event) for event in record.events)
    return replace(without_score(record), events=events)


def _without_findings(event: CallEvent) -> CallEvent:
    if not isinstance(event, TraineeSaid):
        return event
    return replace(event, understood=replace(event.understood, techniques=(), unclear=()))
