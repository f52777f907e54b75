"""Templates: an opening, an identification, a hand-over, a closing, the ladder, to be made a scenario's own.

The first four are the parts that come with the program, filled in and turned into nodes; unlike an `include`, what
comes of them can be changed line by line. A fragment as the clipboard knows it is a template, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.clipboard import FORMAT, kind_of, pasted
from roleplay.dialogue.authoring.edits import Edit
from roleplay.dialogue.authoring.places import EditError
from roleplay.dialogue.formats.includes import expand
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.source_model import ScenarioPart
from roleplay.dialogue.formats.yaml_tree import Plain

_SHOWN = re.compile(r"`([^`]+)`")
_ENDS = {"goodbye": "solved", "abrupt": "solved", "left": "customer_left", "dropped": "customer_left"}
"""Outcomes of the nodes that stand for a part's exits, where they are ends."""
_NOT_GIVEN = "..."


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A text that a template asks for."""

    name: str
    about: str
    """What it is, and how it stands in the sentences."""
    default: Mapping[str, str]
    """Per language; what is missing can be given, or is `...`, to be written later."""


@dataclass(frozen=True, slots=True)
class Template:
    """Something to begin with."""

    id: str
    about: str
    """What it does; empty for fragments."""
    texts: tuple[TemplateText, ...] = ()
    exits: tuple[str, ...] = ()
    """Its ways out, which may lead to nodes that are there."""
    fragment: str = ""
    """Of one that is a fragment: its text."""

    @property
    def place(self) -> Place:
        """Where it belongs: the shared replies, or nowhere in particular."""
        return ("shared_replies",) if self.fragment and kind_of(self.fragment) == "replies" else ()


def templates(shelf: PartShelf, fragments: Mapping[str, str]) -> tuple[Template, ...]:
    """Return the templates made of the parts on a shelf, and of fragments by name; broken ones are left out."""
    found = []
    for name in shelf.ids():
        parsed = shelf.find(name)
        if parsed is not None and parsed.part is not None:
            found.append(_of_part(parsed.part))
    found += (Template(name, "", fragment=text) for name, text in fragments.items())
    return tuple(found)


def insertion(
    value: Plain,
    template: Template,
    shelf: PartShelf,
    *,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    exits: Mapping[str, str] | None = None,
) -> tuple[Edit, tuple[Place, ...]]:
    """Return the edit that puts a template into a scenario, and the places that what it holds gets.

    `texts` are what it asks for, per language; `exits` the nodes to which its ways out lead: for those that are not
    given a node is made. Raises `EditError` when the scenario cannot take it.
    """
    if template.fragment:
        return pasted(value, template.fragment, template.place)
    parsed = shelf.find(template.id)
    if parsed is None or parsed.part is None:
        raise EditError(f"There is no part “{template.id}”.", hint="It may have been removed.")
    return pasted(value, _filled(value, parsed.part, texts or {}, exits or {}))


def _of_part(part: ScenarioPart) -> Template:
    texts = tuple(
        TemplateText(
            name, text.about, {code: text.default.get(code) or _shown(text.about, code) for code in part.languages}
        )
        for name, text in part.texts.items()
    )
    return Template(part.id, part.about, texts, tuple(part.exits))


def _shown(about: str, language: str) -> str:
    """Return the example that a text's description shows, which is English."""
    found = _SHOWN.search(about)
    return found[1] if found and language == "en" else _NOT_GIVEN


def _filled(
    value: Plain, part: ScenarioPart, texts: Mapping[str, Mapping[str, str]], exits: Mapping[str, str]
) -> str:
    """Return a part as a fragment of nodes: filled in as if it were included."""
    languages = _languages(value, part)
    asked = {text.name: text for text in _of_part(part).texts}
    made = {
        name: {code: texts.get(name, {}).get(code) or text.default.get(code) or _NOT_GIVEN for code in languages}
        for name, text in asked.items()
    }
    led = {name: exits.get(name, f"{part.id}-{name}") for name in part.exits}
    ends: dict[str, Plain] = {led[name]: _end(name) for name in part.exits}
    include: Plain = {"part": part.id, "exits": led, "texts": made}
    whole: Any = value
    facts = {
        name: (whole.get("facts") or {}).get(name)
        or {"label": dict.fromkeys(languages, name), "spoken": dict.fromkeys(languages, (_NOT_GIVEN,))}
        for name in part.facts
    }
    source: dict[str, Plain] = {
        "languages": languages,
        "facts": facts,
        "nodes": ends,
        "include": {part.id: include},
    }
    expanded = expand(source, {}, "", _OnePart(part))
    problem = next((found for found in expanded.problems if found.severity == "error"), None)
    if problem is not None:
        raise EditError(f"{problem.message}.", hint=problem.hint)
    result: Any = expanded.value
    own = {name: node for name, node in result["nodes"].items() if name in expanded.included}
    own |= {led[name]: ends[led[name]] for name in part.exits if name not in exits}
    first = f"{part.id}-{part.start}"
    nodes = {first: own[first], **{name: node for name, node in own.items() if name != first}}
    fragment = {FORMAT: 1, "languages": languages, "nodes": nodes}
    fragment |= {key: result[key] for key in ("facts", "speakers") if result.get(key)}
    return emit.document(fragment)


def _end(name: str) -> Plain:
    return {"outcome": _ENDS[name]} if name in _ENDS else {}


def _languages(value: Plain, part: ScenarioPart) -> tuple[str, ...]:
    whole: Any = value
    wanted: Sequence[str] = whole.get("languages") or part.languages
    found = tuple(code for code in wanted if code in part.languages)
    return found or part.languages[:1]


class _OnePart(PartShelf):
    """A shelf with one part, which is read already."""

    def __init__(self, part: ScenarioPart) -> None:
        super().__init__()
        self._part = part

    def find(self, part_id: str) -> Any:
        """Return the part."""
        return _Parsed(self._part) if part_id == self._part.id else None

    def ids(self) -> tuple[str, ...]:
        """Return its name."""
        return (self._part.id,)


@dataclass(frozen=True, slots=True)
class _Parsed:
    part: ScenarioPart
