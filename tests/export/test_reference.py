"""The field reference in the documentation is that of the program."""

from __future__ import annotations

from tools.export_reference import DOCUMENT, written


def test_the_field_reference_is_up_to_date() -> None:
    document = DOCUMENT.read_text("utf-8")
    assert written(document) == document, "run `python -m tools.export_reference`"
