"""Every part of a scenario, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.model import Node, Part, Reaction, Reply, Scenario

Parts = tuple[tuple[Place, Part], ...]
"""Every part of a scenario and where it stands."""


def all_parts(scenario: Scenario) -> Parts:
    """Return every part of a scenario, the scenario first."""
    return parts_of(scenario, ())


def parts_of(part: Part, place: Place) -> Parts:
    """Return a part that stands at a place, and every part in it."""
    found: list[tuple[Place, Part]] = []
    _walk(part, place, found)
    return tuple(found)


def _walk(value: object, place: Place, found: list[tuple[Place, Part]]) -> None:
    if isinstance(value, Part):
        found.append((place, value))
        for name in _holding(type(value)):
            _walk(getattr(value, name), (*place, name), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _walk(item, (*place, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _walk(item, (*place, key), found)


@cache
def _holding(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a part in which there may be further ones: most hold words, numbers or names."""
    return tuple(name for name, field in kind.model_fields.items() if _names_part(field.annotation))


def _names_part(hint: object) -> bool:
    if isinstance(hint, type) and issubclass(hint, Part):
        return True
    return any(_names_part(inner) for inner in get_args(hint))


def open_moves(scenario: Scenario, node: Node) -> Iterator[Reply | Reaction]:
    """Yield everything that may be taken at a node, whatever its condition; nothing where the call ends."""
    if node.outcome is None:
        yield from open_replies(scenario, node)
        yield from scenario.reactions(node)


def open_replies(scenario: Scenario, node: Node) -> tuple[Reply, ...]:
    """Return the replies of a node, its own first."""
    return node.replies + (scenario.shared_replies if node.shared else ())
