"""The transcript as SubRip subtitles. There is no standard; this is what players agree on."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from roleplay.core.records import SessionRecord
from roleplay.export.files import export_file
from roleplay.export.transcript.cues import clock, cues, one_line

JOINER = "\u2060"
"""An invisible word joiner. SubRip has no escapes; players take `<b>`, `{\\an8}` and arrows for more than text."""


def export_srt(record: SessionRecord, path: Path) -> None:
    """Write the transcript to a file. Raises `ExportError`; what stood there is then as it was."""
    with export_file(path) as file:
        write_srt(record, file)


def write_srt(record: SessionRecord, stream: TextIO) -> None:
    """Write one subtitle for everything that was said, the speaker before it."""
    for number, cue in enumerate(cues(record), 1):
        times = f"{clock(cue.begin, point=',')} --> {clock(cue.end, point=',')}"
        stream.write(f"{number}\n{times}\n{_plain(cue.speaker)}: {_plain(cue.turn.text)}\n\n")


def _plain(text: str) -> str:
    """Return text in which players find nothing but text."""
    line = one_line(text).replace("-->", f"--{JOINER}>")
    return line.replace("<", f"<{JOINER}").replace("{", f"{{{JOINER}")
