"""Every part of a scenario, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.model import Node, Part, Reaction, Reply, Scenario

Parts = tuple[tuple[Place, Part], ...]
"""Every part of a scenario and where it stands."""


def all_parts(scenario: Scenario) -> Parts:
    """Return every part of a scenario, the scenario first."""
    return tuple(_walk(scenario, ()))


def parts_of(part: Part, place: Place) -> Parts:
    """Return a part that stands at a place, and every part in it."""
    return tuple(_walk(part, place))


def _walk(part: Part, place: Place) -> Iterator[tuple[Place, Part]]:
    yield place, part
    for name in type(part).model_fields:
        yield from _walk_value(getattr(part, name), (*place, name))


def _walk_value(value: object, place: Place) -> Iterator[tuple[Place, Part]]:
    if isinstance(value, Part):
        yield from _walk(value, place)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, (*place, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_value(item, (*place, key))


def open_moves(scenario: Scenario, node: Node) -> Iterator[Reply | Reaction]:
    """Yield everything that may be taken at a node, whatever its condition; nothing where the call ends."""
    if node.outcome is None:
        yield from open_replies(scenario, node)
        yield from scenario.reactions(node)


def open_replies(scenario: Scenario, node: Node) -> tuple[Reply, ...]:
    """Return the replies of a node, its own first."""
    return node.replies + (scenario.shared_replies if node.shared else ())
