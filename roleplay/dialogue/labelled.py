"""Utterances with what is in them, read from tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from roleplay.core.errors import InputError
from roleplay.core.files import reason
from roleplay.dialogue.techniques import TECHNIQUE_IDS

Kind = Literal["typed", "heard"]
Sort = Literal["plain", "negation", "reported", "quoted"]
SORTS: tuple[Sort, ...] = get_args(Sort)
NO_TECHNIQUE = "-"
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """An utterance and what is in it."""

    text: str
    language: str
    first: frozenset[str]
    """Techniques that are right as the best one; empty when there is no technique in it."""
    all_of: frozenset[str] = frozenset()
    """Techniques that must all be found; empty when one is enough."""
    kind: Kind = "typed"
    """Heard: written as a recogniser would, with its errors."""
    sort: Sort = "plain"
    """What makes it harder than it looks: it denies, reports, or quotes a technique."""
    may_be_none: bool = False
    """To find nothing is right, too; `first` holds what else is accepted."""

    @property
    def without_technique(self) -> bool:
        """Whether nothing needs to be found."""
        return self.may_be_none or not self.first


def load_labelled(path: Path, language: str) -> list[Labelled]:
    """Read a table of labelled utterances, one a line, tab-separated; lines that begin with `#` are comments.

    Columns: accepted best techniques (`a|b`, `-` for none, `-|a` for none or that), techniques that must all be found
    (`a+b` or empty), `typed` or `heard`, optionally `plain`, `negation`, `reported` or `quoted`, the utterance.
    Raises `InputError` for a line that is different.
    """
    result: list[Labelled] = []
    for where, columns in read_table(path):
        sort = next((sort for sort in SORTS if len(columns) > _COLUMNS and columns[3] == sort), None)
        if len(columns) != _COLUMNS + (sort is not None) or columns[2] not in get_args(Kind):
            raise InputError(f"{where} is not a labelled utterance.", hint="Four or five columns, separated by tabs.")
        accepted = frozenset(columns[0].split("|"))
        first = accepted - {NO_TECHNIQUE}
        all_of = frozenset(columns[1].split("+")) if columns[1] else frozenset()
        unknown = (first | all_of) - TECHNIQUE_IDS
        if unknown:
            raise InputError(f"{where} names unknown techniques: {', '.join(sorted(unknown))}.")
        kind: Kind = "heard" if columns[2] == "heard" else "typed"
        may_be_none = bool(first) and NO_TECHNIQUE in accepted
        result.append(Labelled(columns[-1], language, first, all_of, kind, sort or "plain", may_be_none))
    return result


def read_table(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the place and the columns of each line that is no comment. Raises `InputError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        why, hint = reason(error)
        raise InputError(f"{path} cannot be read: {why}.", hint=hint) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not a text file in UTF-8.", hint="Save it as UTF-8.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line and not line.startswith("#"):
            yield f"{path}:{number}", line.split("\t")
