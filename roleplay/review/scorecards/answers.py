"""A grade while it is given: the person's answers beside the machine's. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from roleplay.core.errors import InputError
from roleplay.core.grades import Answer, AnswerSource, Grade, MachineAnswer, Value
from roleplay.core.scorecards import Question, Scorecard
from roleplay.review.scorecards.scoring import checked, result

LONGEST_NOTE = 4_000
"""Characters of a note, a text or a summary."""


def begun(grade: Grade, card: Scorecard, machine: Mapping[str, MachineAnswer]) -> Grade:
    """Return a new grade with the machine's answers beside the open questions; none is answered yet."""
    answers = tuple(
        Answer(question.id, machine=machine.get(question.id) if question.prefill else None)
        for question in card.questions
    )
    return replace(grade, answers=answers, machine=result(card, machine), result=result(card, {}))


def by_question(grade: Grade) -> dict[str, Answer]:
    """Return the answers by the id of their question."""
    return {answer.question: answer for answer in grade.answers}


def answered(
    grade: Grade, card: Scorecard, question_id: str, value: Value | None, *, not_applicable: bool = False
) -> Grade:
    """Return the grade with one answer given, or (with neither) taken back. Raises `InputError`."""
    question = _question(card, question_id)
    if not_applicable and not question.not_applicable:
        raise InputError(f"{question_id!r} always applies.", hint="Answer it.")
    kept = None if value is None or not_applicable else checked(question, value)
    if isinstance(kept, str) and len(kept) > LONGEST_NOTE:
        raise InputError(f"A text has at most {LONGEST_NOTE} characters.", hint="Shorten it.")
    old = by_question(grade).get(question_id) or Answer(question_id)
    new = replace(old, value=kept, not_applicable=not_applicable)
    return _with(grade, card, replace(new, source=_source(new)))


def confirmed(grade: Grade, card: Scorecard, question_id: str = "") -> Grade:
    """Return the grade with the machine's answer to a question confirmed; without one, all that are still open."""
    for answer in grade.answers:
        wanted = answer.question == question_id if question_id else not answer.given
        if wanted and answer.machine is not None and answer.machine.given:
            machine = answer.machine
            new = replace(answer, value=machine.value, not_applicable=machine.not_applicable, source="confirmed")
            grade = _with(grade, card, new)
    return grade


def noted(grade: Grade, card: Scorecard, question_id: str, note: str) -> Grade:
    """Return the grade with a note at a question. Raises `InputError`."""
    if len(note) > LONGEST_NOTE:
        raise InputError(f"A note has at most {LONGEST_NOTE} characters.", hint="Shorten it.")
    _question(card, question_id)
    old = by_question(grade).get(question_id) or Answer(question_id)
    return _with(grade, card, replace(old, note=note))


def finished(grade: Grade, card: Scorecard, at: datetime) -> Grade:
    """Return the grade as finished. Raises `InputError` while questions that count are open."""
    missing = result(card, by_question(grade)).open
    if missing:
        shown = ", ".join(missing[:3]) + (" ..." if len(missing) > 3 else "")
        hint = "Answer them, or say that they do not apply."
        raise InputError(f"{len(missing)} question(s) have no answer yet: {shown}", hint=hint, code="grade_open")
    return replace(grade, finished_at=at)


def _question(card: Scorecard, question_id: str) -> Question:
    question = card.question(question_id)
    if question is None:
        raise InputError(f"The scorecard has no question {question_id!r}.", hint="Its version may be another one.")
    return question


def _source(answer: Answer) -> AnswerSource:
    machine = answer.machine
    if machine is None or not machine.given or not answer.given:
        return "own"
    same = (machine.value, machine.not_applicable) == (answer.value, answer.not_applicable)
    return "confirmed" if same else "overruled"


def _with(grade: Grade, card: Scorecard, answer: Answer) -> Grade:
    known = by_question(grade) | {answer.question: answer}
    answers = tuple(known[question.id] for question in card.questions if question.id in known)
    now = result(card, known)
    return replace(grade, answers=answers, result=now, finished_at=None if now.open else grade.finished_at)
