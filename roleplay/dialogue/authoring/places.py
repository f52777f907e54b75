"""Plain values of a scenario's file, read and changed at a place; a changed value is a new one that shares the rest.

The values are those of `yaml_tree`: mappings are dicts, lists are tuples. No function changes what it is given.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from roleplay.core.errors import InputError
from roleplay.core.legible import UNSHOWABLE
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain


class EditError(InputError):
    """An edit does not fit the document: what it speaks of is not there, or is there already."""


def named(place: Place) -> str:
    """Return a place as messages and the command line write it: `nodes.pick-up.replies.0`."""
    return ".".join(str(part) for part in place) or "the whole scenario"


def value_at(value: Plain, place: Place) -> Plain:
    """Return what stands at a place. Raises `EditError` when nothing does."""
    for depth, key in enumerate(place):
        if not _has(value, key):
            raise EditError(f"There is nothing at {named(place[: depth + 1])}.", hint="It may have been removed.")
        value = value[key]  # type: ignore[index]  # _has has looked
    return value


def exists(value: Plain, place: Place) -> bool:
    """Tell whether something stands at a place."""
    for key in place:
        if not _has(value, key):
            return False
        value = value[key]  # type: ignore[index]
    return True


def _has(value: Plain, key: str | int) -> bool:
    if isinstance(value, dict):
        return key in value
    return isinstance(value, tuple) and isinstance(key, int) and 0 <= key < len(value)


def same(one: Plain, other: Plain) -> bool:
    """Tell whether two values are the same, `true` and `1` told apart, and the order of keys minded."""
    if isinstance(one, dict) and isinstance(other, dict):
        if one is other:
            return True
        return [*one] == [*other] and all(same(item, other[key]) for key, item in one.items())
    if isinstance(one, tuple) and isinstance(other, tuple):
        if one is other:
            return True
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def normal(value: object) -> Plain:
    """Return a value as files hold it: lists as tuples, whole numbers without a fraction.

    Raises `EditError` for what cannot stand in a file.
    """
    if isinstance(value, dict):
        return {str(key): normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(normal(item) for item in value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise EditError(f"{value} is not a number to count with.", hint="Give a number such as 20.")
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        if hidden := UNSHOWABLE.search(value):
            character = f"U+{ord(hidden[0]):04X}"
            raise EditError(f"The character {character} would change how text is shown.", hint="Remove it.")
        return value
    if value is None or isinstance(value, bool | int):
        return value
    raise EditError(f"{type(value).__name__} cannot stand in a scenario.", hint="Give text, numbers or lists.")


def put(value: Plain, place: Place, new: Plain) -> Plain:
    """Return the value with another one at a place; a key that is not there comes last in its mapping."""
    if not place:
        return new
    *around, key = place

    def change(container: Plain) -> Plain:
        if isinstance(container, dict) and isinstance(key, str):
            return {**container, key: new}
        if _has(container, key):
            assert isinstance(container, tuple)
            assert isinstance(key, int)
            return (*container[:key], new, *container[key + 1 :])
        raise EditError(f"Nothing can stand at {named(place)}.", hint="Set what is around it first.")

    return _changed(value, tuple(around), change)


def insert(value: Plain, place: Place, at: int, new: Plain, key: str = "") -> Plain:
    """Return the value with one item more in the list, or one entry more in the mapping, at a place.

    Raises `EditError` when there is neither, or the mapping has the key already.
    """

    def change(container: Plain) -> Plain:
        if isinstance(container, tuple):
            return (*container[:at], new, *container[at:])
        if not isinstance(container, dict) or not key:
            raise EditError(f"Nothing can be added to {named(place)}.", hint="It is neither a list nor a mapping.")
        if key in container:
            raise EditError(f"There is `{key}` in {named(place)} already.", hint="Choose another name.")
        entries = [*container.items()]
        entries.insert(at, (key, new))
        return dict(entries)

    return _changed(value, place, change)


def drop(value: Plain, place: Place) -> Plain:
    """Return the value without what stands at a place. Raises `EditError` when nothing does."""
    if not place:
        raise EditError("The whole scenario cannot be removed.", hint="Delete the file instead.")
    value_at(value, place)
    *around, key = place

    def change(container: Plain) -> Plain:
        if isinstance(container, dict):
            return {name: item for name, item in container.items() if name != key}
        assert isinstance(container, tuple)
        return tuple(item for index, item in enumerate(container) if index != key)

    return _changed(value, tuple(around), change)


def rekey(value: Plain, place: Place, to: str) -> Plain:
    """Return the value with another name for the key at a place, which keeps its rank.

    Raises `EditError` when it is not there, or the name is taken.
    """
    value_at(value, place)
    *around, key = place

    def change(container: Plain) -> Plain:
        if not isinstance(container, dict):
            raise EditError(f"{named(place)} has no name.", hint="Items of lists go by their position.")
        if to in container:
            raise EditError(f"There is `{to}` in {named(tuple(around))} already.", hint="Choose another name.")
        return {to if name == key else name: item for name, item in container.items()}

    return _changed(value, tuple(around), change)


def move(value: Plain, place: Place, at: int) -> Plain:
    """Return the value with an item or entry put to another rank in its list or mapping."""
    item = value_at(value, place)
    *around, key = place
    rest = drop(value, place)
    return insert(rest, tuple(around), at, item, key if isinstance(key, str) else "")


def length_at(value: Plain, place: Place) -> int:
    """Return how many items or entries stand at a place; 0 where there are none."""
    there = value_at(value, place) if exists(value, place) else None
    return len(there) if isinstance(there, dict | tuple) else 0


def rank_of(value: Plain, place: Place) -> int:
    """Return the how-manieth entry or item of what is around it a place is, from 0."""
    container = value_at(value, place[:-1])
    if isinstance(container, dict):
        return [*container].index(str(place[-1]))
    return int(place[-1])


def leaves(value: Plain, place: Place = ()) -> Iterator[tuple[Place, Plain]]:
    """Yield every scalar below a value and where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*place, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*place, index))
    else:
        yield place, value


def _changed(value: Plain, place: Place, change: Callable[[Plain], Plain]) -> Plain:
    """Return the value with what stands at a place changed. Raises `EditError` when nothing does."""
    if not place:
        return change(value)
    if not _has(value, place[0]):
        raise EditError(f"There is nothing at {named(place)}.", hint="It may have been removed.")
    key = place[0]
    inner = _changed(value[key], place[1:], change)  # type: ignore[index]  # _has has looked
    if isinstance(value, dict):
        return {**value, str(key): inner}
    assert isinstance(value, tuple)
    assert isinstance(key, int)
    return (*value[:key], inner, *value[key + 1 :])
