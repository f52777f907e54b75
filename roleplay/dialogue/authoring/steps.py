"""The five things that can be done to a tree of plain values; every edit comes down to them.

A step says what changes, so that the text can be changed in the same spot and nowhere else.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roleplay.dialogue.authoring import places
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain


@dataclass(frozen=True, slots=True)
class Put:
    """Another value at a place that is there, or at a new key behind the others of its mapping."""

    place: Place
    value: Plain


@dataclass(frozen=True, slots=True)
class Insert:
    """One more item or entry in the list or mapping at a place."""

    place: Place
    at: int
    value: Plain
    key: str = ""
    """Of an entry of a mapping."""


@dataclass(frozen=True, slots=True)
class Drop:
    """What stands at a place is gone."""

    place: Place


@dataclass(frozen=True, slots=True)
class Rekey:
    """An entry of a mapping gets another name and keeps its rank."""

    place: Place
    to: str


@dataclass(frozen=True, slots=True)
class Shift:
    """An item or entry gets another rank in its list or mapping."""

    place: Place
    at: int


@dataclass(frozen=True, slots=True)
class NewText:
    """The whole text is another one."""

    text: str


Step = Put | Insert | Drop | Rekey | Shift
"""What changes the values; `NewText` is left to the document."""


def applied(value: Plain, step: Step) -> Plain:
    """Return the value after a step. Raises `EditError` when the step does not fit it."""
    match step:
        case Put():
            return places.put(value, step.place, step.value)
        case Insert():
            return places.insert(value, step.place, step.at, step.value, step.key)
        case Drop():
            return places.drop(value, step.place)
        case Rekey():
            return places.rekey(value, step.place, step.to)
        case Shift():
            return places.move(value, step.place, step.at)


def refined(value: Plain, step: Step) -> Iterator[Step]:
    """Yield smaller steps that come to the same: a mapping or list is not exchanged where a part of it differs.

    So what stays the same in it keeps its comments and layout. The order of keys is kept as the new value has it.
    """
    if not isinstance(step, Put) or not places.exists(value, step.place):
        yield step
        return
    old, new = places.value_at(value, step.place), step.value
    if places.same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _to_mapping(old, new, step.place)
    elif isinstance(old, tuple) and isinstance(new, tuple) and old and new:
        yield from _to_list(old, new, step.place)
    else:
        yield step


def _to_mapping(old: dict[str, Plain], new: dict[str, Plain], place: Place) -> Iterator[Step]:
    kept = [key for key in old if key in new]
    if kept != [key for key in new if key in old] or not kept:
        yield Put(place, new)
        return
    for key in old:
        if key not in new:
            yield Drop((*place, key))
    for rank, key in enumerate(new):
        if key in old:
            for step in refined({key: old[key]}, Put((key,), new[key])):
                yield _below(place, step)
        else:
            yield Insert(place, rank, new[key], key)


def _to_list(old: tuple[Plain, ...], new: tuple[Plain, ...], place: Place) -> Iterator[Step]:
    names = [_name(item) for item in old], [_name(item) for item in new]
    moves = difflib.SequenceMatcher(None, *names, autojunk=False).get_opcodes()
    if all(kind != "equal" for kind, *_ in moves) and len(old) != len(new):
        yield Put(place, new)
        return
    shift = 0
    """How far items have moved back by what was done before them."""
    for kind, start, end, new_start, new_end in moves:
        paired = min(end - start, new_end - new_start) if kind in {"equal", "replace"} else 0
        for offset in range(paired):
            was, becomes = old[start + offset], new[new_start + offset]
            for step in refined((was,), Put((0,), becomes)):
                yield _below(place, step, start + offset + shift)
        for _ in range(start + paired, end):
            yield Drop((*place, start + paired + shift))
        for offset in range(new_start + paired, new_end):
            yield Insert(place, offset, new[offset])
        shift += (new_end - new_start) - (end - start)


def _name(item: Plain) -> str:
    """Return by what items of two lists are taken for the same: their id, else all that they say."""
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return f"id {item['id']}"
    return repr(item)


def _below(place: Place, step: Step, index: int | None = None) -> Step:
    """Return a step of a part as a step of the whole; `index` takes the place of its first key."""
    inner = step.place if index is None else (index, *step.place[1:])
    return replace(step, place=(*place, *inner))
