"""A scenario's text in segments, so that an edit reads and writes a few lines and not the whole file.

A file is a mapping of sections. Those whose entries or items stand on lines of their own (`nodes`, `shared_replies`
and so on) are split into them, all others are one segment each. A file that cannot be split without loss stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from roleplay.dialogue.authoring.places import same
from roleplay.dialogue.authoring.segment import Segment
from roleplay.dialogue.formats.problems import Place, Position
from roleplay.dialogue.formats.yaml_tree import Plain, Tree, read_tree

_TOP_KEY = re.compile(r"""^(?:[A-Za-z_][\w-]*|"[^"\n]*"|'[^'\n]*')[ \t]*:(?=[ \t]|$)""", re.MULTILINE)
_HEADED = re.compile(r"(?P<head>(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'-]+[ \t]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*\n)*)")


@dataclass(frozen=True)
class Section:
    """One key of the file and what belongs to it."""

    key: str
    head: str
    """The line of the key when the section is split; else empty."""
    parts: tuple[Segment, ...]
    """Its entries or items; the whole section when it is not split."""

    @property
    def is_split(self) -> bool:
        """Whether each entry or item is a segment."""
        return bool(self.head)

    @cached_property
    def text(self) -> str:
        """Its lines."""
        return self.head + "".join(part.text for part in self.parts)

    @cached_property
    def value(self) -> Plain:
        """What stands under its key."""
        if not self.is_split:
            return self.parts[0].content
        if self.is_list:
            return tuple(part.content for part in self.parts)
        return {key: part.content for key, part in zip(self.names, self.parts, strict=True)}

    @cached_property
    def is_list(self) -> bool:
        """Whether it is split into the items of a list."""
        return self.is_split and isinstance(self.parts[0].value, tuple)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The keys of the entries into which it is split."""
        return tuple(next(iter(part.value)) for part in self.parts)  # type: ignore[arg-type]

    def rank(self, key: str | int) -> int:
        """Return the how-manieth part stands under a key. Raises `LookupError`."""
        if self.is_list:
            return int(key)
        return self.ranks[str(key)]

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each entry by its key."""
        return {name: rank for rank, name in enumerate(self.names)}


@dataclass(frozen=True)
class Source:
    """A whole file."""

    sections: tuple[Section, ...]
    """In their order; a text that could not be split has none."""
    whole: str = ""
    """The text that could not be split."""

    @cached_property
    def text(self) -> str:
        """The file."""
        return "".join(section.text for section in self.sections) if self.sections else self.whole

    @cached_property
    def tree(self) -> Tree:
        """All that it holds, read in one go: for texts that could not be split, and what is wrong with them."""
        return read_tree(self.text, "")

    @cached_property
    def value(self) -> Plain:
        """The values of the whole file; None when it cannot be read. Those of a part are its own, not copies."""
        if self.sections:
            return {section.key: section.value for section in self.sections}
        return self.tree.value if self.tree.complete else None

    @cached_property
    def starts(self) -> dict[str, tuple[int, ...]]:
        """How many lines stand before each section, and before each of its parts."""
        starts: dict[str, tuple[int, ...]] = {}
        line = 0
        for section in self.sections:
            lines = [line]
            line += section.head.count("\n")
            for part in section.parts:
                lines.append(line)
                line += part.lines
            starts[section.key] = tuple(lines)
        return starts

    def section(self, key: str | int) -> Section | None:
        """Return the section under a key, if there is one."""
        return next((section for section in self.sections if section.key == key), None)

    def position(self, place: Place) -> Position | None:
        """Return where exactly this place stands; None when it does not stand in the file."""
        if not self.sections:
            return self.tree.positions.get(place)
        section = self.section(place[0]) if place else None
        if section is None:
            return None
        if not section.is_split:
            return _moved(section.parts[0].positions.get(place), self.starts[section.key][1])
        if len(place) == 1:
            head = section.head
            return _moved(Position(head.count("\n", 0, head.rindex(":")) + 1, 1), self.starts[section.key][0])
        try:
            rank = section.rank(place[1])
            part = section.parts[rank]
        except (LookupError, ValueError):
            return None
        local = (0, *place[2:]) if section.is_list else place[1:]
        return _moved(part.positions.get(local), self.starts[section.key][rank + 1])

    def place_at(self, line: int) -> Place:
        """Return what stands in a line, from 1, or begins above it and goes on there; `()` above all else."""
        if not self.sections:
            return _innermost(self.tree.positions, line)
        section = next(
            (each for each in reversed(self.sections) if self.starts[each.key][0] < line), self.sections[0]
        )
        starts = self.starts[section.key]
        if not section.is_split:
            return _innermost(section.parts[0].positions, line - starts[1])
        rank = bisect_left(starts, line, 1) - 2
        if rank < 0:
            return (section.key,)
        local = _innermost(section.parts[rank].positions, line - starts[rank + 1])
        if not section.is_list:
            return (section.key, *local) if local else (section.key, section.names[rank])
        return (section.key, rank, *local[1:])


def _innermost(positions: Mapping[Place, Position], line: int) -> Place:
    """Return the last place that begins in a line or above it: the outermost of those that begin in that line."""
    before = [(found.line, place) for place, found in positions.items() if place and found.line <= line]
    if not before:
        return ()
    last = max(begun for begun, _ in before)
    return min((place for begun, place in before if begun == last), key=len)


def _moved(position: Position | None, lines: int) -> Position | None:
    return None if position is None else Position(position.line + lines, position.column)


# --- reading ---


def read_source(text: str) -> Source:
    """Return a text in segments, or as a whole where it cannot be split without loss."""
    whole = Source((), text)
    tree = whole.tree
    if not tree.complete or tree.problems or not isinstance(tree.value, dict) or not tree.value:
        return whole
    split = _split(text, [*tree.value])
    if split is None or not all(part.is_sound for section in split for part in section.parts):
        return whole
    values = {section.key: section.value for section in split}
    return Source(tuple(split)) if same(values, tree.value) else whole


def _split(text: str, keys: list[str]) -> list[Section] | None:
    heads = [found.start() for found in _TOP_KEY.finditer(text)]
    if len(heads) != len(keys):
        return None
    starts = [0, *(_with_comments(text, head, 0) for head in heads[1:]), len(text)]
    return [read_section(key, text[start:end]) for key, (start, end) in zip(keys, pairwise(starts), strict=True)]


def read_section(key: str, text: str) -> Section:
    """Return the lines of one key of a file, split into entries or items where that can be done."""
    whole = Section(key, "", (Segment(text),))
    found = _HEADED.match(text)
    if not found or not text[found.end() :].strip():
        return whole
    body = text[found.end() :]
    first = next(line for line in body.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    indent = len(first) - len(first.lstrip(" "))
    beginning = re.compile(rf"^ {{{indent}}}(?:- |-$|[^ #\n-])", re.MULTILINE)
    heads = [match.start() for match in beginning.finditer(body)]
    starts = [0, *(_with_comments(body, head, indent) for head in heads[1:]), len(body)]
    parts = tuple(Segment(body[start:end]) for start, end in pairwise(starts))
    if not all(part.is_sound for part in parts) or len({type(part.value) for part in parts}) != 1:
        return whole
    return Section(key, found["head"], parts)


def _with_comments(text: str, head: int, indent: int) -> int:
    """Return the offset of the first of the comment lines right above a line that are indented like it."""
    margin = " " * indent + "#"
    while head > 0:
        before = text.rfind("\n", 0, head - 1) + 1
        if not text.startswith(margin, before):
            break
        head = before
    return head
