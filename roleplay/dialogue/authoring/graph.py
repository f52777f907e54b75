"""The dialogue graph of a scenario while it is written: moments, the moves at each, and where these lead.

It is made of plain values, so that a scenario that cannot be compiled yet has one, too. Whatever is not as it should
be is left out here; the diagnostics tell of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal, get_args

from roleplay.core.events import Outcome
from roleplay.dialogue.formats.problems import Place

NodeKind = Literal["moment", "tirade", "good_ending", "bad_ending", "part", "shared", "missing"]
"""`part` is an include, `shared` what is open at every node, `missing` what a move names and nobody wrote."""
MoveKind = Literal["reply", "otherwise", "silence", "button", "breaking_point", "exit"]
Quality = Literal["good", "neutral", "poor"]

SHARED: Final = "@shared"
"""Id of the node that stands for what is shared; no node of a scenario can be called so."""
_GOOD_ENDINGS: frozenset[Outcome] = frozenset({"solved", "handed_over", "justified_hangup"})
_REACTIONS: tuple[MoveKind, ...] = ("otherwise", "silence")
"""Those that may lead on: what interrupts has effects only."""
_SPOKEN = frozenset({"text", "texts", "examples", "cues", "why"})
"""Keys below which sentences stand."""
_QUALITIES: frozenset[str] = frozenset(get_args(Quality))


@dataclass(frozen=True, slots=True)
class Move:
    """What may happen at a node: a reply of the trainee's, or what follows from something other than words."""

    id: str
    """Unique in the graph and stable while texts are edited: see `move_id`."""
    source: str
    """Id of its node."""
    kind: MoveKind
    label: str
    """Id of a reply; name of a button or an exit; empty for what the kind tells already."""
    place: Place
    target: str | None = None
    """Id of the node that follows; None when the dialogue stays."""
    quality: Quality = "neutral"


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A moment of the dialogue, or something else that moves lead to."""

    id: str
    kind: NodeKind
    title: str
    """As its author calls it."""
    first_line: str
    """What is said first there; for a part its name; without braces around swear words."""
    place: Place
    """Where it is written; `()` for what is missing."""
    moves: tuple[Move, ...] = ()
    entry: bool = False
    """Whether the call begins here."""
    outcome: str = ""
    """How the call ends here; empty when it goes on."""
    texts: tuple[str, ...] = ()
    """Every sentence that is said or expected here, in all languages, for the search."""

    @property
    def ends(self) -> bool:
        """Whether the call is over here."""
        return self.kind in ("good_ending", "bad_ending")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a graph was read from."""

    language: str
    values: Mapping[str, Any]
    """By id of a node, the very values it was made of."""


@dataclass(frozen=True)
class Graph:
    """Nodes in the order of the file, what is shared first, what is missing last."""

    nodes: dict[str, GraphNode] = field(default_factory=dict)
    read: _Read | None = field(default=None, repr=False, compare=False)
    """From what it was read, so that the next one need not read again what stays the same."""

    @cached_property
    def edges(self) -> tuple[Move, ...]:
        """The moves that lead on."""
        return tuple(move for node in self.nodes.values() for move in node.moves if move.target is not None)

    @cached_property
    def entering(self) -> dict[str, tuple[Move, ...]]:
        """The moves that lead to each node."""
        found: dict[str, list[Move]] = {name: [] for name in self.nodes}
        for move in self.edges:
            found[move.target or ""].append(move)
        return {name: tuple(moves) for name, moves in found.items()}

    @cached_property
    def shape(self) -> tuple[tuple[str, tuple[str | None, ...]], ...]:
        """What a layout depends on: two graphs with the same shape are laid out alike."""
        return tuple((node.id, tuple(move.target for move in node.moves)) for node in self.nodes.values())

    @cached_property
    def entry(self) -> str:
        """Id of the node where the call begins; empty when nothing tells."""
        return next((node.id for node in self.nodes.values() if node.entry), "")

    def node_at(self, place: Place) -> str:
        """Return the id of the node at or around a place of the file; empty outside all nodes."""
        match place:
            case ("nodes", name, *_) if str(name) in self.nodes:
                return str(name)
            case ("include", name, *_) if str(name) in self.nodes:
                return str(name)
            case (str() as key, *_) if key.startswith("shared_") or key == "breaking_point":
                return SHARED if SHARED in self.nodes else ""
        return ""


def move_id(source: str, kind: MoveKind, name: str | int, number: int = 0) -> str:
    """Return the id of a move: its node, what it is, and its name or its number in its list.

    `name` is the id of a reply, else the number in the list; of a button its name, `number` being that in its list.
    """
    return f"{source}/{kind}/{name}" + (f"/{number}" if kind == "button" else "")


def scenario_graph(value: Any, language: str = "", before: Graph | None = None) -> Graph:
    """Return the graph of a scenario's plain values (`Document.value`), with first lines in `language`.

    Where a line is not translated, or no language is given, the first one that it has is taken. Nodes whose values
    are the same objects as in the graph `before` are taken from there: values that were read are never changed.
    """
    source = _mapping(value)
    reader = _Reader(language, _name(source.get("start")) or "", before)
    nodes = [reader.shared(source)]
    written = _mapping(source.get("nodes"))
    nodes += [reader.known(name, node) or reader.node(name, node) for name, node in written.items()]
    known = {node.id for node in nodes if node is not None}
    for name, include in _mapping(source.get("include")).items():
        if name not in known:
            nodes.append(reader.part(name, include))
    found = {node.id: node for node in nodes if node is not None}
    found.update((node.id, node) for node in _missing(found, reader.start))
    return Graph(found, _Read(language, written))


