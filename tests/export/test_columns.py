"""Which columns an export has."""

from __future__ import annotations

from dataclasses import replace

from roleplay.core.grades import Answer, MachineAnswer
from roleplay.core.scorecards import Question
from roleplay.export.grade_log import AnswerRow, grade_columns
from roleplay.export.pseudonymous import without_texts


def test_all_columns_of_a_pseudonymous_export_hold_no_text_of_people() -> None:
    columns = grade_columns()
    words = {column.name for column in columns.every if column.kind == "words"}
    assert {"summary", "note", "machine_evidence"} <= words
    assert {one.name for one in columns.chosen(["all"], pseudonymous=True)} == set(columns.names) - words
    assert {one.name for one in columns.chosen(["all"])} == set(columns.names)
    assert [one.name for one in columns.chosen(["grade", "note"], pseudonymous=True)] == ["grade", "note"]


def test_answers_in_own_words_are_masked_where_pseudonyms_stand_for_names() -> None:
    asked = Question("advice", "text", {"en": "What is next?"})
    passed = Question("calm", "yes_no", {"en": "Calm?"})
    told = Answer("advice", "Anna should rest", machine=MachineAnswer("as Anna said"))
    rows = [AnswerRow(None, "all", asked, told), AnswerRow(None, "all", passed, Answer("calm", value=True))]  # type: ignore[arg-type]
    masked = [row.answer for row in without_texts(rows)]
    assert masked == [replace(told, value="[…]", machine=MachineAnswer("[…]")), Answer("calm", value=True)]
    assert [row.answer for row in without_texts([AnswerRow(None, "all", asked, Answer("advice"))])] == [  # type: ignore[arg-type]
        Answer("advice")
    ]
