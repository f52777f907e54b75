"""Grades, comments and feedback of the same session from two places: everybody's are kept.

Each has an id that it keeps wherever it goes, and a grade or a comment counts its savings. The later saving of the
same one takes the place of the earlier. Two that were changed in different places are both kept, the one from
elsewhere under an id and a name that say so, and that are the same at every import.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roleplay.core.grades import Comment, Feedback, Grade
from roleplay.core.handover import HandedSession
from roleplay.core.scorecards import Scorecard


@dataclass(frozen=True, slots=True)
class Graded:
    """What is added of all this."""

    grades: tuple[tuple[Grade, int], ...] = ()
    """Each with the revision of the one here in whose place it comes, 0 for a new one."""
    comments: tuple[Comment, ...] = ()
    feedback: tuple[Feedback, ...] = ()


NOTHING = Graded()


def graded(incoming: HandedSession, here: HandedSession, tag: str) -> Graded:
    """Return what to add to a session; `tag` follows the name of a person where it would stand for two."""
    grades = tuple(_grades(incoming.grades, here.grades, tag))
    there = {grade.id for grade in (*here.grades, *(added for added, _ in grades))}
    feedback = (
        replace(one, grade_id=one.grade_id if one.grade_id in there else "")
        for one in _feedback(incoming.feedback, here.feedback, tag)
    )
    return Graded(grades, tuple(_comments(incoming.comments, here.comments, tag)), tuple(feedback))


def with_cards_renamed(handed: HandedSession, cards: Mapping[tuple[str, int], Scorecard], tag: str) -> HandedSession:
    """Return the session with another id for each scorecard whose version is another card here."""
    renamed = {
        (card.id, card.version): f"{card.id}-{tag}"
        for card in handed.scorecards
        if cards.get((card.id, card.version), card) != card
    }
    if not renamed:
        return handed

    def known_as(identifier: str, version: int) -> str:
        return renamed.get((identifier, version), identifier)

    return replace(
        handed,
        scorecards=tuple(replace(card, id=known_as(card.id, card.version)) for card in handed.scorecards),
        grades=tuple(
            replace(grade, scorecard_id=known_as(grade.scorecard_id, grade.scorecard_version))
            for grade in handed.grades
        ),
    )


def _grades(incoming: Iterable[Grade], here: Iterable[Grade], tag: str) -> Iterable[tuple[Grade, int]]:
    known = {grade.id: grade for grade in here}
    taken = set(map(_place, known.values()))
    for one in incoming:
        grade = _told_apart(one, known, tag)
        mine = known.get(grade.id)
        if mine is None:
            placed = _placed(grade, taken, tag)
            taken.add(_place(placed))
            yield placed, 0
        elif mine.revision < grade.revision:
            yield replace(grade, grader=mine.grader), mine.revision


def _told_apart(grade: Grade, known: Mapping[str, Grade], tag: str) -> Grade:
    """Return the grade, under another id where it and the one here were changed in two places."""
    mine = known.get(grade.id)
    if mine is None or mine.revision != grade.revision or replace(grade, grader=mine.grader) == mine:
        return grade
    return replace(grade, id=_other_id(grade.id, tag), grader=_tagged(grade.grader, tag))


def _placed(grade: Grade, taken: set[tuple[str, ...]], tag: str) -> Grade:
    """Return the grade under a name under which there is no other of its kind."""
    names = (grade.grader, _tagged(grade.grader, tag), _tagged(grade.grader, f"{tag} {grade.id}"))
    return next(named for named in (replace(grade, grader=name) for name in names) if _place(named) not in taken)


def _place(grade: Grade) -> tuple[str, ...]:
    """Return what there is only one grade of in a session."""
    return grade.grader, grade.kind, grade.purpose, grade.scorecard_id


def _comments(incoming: Iterable[Comment], here: Iterable[Comment], tag: str) -> Iterable[Comment]:
    known = {comment.id: comment for comment in here}
    for one in incoming:
        mine = known.get(one.id)
        comment = one
        if mine is not None and mine.revision == one.revision and _words(mine) != _words(one):
            comment = replace(one, id=_other_id(one.id, tag), author=_tagged(one.author, tag))
            mine = known.get(comment.id)
        if mine is None:
            yield comment
        elif mine.revision < comment.revision:
            yield replace(comment, author=mine.author)


def _words(comment: Comment) -> Comment:
    """Return a comment without what is called otherwise elsewhere."""
    return replace(comment, author="", recording="")


def _feedback(incoming: Iterable[Feedback], here: Iterable[Feedback], tag: str) -> Iterable[Feedback]:
    known = {feedback.id: feedback for feedback in here}
    for feedback in incoming:
        mine = known.get(feedback.id)
        if mine is None:
            yield feedback
            continue
        both = _answered(mine, feedback)
        if both is None:
            other = replace(feedback, id=_other_id(feedback.id, tag), author=_tagged(feedback.author, tag))
            if other.id not in known:
                yield other
        elif both != mine:
            yield both


def _answered(mine: Feedback, other: Feedback) -> Feedback | None:
    """Return feedback with the answer from elsewhere; None where there are two different ones."""
    if (mine.sent_at, mine.message) != (other.sent_at, other.message):
        return None
    if mine.answer and other.answer and mine.answer != other.answer:
        return None
    answered = mine if mine.answer or not other.answer else other
    return replace(
        mine,
        answer=answered.answer,
        answered_at=answered.answered_at,
        acknowledged_at=mine.acknowledged_at or other.acknowledged_at,
    )


def _other_id(identifier: str, tag: str) -> str:
    """Return the id of a version from elsewhere; always the same for the same one from the same place."""
    return str(uuid.uuid5(uuid.UUID(identifier), tag))


def _tagged(name: str, tag: str) -> str:
    return f"{name} ({tag})".strip()
