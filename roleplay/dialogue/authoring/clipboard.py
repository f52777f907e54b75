"""Copying between scenarios: a fragment of YAML that holds all it needs, and fits in wherever it is put.

A fragment is text, so that it survives any clipboard, can be sent in a message, and is read as strictly as a file is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

from roleplay.dialogue.authoring import emit
from roleplay.dialogue.authoring.building import free_id, list_at
from roleplay.dialogue.authoring.edits import Compound, Edit, InsertItem
from roleplay.dialogue.authoring.places import EditError, put, same, value_at
from roleplay.dialogue.authoring.references import Kind, line_ids, references
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain, read_tree

FORMAT = "roleplay_fragment"
FragmentKind = Literal["nodes", "replies", "lines", "reactions"]
_LISTS: dict[str, FragmentKind] = {
    "replies": "replies",
    "shared_replies": "replies",
    "says": "lines",
    "backchannels": "lines",
}
_REACTIONS = ("otherwise", "silence", "interrupted", "cut_in")
_DEFINED: dict[Kind, str] = {"fact": "facts", "speaker": "speakers"}
_PER_LANGUAGE = frozenset({"text", "examples", "cues", "why", "label", "spoken"})


def copied(value: Plain, places: Sequence[Place]) -> str:
    """Return a fragment with the nodes, or replies, or lines, or reactions at these places, and what they refer to.

    Facts and speakers come along; nodes to which they lead do not, unless they are copied, too. Raises `EditError`
    when the places hold nothing of these kinds, or several kinds at once.
    """
    kinds = {_kind(place) for place in places}
    if len(kinds) != 1 or None in kinds:
        raise EditError(
            "This cannot be copied.", hint="Choose nodes, replies, lines or reactions, one kind at a time."
        )
    kind = kinds.pop()
    items = [value_at(value, place) for place in places]
    body: Plain = tuple(items)
    if kind == "nodes":
        body = {str(place[1]): item for place, item in zip(places, items, strict=True)}
    whole: Any = value
    fragment: dict[str, Any] = {FORMAT: 1, "languages": whole.get("languages", ("en",)), str(kind): body}
    for what, section in _DEFINED.items():
        wanted = {name for _, name, _ in references(_as_scenario(fragment), what)}
        there = {name: item for name, item in (whole.get(section) or {}).items() if name in wanted}
        if there:
            fragment[section] = there
    return emit.document(fragment)


def is_fragment(text: str) -> bool:
    """Tell whether a text looks like a fragment, without reading all of it."""
    return text.lstrip().startswith(f"{FORMAT}:")


def kind_of(text: str) -> FragmentKind:
    """Return what a fragment holds. Raises `EditError` when it is none."""
    fragment = _read(text)
    return next(kind for kind in _KINDS if kind in fragment)


_KINDS: tuple[FragmentKind, ...] = ("nodes", "replies", "lines", "reactions")


def pasted(value: Plain, text: str, place: Place = (), at: int | None = None) -> tuple[Edit, tuple[Place, ...]]:
    """Return the edit that puts a fragment into a scenario, and the places that what it holds gets.

    `place` is the list that gets replies, lines or reactions, from the rank `at` on; nodes need none. Ids that are
    taken get a number, and what refers to them follows. What leads to a node that is not there leads nowhere any
    more; texts in languages that the scenario does not have are left out. Raises `EditError` for anything but a
    fragment, or when it does not fit there.
    """
    fragment = _read(text)
    kind = next(kind for kind in _KINDS if kind in fragment)
    if kind != "nodes" and _kind((*place, 0)) != kind:
        raise EditError(f"Here {kind} cannot be put.", hint=f"Choose a list of {kind}.")
    whole: Any = value
    languages = whole.get("languages") or fragment.get("languages") or ("en",)
    body = _spoken_in(_fitted(value, fragment, kind, place), frozenset(languages))
    edits: list[Edit] = []
    for section in _DEFINED.values():
        for name, item in (body.get(section) or {}).items():
            if name not in (whole.get(section) or {}):
                edits.append(InsertItem((section,), item, key=name))
    if kind == "nodes":
        edits += (InsertItem(("nodes",), node, key=name) for name, node in body["nodes"].items())
        places: tuple[Place, ...] = tuple(("nodes", name) for name in body["nodes"])
    else:
        start = len(list_at(value, place)) if at is None else min(at, len(list_at(value, place)))
        edits += (InsertItem(place, item, start + rank) for rank, item in enumerate(body[kind]))
        places = tuple((*place, start + rank) for rank in range(len(body[kind])))
    return Compound(f"paste {kind}", tuple(edits)), places


def _kind(place: Place) -> FragmentKind | None:
    """Return as what the item at a place can be copied; None when it cannot."""
    if len(place) == 2 and place[0] == "nodes":
        return "nodes"
    if len(place) < 2 or not isinstance(place[-1], int):
        return None
    key = str(place[-2])
    if key.removeprefix("shared_") in _REACTIONS or (len(place) > 2 and str(place[-3]).endswith("buttons")):
        return "reactions"
    return _LISTS.get(key)


def _read(text: str) -> dict[str, Any]:
    tree = read_tree(text, "")
    value = tree.value
    if tree.complete and not tree.problems and isinstance(value, dict) and value.get(FORMAT) == 1:
        held = [kind for kind in _KINDS if kind in value]
        known = {FORMAT, "languages", *held, *_DEFINED.values()}
        wanted = dict if held == ["nodes"] else tuple
        sections = all(isinstance(value.get(section, {}), dict) for section in _DEFINED.values())
        if (
            len(held) == 1
            and value.keys() <= known
            and isinstance(value[held[0]], wanted)
            and value[held[0]]
            and sections
        ):
            body = value[held[0]]
            if all(isinstance(item, dict) for item in (body.values() if isinstance(body, dict) else body)):
                return value
    raise EditError("This is not a part of a scenario.", hint="Copy nodes, replies or lines in the studio first.")


def _as_scenario(fragment: Mapping[str, Any]) -> dict[str, Plain]:
    """Return a fragment as the scenario in which its references are looked for."""
    as_node = {kind: fragment[kind] for kind in ("replies",) if kind in fragment}
    as_node |= {"says": fragment["lines"]} if "lines" in fragment else {}
    as_node |= {"otherwise": fragment["reactions"]} if "reactions" in fragment else {}
    nodes = fragment.get("nodes", {"here": as_node})
    return {"nodes": nodes, **{section: fragment.get(section) or {} for section in _DEFINED.values()}}


def _from_scenario(scenario: Mapping[str, Any], kind: FragmentKind) -> dict[str, Any]:
    sections = {section: scenario[section] for section in _DEFINED.values()}
    key = {"replies": "replies", "lines": "says", "reactions": "otherwise"}.get(kind, "")
    return {kind: scenario["nodes"]["here"][key] if key else scenario["nodes"], **sections}


def _fitted(value: Plain, fragment: Mapping[str, Any], kind: FragmentKind, place: Place) -> dict[str, Any]:
    """Return a fragment whose names are free where it is put, and lead to what is there."""
    whole: Any = value
    scenario: Any = _as_scenario(fragment)
    there = {*(whole.get("nodes") or ()), *(whole.get("include") or ())}
    names: dict[Kind, dict[str, str]] = {"node": {}}
    if kind == "nodes":
        names["node"] = _free(scenario["nodes"], there)
    for what, section in _DEFINED.items():
        known = whole.get(section) or {}
        differing = [
            name for name, item in scenario[section].items() if name in known and not same(item, known[name])
        ]
        names[what] = _free(differing, known, others=scenario[section])
    scenario = _renamed(scenario, names)
    own = set(scenario["nodes"]) if kind == "nodes" else set()
    scenario = _without_dead_ends(scenario, there | own)
    scenario = _with_line_ids(scenario, {name for _, name in line_ids(value)})
    body = _from_scenario(scenario, kind)
    if kind == "replies":
        taken = {
            str(reply.get("id")) for key in (place, ("shared_replies",)) for reply in _dicts(list_at(value, key))
        }
        body["replies"] = tuple(_with_free_id(reply, taken) for reply in body["replies"])
    return body


def _dicts(items: Sequence[Plain]) -> Iterator[dict[str, Plain]]:
    return (item for item in items if isinstance(item, dict))


def _free(names: Collection[str], taken: Collection[str], others: Collection[str] = ()) -> dict[str, str]:
    """Return what each of the names is called where others are taken; only those that change."""
    busy = {*taken, *others}
    found = {}
    for name in names:
        if name in taken:
            found[name] = free_id(name, busy)
            busy.add(found[name])
        busy.add(name)
    return found


def _renamed(scenario: Plain, names: Mapping[Kind, Mapping[str, str]]) -> Any:
    for kind, new in names.items():
        if not new:
            continue
        for place, name, is_key in [*references(scenario, kind)]:
            if name in new and not is_key:
                scenario = put(scenario, place, new[name])
        section = {"node": "nodes", **_DEFINED}[kind]
        whole: Any = scenario
        scenario = {**whole, section: {new.get(name, name): item for name, item in whole[section].items()}}
    return scenario


def _without_dead_ends(value: Plain, there: Collection[str]) -> Any:
    """Return a value in which no `next` leads to a node that is not there."""
    if isinstance(value, dict):
        return {
            key: _without_dead_ends(item, there)
            for key, item in value.items()
            if not (key == "next" and isinstance(item, str) and item not in there)
        }
    return tuple(_without_dead_ends(item, there) for item in value) if isinstance(value, tuple) else value


def _with_line_ids(value: Any, taken: Collection[str]) -> Any:
    """Return a value whose lines have ids that are free."""
    busy = set(taken)
    for place, name in [*line_ids(value)]:
        new = free_id(name, busy)
        busy.add(new)
        value = put(value, place, new) if new != name else value
    return value


def _with_free_id(reply: dict[str, Plain], taken: set[str]) -> dict[str, Plain]:
    if not isinstance(reply.get("id"), str):
        return reply
    name = free_id(str(reply["id"]), taken)
    taken.add(name)
    return {**reply, "id": name}


def _spoken_in(value: Any, languages: frozenset[str], key: str = "") -> Any:
    """Return a value without the texts in other languages."""
    if isinstance(value, dict):
        if key in _PER_LANGUAGE:
            return {code: item for code, item in value.items() if code in languages}
        return {name: _spoken_in(item, languages, name) for name, item in value.items()}
    return tuple(_spoken_in(item, languages, key) for item in value) if isinstance(value, tuple) else value
