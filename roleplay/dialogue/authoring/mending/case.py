"""A problem and where it lies, and what takes it away."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from roleplay.dialogue.authoring.edits import Edit, RemoveItem, SetValue
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.formats.checks.references import Known
from roleplay.dialogue.formats.problems import Diagnostic, Place
from roleplay.dialogue.formats.yaml_tree import Plain

MendKind = Literal["use", "add", "remove", "drop", "rename", "end", "last", "quote", "number", "language"]
MOST_NEAR = 2
"""So many words are offered in place of one that is not known."""
QUOTED = re.compile(r"`([^`]+)`")
"""What a message quotes."""


@dataclass(frozen=True, slots=True)
class Mend:
    """An edit that takes a problem away."""

    kind: MendKind
    """`use` another word that is there, `add` what is missing, `remove` what is too much, `drop` a reaction, `rename`
    what is double, `end` the call with an outcome, put it `last`, `quote` a number that is text, a `number`, a
    `language`.
    """
    name: str
    """What is used, added, removed, renamed to, ended with."""
    edit: Edit

    @property
    def label(self) -> str:
        """What it does, in English."""
        return _LABELS[self.kind].format(self.name)


_LABELS: dict[MendKind, str] = {
    "use": "Use ‘{}’",
    "add": "Add ‘{}’",
    "remove": "Remove ‘{}’",
    "drop": "Remove this reaction",
    "rename": "Call it ‘{}’",
    "end": "End the call here: {}",
    "last": "Put the one that always holds last",
    "quote": "Write it as text",
    "number": "Write it as the number {}",
    "language": "Add the language ‘{}’",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A problem, and where it lies."""

    value: Plain
    known: Known
    problem: Diagnostic

    @property
    def place(self) -> Place:
        return self.problem.place

    @property
    def there(self) -> Any:
        """What stands at the place; None where nothing does, as in nodes that come from parts."""
        return value_at(self.value, self.place) if exists(self.value, self.place) else None

    @property
    def word(self) -> str:
        """The first word that the message quotes."""
        found = QUOTED.search(self.problem.message)
        return found[1] if found else ""

    def names(self, *sections: str) -> list[str]:
        """Return the names that are defined in these sections."""
        whole: Any = self.value
        return [name for section in sections for name in whole.get(section) or ()]

    @property
    def languages(self) -> list[str]:
        whole: Any = self.value
        found = whole.get("languages")
        return [*found] if isinstance(found, tuple) and found else ["en"]


Mender = Callable[[Case], Iterable[Mend]]


def nearest(word: str, known: Iterable[str], place: Place) -> Iterator[Mend]:
    """Yield the words that look most like one that is not known."""
    for name in difflib.get_close_matches(word, sorted(known), n=MOST_NEAR, cutoff=0.6):
        yield Mend("use", name, SetValue(place, name))


def set_flags(value: Plain) -> set[str]:
    """Return every flag that some move sets."""
    return {flag for _, flag in flags_under(value, "set")}


def flags_under(value: Plain, key: str, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield the flags that stand in lists of this name, and where."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == key and isinstance(item, tuple):
                yield from (((*place, name, at), flag) for at, flag in enumerate(item) if isinstance(flag, str))
            else:
                yield from flags_under(item, key, (*place, name))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from flags_under(item, key, (*place, at))


def is_spared(case: Case) -> bool:
    """Tell whether what stands at the place can go: no flag is set there alone that others ask for."""
    length = len(case.place)
    own = [flag for place, flag in flags_under(case.value, "set") if place[:length] == case.place]
    others = {flag for place, flag in flags_under(case.value, "set") if place[:length] != case.place}
    whole: Any = case.value
    asked = set((whole.get("goals") or {}).values())
    for key in ("flags", "without", "clear"):
        asked |= {flag for place, flag in flags_under(case.value, key) if place[:length] != case.place}
    return asked.isdisjoint(set(own) - others)


def remove(case: Case) -> Iterator[Mend]:
    if case.there is not None and is_spared(case):
        last = case.place[-1]
        name = case.word if isinstance(last, int) else str(last)
        yield Mend("remove", name, RemoveItem(case.place))
