"""The store of scorecards and grades."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ARRAY, Connection, Row, Select, Text, cast, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from roleplay.core.errors import InputError
from roleplay.core.grades import Answer, CardResult, Grade, MachineAnswer, Value
from roleplay.core.scorecards import Scorecard, Words
from roleplay.store.codec import to_json, well_formed
from roleplay.store.dialects.sql import is_duplicate, put_new
from roleplay.store.part import StorePart, need_session
from roleplay.store.schema_grading import GradeAnswerRow, GradeRow, ScorecardRow

_CARD: TypeAdapter[Scorecard] = TypeAdapter(Scorecard)
_RESULT: TypeAdapter[CardResult] = TypeAdapter(CardResult)
_MACHINE: TypeAdapter[MachineAnswer] = TypeAdapter(MachineAnswer)
_VALUE: TypeAdapter[Value | None] = TypeAdapter(Value | None)


def digest(card: Scorecard) -> str:
    """Return the SHA-256 of a scorecard, hexadecimal; its texts in whatever order they are given."""
    return hashlib.sha256(_canonical(card).encode()).hexdigest()


def _canonical(card: Scorecard) -> str:
    return to_json(_CARD, _sorted(card))


def _sorted(card: Scorecard) -> Scorecard:
    def words(texts: Words) -> Words:
        return dict(sorted(texts.items()))

    sections = tuple(
        replace(
            section,
            title=words(section.title),
            questions=tuple(
                replace(
                    question,
                    text=words(question.text),
                    guidance=words(question.guidance),
                    choices=tuple(replace(choice, text=words(choice.text)) for choice in question.choices),
                )
                for question in section.questions
            ),
        )
        for section in card.sections
    )
    return replace(card, title=words(card.title), summary=words(card.summary), sections=sections)


class GradeStore(StorePart):
    """Scorecards and grades. Thread-safe; several processes may have the same database open.

    Every method raises `DatabaseError` or `DiskError` when the machine is in the way.
    """

    # --- scorecards ---

    def save_scorecard(self, card: Scorecard, *, by: str = "") -> None:
        """Save a version of a scorecard. The same card may be saved again.

        Raises `InputError` (code `scorecard_version`) when that version is another card: it is never changed.
        """
        with self._transaction() as connection:
            known = connection.scalar(
                select(ScorecardRow.digest).where(ScorecardRow.id == card.id, ScorecardRow.version == card.version)
            )
            if known == digest(card):
                return
            if known is not None:
                raise InputError(
                    f"Scorecard {card.id!r} has a version {card.version} already, and it is another one.",
                    hint="Grades rest on a version, so that it never changes: save this one as the next version.",
                    code="scorecard_version",
                )
            connection.execute(
                insert(ScorecardRow).values(
                    id=card.id,
                    version=card.version,
                    digest=digest(card),
                    card=_canonical(card),
                    saved_at=datetime.now(UTC),
                    saved_by=well_formed(by),
                )
            )

    def scorecards(self) -> tuple[Scorecard, ...]:
        """Return all versions of all scorecards that were saved, by id, the newest version first."""
        with self._snapshot() as connection:
            found = connection.scalars(
                select(ScorecardRow.card).order_by(ScorecardRow.id, ScorecardRow.version.desc())
            )
            return tuple(map(_CARD.validate_json, found))

    def scorecard(self, identifier: str, version: int) -> Scorecard | None:
        """Return a version of a scorecard, None when it was never saved."""
        with self._snapshot() as connection:
            found = connection.scalar(
                select(ScorecardRow.card).where(ScorecardRow.id == identifier, ScorecardRow.version == version)
            )
            return None if found is None else _CARD.validate_json(found)

    def delete_scorecard(self, identifier: str, version: int) -> None:
        """Delete a version that no grade was given with. Raises `InputError` where one was."""
        with self._transaction() as connection:
            used = select(GradeRow.id).where(
                GradeRow.scorecard_id == identifier, GradeRow.scorecard_version == version
            )
            if connection.scalar(used.limit(1)) is not None:
                raise InputError(
                    f"Version {version} of scorecard {identifier!r} was graded with.", hint="It has to stay."
                )
            connection.execute(
                delete(ScorecardRow).where(ScorecardRow.id == identifier, ScorecardRow.version == version)
            )

    # --- grades ---

    def save(self, grade: Grade) -> Grade:
        """Save a grade; return it as it is kept, one revision on.

        Raises `InputError`: `session` when the session is gone, `grade_exists` when this grader has one of this kind,
        purpose and scorecard already, `grade_changed` when it was saved elsewhere since it was read,
        `grade_final` when it was given blind and is finished.
        """
        kept = replace(grade, revision=grade.revision + 1)
        with self._transaction(alone=grade.session_id) as connection:
            need_session(connection, grade.session_id)
            if grade.revision:
                _replace_row(connection, grade.revision, kept)
            else:
                _insert_row(connection, kept)
            _write_answers(connection, kept)
        return kept

    def of_session(self, session_id: str) -> tuple[Grade, ...]:
        """Return all grades of a session, in the order in which they were begun."""
        with self._snapshot() as connection:
            return _read(connection, select(GradeRow).where(GradeRow.session_id == session_id))

    def by_id(self, grade_id: str) -> Grade | None:
        """Return a grade, None when there is none like it."""
        with self._snapshot() as connection:
            return next(iter(_read(connection, select(GradeRow).where(GradeRow.id == grade_id))), None)

    def all(
        self, sessions: Sequence[str] | None = None, *, grader: str = "", kind: str = "", purpose: str | None = None
    ) -> tuple[Grade, ...]:
        """Return all grades that fit, of some sessions or of all, in the order in which they were begun."""
        query = select(GradeRow)
        if sessions is not None:
            query = query.where(GradeRow.session_id.in_(sessions))
        if grader:
            query = query.where(GradeRow.grader == grader)
        if kind:
            query = query.where(GradeRow.kind == kind)
        if purpose is not None:
            query = query.where(GradeRow.purpose == purpose)
        with self._snapshot() as connection:
            return _read(connection, query)

    def delete(self, grade_id: str) -> None:
        """Delete a grade."""
        with self._transaction() as connection:
            connection.execute(delete(GradeRow).where(GradeRow.id == grade_id))


def insert_scorecard(connection: Connection, card: Scorecard, *, by: str) -> None:
    """Add a version of a scorecard unless it is there."""
    put_new(
        connection,
        ScorecardRow,
        id=card.id,
        version=card.version,
        digest=digest(card),
        card=_canonical(card),
        saved_at=datetime.now(UTC),
        saved_by=well_formed(by),
    )


def write_grade(connection: Connection, grade: Grade, known_revision: int = 0) -> None:
    """Add a grade as it is, or put it in place of the one of the same id that is at `known_revision`.

    Raises `InputError` when that one was changed meanwhile, or this grader has another one of the kind.
    """
    if known_revision:
        _replace_row(connection, known_revision, grade)
    else:
        _insert_row(connection, grade)
    _write_answers(connection, grade)


def _values(grade: Grade) -> dict[str, object]:
    return {
        "scorecard_id": grade.scorecard_id,
        "scorecard_version": grade.scorecard_version,
        "grader": well_formed(grade.grader),
        "kind": grade.kind,
        "purpose": well_formed(grade.purpose),
        "blind": grade.blind,
        "started_at": grade.started_at,
        "finished_at": grade.finished_at,
        "score": grade.result.score,
        "compliance": grade.result.compliance,
        "passed": grade.result.passed,
        "machine_score": grade.machine.score,
        "machine_compliance": grade.machine.compliance,
        "machine_passed": grade.machine.passed,
        "result": to_json(_RESULT, grade.result),
        "machine_result": to_json(_RESULT, grade.machine),
        "summary": well_formed(grade.summary),
        "revision": grade.revision,
    }


def _insert_row(connection: Connection, grade: Grade) -> None:
    try:
        connection.execute(insert(GradeRow).values(id=grade.id, session_id=grade.session_id, **_values(grade)))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        raise InputError(
            f"{grade.grader or 'Somebody without a name'} has begun to grade this session already.",
            hint="Open that grade and go on with it.",
            code="grade_exists",
        ) from error


def _replace_row(connection: Connection, known_revision: int, grade: Grade) -> None:
    final = select(GradeRow.id).where(GradeRow.id == grade.id, GradeRow.blind, GradeRow.finished_at.is_not(None))
    if connection.scalar(final) is not None:
        raise InputError(
            "A grade that was given blind stays as it was when it was finished.",
            hint="Others' grades may have been seen since. Grade the call again, not blind, to say something else.",
            code="grade_final",
        )
    its = update(GradeRow).where(GradeRow.id == grade.id, GradeRow.revision == known_revision)
    if not connection.execute(its.values(**_values(grade))).rowcount:
        raise InputError(
            "This grade was changed elsewhere since it was opened here.",
            hint="Nothing was overwritten: open it anew, and enter again what is missing.",
            code="grade_changed",
        )
    connection.execute(delete(GradeAnswerRow).where(GradeAnswerRow.grade_id == grade.id))


def _write_answers(connection: Connection, grade: Grade) -> None:
    for position, answer in enumerate(grade.answers):
        connection.execute(
            insert(GradeAnswerRow).values(
                grade_id=grade.id,
                question=answer.question,
                position=position,
                value=to_json(_VALUE, answer.value),
                not_applicable=answer.not_applicable,
                source=answer.source,
                note=well_formed(answer.note),
                machine=None if answer.machine is None else to_json(_MACHINE, answer.machine),
            )
        )


_PAGE = 500
"""SQLite takes some thousand parameters in one statement."""


def _read(connection: Connection, query: Select[Any]) -> tuple[Grade, ...]:
    found = connection.execute(query.order_by(GradeRow.started_at, GradeRow.id)).all()
    answers = read_answers(connection, [row.id for row in found])
    return tuple(
        Grade(
            id=row.id,
            session_id=row.session_id,
            scorecard_id=row.scorecard_id,
            scorecard_version=row.scorecard_version,
            grader=row.grader,
            started_at=row.started_at,
            kind=row.kind,
            purpose=row.purpose,
            blind=row.blind,
            finished_at=row.finished_at,
            answers=tuple(answers.get(row.id, ())),
            result=_RESULT.validate_json(row.result),
            machine=_RESULT.validate_json(row.machine_result),
            summary=row.summary,
            revision=row.revision,
        )
        for row in found
    )


def read_answers(connection: Connection, grades: list[str]) -> dict[str, list[Answer]]:
    """Return the answers of grades, by the grade's id, in the order of the scorecard.

    A department's server gives those of calls that one may not read without what they quote.
    """
    answers: dict[str, list[Answer]] = {}
    for first in range(0, len(grades), _PAGE):
        page = grades[first : first + _PAGE]
        its = select(GradeAnswerRow).where(GradeAnswerRow.grade_id.in_(page)).order_by(GradeAnswerRow.position)
        rows = connection.execute(its).all()
        if connection.dialect.name == "postgresql":
            read = {row.grade_id for row in rows}
            rows = [*rows, *_without_words(connection, [one for one in page if one not in read])]
        for row in rows:
            machine = None if row.machine is None else _MACHINE.validate_json(row.machine)
            answers.setdefault(row.grade_id, []).append(
                Answer(
                    row.question, _VALUE.validate_json(row.value), row.not_applicable, row.source, row.note, machine
                )
            )
    return answers


def _without_words(connection: Connection, grades: list[str]) -> Sequence[Row[Any]]:
    """Return the answers of grades of which a server shows no words; see `answers_without_words` in grades.sql."""
    if not grades:
        return ()
    its = func.roleplay.answers_without_words(cast(grades, ARRAY(Text)))
    found = its.table_valued(*(column for column in GradeAnswerRow.__table__.columns), name="found")
    return connection.execute(select(found).order_by(found.c.position)).all()
