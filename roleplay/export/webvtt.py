"""The transcript as WebVTT with speakers, https://www.w3.org/TR/webvtt1/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TextIO

from roleplay.core.records import SessionRecord
from roleplay.export.files import export_file
from roleplay.export.transcript.cues import clock, cues
from roleplay.review.turns import TRAINEE, Turn


def export_webvtt(record: SessionRecord, path: Path, *, notes: bool = False) -> None:
    """Write the transcript to a file. See `write_webvtt`.

    Raises `ExportError`; what stood there is then as it was.
    """
    with export_file(path) as file:
        write_webvtt(record, file, notes=notes)


def write_webvtt(record: SessionRecord, stream: TextIO, *, notes: bool = False) -> None:
    """Write one cue for everything that was said, in the order in which it began; cues may overlap, as people do.

    Words that were corrected are of the class `corrected`, with what was recognised in a comment before them. With
    `notes`, a comment behind each turn of the trainee tells techniques and heat; players do not show comments.
    """
    stream.write(f"WEBVTT\n\nNOTE {_comment(record.start.scenario_title)}, {record.start.started_at.isoformat()}\n\n")
    for number, cue in enumerate(cues(record), 1):
        turn = cue.turn
        if turn.heard is not None:
            stream.write(f"NOTE corrected; heard: {_comment(turn.heard) or 'nothing'}\n\n")
        voice = "v" if turn.heard is None else "v.corrected"
        times = f"{clock(cue.begin)} --> {clock(cue.end)}"
        name = _escaped(cue.speaker)
        tag = f"<{voice} {name} >" if name.endswith("-") else f"<{voice} {name}>"  # `-->` would begin another cue
        stream.write(f"{number}\n{times}\n{tag}{_escaped(turn.text)}</v>\n\n")
        if notes and turn.speaker == TRAINEE:
            stream.write(f"NOTE {_comment(_explained(turn))}\n\n")


def _escaped(text: str) -> str:
    """Return text as one line of a cue: WebVTT's escapes, and no line end that would close the cue."""
    plain = " ".join(_without_controls(text).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _comment(text: str) -> str:
    """Return text as a comment block, which an arrow would end."""
    return " ".join(_without_controls(text).split()).replace("-->", "->")


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text)


def _explained(turn: Turn) -> str:
    found = ", ".join(match.technique for match in turn.techniques) or "no technique"
    return f"{found}; heat {turn.heat_before:.0f} to {turn.heat_after:.0f}; reply {turn.reply or 'none'}"
