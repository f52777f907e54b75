"""The transcript as WebVTT with speakers, https://www.w3.org/TR/webvtt1/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from roleplay.core.records import SessionRecord
from roleplay.export.files import export_file
from roleplay.review.corrected import with_corrections
from roleplay.review.turns import TRAINEE, Turn, turns

_SHORTEST = 0.5
"""Seconds that a cue is shown at least, unless the call ends before."""

_LONGEST = 100 * 3600.0
"""Seconds; a time beyond that comes from a broken clock."""

_READING = 15
"""Characters a second, the usual reading speed of subtitles: for lines without sound."""


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
    for number, (turn, start, end) in enumerate(_cues(record), 1):
        speaker = _speaker(turn, record)
        if turn.heard is not None:
            stream.write(f"NOTE corrected; heard: {_comment(turn.heard) or 'nothing'}\n\n")
        voice = "v" if turn.heard is None else "v.corrected"
        stream.write(f"{number}\n{_time(start)} --> {_time(end)}\n<{voice} {speaker}>{_escaped(turn.text)}</v>\n\n")
        if notes and turn.speaker == TRAINEE:
            stream.write(f"NOTE {_comment(_explained(turn))}\n\n")


def _cues(record: SessionRecord) -> Iterator[tuple[Turn, int, int]]:
    """Yield what was said with its begin and end in milliseconds, inside the call."""
    record = with_corrections(record).record
    call_end = _milliseconds(max((event.at for event in record.events), default=0.0))
    for turn in turns(record.events):
        if not turn.text.strip():
            continue
        seconds = turn.seconds or len(turn.text) / _READING
        begin = min(_milliseconds(turn.at), max(0, call_end - 1))
        end = _milliseconds(turn.at + max(seconds, _SHORTEST))
        yield turn, begin, max(min(end, call_end), begin + 1)


def _milliseconds(seconds: float) -> int:
    return round(min(seconds, _LONGEST) * 1000) if seconds > 0 else 0


def _time(milliseconds: int) -> str:
    rest, thousandths = divmod(milliseconds, 1000)
    rest, seconds = divmod(rest, 60)
    hours, minutes = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _speaker(turn: Turn, record: SessionRecord) -> str:
    match turn.speaker:
        case "trainee":
            name = record.start.trainee or "Trainee"
        case "customer":
            name = record.start.customer
        case other:
            name = turn.name or other
    return _escaped(name)


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
