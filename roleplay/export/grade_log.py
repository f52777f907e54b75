"""The columns of exported grades: one row a grade, or one an answer as soon as a column of answers is among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from roleplay.core.exports import GradeLogRow
from roleplay.core.grades import Answer, MachineAnswer, Value
from roleplay.core.scorecards import Question, Scorecard
from roleplay.export.columns import Column, ColumnKind, Columns, column


class AnswerRow(NamedTuple):
    """An answer with the grade that it belongs to; without a question where the whole grade is one row."""

    grade: GradeLogRow
    section: str = ""
    question: Question | None = None
    answer: Answer | None = None


CardOf = Callable[[str, int], Scorecard]
"""From id and version to the scorecard."""


def answer_rows(grades: Iterable[GradeLogRow], card_of: CardOf) -> Iterator[AnswerRow]:
    """Return one row a question of the scorecard, in its order, answered or not."""
    for grade in grades:
        answers = {answer.question: answer for answer in grade.answers}
        for section in card_of(grade.scorecard_id, grade.scorecard_version).sections:
            for question in section.questions:
                yield AnswerRow(grade, section.id, question, answers.get(question.id) or Answer(question.id))


def by_answer(columns: Sequence[Column[AnswerRow]]) -> bool:
    """Tell whether these columns need a row for each answer."""
    return any(column.fine for column in columns)


def grade_columns() -> Columns[AnswerRow]:
    """Return the columns."""
    return Columns((*_grade(), *_points(), *_answers(), *_machine()))


def _of(
    name: str, kind: ColumnKind, heading: tuple[str, str], meaning: str, unit: str = "", **more: Any
) -> Column[AnswerRow]:
    return column(name, kind, heading, meaning, more.pop("get", attrgetter(f"grade.{name}")), unit=unit, **more)


def _grade() -> tuple[Column[AnswerRow], ...]:
    get = attrgetter
    purpose = "what a second or calibration grade is for; empty for a first one"
    blind = "given without a sight of the machine's answers and of other grades"
    return (
        _of("grade", "text", ("Grade", "Ocena"), "its id", get=get("grade.id"), width=38),
        _of("session", "text", ("Call", "Rozmowa"), "id of the call", get=get("grade.session_id"), width=38),
        _of("trainee", "text", ("Person", "Osoba"), "who practised", width=24),
        _of("scenario", "text", ("Scenario", "Scenariusz"), "id of the scenario", width=24),
        _of("called_utc", "utc", ("Called (UTC)", "Rozmowa (UTC)"), "when the phone rang", get=get("grade.called_at"),
            width=21),
        _of("scorecard", "text", ("Scorecard", "Karta oceny"), "its id", get=get("grade.scorecard_id"), width=20),
        _of("version", "whole", ("Version", "Wersja"), "of the scorecard", get=get("grade.scorecard_version")),
        _of("grader", "text", ("Grader", "Oceniający"), "who graded", width=24),
        _of("kind", "text", ("Kind", "Rodzaj"), "`first`, `second` or `calibration`", width=12),
        _of("purpose", "text", ("Purpose", "Cel"), purpose, usual=False, width=38),
        _of("blind", "flag", ("Blind", "W ciemno"), blind),
        _of("finished_utc", "utc", ("Finished (UTC)", "Ukończono (UTC)"), "empty for a draft",
            get=get("grade.finished_at"), width=21),
    )  # fmt: skip


def _points() -> tuple[Column[AnswerRow], ...]:
    own, machine = "what the person's answers make", "what the machine's own answers make"
    return (
        _of("score", "number", ("Score", "Punkty"), f"{own}, 0 to 100; empty where nothing is said yet", "points"),
        _of("compliance", "number", ("Compliance", "Zgodność"), f"{own} of the compliance questions", "points"),
        _of("passed", "flag", ("Passed", "Zaliczone"), "whether the grade passes"),
        _of("machine_score", "number", ("Machine's score", "Punkty programu"), machine, "points"),
        _of("machine_compliance", "number", ("Machine's compliance", "Zgodność wg programu"),
            f"{machine} of the compliance questions", "points"),
        _of("machine_passed", "flag", ("Machine passes", "Zaliczone wg programu"), "whether those pass"),
        _of("summary", "words", ("Summary", "Podsumowanie"), "the grader's word on the whole", usual=False, width=40),
    )  # fmt: skip


def _answers() -> tuple[Column[AnswerRow], ...]:
    fine: dict[str, Any] = {"fine": True}
    source = "`confirmed`, `overruled` or `own`: whether the person agreed with the machine"
    return (
        _of("section", "text", ("Section", "Część"), "of the scorecard", get=attrgetter("section"), width=18, **fine),
        _of("question", "text", ("Question", "Pytanie"), "its id", get=_asked("id"), width=24, **fine),
        _of("kind_of_question", "text", ("Kind of question", "Rodzaj pytania"),
            "`yes_no`, `scale`, `choice`, `number` or `text`", get=_asked("kind"), **fine),
        _of("weight", "number", ("Weight", "Waga"), "of the question", "points", get=_asked("weight"), **fine),
        _of("answer", "text", ("Answer", "Odpowiedź"), "`yes` or `no`, a number, the id of a choice or a text",
            get=lambda row: None if row.answer is None else _said(row.answer.value), **fine),
        _of("not_applicable", "flag", ("Not applicable", "Nie dotyczy"), "whether the question does not apply",
            get=lambda row: row.answer and row.answer.not_applicable, **fine),
        _of("source", "text", ("Source", "Źródło"), source, get=_source, **fine),
        _of("note", "words", ("Note", "Uwaga"), "the grader's", get=lambda row: row.answer and row.answer.note,
            width=40, **fine),
    )  # fmt: skip


def _machine() -> tuple[Column[AnswerRow], ...]:
    fine: dict[str, Any] = {"fine": True}
    evidence = "what that rests on: time, reason, and, for who may read the call, what was said"
    return (
        _of("machine_answer", "text", ("Machine's answer", "Odpowiedź programu"), "in the same form",
            get=lambda row: _said(_its(row).value), **fine),
        _of("machine_not_applicable", "flag", ("Machine: not applicable", "Program: nie dotyczy"),
            "whether the question does not apply", get=lambda row: _its(row).not_applicable, **fine),
        _of("machine_confidence", "number", ("Machine's confidence", "Pewność programu"), "0 to 1; empty without one",
            get=lambda row: _its(row).confidence if _its(row).given else None, digits=2, **fine),
        _of("machine_evidence", "words", ("Machine's evidence", "Uzasadnienie programu"), evidence, get=_evidence,
            width=48, **fine),
    )  # fmt: skip


def _asked(name: str) -> Callable[[AnswerRow], Any]:
    return lambda row: getattr(row.question, name, None)


def _its(row: AnswerRow) -> MachineAnswer:
    return (row.answer and row.answer.machine) or MachineAnswer()


def _source(row: AnswerRow) -> str | None:
    return row.answer.source if row.answer is not None and row.answer.given else None


def _said(value: Value | None) -> Value | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _evidence(row: AnswerRow) -> str:
    return "; ".join(
        " ".join(part for part in (_clock(one.at), one.reason, one.words) if part) for one in _its(row).evidence
    )


def _clock(at: float | None) -> str:
    return "" if at is None else f"{int(at) // 60}:{int(at) % 60:02d}"
