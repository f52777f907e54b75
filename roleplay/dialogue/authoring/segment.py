"""A stretch of a file that is read and changed on its own: one entry of a mapping, or one item of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.places import same, value_at
from roleplay.dialogue.authoring.splice import rewritten, spliced
from roleplay.dialogue.authoring.steps import Drop, Put, Rekey, Shift, Step
from roleplay.dialogue.formats.problems import Place, Position
from roleplay.dialogue.formats.yaml_tree import Plain, Tree, read_tree


@dataclass(frozen=True)
class Segment:
    """Some lines of a file, the comments above included, that are YAML by themselves.

    Its value is a mapping of one key, or a list of one item: what stands in the file around it is not known here.
    """

    text: str

    @cached_property
    def tree(self) -> Tree:
        """What it holds, with the places inside it."""
        return read_tree(self.text, "")

    @property
    def value(self) -> Plain:
        """The mapping of one key, or list of one item."""
        return self.tree.value

    @property
    def content(self) -> Plain:
        """What stands under the one key, or is the one item."""
        value: Any = self.value
        content: Plain = next(iter(value.values())) if isinstance(value, dict) else value[0]
        return content

    @property
    def positions(self) -> Mapping[Place, Position]:
        """Where each part stands, counted from the first line of the segment."""
        return self.tree.positions

    @cached_property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")

    @property
    def is_sound(self) -> bool:
        """Whether it is one entry or item, and nothing in it is wrong."""
        tree = self.tree
        return tree.complete and not tree.problems and isinstance(tree.value, dict | tuple) and len(tree.value) == 1

    def after(self, step: Step, value: Plain) -> Segment:
        """Return the segment after a step inside it, whose values are then `value`.

        Only the spot that the step means is written anew; where that does not come out right, what is around it, and
        in the end the whole segment.
        """
        try:
            changed = type(self)(spliced(self.text, step, value))
        except (LookupError, yaml.YAMLError):
            return self._rewritten(step, value)
        if changed.is_sound and same(changed.value, value):
            return changed
        return self._rewritten(step, value)

    def _rewritten(self, step: Step, value: Plain) -> Segment:
        place = step.place[:-1] if isinstance(step, Put | Drop | Rekey | Shift) else step.place
        while place:
            try:
                changed = type(self)(rewritten(self.text, place, value_at(value, place)))
            except (LookupError, yaml.YAMLError):
                break
            if changed.is_sound and same(changed.value, value):
                return changed
            place = place[:-1]
        return type(self)(_anew(value, self.indent))

    @property
    def indent(self) -> int:
        """The column of its key or dash, from 0."""
        position = next(iter(self.positions.values()), None)
        if position is None or isinstance(self.value, tuple):
            line = next((line for line in self.text.splitlines() if line.lstrip().startswith("-")), "")
            return len(line) - len(line.lstrip())
        return position.column - 1


class WholeFile(Segment):
    """A whole file as a segment, for those that cannot be split: it holds more than one entry."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing in it is wrong."""
        return self.tree.complete and not self.tree.problems


def new_segment(key: str, value: Plain, indent: int = 0) -> Segment:
    """Return the segment of a new entry of a mapping, or without a key of a new item of a list."""
    return Segment(_anew({key: value} if key else (value,), indent))


def _anew(value: Plain, indent: int) -> str:
    if isinstance(value, dict):
        return "".join(emit.entry(key, inner, indent) for key, inner in value.items())
    assert isinstance(value, tuple)
    return "".join(emit.item(inner, indent) for inner in value)
