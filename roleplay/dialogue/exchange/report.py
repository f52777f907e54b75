"""What became of a story: each thing that was left out, changed or added, with its line and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from roleplay.dialogue.exchange.wording import Told, Wording

Fate = Literal["lost", "changed", "added"]
"""`lost`: it is not in the draft. `changed`: it is, in another way. `added`: it is, and was not in the story."""

What: TypeAlias = str | Told | Wording
"""Words of the story, or a name that the report has for what stands there."""
Why: TypeAlias = Told | Wording

MAX_NOTES = 20_000
"""A hostile file could have a note for each of its bytes; beyond this only their number is told."""
_SHOWN = 120
"""Characters of the story that a note repeats."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is not in the draft as it was in the story."""

    fate: Fate
    line: int
    """Of the file, from 1; 0 when it concerns the whole story."""
    what: str
    """What stands there, shortened."""
    why: str
    """Why it could not be carried over, or what became of it; a whole sentence."""
    file: str = ""
    """Which file, where a story consists of several."""
    reason: Told | None = None
    """The same as `why`, by its name and values, for who says it in another language."""
    subject: Told | None = None
    """The same as `what`, where it is no words of the story."""

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else "the story"
        return f"{self.file + ', ' if self.file else ''}{where}: {self.fate}: {self.what}: {self.why}"


class LineOf(int):
    """A line of one of the other files that a story consists of: a number that knows its file.

    It passes through everything that only asks for the line, and is told apart from the same line of another file.
    """

    file: str

    def __new__(cls, number: int, file: str) -> LineOf:
        line = super().__new__(cls, number)
        line.file = file
        return line

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LineOf) and int(self) == int(other) and self.file == other.file

    def __hash__(self) -> int:
        return hash((int(self), self.file))


class Report:
    """Collects notes while a story is read."""

    def __init__(self) -> None:
        self._notes: dict[Note, None] = {}
        self._beyond = 0

    def lost(self, line: int, what: What, why: Why, file: str = "") -> None:
        """Note something that is not in the draft."""
        self.add(noted("lost", line, what, why, file))

    def changed(self, line: int, what: What, why: Why, file: str = "") -> None:
        """Note something that is in the draft in another way."""
        self.add(noted("changed", line, what, why, file))

    def added(self, line: int, what: What, why: Why, file: str = "") -> None:
        """Note something that was not in the story."""
        self.add(noted("added", line, what, why, file))

    def add(self, note: Note) -> None:
        """Keep a note, once; count it when there are too many."""
        if len(self._notes) < MAX_NOTES:
            self._notes[note] = None
        elif note not in self._notes:
            self._beyond += 1

    def extend(self, notes: Iterable[Note]) -> None:
        """Keep several."""
        for note in notes:
            self.add(note)

    def notes(self) -> tuple[Note, ...]:
        """Return them by line; those on the whole story come first."""
        found = sorted(self._notes, key=lambda note: (note.file, note.line, note.fate, note.what))
        if self._beyond:
            further = Wording.FURTHER_NOTES.of(f"{self._beyond:,}")
            found.append(noted("lost", 0, further, Wording.TOO_MANY_NOTES))
        return tuple(found)


def noted(fate: Fate, line: int, what: What, why: Why, file: str = "") -> Note:
    """Return a note; what it repeats of the story is shortened. Without `file` that of the line is named."""
    subject = None if isinstance(what, str) else _told(what)
    reason = _told(why)
    if not file and isinstance(line, LineOf):
        file = line.file
    return Note(fate, int(line), shortened(str(subject or what)), str(reason), file, reason, subject)


def _told(wording: Told | Wording) -> Told:
    told = wording if isinstance(wording, Told) else Told(wording)
    return Told(told.wording, tuple(map(shortened, told.values)))


def shortened(text: str) -> str:
    """Return a text in one line, not longer than a note repeats."""
    flat = " ".join(text[: 4 * _SHOWN].split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def tally(notes: Iterable[Note]) -> Counter[str]:
    """Count notes by their fate."""
    return Counter(note.fate for note in notes)
