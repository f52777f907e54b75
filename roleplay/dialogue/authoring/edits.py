"""Edits of a scenario's document: what a person does in one go, and can undo in one go.

An edit is data: it says what is to change and where, and `steps` works out how, for the values that are there. Places
are those of the file as it is written (`include` is there, nodes that come from parts are not).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from roleplay.dialogue.authoring.places import EditError, exists, length_at, named, normal, rank_of, same, value_at
from roleplay.dialogue.authoring.references import Kind, references_to
from roleplay.dialogue.authoring.steps import Drop, Insert, NewText, Put, Rekey, Shift, Step, applied
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain

_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_NAMED_BY_AUTHOR = frozenset({"nodes", "facts", "speakers", "include"})
"""Mappings whose entries stay when they become empty: a node without anything is still a node."""

_GOES_WHEN_EMPTY = frozenset(
    {"background", "say", "speakers", "facts", "levels", "scoring", "backchannels", "temper", "shared_buttons"}
)
"""Sections of the file that mean nothing without an entry, or must not be empty."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give a place a value. What is missing on the way there is made; what stays the same keeps its comments."""

    place: Place
    value: Plain

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"change {named(self.place)}"


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Add an item to the list, or an entry to the mapping, at a place; where that is missing, it is made."""

    place: Place
    value: Plain
    at: int | None = None
    """Rank that it gets; None: the last."""
    key: str = ""
    """Name of an entry of a mapping; empty for an item of a list."""

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"add {self.key or 'an item'} to {named(self.place)}"


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Remove what stands at a place, and what becomes empty around it (`effects: {}` goes with its last effect)."""

    place: Place

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"remove {named(self.place)}"


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Put an item or entry to another rank in its list or mapping, or at the end of its list."""

    place: Place
    at: int

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"move {named(self.place)}"


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give an entry of a mapping another key, and leave whatever refers to it alone; for keys that were mistyped."""

    place: Place
    to: str

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"call {named(self.place)} {self.to}"


@dataclass(frozen=True, slots=True)
class Rename:
    """Give something that has an id another one, and change whatever refers to it."""

    kind: Kind
    """`node` stands for includes as well: both are led to by `next`."""
    name: str
    to: str

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"rename the {self.kind} {self.name} to {self.to}"


def RenameNode(name: str, to: str) -> Rename:  # noqa: N802 - reads as the other edits do
    """Return the edit that renames a node or an include, and all that leads to it."""
    return Rename("node", name, to)