def _missing(nodes: Mapping[str, GraphNode], start: str) -> Iterator[GraphNode]:
    wanted = dict.fromkeys(move.target for node in nodes.values() for move in node.moves if move.target is not None)
    if start:
        wanted[start] = None
    for name in wanted:
        if name not in nodes:
            yield GraphNode(name, "missing", name, "", (), entry=name == start)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads plain values that may be anything."""

    language: str
    start: str
    before: Graph | None = None

    def known(self, name: str, value: Any) -> GraphNode | None:
        """Return the node that was made of these very values before."""
        if self.before is None or self.before.read is None or self.before.read.language != self.language:
            return None
        found = self.before.nodes.get(name)
        same = found is not None and found.place and self.before.read.values.get(name) is value
        return found if same and found is not None and found.entry == (name == self.start) else None

    def node(self, name: str, value: Any) -> GraphNode:
        node = _mapping(value)
        place: Place = ("nodes", name)
        moves = (
            *self._replies(name, node.get("replies"), (*place, "replies")),
            *(move for kind in _REACTIONS for move in self._reactions(name, kind, node.get(kind), (*place, kind))),
            *self._buttons(name, node.get("buttons"), (*place, "buttons")),
        )
        outcome = node.get("outcome")
        kind: NodeKind = "tirade" if node.get("tirade") is True else "moment"
        if isinstance(outcome, str):
            kind = "good_ending" if outcome in _GOOD_ENDINGS else "bad_ending"
        first = next(iter(_sequence(node.get("says"))), None)
        return GraphNode(
            name,
            kind,
            name,
            self._text(_mapping(first).get("text")),
            place,
            moves,
            entry=name == self.start,
            outcome=outcome if isinstance(outcome, str) else "",
            texts=tuple(_texts(node)),
        )

    def shared(self, source: Mapping[str, Any]) -> GraphNode | None:
        """Return what is open at every node; None when there is nothing."""
        moves = [*self._replies(SHARED, source.get("shared_replies"), ("shared_replies",))]
        for kind in _REACTIONS:
            key = f"shared_{kind}"
            moves += self._reactions(SHARED, kind, source.get(key), (key,))
        moves += self._buttons(SHARED, source.get("shared_buttons"), ("shared_buttons",))
        breaking = _mapping(source.get("breaking_point"))
        if isinstance(target := breaking.get("next"), str):
            heat = breaking.get("heat", 100)
            label = f"{heat:g}" if isinstance(heat, int | float) else ""
            at = ("breaking_point",)
            moves.append(Move(move_id(SHARED, "breaking_point", 0), SHARED, "breaking_point", label, at, target))
        if not moves:
            return None
        texts = tuple(text for key, part in source.items() if key.startswith("shared_") for text in _texts(part))
        return GraphNode(SHARED, "shared", "", "", (), tuple(moves), texts=texts)

    def part(self, name: str, value: Any) -> GraphNode:
        include = _mapping(value)
        moves = tuple(
            Move(move_id(name, "exit", way), name, "exit", way, ("include", name, "exits", way), _name(target))
            for way, target in _mapping(include.get("exits")).items()
        )
        part = include.get("part")
        texts = tuple(_texts(include.get("texts")))
        title = part if isinstance(part, str) else ""
        return GraphNode(name, "part", name, title, ("include", name), moves, entry=name == self.start, texts=texts)

    def _replies(self, node: str, value: Any, place: Place) -> Iterator[Move]:
        taken: set[str] = set()
        for number, item in enumerate(_sequence(value)):
            reply = _mapping(item)
            name = _name(reply.get("id")) or ""
            key = move_id(node, "reply", name if name and name not in taken else f"{name}#{number}")
            taken.add(name)
            quality = reply.get("quality")
            yield Move(
                key,
                node,
                "reply",
                name,
                (*place, number),
                _name(reply.get("next")),
                quality if isinstance(quality, str) and quality in _QUALITIES else "neutral",  # type: ignore[arg-type]
            )

    @staticmethod
    def _reactions(node: str, kind: MoveKind, value: Any, place: Place) -> Iterator[Move]:
        for number, item in enumerate(_sequence(value)):
            target = _name(_mapping(item).get("next"))
            yield Move(move_id(node, kind, number), node, kind, "", (*place, number), target)

    @staticmethod
    def _buttons(node: str, value: Any, place: Place) -> Iterator[Move]:
        for button, reactions in _mapping(value).items():
            for number, item in enumerate(_sequence(reactions)):
                target = _name(_mapping(item).get("next"))
                key = move_id(node, "button", button, number)
                yield Move(key, node, "button", button, (*place, button, number), target)

    def _text(self, value: Any) -> str:
        texts = {key: text for key, text in _mapping(value).items() if isinstance(text, str)}
        found = texts.get(self.language) or next(iter(texts.values()), "")
        return " ".join(found.replace("{", "").replace("}", "").split())


def _texts(value: Any) -> Iterator[str]:
    """Yield every sentence below a part of the file: what is said or expected, and why; no ids."""
    waiting: list[tuple[Any, bool]] = [(value, False)]
    while waiting:
        match waiting.pop():
            case str() as text, True:
                yield text
            case dict() as mapping, spoken:
                waiting += [(part, spoken or key in _SPOKEN) for key, part in reversed(mapping.items())]
            case (list() | tuple()) as items, spoken:
                waiting += [(part, spoken) for part in reversed(items)]


def _mapping(value: Any) -> Mapping[str, Any]:
    """Return a mapping with text for keys, empty for anything else."""
    if not isinstance(value, Mapping):
        return {}
    return value if all(isinstance(key, str) for key in value) else {str(key): item for key, item in value.items()}


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _name(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
