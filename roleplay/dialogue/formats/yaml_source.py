"""A scenario's YAML source: read, and checked against the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roleplay.dialogue.formats.includes import Expanded, expand
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import Diagnostic, Place, Position, in_order, is_playable
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.source_model import ScenarioSource
from roleplay.dialogue.formats.source_text import read_text
from roleplay.dialogue.formats.yaml_tree import Tree, read_tree
from roleplay.dialogue.model import Scenario


@dataclass(frozen=True, slots=True)
class ParsedScenario:
    """What a scenario file holds, and what is wrong with it."""

    scenario: Scenario | None
    """None when it cannot be played."""
    diagnostics: tuple[Diagnostic, ...]
    """In the order of lines."""
    positions: Mapping[Place, Position]
    """Where each part stands, for checks that come later."""
    file: str
    id: str = ""
    """What the file calls itself, also when it cannot be played; empty when it does not tell."""
    included: frozenset[str] = frozenset()
    """Ids of the nodes that come from parts."""
    incomplete: tuple[str, ...] = ()
    """Languages in which a text is missing; the scenario is played in the others only."""


def parse_scenario(text: str, file: str, shelf: PartShelf | None = None) -> ParsedScenario:
    """Read a scenario from YAML 1.2, parts from `shelf`; bad text is reported, never raised.

    `file` is only named in messages.
    """
    tree = read_tree(text, file)
    expanded = _expanded(tree, file, shelf or PartShelf())
    problems = list(tree.problems) + expanded.problems
    scenario = None
    if tree.complete:
        scenario, found = validate(expanded.value, expanded.positions, file, Scenario, ScenarioSource)
        problems += found
    diagnostics = in_order(problems)
    name = tree.value.get("id") if isinstance(tree.value, Mapping) else None
    return ParsedScenario(
        scenario if is_playable(diagnostics) else None,
        diagnostics,
        expanded.positions,
        file,
        name if isinstance(name, str) else "",
        expanded.included,
    )


def _expanded(tree: Tree, file: str, shelf: PartShelf) -> Expanded:
    if tree.complete and isinstance(tree.value, dict) and "include" in tree.value:
        return expand(tree.value, tree.positions, file, shelf)
    return Expanded(tree.value, tree.positions)


def read_scenario(path: Path, shelf: PartShelf | None = None) -> ParsedScenario:
    """Read a scenario file, its parts from `shelf` and from the folder of parts beside it.

    What is wrong with it, or with reaching it, is reported, never raised.
    """
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return ParsedScenario(None, (text,), {}, str(path))
    return parse_scenario(text, str(path), (shelf or PartShelf()).beside(path))