@dataclass(frozen=True, slots=True)
class RenameReply:
    """Give a reply another id. Nothing in the scenario refers to replies; test plans do, by node and reply."""

    place: Place
    """Of the reply: `("nodes", "pick-up", "replies", 0)`."""
    to: str

    @property
    def label(self) -> str:
        """What was done, in a few English words."""
        return f"rename the reply at {named(self.place)} to {self.to}"


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Put another text in place of the whole: typed by hand, or from an earlier version."""

    text: str
    label: str = "change the text"


@dataclass(frozen=True, slots=True)
class Compound:
    """Several edits in order, each for what the ones before leave; done and undone as one."""

    label: str
    edits: tuple[Edit, ...] = field(default=())


Edit = SetValue | InsertItem | RemoveItem | MoveItem | RenameKey | Rename | RenameReply | ReplaceText | Compound
"""All edits."""


def steps(value: Plain, edit: Edit) -> Iterator[Step | NewText]:
    """Yield what an edit does to the values, step by step; nothing when nothing changes.

    The values after `NewText` are not known here: it must be the last step. Raises `EditError` when the edit does not
    fit the values.
    """
    if isinstance(edit, Compound):
        for part in edit.edits:
            for step in steps(value, part):
                if not isinstance(step, NewText):
                    value = applied(value, step)
                yield step
    elif isinstance(edit, ReplaceText):
        yield NewText(edit.text)
    else:
        yield from _planned(value, edit)


def result(value: Plain, edit: Edit) -> Plain:
    """Return the values after an edit that changes values, not text. Raises `EditError` when it does not fit them."""
    for step in steps(value, edit):
        assert not isinstance(step, NewText), "a text is not known before it is read"
        value = applied(value, step)
    return value


def _planned(value: Plain, edit: Edit) -> Iterator[Step]:
    match edit:
        case SetValue():
            yield from _setting(value, edit.place, normal(edit.value))
        case InsertItem():
            yield from _inserting(value, edit)
        case RemoveItem():
            value_at(value, edit.place)
            yield Drop(_outermost_emptied(value, edit.place))
        case MoveItem():
            at = min(max(edit.at, 0), length_at(value, edit.place[:-1]) - 1)
            if rank_of(value, edit.place) != at:
                yield Shift(edit.place, at)
        case RenameKey():
            value_at(value, edit.place)
            if edit.place[-1] != edit.to:
                yield Rekey(edit.place, edit.to)
        case Rename():
            yield from _renaming(value, edit)
        case RenameReply():
            _check_id(edit.to)
            yield from _setting(value, (*edit.place, "id"), edit.to)


def _setting(value: Plain, place: Place, new: Plain) -> Iterator[Step]:
    if exists(value, place):
        if not same(value_at(value, place), new):
            yield Put(place, new)
        return
    depth = next(depth for depth in range(len(place) - 1, -1, -1) if exists(value, place[:depth]))
    yield from _adding(value, place[:depth], place[depth], _wrapped(place[depth + 1 :], new))


def _inserting(value: Plain, edit: InsertItem) -> Iterator[Step]:
    if edit.key and edit.place in {("nodes",), ("facts",), ("speakers",), ("include",)}:
        _check_id(edit.key)
    new = normal(edit.value)
    if exists(value, edit.place) and isinstance(value_at(value, edit.place), dict | tuple):
        count = length_at(value, edit.place)
        at = count if edit.at is None else min(max(edit.at, 0), count)
        yield Insert(edit.place, at, new, edit.key)
        return
    yield from _setting(value, edit.place, {edit.key: new} if edit.key else (new,))


def _adding(value: Plain, place: Place, key: str | int, new: Plain) -> Iterator[Step]:
    """Yield how something new comes to stand under a key of what is there."""
    container = value_at(value, place)
    if isinstance(container, dict) and isinstance(key, str):
        yield Insert(place, len(container), new, key)
    elif isinstance(container, tuple) and key == len(container):
        yield Insert(place, len(container), new)
    elif container is None:
        yield Put(place, _wrapped((key,), new))
    else:
        raise EditError(f"Nothing can stand at {named((*place, key))}.", hint="Set what is around it first.")


def _wrapped(place: Place, new: Plain) -> Plain:
    """Return the value with the mappings and lists around it that lead to it."""
    for key in reversed(place):
        if isinstance(key, int) and key != 0:
            raise EditError(f"A list cannot begin with its item {key + 1}.", hint="Add the first one before.")
        new = {key: new} if isinstance(key, str) else (new,)
    return new


def _outermost_emptied(value: Plain, place: Place) -> Place:
    """Return the largest part that would be empty without what stands at a place, or the place itself."""
    while len(place) > 1 and length_at(value, place[:-1]) == 1:
        around = place[:-1]
        if len(around) == 1 and around[0] not in _GOES_WHEN_EMPTY:
            break
        if isinstance(around[-1], int) or (len(around) == 2 and around[0] in _NAMED_BY_AUTHOR):
            break
        place = around
    return place


def _renaming(value: Plain, edit: Rename) -> Iterator[Step]:
    if edit.name == edit.to:
        return
    _check_id(edit.to)
    for place, is_key in references_to(value, edit.kind, edit.name):
        yield Rekey(place, edit.to) if is_key else Put(place, edit.to)


def _check_id(name: str) -> None:
    if not _ID.fullmatch(name) or len(name) > 64:
        hint = "Use small letters, digits, `-` and `_`, beginning with a letter; 64 at most."
        raise EditError(f"“{name}” cannot be an id.", hint=hint)
