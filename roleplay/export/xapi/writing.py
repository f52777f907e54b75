"""Statements in a file: one JSON array, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from roleplay.core.lrs import StatementForm
from roleplay.export.files import export_file
from roleplay.export.xapi.statements import Statement


def export_statements(
    statements: Iterable[Statement],
    path: Path,
    form: StatementForm = "json",
    *,
    count: Callable[[int], None] | None = None,
) -> int:
    """Write statements one by one, so that memory does not grow with them; return how many.

    `count` gets how many are written so far; what it raises ends the export. Raises `ExportError`; what stood there
    is then as it was.
    """
    with export_file(path) as file:
        return write_statements(statements, file, form, count=count)


def draft_statements(statements: Iterable[Statement], draft: Path, form: StatementForm) -> tuple[str, ...]:
    """Write statements into a new file, for who puts it in its place; return what a person should know: nothing."""
    with draft.open("x", encoding="utf-8", errors="replace", newline="") as file:
        write_statements(statements, file, form)
    return ()


def write_statements(
    statements: Iterable[Statement],
    stream: TextIO,
    form: StatementForm = "json",
    *,
    count: Callable[[int], None] | None = None,
) -> int:
    """Write statements to a stream; see `export_statements`."""
    opening, between, end = ("[\n", ",\n", "\n]\n") if form == "json" else ("", "\n", "\n")
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
    stream.write(opening)
    number = 0
    for statement in statements:
        stream.write(between + encode(statement) if number else encode(statement))
        number += 1
        if count is not None:
            count(number)
    stream.write(end if number or form == "json" else "")
    return number
