"""A calibration meeting's report: which questions were read differently, who answered what, who grades mildly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roleplay.core.grades import Answer, Grade
from roleplay.core.scorecards import Question, Scorecard
from roleplay.core.trust import Meeting
from roleplay.review.agreement import NOT_APPLICABLE, Agreement, Given, Ratings
from roleplay.review.severity import Severity, severities

SCORE = "(score)"
"""Stands for the whole score among the questions: no id of a question has brackets."""
PASSED = "(passed)"
"""Stands for passed or failed."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class CallLabel:
    """A session as people know it."""

    session_id: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """One question of the card."""

    question: Question
    agreement: Agreement | None
    """None for a text."""
    answers: Mapping[tuple[str, str], Answer]
    """By session and grader; none where the grade is not finished."""


@dataclass(frozen=True, slots=True)
class GraderReport:
    """One of those who graded."""

    grader: str
    finished: int
    """Grades; of so many sessions as the report has."""
    mean: float | None
    """Of the scores, 0 to 100."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """What a meeting, or a set of second gradings, has shown."""

    title: str
    card: Scorecard
    calls: tuple[CallLabel, ...]
    graders: tuple[GraderReport, ...]
    questions: tuple[QuestionReport, ...]
    """Those that were read differently first."""
    score: Agreement
    """On the whole score."""
    passed: Agreement
    """On passed or failed."""
    scores: Mapping[tuple[str, str], float | None]
    """By session and grader, 0 to 100."""
    missing: tuple[str, ...] = ()
    """Names of those who have not finished."""


def ratings(card: Scorecard, grades: Sequence[Grade]) -> tuple[Ratings, ...]:
    """Return who answered what, for each question but texts, then for the score and for passed or failed."""
    its = [_of_question(question, grades) for question in card.questions if question.kind != "text"]
    score = {grade.grader: dict[str, Given]() for grade in grades}
    passed = {grade.grader: dict[str, Given]() for grade in grades}
    for grade in grades:
        score[grade.grader][grade.session_id] = grade.result.score
        result = grade.result.passed
        passed[grade.grader][grade.session_id] = None if result is None else YES if result else NO
    return (*its, Ratings(SCORE, "number", score, (), 100.0), Ratings(PASSED, "nominal", passed, (YES, NO)))


def _of_question(question: Question, grades: Sequence[Grade]) -> Ratings:
    answers: dict[str, dict[str, Given]] = {}
    for grade in grades:
        answer = next((one for one in grade.answers if one.question == question.id), None)
        answers.setdefault(grade.grader, {})[grade.session_id] = _given(question, answer)
    match question.kind:
        case "scale":
            steps = tuple(float(step) for step in range(question.low, question.high + 1))
            return Ratings(question.id, "scale", answers, steps, float(max(question.high - question.low, 1)))
        case "number":
            reach = abs(question.full_at - question.none_at)
            return Ratings(question.id, "number", answers, (), reach or 1.0)
        case "choice":
            return Ratings(question.id, "nominal", answers, tuple(choice.id for choice in question.choices))
        case _:
            return Ratings(question.id, "nominal", answers, (YES, NO))


def _given(question: Question, answer: Answer | None) -> Given:
    if answer is None or not answer.given:
        return None
    if answer.not_applicable or answer.value is None:
        return NOT_APPLICABLE
    if isinstance(answer.value, bool):
        return YES if answer.value else NO
    if question.kind in ("scale", "number") and not isinstance(answer.value, str):
        return float(answer.value)
    return str(answer.value)


def report_of_meeting(
    meeting: Meeting,
    card: Scorecard,
    grades: Sequence[Grade],
    agreements: Sequence[Agreement],
    labels: Mapping[str, str],
) -> CalibrationReport:
    """Put a meeting's report together from the finished grades and what `agreement` makes of `ratings`."""
    missing = unfinished(meeting, grades)
    calls = tuple(CallLabel(one, labels.get(one, one[:8])) for one in meeting.sessions)
    return report(meeting.title, card, calls, meeting.participants, grades, agreements, missing)


def report(
    title: str,
    card: Scorecard,
    calls: tuple[CallLabel, ...],
    graders: Sequence[str],
    grades: Sequence[Grade],
    agreements: Sequence[Agreement],
    missing: tuple[str, ...] = (),
) -> CalibrationReport:
    """Put a report together; `agreements` belong to `ratings(card, grades)`."""
    found = {one.question: one for one in agreements}
    scores = {(grade.session_id, grade.grader): grade.result.score for grade in grades}
    return CalibrationReport(
        title=title,
        card=card,
        calls=calls,
        graders=tuple(_graders(graders, scores, grades)),
        questions=tuple(_questions(card, found, grades)),
        score=found[SCORE],
        passed=found[PASSED],
        scores=scores,
        missing=missing,
    )


def unfinished(meeting: Meeting, grades: Sequence[Grade]) -> tuple[str, ...]:
    """Return who has not finished a grade of every session of a meeting."""
    done = {(grade.session_id, grade.grader) for grade in grades if grade.finished_at is not None}
    return tuple(
        name for name in meeting.participants if any((session, name) not in done for session in meeting.sessions)
    )


def _questions(card: Scorecard, found: Mapping[str, Agreement], grades: Sequence[Grade]) -> list[QuestionReport]:
    its = []
    for question in card.questions:
        answers = {
            (grade.session_id, grade.grader): answer
            for grade in grades
            for answer in grade.answers
            if answer.question == question.id and answer.given
        }
        its.append(QuestionReport(question, found.get(question.id), answers))
    return sorted(its, key=_how_differently)


def _how_differently(question: QuestionReport) -> tuple[bool, float, float]:
    """Sort by how far answers are apart, which always can be told; then by the measure; texts stand last."""
    its = question.agreement
    if its is None:
        return (True, 0.0, 0.0)
    value = its.headline.value
    return (False, -round(its.distance, 6), 1.0 if value is None else value)


def _graders(
    names: Sequence[str], scores: Mapping[tuple[str, str], float | None], grades: Sequence[Grade]
) -> list[GraderReport]:
    by_grader: dict[str, dict[str, float]] = {name: {} for name in names}
    for (session, name), score in scores.items():
        if score is not None:
            by_grader.setdefault(name, {})[session] = score
    found = severities(by_grader)
    return [
        GraderReport(
            name,
            sum(grade.grader == name for grade in grades),
            sum(its.values()) / len(its) if its else None,
            found[name],
        )
        for name, its in by_grader.items()
    ]
