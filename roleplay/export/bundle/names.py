"""What is left out of what is handed over: names of people, and what trainers say among themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roleplay.core.events import CallEvent, LinePaused, LineResumed, Trouble
from roleplay.core.handover import HandedSession, Said
from roleplay.core.legible import legible
from roleplay.core.records import SCRIPTED_TRAINEE, Correction, SessionRecord

Rename = Callable[[str], str]


def renamed(handed: HandedSession, rename: Rename) -> HandedSession:
    """Return the session with other names of those who held, corrected and graded it."""
    return HandedSession(
        _renamed(handed.record, rename),
        tuple(replace(grade, grader=rename(grade.grader)) for grade in handed.grades),
        tuple(replace(comment, author=rename(comment.author)) for comment in handed.comments),
        tuple(replace(feedback, author=rename(feedback.author)) for feedback in handed.feedback),
        handed.scorecards,
    )


def only_said(handed: HandedSession, said: Said) -> HandedSession:
    """Return the session with so much of what trainers say.

    The trainee may see feedback, the grades that were sent with it, and comments of its authors that are not hidden.
    """
    if said == "all":
        return handed
    if said == "none":
        return HandedSession(handed.record)
    sent = {feedback.grade_id for feedback in handed.feedback}
    grades = tuple(grade for grade in handed.grades if grade.id in sent)
    authors = {feedback.author for feedback in handed.feedback}
    cards = {(grade.scorecard_id, grade.scorecard_version) for grade in grades}
    return HandedSession(
        handed.record,
        grades,
        tuple(comment for comment in handed.comments if comment.visible and comment.author in authors),
        handed.feedback,
        tuple(card for card in handed.scorecards if (card.id, card.version) in cards),
    )


def without_traces(handed: HandedSession) -> HandedSession:
    """Return the session without the names of devices, which people name after themselves.

    What was said and written stays as it is: a name in it stays there.
    """
    record = handed.record
    start = replace(record.start, microphone="", loudspeaker="")
    return replace(handed, record=replace(record, start=start, events=tuple(map(without_devices, record.events))))


def _renamed(record: SessionRecord, rename: Rename) -> SessionRecord:
    def by(correction: Correction) -> Correction:
        return replace(correction, corrected_by=rename(correction.corrected_by))

    trainee = record.start.trainee
    called = trainee if trainee == SCRIPTED_TRAINEE else rename(trainee)
    return replace(
        record,
        start=replace(record.start, trainee=called),
        summary=replace(record.summary, trainee=called),
        corrections=tuple(map(by, record.corrections)),
        other_corrections=tuple(map(by, record.other_corrections)),
    )


def without_devices(event: CallEvent) -> CallEvent:
    """Return the event without the names of devices, and without messages, which may hold them."""
    match event:
        case LinePaused():
            return replace(event, device="", message="")
        case LineResumed():
            return replace(event, microphone="", loudspeaker="")
        case Trouble():
            return replace(event, message="")
    return event


def in_one_line(name: str) -> str:
    """Return a name as a bundle may hold it: in one line, legible, not too long."""
    return " ".join(legible(name).split())[:200]
