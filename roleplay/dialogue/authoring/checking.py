"""Diagnostics after every keystroke: what was found in a part that has not changed since is not looked for again.

A scenario is checked in units: its head, and each node. A unit is read into the model and checked by itself when its
values, or the names that it may refer to, have changed. What lies between units (ways, flags, ids) depends on no
text, so that it is kept as long as only texts change. The checks are those of `formats.diagnostics`, and find the
same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from roleplay.dialogue.authoring.places import same
from roleplay.dialogue.authoring.positions import SourcePositions
from roleplay.dialogue.authoring.source import Source
from roleplay.dialogue.formats.checks.conditions import Possible, condition_problems, possible
from roleplay.dialogue.formats.checks.references import (
    Known,
    Names,
    head_reference_problems,
    names_of,
    part_reference_problems,
)
from roleplay.dialogue.formats.checks.replies import recognition_problems, rival_problems
from roleplay.dialogue.formats.checks.texts import (
    brace_problems,
    head_spoken_problems,
    translation_problems,
    untranslated_problems,
)
from roleplay.dialogue.formats.checks.walk import Parts, all_parts, parts_of
from roleplay.dialogue.formats.diagnostics import lint, whole_problems, with_problems
from roleplay.dialogue.formats.includes import Expanded, expand, led
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import Diagnostic, in_order, is_playable, position_of
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.source_model import ScenarioSource
from roleplay.dialogue.formats.yaml_source import ParsedScenario, parse_scenario
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.model import Node, Reply, Scenario

_WORDS = frozenset(
    {"text", "examples", "cues", "why", "title", "summary", "role", "say", "survey", "name", "address", "matter"}
)
"""What is said: no check between units looks at it."""
_Found = tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Around:
    """What the checks of a unit depend on beside its own values."""

    languages: tuple[str, ...]
    names: Names
    included: frozenset[str]
    possible: Possible
    shared: tuple[Reply, ...]


@dataclass
class _Unit:
    """The head, or one node, and what was found in it."""

    plain: Plain
    node: Node | None
    wrong: _Found
    """By the schema."""
    parts: Parts
    possible: Possible
    bones: str
    """All but the words."""
    around: _Around | None = None
    found: _Found = ()


@dataclass
class _Led:
    """The nodes of a scenario with parts, as the parts have them lead."""

    starts: Mapping[str, str] = field(default_factory=dict)
    nodes: dict[str, tuple[Plain, Plain]] = field(default_factory=dict)
    """By name: as it is written, and as it leads."""


class Checker:
    """Checks one document again and again."""

    def __init__(self, known: Known, shelf: PartShelf, file: str) -> None:
        self._known = known
        self._shelf = shelf
        self._file = file
        self._units: dict[str, _Unit] = {}
        self._head: _Unit | None = None
        self._scenario: Scenario | None = None
        self._around: _Around | None = None
        self._between: tuple[object, _Found] = (None, ())
        self._expanded: tuple[dict[str, Plain], Expanded] | None = None
        self._led = _Led()

    def parsed(self, source: Source, value: Plain) -> ParsedScenario:
        """Return what `lint(parse_scenario(...))` returns for the text of a source; `value` are its values."""
        if not source.sections or not isinstance(value, dict) or not isinstance(value.get("nodes"), dict):
            return lint(parse_scenario(source.text, self._file, self._shelf), self._known)
        expanded = self._with_parts(value)
        assert isinstance(expanded.value, dict)
        positions = SourcePositions(source, value, expanded.included)
        nodes = self._nodes(value, expanded)
        head = {key: item for key, item in expanded.value.items() if key != "nodes"}
        wrong = [*expanded.problems, *self._read(head, nodes)]
        name = value.get("id")
        placed = [self._placed(problem, positions) for problem in wrong]
        scenario = self._scenario if is_playable(placed) else None
        parsed = ParsedScenario(
            scenario,
            in_order(placed),
            positions,
            self._file,
            name if isinstance(name, str) else "",
            expanded.included,
        )
        return parsed if scenario is None else with_problems(parsed, self._problems(scenario, expanded.included))

    def _placed(self, problem: Diagnostic, positions: SourcePositions) -> Diagnostic:
        at = position_of(problem.place, positions)
        return replace(problem, file=self._file, line=at.line, column=at.column)

    # --- parts filled in ---

    def _with_parts(self, value: dict[str, Plain]) -> Expanded:
        if "include" not in value:
            return Expanded(value, {})
        own: Any = value["nodes"]
        stubs: dict[str, Plain] = {**value, "nodes": {name: {} for name in own}}
        if self._expanded is None or not same(self._expanded[0], stubs):
            self._expanded = stubs, expand(stubs, {}, self._file, self._shelf)
        return self._expanded[1]

    def _nodes(self, value: dict[str, Plain], expanded: Expanded) -> dict[str, Plain]:
        """Return all nodes as they are played; one that has not changed is the same object as the last time."""
        own: Any = value["nodes"]
        if "include" not in value:
            return dict(own)
        if self._led.starts != expanded.starts:
            self._led = _Led(expanded.starts)
        kept: dict[str, tuple[Plain, Plain]] = {}
        for name, node in own.items():
            before = self._led.nodes.get(name)
            kept[name] = before if before and before[0] is node else (node, led(node, "", expanded.starts))
        self._led.nodes = kept
        whole: Any = expanded.value
        included = {name: node for name, node in whole["nodes"].items() if name in expanded.included}
        return {**{name: node for name, (_, node) in kept.items()}, **included}

    # --- values to the model ---

    def _read(self, head: dict[str, Plain], nodes: dict[str, Plain]) -> Iterator[Diagnostic]:
        """Read what has changed into the model; yield what the schema has against the whole."""
        units: dict[str, _Unit] = {}
        for name, node in nodes.items():
            unit = self._units.get(name)
            units[name] = unit if unit is not None and unit.plain is node else self._unit(name, node)
        models = {name: unit.node or Node() for name, unit in units.items()}
        head_wrong: _Found = ()
        if self._head is None or not _alike(self._head.plain, head) or units.keys() != self._units.keys():
            scenario, found = validate({**head, "nodes": models}, {}, self._file, Scenario, ScenarioSource)
            head_wrong = tuple(found)
            if scenario is not None:
                if self._scenario is not None and self._scenario.shared_replies == scenario.shared_replies:
                    scenario = scenario.model_copy(update={"shared_replies": self._scenario.shared_replies})
                parts = all_parts(scenario.model_copy(update={"nodes": {}}))
                self._head = _Unit(head, None, (), parts, possible(parts), _bones(head, numbers=True))
            else:
                self._head = None
            self._scenario = scenario
        elif self._scenario is not None:
            self._scenario = self._scenario.model_copy(update={"nodes": models})
        self._units = units
        yield from head_wrong
        for unit in units.values():
            yield from unit.wrong

    def _unit(self, name: str, plain: Plain) -> _Unit:
        node, wrong = validate(plain, {}, self._file, Node, ScenarioSource, ("nodes", name))
        parts = parts_of(node, ("nodes", name)) if node is not None else ()
        return _Unit(plain, node, tuple(wrong), parts, possible(parts), _bones(plain))

    # --- the checks ---

    def _problems(self, scenario: Scenario, included: frozenset[str]) -> _Found:
        assert self._head is not None
        units = [self._head, *self._units.values()]
        can_be = Possible()
        for unit in units:
            if unit.possible != Possible():
                can_be |= unit.possible
        around = _Around(
            scenario.languages, names_of(scenario, self._known), included, can_be, scenario.shared_replies
        )
        if self._around is None or self._around != around:
            self._around = around
        found: list[Diagnostic] = [*head_reference_problems(scenario, self._known), *head_spoken_problems(scenario)]
        found += self._in_unit(self._head, scenario, "")
        for name, unit in self._units.items():
            found += self._in_unit(unit, scenario, name)
        return (*found, *self._between_units(scenario, included, found))

    def _in_unit(self, unit: _Unit, scenario: Scenario, name: str) -> _Found:
        around = self._around
        assert around is not None
        if unit.around is not around:
            unit.around = around
            unit.found = (
                *part_reference_problems(unit.parts, around.names),
                *translation_problems(around.languages, unit.parts, around.included),
                *untranslated_problems(unit.parts, around.included),
                *brace_problems(unit.parts),
                *condition_problems(unit.parts, around.possible),
                *recognition_problems(unit.parts, around.included),
                *(() if name in around.included else rival_problems(scenario, name, unit.node)),
            )
        return unit.found

    def _between_units(self, scenario: Scenario, included: frozenset[str], others: list[Diagnostic]) -> _Found:
        assert self._head is not None
        lost = any(problem.code == "RP101" for problem in others)
        bones = {"": self._head.bones, **{name: unit.bones for name, unit in self._units.items()}}
        key = (bones, [*bones], included, lost)
        if self._between[0] != key:
            parts = (*self._head.parts, *(part for unit in self._units.values() for part in unit.parts))
            self._between = key, whole_problems(scenario, parts, included, others)
        return self._between[1]


def _alike(one: Plain, other: dict[str, Plain]) -> bool:
    """Tell whether two heads hold the same sections."""
    return isinstance(one, dict) and [*one] == [*other] and all(same(one[key], item) for key, item in other.items())


def _bones(value: Plain, key: str = "", *, numbers: bool = False) -> str:
    """Return all of a value that checks between units look at.

    That is no words, and without `numbers` only whether there is one, or for heat whether it moves.
    """
    if isinstance(value, dict):
        if key == "facts":  # its words are not looked at either, and its keys are names
            return repr([*value])
        if key == "goals":  # `matter` is a flag here
            return repr(value)
        items = ((name, item) for name, item in value.items() if name not in _WORDS)
        return "{" + ",".join(f"{name!r}:{_bones(item, name, numbers=numbers)}" for name, item in items) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(_bones(item, numbers=numbers) for item in value) + ")"
    if not numbers and isinstance(value, int | float) and not isinstance(value, bool):
        return str(bool(value)) if key == "heat" else "number"
    return repr(value)
