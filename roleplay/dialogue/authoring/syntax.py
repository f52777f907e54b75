"""Where in a YAML text everything stands, to the character: what is needed to change one thing and leave the rest.

The text is read by PyYAML (libyaml where there is one), whose events tell where they begin; where a block of lines
ends they do not tell, so that is worked out from what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from roleplay.dialogue.formats.problems import Place

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(slots=True)
class Spot:
    """One value as it is written."""

    kind: Literal["scalar", "map", "list"]
    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last; blanks, line ends and comments behind it are no part of it."""
    style: str = ""
    """Of a scalar: `'`, `"`, `|`, `>`, or nothing for a plain one. Of a map or list: `flow` or `block`."""
    keys: list[Spot] = field(default_factory=list)
    """Of a map."""
    values: list[Spot] = field(default_factory=list)
    """Of a map or list."""
    word: str = ""
    """Of a scalar."""

    @property
    def is_block(self) -> bool:
        """Whether it is a map or list whose items stand on lines of their own."""
        return self.style == "block"

    def rank(self, key: str | int) -> int:
        """Return the how-manieth value stands under a key. Raises `LookupError` when there is none."""
        if self.kind == "map":
            for index, spot in enumerate(self.keys):
                if spot.word == key:
                    return index
        elif isinstance(key, int) and self.kind == "list" and key < len(self.values):
            return key
        raise LookupError(key)

    def __contains__(self, key: object) -> bool:
        """Tell whether a value stands under a key."""
        if self.kind == "list":
            return isinstance(key, int) and key < len(self.values)
        return any(spot.word == key for spot in self.keys)


class Syntax:
    """The spots of a text."""

    def __init__(self, text: str) -> None:
        """Read a text. Raises `yaml.YAMLError` when it is not YAML."""
        self.text = text
        self.root = _Reader(text).root()

    def spot(self, place: Place) -> Spot:
        """Return the spot of a place. Raises `LookupError` when there is none."""
        found = self.root
        for key in place:
            found = found.values[found.rank(key)]
        return found

    def way(self, place: Place) -> Iterator[Spot]:
        """Yield the spots from the whole to a place."""
        found = self.root
        yield found
        for key in place:
            found = found.values[found.rank(key)]
            yield found

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset in its line."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line after that of an offset begins."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def head(self, around: Spot, rank: int) -> int:
        """Return the offset of the key, or in a block list of the dash, with which an item begins."""
        if around.kind == "map":
            return around.keys[rank].start
        return around.values[rank].start if not around.is_block else self._dash(around, rank)

    def colon(self, around: Spot, rank: int) -> int:
        """Return the offset behind the colon of an entry, or behind the dash of an item."""
        if around.kind == "list":
            return self._dash(around, rank) + 1
        return self.text.index(":", around.keys[rank].end) + 1

    def begin(self, around: Spot, rank: int) -> int:
        """Return the offset at which an item's lines begin: with the comments right above it that are indented alike.

        An item that shares its line with the dash of a list around it begins behind that dash.
        """
        head = self.head(around, rank)
        start = self.line_start(head)
        margin = self.text[start:head]
        if margin.strip():
            return head
        while start > 0:
            before = self.line_start(start - 1)
            line = self.text[before:start]
            if not line.startswith(f"{margin}#"):
                break
            start = before
        return start

    def _dash(self, around: Spot, rank: int) -> int:
        """Return the offset of an item's dash: the last one in the list's column before the item."""
        column = self.column(around.start)
        start = self.line_start(around.values[rank].start)
        floor = around.start if rank == 0 else around.values[rank - 1].end
        while start + column >= floor:
            if self.text[start + column : start + column + 1] == "-":
                return start + column
            start = self.line_start(start - 1)
        raise LookupError(rank)


class _Reader:
    """Builds the spots from the parser's events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))

    def root(self) -> Spot:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                return self._spot(event)
        return Spot("scalar", 0, 0)

    def _spot(self, event: Any) -> Spot:
        start = event.start_mark.index
        if isinstance(event, yaml.MappingStartEvent):
            return self._collection(Spot("map", start, start, "flow" if event.flow_style else "block"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._collection(Spot("list", start, start, "flow" if event.flow_style else "block"))
        end = start + len(self._text[start : event.end_mark.index].rstrip())
        return Spot("scalar", start, end, getattr(event, "style", None) or "", word=getattr(event, "value", ""))

    def _collection(self, spot: Spot) -> Spot:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                mark: Any = event.end_mark
                spot.end = mark.index if spot.style == "flow" else self._block_end(spot)
                return spot
            if spot.kind == "map":
                spot.keys.append(self._spot(event))
                spot.values.append(self._spot(next(self._events)))
            else:
                spot.values.append(self._spot(event))
        return spot  # not reached: the parser closes what it opens

    def _block_end(self, spot: Spot) -> int:
        """Return the end of the last value; an empty one ends behind its colon or dash."""
        last = spot.values[-1]
        if last.end > last.start or last.style:
            return last.end
        return last.start
