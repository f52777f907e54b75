"""YAML text to plain values with positions, fit for files from strangers.

Only the part of YAML 1.2 that a scenario needs is let through: no anchors, aliases, tags, directives or second
documents. An alias costs a few bytes and may unfold to millions of nodes, which YAML libraries do not limit.

Text is parsed by libyaml (by way of PyYAML), which is seven times as quick; what it cannot parse is parsed again by
ruamel.yaml, which says more clearly what is wrong and where. Both hand out the same events. What a plain word means
is told by ruamel.yaml in both cases: by YAML 1.2, where `no` and `on` are words, while PyYAML knows only YAML 1.1.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from roleplay.core.legible import UNSHOWABLE
from roleplay.dialogue.formats.problems import Diagnostic, Place, Position

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 20
MAX_NODES = 200_000
"""About 4,000 moments of a story; shipped scenarios have about 3,000 parts each."""
_MAX_NUMBER_LENGTH = 30
_TAGS = "tag:yaml.org,2002:"

Plain = str | int | float | bool | None | tuple[Any, ...] | dict[str, Any]
"""What a scenario file consists of; lists become tuples, as the frozen models keep them."""


@dataclass(slots=True)
class Tree:
    """The content of a YAML text."""

    value: Plain = None
    positions: dict[Place, Position] = field(default_factory=dict)
    """Of every key and every item of a list."""
    problems: list[Diagnostic] = field(default_factory=list)
    complete: bool = False
    """Whether all of the text could be read; then only duplicate keys may be among the problems."""


class _StopReading(Exception):  # noqa: N818 - not an error, it ends the reading of a text that is not worth more
    """Reading on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    place: Place
    mapping: bool
    items: list[Any] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    key: str | None = None
    """Key that waits for its value."""
    drop: bool = False
    """The waiting key was given before: its value is read and dropped."""


def read_tree(text: str, file: str) -> Tree:
    """Read a YAML text; never raises for bad text, but says in `problems` what is wrong with it."""
    tree = Tree()
    if len(text) > MAX_CHARACTERS:
        tree.problems.append(
            Diagnostic(
                "RP002",
                "error",
                f"the file has more than {MAX_CHARACTERS:,} characters",
                "Split the scenario; a large one has about 100,000.",
                file,
            )
        )
        return tree
    if yaml.__with_libyaml__:
        with contextlib.suppress(yaml.YAMLError, UnicodeError):  # what is wrong is told better below
            return _built(_events(text), file)
    try:
        return _built(YAML(typ="safe", pure=True).parse(text), file)
    except YAMLError as error:
        tree.problems.append(_syntax_problem(error, text, file))
    return tree


