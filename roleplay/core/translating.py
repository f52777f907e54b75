"""Translations of a scenario: texts with their context, the state of each language, what a sheet changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TextState = Literal["done", "missing", "stale"]
"""`stale`: the text that it was translated from has changed since."""
Wanted = Literal["all", "open"]
"""`open`: only what is missing or stale."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text of a scenario, as a translator sees it."""

    id: str
    """Stable: of a line its own id, else where it stands, by the ids on the way there."""
    kind: str
    """What it is: `line`, `title`, `example answers` ..."""
    speaker: str
    """Who says it; empty where nobody does."""
    where: str
    """The node, and the reply or reaction in it."""
    after: str
    """What is said or done before, so that it answers something."""
    heat: str
    """How angry the customer is then; empty for any."""
    note: str
    """What to mind."""
    texts: Mapping[str, str]
    """By language; several sentences one a line. A language that is missing is left out."""
    states: Mapping[str, TextState] = field(default_factory=dict)
    """Of every language but the source's."""


@dataclass(frozen=True, slots=True)
class LanguageState:
    """How far a scenario has got in a language."""

    language: str
    texts: int
    """How many there are to be translated, or written."""
    missing: int
    stale: int
    source: bool = False
    """Whether the others are translated from it."""

    @property
    def done(self) -> int:
        """Texts that are there and of the present source."""
        return self.texts - self.missing - self.stale

    @property
    def complete(self) -> bool:
        """Whether it can be played: nothing is missing."""
        return self.missing == 0


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row of a sheet that somebody gives back."""

    number: int
    """Of the row in the file, from 1."""
    id: str
    texts: Mapping[str, str]
    """By language, as far as the sheet has a column for it; empty cells are empty texts."""


@dataclass(frozen=True, slots=True)
class TranslationSheet:
    """A sheet that somebody gives back, read but not understood."""

    name: str
    """Of the file."""
    scenario: str
    languages: tuple[str, ...]
    """Columns with texts, the first is the source."""
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something that is wrong with one row of a sheet."""

    row: int
    """In the file, from 1; 0 for the sheet as a whole."""
    id: str
    language: str
    message: str
    taken: bool = False
    """Whether the text is taken in all the same."""


@dataclass(frozen=True, slots=True)
class SheetChange:
    """One text that a sheet changes."""

    row: int
    id: str
    language: str
    before: str
    """Empty where it was missing."""
    after: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet would change, or has changed."""

    scenario: str
    changes: tuple[SheetChange, ...]
    problems: tuple[SheetProblem, ...]
    unchanged: int
    """Texts that are the same here."""
    new_languages: tuple[str, ...] = ()
    """That the scenario gets by it."""
    emptied: int = 0
    """Cells that are empty although there is a text here: it stays."""
