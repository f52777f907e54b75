"""What a test plan says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from roleplay.core.errors import InputError
from roleplay.core.records import Level

SUFFIX = ".plan.txt"
"""A plan file is called like its scenario's, with this instead of `.yaml`."""

Directive = Literal["silence", "hold", "resume", "transfer", "hang up", "interrupt", "long speech"]
DIRECTIVES: tuple[Directive, ...] = get_args(Directive)
Key = Literal["node", "reply", "heat", "techniques", "flags", "says", "outcome"]
KEYS: tuple[Key, ...] = get_args(Key)


class PlanError(InputError):
    """A test plan that cannot be read, or that names what its scenario has not."""

    code = "plan"

    def __init__(self, problems: tuple[PlanProblem, ...]) -> None:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{first.file}:{first.line}: {first.message}{more}", hint=first.hint)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """One thing that is wrong with a plan file."""

    file: str
    line: int
    """From 1; 0 when it concerns the whole file."""
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message} {self.hint}".rstrip()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold after a move."""

    line: int
    key: Key
    text: str
    """As written."""
    names: tuple[str, ...] = ()
    """Ids; all of them for `techniques`, `flags` and `says`, one for the others; none for `heat`."""
    lowest: float = 0.0
    """Of `heat`; the bounds belong to it."""
    highest: float = 100.0


@dataclass(frozen=True, slots=True)
class Move:
    """What the trainee says or does, and what must come of it."""

    line: int
    text: str
    """As written; the words unless there is a directive."""
    directive: Directive | None = None
    expectations: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One call."""

    title: str
    file: str
    line: int
    """Where it begins."""
    language: str
    level: Level = "normal"
    seed: int = 0
    begin: str = ""
    """The node at which it begins; empty for the scenario's start."""
    heat: float | None = None
    """With which it begins; None for the customer's own."""
    flags: tuple[str, ...] = ()
    """Those that are set when it begins."""
    at_first: tuple[Expectation, ...] = ()
    """What must hold when the call has been answered and nothing was said yet."""
    moves: tuple[Move, ...] = ()
