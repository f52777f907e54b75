"""What became of a story: each thing that was left out, changed or added, with its line and the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Fate = Literal["lost", "changed", "added"]
"""`lost`: it is not in the draft. `changed`: it is, in another way. `added`: it is, and was not in the story."""

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

    def __str__(self) -> str:
        where = f"line {self.line}" if self.line else "the story"
        return f"{self.file + ', ' if self.file else ''}{where}: {self.fate}: {self.what}: {self.why}"


class Report:
    """Collects notes while a story is read."""

    def __init__(self) -> None:
        self._notes: dict[Note, None] = {}
        self._beyond = 0

    def lost(self, line: int, what: str, why: str, file: str = "") -> None:
        """Note something that is not in the draft."""
        self.add(Note("lost", line, shortened(what), why, file))

    def changed(self, line: int, what: str, why: str, file: str = "") -> None:
        """Note something that is in the draft in another way."""
        self.add(Note("changed", line, shortened(what), why, file))

    def added(self, line: int, what: str, why: str, file: str = "") -> None:
        """Note something that was not in the story."""
        self.add(Note("added", line, shortened(what), why, file))

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
            why = "The story has too many of them to name each."
            found.append(Note("lost", 0, f"{self._beyond:,} further notes", why))
        return tuple(found)


def shortened(text: str) -> str:
    """Return a text in one line, not longer than a note repeats."""
    flat = " ".join(text[: 4 * _SHOWN].split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def tally(notes: Iterable[Note]) -> Counter[str]:
    """Count notes by their fate."""
    return Counter(note.fate for note in notes)
