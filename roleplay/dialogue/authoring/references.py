"""What in a scenario's file refers to what: by these places names are changed, and copies are made self-contained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from roleplay.dialogue.authoring.places import EditError, exists
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain

Kind = Literal["node", "flag", "fact", "speaker", "line"]

_NAMED: dict[Kind, tuple[str, ...]] = {"node": ("nodes", "include"), "fact": ("facts",), "speaker": ("speakers",)}
"""Mappings whose keys are the names of a kind."""
_WORDS: dict[Kind, frozenset[str]] = {
    "node": frozenset({"next", "start"}),
    "flag": frozenset({"flags", "without", "set", "clear"}),
    "fact": frozenset({"facts", "named", "told", "tell"}),
    "speaker": frozenset({"speaker"}),
}
"""Keys below which a name of the kind stands, as text or in a list."""
_TEXTS = frozenset({"text", "examples", "cues", "why", "title", "summary", "role", "say", "customer", "temper"})


def references(value: Plain, kind: Kind) -> Iterator[tuple[Place, str, bool]]:
    """Yield where names of a kind stand, the name, and whether it is a key; where it is defined comes last."""
    defined: list[tuple[Place, str, bool]] = []
    for section in _NAMED.get(kind, ()):
        there = value.get(section) if isinstance(value, dict) else None
        if isinstance(there, dict):
            defined += (((section, name), name, True) for name in there)
    if kind == "line":
        yield from ((place, name, False) for place, name in line_ids(value))
        return
    for place, name in _names(value, (), kind):
        yield place, name, False
    yield from defined


def references_to(value: Plain, kind: Kind, name: str) -> list[tuple[Place, bool]]:
    """Return where a name of a kind stands, and whether it is a key there.

    Raises `EditError` when there is none of the name.
    """
    found = [(place, is_key) for place, there, is_key in references(value, kind) if there == name]
    sections = _NAMED.get(kind, ())
    if not found or (sections and not any(exists(value, (section, name)) for section in sections)):
        raise EditError(f"There is no {kind} “{name}”.", hint="It may have been removed or renamed.")
    return found


def line_ids(value: Plain, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield the id of every line below a value and where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in {"says", "backchannels"} and isinstance(item, tuple):
                for index, line in enumerate(item):
                    if isinstance(line, dict) and isinstance(line.get("id"), str):
                        yield (*place, key, index, "id"), str(line["id"])
            else:
                yield from line_ids(item, (*place, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from line_ids(item, (*place, index))


def _names(value: Plain, place: Place, kind: Kind) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            here = (*place, key)
            if _holds_names(here, kind):
                yield from _words(item, here)
            elif not _is_text(here):
                yield from _names(item, here, kind)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _names(item, (*place, index), kind)


def _holds_names(place: Place, kind: Kind) -> bool:
    if place[0] == "include":  # `exits: {dropped: gone}` leads to nodes, `flags: {theirs: ours}` names ours
        inside = {"node": "exits", "flag": "flags", "fact": "facts"}
        return len(place) == 4 and place[2] == inside.get(kind)
    if kind == "flag" and place[0] == "goals":
        return len(place) == 2
    if len(place) == 1 and place[0] != "start":
        return False  # the scenario's own `facts`, and so on, define names
    return not _is_name(place) and place[-1] in _WORDS.get(kind, ())


def _is_text(place: Place) -> bool:
    """Tell whether below a place there are texts only, which name nothing."""
    return not _is_name(place) and place[-1] in _TEXTS


def _is_name(place: Place) -> bool:
    """Tell whether the last key of a place was chosen by the author: a node may be called `next` or `text`."""
    return len(place) == 2 and place[0] in {"nodes", "facts", "speakers", "include"}


def _words(value: Plain, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        yield from (((*place, index), item) for index, item in enumerate(value) if isinstance(item, str))
