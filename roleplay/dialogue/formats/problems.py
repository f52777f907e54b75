"""What is wrong with a scenario file: coded, placed, and with what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Place = tuple[str | int, ...]
"""Keys and list positions that lead from the top to a part: `("nodes", "start", "says", 0)`."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands in a file."""

    line: int
    """From 1."""
    column: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one scenario file."""

    code: str
    """Stable across versions: `RP0..` the YAML itself, `RP05.` the schema, `RP1..` the dialogue."""
    severity: Severity
    """A scenario with an error cannot be played; one with warnings can."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""
    file: str = ""
    line: int = 0
    """From 1; 0 when it concerns the whole file."""
    column: int = 0
    """From 1; 0 when it concerns the whole file."""
    place: Place = ()
    language: str = ""
    """The language that it concerns, when it concerns only one."""

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{where}: {self.severity} {self.code}: {self.message}" if where else f"{self.code}: {self.message}"
        return f"{text}. {self.hint}" if self.hint else text


def position_of(place: Place, positions: Mapping[Place, Position]) -> Position:
    """Return where a part, or else the nearest part around it, stands; line 1 of the file at worst."""
    for length in range(len(place), 0, -1):
        if position := positions.get(place[:length]):
            return position
    return Position(1, 1)


def most_like(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like the given one, empty when none does."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word that looks most like the given one, empty when none does."""
    near = most_like(word, known)
    return f"Did you mean `{near}`?" if near else ""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file and line, errors first where they share a place."""
    return tuple(sorted(diagnostics, key=lambda d: (d.file, d.line, d.column, d.severity, d.code, d.message)))


def is_playable(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether there are only warnings."""
    return all(diagnostic.severity != "error" for diagnostic in diagnostics)