def _events(text: str) -> Iterator[Any]:
    """Yield what libyaml reads. Raises `yaml.YAMLError`."""
    loader = yaml.CSafeLoader(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


def _built(events: Iterable[Any], file: str) -> Tree:
    """Return the tree of events of either library. Raises what the parser raises."""
    tree = Tree()
    with contextlib.suppress(_StopReading):
        _Builder(tree, file).read(events)
    return tree


class _Builder:
    """Builds the tree from the parser's events, so that nothing is unfolded before it is counted."""

    def __init__(self, tree: Tree, file: str) -> None:
        self._tree = tree
        self._file = file
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._refused = False
        self._decorations: list[tuple[Position, str, str]] = []
        """Anchors, aliases and tags: where each stands, what it is, and what to do about it."""
        self._yaml = YAML(typ="safe", pure=True)
        self._tags: dict[str, str] = {}
        """What plain words are, by YAML 1.2: the same ones come again and again."""

    def read(self, events: Iterable[Any]) -> None:
        try:
            for event in events:
                self._take(event)
        finally:
            self._tell_decorations()
        if self._documents == 0:
            self._problem("RP007", Position(1, 1), "the file is empty", "Begin with `roleplay: 1`.")
            return
        self._tree.complete = not (self._refused or self._decorations)

    def _take(self, event: Any) -> None:
        mark = event.start_mark
        at = Position(mark.line + 1, mark.column + 1)
        match type(event).__name__:  # the two libraries share the names of their classes, not the classes
            case "ScalarEvent":  # most are; the others come by their number, too
                if event.anchor or event.tag:
                    self._refuse_decoration(event, at)
                self._scalar(event, at)
            case "MappingStartEvent" | "SequenceStartEvent" as kind:
                self._refuse_decoration(event, at)
                self._start(at, mapping=kind == "MappingStartEvent")
            case "MappingEndEvent" | "SequenceEndEvent":
                self._end(at)
            case "DocumentStartEvent":
                self._start_document(event, at)
            case "AliasEvent":
                message = f"`*{event.anchor}` refers to another place"
                self._decorations.append((at, message, "Write the part out; aliases are not used."))
                self._add(None, at)

    def _start_document(self, event: Any, at: Position) -> None:
        self._documents += 1
        if self._documents > 1:
            self._problem("RP007", at, "a second document begins here", "Keep one scenario a file; remove the `---`.")
            raise _StopReading
        if event.version or event.tags:
            self._refuse(at, "lines that begin with `%` are not used in scenarios", "Remove them.")

    def _refuse_decoration(self, event: Any, at: Position) -> None:
        if event.anchor:
            message = f"`&{event.anchor}` names a part"
            self._decorations.append((at, message, "Remove it; anchors are not used in scenarios."))
        if event.tag:
            tag = str(event.tag).replace(_TAGS, "!!")
            hint = "Remove it; put text that begins with `!` in quotes."
            self._decorations.append((at, f"`{tag}` is a YAML tag", hint))

    def _tell_decorations(self) -> None:
        """Report anchors, aliases and tags together: a file that is made of them may hold thousands."""
        if self._decorations:
            at, message, hint = self._decorations[0]
            count = len(self._decorations)
            self._refuse(at, f"{message} (the first of {count:,} such places)" if count > 1 else message, hint)

    def _scalar(self, event: Any, at: Position) -> None:
        if hidden := UNSHOWABLE.search(event.value):
            message = f"the character U+{ord(hidden[0]):04X} would change how text is shown, or what a terminal does"
            self._problem("RP001", at, message, "Remove it.")
            raise _StopReading
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.mapping and frame.key is None:
            self._key(frame, event.value, at)
        else:
            self._add(self._resolve(event, at), at)

    def _key(self, frame: _Open, key: str, at: Position) -> None:
        self._count(at)
        frame.key = key
        frame.drop = key in frame.entries
        if frame.drop:
            first = self._tree.positions[(*frame.place, key)].line
            self._problem("RP006", at, f"`{key}` is already given in line {first}", "Keep one of the two.")
        else:
            self._tree.positions[(*frame.place, key)] = at
            frame.entries[key] = None

    def _start(self, at: Position, *, mapping: bool) -> None:
        if self._open and self._open[-1].mapping and self._open[-1].key is None:
            self._problem("RP003", at, "a key must be a word", "Put a key before the `:`, and lists after it.")
            raise _StopReading
        if len(self._open) >= MAX_DEPTH:
            self._problem("RP005", at, f"parts are nested more than {MAX_DEPTH} deep", "Check the brackets.")
            raise _StopReading
        self._count(at)
        place = self._next_place()
        if place not in self._tree.positions and place:
            self._tree.positions[place] = at
        self._open.append(_Open(place, mapping))

    def _end(self, at: Position) -> None:
        frame = self._open.pop()
        self._attach(frame.entries if frame.mapping else tuple(frame.items), at)

    def _add(self, value: Plain, at: Position) -> None:
        if self._open and self._open[-1].mapping and self._open[-1].key is None:
            raise _StopReading  # an alias as a key: already refused
        self._count(at)
        self._attach(value, at)

    def _attach(self, value: Plain, at: Position) -> None:
        if not self._open:
            self._tree.value = value
            return
        frame = self._open[-1]
        if frame.mapping:
            if not frame.drop and frame.key is not None:
                frame.entries[frame.key] = value
            frame.key = None
            frame.drop = False
        else:
            self._tree.positions.setdefault((*frame.place, len(frame.items)), at)
            frame.items.append(value)

    def _next_place(self) -> Place:
        if not self._open:
            return ()
        frame = self._open[-1]
        if frame.mapping:
            # The value of a repeated key is dropped; its places must not cover those of the first one.
            return (*frame.place, f"{frame.key} (again)" if frame.drop else str(frame.key))
        return (*frame.place, len(frame.items))

    def _resolve(self, event: Any, at: Position) -> Plain:
        if not event.implicit[0]:  # in quotes
            return str(event.value)
        tag = self._tags.get(event.value)
        if tag is None:
            tag = str(self._yaml.resolver.resolve(ScalarNode, event.value, event.implicit)).removeprefix(_TAGS)
            self._tags[event.value] = tag
        if tag not in {"null", "bool", "int", "float"}:
            return str(event.value)
        if len(event.value) > _MAX_NUMBER_LENGTH:
            self._refuse(at, "this number is too long", "Put it in quotes if it is meant as text.")
            return None
        value = self._yaml.constructor.construct_object(ScalarNode(_TAGS + tag, event.value))
        if isinstance(value, float) and not math.isfinite(value):
            self._refuse(at, f"`{event.value}` is not a number to count with", "Write a number such as `20`.")
            return None
        return value  # type: ignore[no-any-return]  # one of the four types asked for above

    def _count(self, at: Position) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._problem("RP005", at, f"the file has more than {MAX_NODES:,} parts", "Split the scenario.")
            raise _StopReading

    def _refuse(self, at: Position, message: str, hint: str) -> None:
        self._refused = True
        self._problem("RP004", at, message, hint)

    def _problem(self, code: str, at: Position, message: str, hint: str) -> None:
        self._tree.problems.append(Diagnostic(code, "error", message, hint, self._file, at.line, at.column))


def _syntax_problem(error: YAMLError, text: str, file: str) -> Diagnostic:
    """Put the parser's complaint into words that help."""
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        message = f"the character U+{int(error.character):04X} is not allowed"
        return Diagnostic("RP001", "error", message, "Remove it.", file, line, 1)
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    problem = str(getattr(error, "problem", "") or error).splitlines()[0]
    message, hint = _reworded(problem)
    return Diagnostic("RP003", "error", message, hint, file, line, column)


_REWORDED = (
    ("\\t", "a tab stands where spaces are needed", "Indent with spaces only."),
    ("'\t'", "a tab stands where spaces are needed", "Indent with spaces only."),
    (
        "mapping values are not allowed",
        "a `:` stands where none is expected",
        "Put text that contains `: ` in quotes, and check the indentation.",
    ),
    ("could not find expected ':'", "a `:` is missing after a key", "Write `key: value`, and check the line before."),
    ("expected <block end>", "the indentation does not fit the lines before", "Line it up with its neighbours."),
    (
        "found unexpected end of stream",
        "a quote is opened and never closed",
        "Close it, or write the text after `>-`.",
    ),
    ("cannot start any token", "text begins with a character that YAML keeps for itself", "Put the text in quotes."),
    ("expected ',' or", "a `,` or a closing bracket is missing", "Check the brackets and quotes of this list."),
)


def _reworded(problem: str) -> tuple[str, str]:
    for words, message, hint in _REWORDED:
        if words in problem:
            return message, hint
    return f"this is not YAML: {problem}", "Check quotes, brackets and indentation here and in the line before."
