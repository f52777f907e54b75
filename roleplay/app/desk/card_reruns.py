"""What a version of a scorecard makes of calls that were graded with another, or that are stepped again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from roleplay.app.desk.grading import GradingDesk
from roleplay.core.errors import InputError
from roleplay.core.grades import Answer, CardResult, Grade
from roleplay.core.records import SessionRecord
from roleplay.core.scorecards import Scorecard
from roleplay.review.scorecards.scoring import checked, result


@dataclass(frozen=True, slots=True)
class GradeCarried:
    """A person's finished grade, and what its answers come to on the other version."""

    grader: str
    version: int
    """Of the card that was graded with."""
    before: CardResult
    after: CardResult
    lost: tuple[str, ...]
    """Ids of questions whose answers have no place on the other version."""
    new: tuple[str, ...]
    """Ids of questions that the grader was not asked."""


@dataclass(frozen=True, slots=True)
class CardRerun:
    """A scorecard beside a call that was stepped again."""

    card: Scorecard
    machine_before: CardResult
    """What the machine's answers about the call as it is saved come to."""
    machine_after: CardResult
    """The same of the call as it was stepped again."""
    changed: tuple[str, ...]
    """Ids of questions that the machine answers differently."""
    grades: tuple[GradeCarried, ...]


def card_named(grading: GradingDesk, name: str) -> Scorecard:
    """Return the card of a name such as `service@2`, the newest without a version. Raises `InputError`."""
    identifier, _, version = name.partition("@")
    if version and not version.isdecimal():
        raise InputError(f"{name!r} is no scorecard with a version.", hint="Write for example service@2.")
    return grading.cards.find(identifier, int(version or 0))


def judged(
    grading: GradingDesk, before: SessionRecord, after: Callable[[], SessionRecord], card: Scorecard
) -> CardRerun:
    """Return what a card makes of a call before and after; nothing is saved."""
    old, new = grading.machine(before, card), grading.machine(after(), card)
    changed = tuple(
        question.id
        for question in card.questions
        if question.id in old
        and (old[question.id].value, old[question.id].not_applicable)
        != (new[question.id].value, new[question.id].not_applicable)
    )
    grades = [
        graded.grade
        for graded in grading.of_session(before.start.id)
        if graded.grade.scorecard_id == card.id and graded.grade.finished_at is not None
    ]
    return CardRerun(card, result(card, old), result(card, new), changed, tuple(map(carried_to(card), grades)))


def carried_to(card: Scorecard) -> Callable[[Grade], GradeCarried]:
    """Return what carries the answers of a grade to another version of its card."""

    def carried(grade: Grade) -> GradeCarried:
        kept: dict[str, Answer] = {}
        lost: list[str] = []
        for answer in grade.answers:
            if not answer.given:
                continue
            fitting = _fitting(card, answer)
            if fitting is None:
                lost.append(answer.question)
            else:
                kept[answer.question] = fitting
        asked = {answer.question for answer in grade.answers}
        new = [question.id for question in card.questions if question.id not in asked]
        return GradeCarried(
            grade.grader, grade.scorecard_version, grade.result, result(card, kept), tuple(lost), tuple(new)
        )

    return carried


def _fitting(card: Scorecard, answer: Answer) -> Answer | None:
    question = card.question(answer.question)
    if question is None:
        return None
    if answer.value is None:
        return answer if question.not_applicable else None
    try:
        return replace(answer, value=checked(question, answer.value))
    except InputError:
        return None
