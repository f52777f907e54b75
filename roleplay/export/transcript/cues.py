"""What was said, with its times: what every form of a transcript is made of."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from roleplay.core.events import NoteTaken
from roleplay.core.legible import legible
from roleplay.core.records import SessionRecord
from roleplay.review.corrected import with_corrections
from roleplay.review.turns import Turn, turns

_SHORTEST = 0.5
"""Seconds that a cue is shown at least, unless the call ends before."""

_LONGEST = 100 * 3600.0
"""Seconds; a time beyond that comes from a broken clock."""

_READING = 15
"""Characters a second, the usual reading speed of subtitles: for lines without sound."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that was said, as a person has put it right."""

    turn: Turn
    begin: int
    """Milliseconds since the line was opened."""
    end: int
    """Milliseconds, behind `begin` and inside the call."""
    speaker: str
    """Name as people see it."""


def cues(record: SessionRecord) -> tuple[Cue, ...]:
    """Return what was said in the order in which it began; cues may overlap, as people do."""
    record = with_corrections(record).record
    call_end = milliseconds(max((event.at for event in record.events), default=0.0))
    found = []
    for turn in turns(record.events):
        if not turn.text.strip():
            continue
        seconds = turn.seconds or len(turn.text) / _READING
        begin = min(milliseconds(turn.at), max(0, call_end - 1))
        end = milliseconds(turn.at + max(seconds, _SHORTEST))
        found.append(Cue(turn, begin, max(min(end, call_end), begin + 1), speaker(turn, record)))
    return tuple(found)


def notes(record: SessionRecord) -> tuple[tuple[int, str], ...]:
    """Return what the trainee wrote down during the call, with its milliseconds."""
    written = (event for event in record.events if isinstance(event, NoteTaken) and event.text.strip())
    return tuple((milliseconds(event.at), event.text) for event in written)


def milliseconds(seconds: float) -> int:
    """Return a time of the call in thousandths; 0 and 100 hours where a clock was broken."""
    return round(min(seconds, _LONGEST) * 1000) if seconds > 0 else 0


def clock(time: int, *, point: str = ".") -> str:
    """Return milliseconds as hours, minutes, seconds and, behind `point`, thousandths."""
    rest, thousandths = divmod(time, 1000)
    return f"{short_clock(rest * 1000, hours=True)}{point}{thousandths:03}"


def short_clock(time: int, *, hours: bool = False) -> str:
    """Return milliseconds as minutes and seconds, with hours where there are any or where they are wanted."""
    minutes, seconds = divmod(time // 1000, 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole:02}:{minutes:02}:{seconds:02}" if whole or hours else f"{minutes:02}:{seconds:02}"


def speaker(turn: Turn, record: SessionRecord) -> str:
    """Return who speaks, as people see it."""
    match turn.speaker:
        case "trainee":
            return record.start.trainee or "Trainee"
        case "customer":
            return record.start.customer
        case other:
            return turn.name or other


def one_line(text: str) -> str:
    """Return text of people on one line; what cannot be shown is told by its number."""
    return " ".join(legible(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")).split())


def right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left: its first letter tells (UAX 9, rules P2 and P3)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
