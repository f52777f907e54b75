"""The transcript as plain text for people: UTF-8, lines of about a hundred characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from roleplay.core.records import SessionRecord
from roleplay.export.files import export_file
from roleplay.export.transcript.cues import Cue, cues, notes, one_line, short_clock
from roleplay.export.transcript.facts import explained, facts, title
from roleplay.export.transcript.labels import HEADINGS, Language
from roleplay.review.turns import TRAINEE

_WIDTH = 100
_INDENT = " " * 8


def export_text(record: SessionRecord, path: Path, language: Language = "en", *, explain: bool = True) -> None:
    """Write the transcript to a file. Raises `ExportError`; what stood there is then as it was."""
    with export_file(path) as file:
        write_text(record, file, language, explain=explain)


def write_text(record: SessionRecord, stream: TextIO, language: Language = "en", *, explain: bool = True) -> None:
    """Write what was said under a head of facts; `explain` tells techniques, heat and notes, too."""
    label = HEADINGS[language]
    head = title(record)
    stream.write(f"{head}\n{'=' * min(len(head), _WIDTH)}\n\n")
    width = max(len(name) for name, _ in facts(record, language))
    for name, value in facts(record, language):
        stream.write(f"{name + ':':<{width + 2}}{value}\n")
    stream.write("\n")
    for cue in cues(record):
        for line in _lines(cue, language, explain=explain):
            stream.write(f"{line}\n")
        stream.write("\n")
    written = notes(record) if explain else ()
    if written:
        stream.write(f"{label['notes']}\n{'-' * len(label['notes'])}\n\n")
        for at, text in written:
            stream.write(f"{_wrapped(f'{short_clock(at):<8}{one_line(text)}')}\n")


def _lines(cue: Cue, language: Language, *, explain: bool) -> Iterator[str]:
    label = HEADINGS[language]
    yield f"{short_clock(cue.begin):<8}{one_line(cue.speaker)}"
    yield _wrapped(_INDENT + one_line(cue.turn.text))
    if cue.turn.heard is not None:
        yield _wrapped(f"{_INDENT}[{label['corrected']}: {one_line(cue.turn.heard) or label['nothing']}]")
    if explain and cue.turn.speaker == TRAINEE and (told := explained(cue.turn, language)):
        yield _wrapped(f"{_INDENT}[{told}]")


def _wrapped(text: str) -> str:
    return textwrap.fill(
        text, _WIDTH, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
