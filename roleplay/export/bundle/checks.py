"""Whether a session from elsewhere makes sense; every field is of its type by then."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import datetime

from roleplay.core.events import CallEvent, TraineeSaid
from roleplay.core.grades import Comment, Feedback, Grade
from roleplay.core.handover import HandedSession
from roleplay.core.records import Correction, Score, SessionRecord
from roleplay.export.bundle.manifest import UUID, spoken_path
from roleplay.export.signed_zip import is_name
from roleplay.review.scorecards.validation import problems as card_problems

LONGEST_CALL = 86_400.0
"""Seconds."""
LONGEST_TEXT = 20_000
"""Characters of what a person writes or says at a time."""
_LARGEST_NUMBER = 2**63 - 1
"""That a database can keep."""
_YEARS = range(2000, 2200)
_UUID = re.compile(UUID)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def problems(handed: HandedSession) -> Iterator[str]:
    """Yield what is wrong with a session, as the end of a sentence that begins with "it has"."""
    record = handed.record
    yield from _start_problems(record)
    if not all(map(is_name, _names(handed))):
        yield "a name that cannot be one"
    yield from _event_problems(record.events)
    yield from _correction_problems(record)
    for score in filter(None, (record.score, record.score_as_heard)):
        yield from _score_problems(score)
    yield from _graded_problems(handed)


def _start_problems(record: SessionRecord) -> Iterator[str]:
    start = record.start
    if not _UUID.fullmatch(start.id):
        yield "no proper beginning"
    if not _is_moment(start.started_at):
        yield "a beginning at no proper time"
    if start.retry_of and not _UUID.fullmatch(start.retry_of):
        yield "a retry of nothing"
    if not _LANGUAGE.fullmatch(start.language):
        yield "no proper language"
    if not (0 <= start.seed <= _LARGEST_NUMBER and 1 <= start.scenario_version <= _LARGEST_NUMBER):
        yield "a number that is out of range"


def _names(handed: HandedSession) -> Iterator[str]:
    """Yield every text that is shown in one line."""
    record = handed.record
    start = record.start
    yield from (start.scenario_id, start.scenario_title, start.customer, start.recogniser, start.trainee)
    yield from (start.microphone, start.loudspeaker, start.program_version)
    for correction in (*record.corrections, *record.other_corrections):
        yield correction.corrected_by
    for grade in handed.grades:
        yield from (grade.grader, grade.purpose, grade.scorecard_id)
    for comment in handed.comments:
        yield from (comment.author, comment.recogniser)
    for feedback in handed.feedback:
        yield feedback.author
    for card in handed.scorecards:
        yield card.id


def _event_problems(events: tuple[CallEvent, ...]) -> Iterator[str]:
    if not events:
        yield "no events"
    if not all(_is_time(event.at) for event in events):
        yield "an event at no proper time"


def _correction_problems(record: SessionRecord) -> Iterator[str]:
    said = {place for place, event in enumerate(record.events) if isinstance(event, TraineeSaid)}
    every: tuple[Correction, ...] = (*record.corrections, *record.other_corrections)
    if any(one.position not in said for one in every):
        yield "a correction of nothing"
    if not all(_is_moment(one.corrected_at) for one in every):
        yield "a correction at no proper time"
    if len({one.position for one in record.corrections}) != len(record.corrections):
        yield "two corrections in force for one answer"
    if any(not one.text.strip() or len(one.text) > LONGEST_TEXT for one in every):
        yield "a correction of no proper length"


def _score_problems(score: Score) -> Iterator[str]:
    numbers = [number for part in score.sections for number in (part.points, part.out_of)]
    if not 0 <= score.total <= 100 or any(abs(number) > 1000 for number in numbers):
        yield "a score that is none"
    if score.survey is not None and not 1 <= score.survey.rating <= 5:
        yield "a survey that is none"


def _graded_problems(handed: HandedSession) -> Iterator[str]:
    cards = {(card.id, card.version) for card in handed.scorecards}
    session_id = handed.record.start.id
    everything: tuple[Grade | Comment | Feedback, ...] = (*handed.grades, *handed.comments, *handed.feedback)
    ids = [one.id for one in everything]
    if len(set(ids)) != len(ids) or not all(map(_UUID.fullmatch, ids)):
        yield "a grade or comment without an id of its own"
    if any(one.session_id != session_id for one in everything):
        yield "a grade or comment of another session"
    if len(cards) != len(handed.scorecards) or any(not 1 <= version <= _LARGEST_NUMBER for _, version in cards):
        yield "a scorecard that is none"
    if any(card_problems(card) for card in handed.scorecards):
        yield "a scorecard that cannot be used"
    if any((grade.scorecard_id, grade.scorecard_version) not in cards for grade in handed.grades):
        yield "a grade without its scorecard"
    saved = (*(one.revision for one in handed.grades), *(one.revision for one in handed.comments))
    if not all(1 <= revision <= _LARGEST_NUMBER for revision in saved):
        yield "a grade or comment that was never saved"
    yield from _grade_problems(handed.grades)
    yield from _comment_problems(handed.comments)
    yield from _feedback_problems(handed)


def _grade_problems(grades: tuple[Grade, ...]) -> Iterator[str]:
    for grade in grades:
        if not _is_moment(grade.started_at) or not _is_moment(grade.finished_at):
            yield "a grade at no proper time"
        if len({answer.question for answer in grade.answers}) != len(grade.answers):
            yield "a question that is answered twice"
        scores = (grade.result.score, grade.result.compliance, grade.machine.score, grade.machine.compliance)
        if not all(score is None or 0 <= score <= 100 for score in scores):
            yield "a grade that is none"
        if any(len(text) > LONGEST_TEXT for text in (grade.summary, *(answer.note for answer in grade.answers))):
            yield "a grade of no proper length"


def _comment_problems(comments: tuple[Comment, ...]) -> Iterator[str]:
    for comment in comments:
        if not _is_moment(comment.created_at) or not _is_time(comment.at) or not _is_time(comment.until or 0.0):
            yield "a comment at no proper time"
        if (
            comment.recording not in ("", spoken_path(comment.id))
            or not 0 <= comment.recorded_seconds <= LONGEST_CALL
        ):
            yield "a spoken comment that is none"
        if len(comment.text) > LONGEST_TEXT:
            yield "a comment of no proper length"


def _feedback_problems(handed: HandedSession) -> Iterator[str]:
    grades = {grade.id for grade in handed.grades}
    for feedback in handed.feedback:
        if not all(map(_is_moment, (feedback.sent_at, feedback.answered_at, feedback.acknowledged_at))):
            yield "feedback at no proper time"
        if feedback.grade_id and feedback.grade_id not in grades:
            yield "feedback on a grade that is not there"
        if max(len(feedback.message), len(feedback.answer)) > LONGEST_TEXT:
            yield "feedback of no proper length"


def _is_time(seconds: float) -> bool:
    return math.isfinite(seconds) and 0 <= seconds <= LONGEST_CALL


def _is_moment(at: datetime | None) -> bool:
    return at is None or (at.tzinfo is not None and at.year in _YEARS)
