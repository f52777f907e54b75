"""New parts of a scenario, with ids that are free, and the edits that add or remove them whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from roleplay.dialogue.authoring.edits import Compound, Edit, InsertItem, RemoveItem, SetValue
from roleplay.dialogue.authoring.places import exists, value_at
from roleplay.dialogue.authoring.references import line_ids, references
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain

_LONGEST = 40
_WORDS = 4
_SPELT = str.maketrans({"ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "&": " and "})


def slug(text: str, otherwise: str = "moment") -> str:
    """Return an id that reads like the first words of a text; `otherwise` where no letter of it can stand in one."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT)).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while words and not words[0][0].isalpha():
        words.pop(0)
    made = "-".join(words[:_WORDS])[:_LONGEST].rstrip("-")
    return made or otherwise


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return the id, or with the lowest number behind it that makes it free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def node_ids(value: Plain) -> tuple[str, ...]:
    """Return everything that `next` may name: nodes, then includes."""
    if not isinstance(value, dict):
        return ()
    found: list[str] = []
    for section in ("nodes", "include"):
        there = value.get(section)
        if isinstance(there, dict):
            found += there
    return tuple(found)


def new_line(value: Plain, place: Place, text: Plain) -> Plain:
    """Return a line for a list of lines, named after where it stands: `pick-up-2`."""
    taken = {name for _, name in line_ids(value)}
    number = len(list_at(value, place)) + 1
    stem = _stem(value, place)
    while f"{stem}-{number}" in taken:
        number += 1
    return {"id": f"{stem}-{number}", "text": text}


def _stem(value: Plain, place: Place) -> str:
    """Return what lines of a place are named after: the reply, the node, or the kind of reaction."""
    parts = [part for part in place if part not in ("nodes", "says", "replies", "shared_replies")]
    words: list[str] = []
    for depth, part in enumerate(place):
        item = value_at(value, place[: depth + 1]) if exists(value, place[: depth + 1]) else None
        if isinstance(part, int) and isinstance(item, dict) and isinstance(item.get("id"), str):
            words.append(item["id"])
        elif isinstance(part, str) and part in parts:
            words.append(part.removeprefix("shared_").replace("_", "-"))
    return "-".join(words)[:_LONGEST].strip("-") or "line"


def list_at(value: Plain, place: Place) -> tuple[Plain, ...]:
    """Return the list at a place; an empty one where there is none."""
    there = value_at(value, place) if exists(value, place) else ()
    return there if isinstance(there, tuple) else ()


def add_node(value: Plain, wanted: str = "moment", content: Plain = None) -> tuple[Edit, str]:
    """Return the edit that adds a node, by default an empty one, and the id that it gets."""
    name = free_id(slug(wanted), node_ids(value))
    return InsertItem(("nodes",), {} if content is None else content, key=name), name


def lead_to_new_node(value: Plain, place: Place, wanted: str = "moment") -> tuple[Edit, str]:
    """Return the edit that adds a node and has `next` at a place lead there, and the id that it gets."""
    edit, name = add_node(value, wanted)
    return Compound(f"add {name} and lead to it", (edit, SetValue(place, name))), name


def add_reply(value: Plain, place: Place, wanted: str = "reply") -> tuple[Edit, Place]:
    """Return the edit that adds a reply to a list of replies, and the place that it gets."""
    replies = list_at(value, place)
    taken = {str(reply["id"]) for reply in replies if isinstance(reply, dict) and "id" in reply}
    reply: Plain = {"id": free_id(slug(wanted, "reply"), taken)}
    return InsertItem(place, reply), (*place, len(replies))


def remove_node(value: Plain, name: str) -> Edit:
    """Return the edit that removes a node and every `next` that leads to it: the dialogue stays there instead.

    What must lead somewhere (`start`, the breaking point) is left as it is, to be led elsewhere.
    """
    leading = [
        RemoveItem(place)
        for place, there, is_key in references(value, "node")
        if there == name and not is_key and place[-1] == "next" and place[0] != "breaking_point"
        if place[:2] != ("nodes", name)
    ]
    return Compound(f"remove {name}", (*leading, RemoveItem(("nodes", name))))
