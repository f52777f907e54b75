"""Which columns an export has."""

from __future__ import annotations

from roleplay.export.grade_log import grade_columns


def test_all_columns_of_a_pseudonymous_export_hold_no_text_of_people() -> None:
    columns = grade_columns()
    words = {column.name for column in columns.every if column.kind == "words"}
    assert {"summary", "note", "machine_evidence"} <= words
    assert {one.name for one in columns.chosen(["all"], pseudonymous=True)} == set(columns.names) - words
    assert {one.name for one in columns.chosen(["all"])} == set(columns.names)
    assert [one.name for one in columns.chosen(["grade", "note"], pseudonymous=True)] == ["grade", "note"]
