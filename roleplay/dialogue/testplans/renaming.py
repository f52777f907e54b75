"""Moments and replies of a scenario that were given another name: its test plans name them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

_EXPECTATION = re.compile(r"(?P<before>(?:^\s*=|;)\s*(?P<key>node|reply)\s+)(?P<name>[^\s;,#]+)")
_PLAN = re.compile(r"\s*plan\s*:", re.IGNORECASE)
_BEGIN = re.compile(r"(?P<before>^\s*begin\s*:\s*)(?P<name>[^\s#]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\s#")


@dataclass(frozen=True)
class Renames:
    """New names by old ones."""

    nodes: Mapping[str, str] = field(default_factory=dict)
    replies: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the old name of the node (empty where no other reply has the id any more) and the old id."""
    start: str = ""
    """The old name of the node at which a call begins."""

    def __bool__(self) -> bool:
        return bool(self.nodes or self.replies)


def renames(before: Any, after: Any) -> Renames:
    """Return what has another name in the values of a later version.

    That is what stands where the old one stood, and is at least half the same.
    """
    old, new = _nodes(before), _nodes(after)
    nodes = dict(_pairs(old, new))
    was, now = _replies(before), _replies(after)
    ids = {name for replies in now.values() for name in replies}
    replies: dict[tuple[str, str], str] = {}
    for place, here in was.items():
        for one, other in _pairs(here, now.get(nodes.get(place, place), {})):
            replies[place, one] = other
            if one not in ids:
                replies.setdefault(("", one), other)
            elif not place:
                del replies[place, one]  # a shared one that is a node's own somewhere
    start = before.get("start") if isinstance(before, dict) else ""
    return Renames(nodes, replies, start if isinstance(start, str) else "")


def renamed(text: str, found: Renames) -> str:
    """Return the text of a plan file with the new names; all else is as it was, to the character."""
    plan = _Plan(found)
    return "".join(map(plan.line, text.splitlines(keepends=True)))


@dataclass
class _Plan:
    """Goes through a plan file, and knows where a call is as far as the plan tells."""

    found: Renames
    before: str = ""
    """Old name of the node at which the last move was made; empty where the plan does not tell."""
    now: str = ""

    def line(self, line: str) -> str:
        """Return a line with the new names."""
        bare = line.lstrip()
        if bare.startswith(">"):
            self.before, self.now = self.now, ""
        elif bare.startswith("="):
            comment = _COMMENT.search(line)
            end = comment.start() if comment else len(line)
            return _EXPECTATION.sub(self._name, line[:end]) + line[end:]
        elif _PLAN.match(line):
            self.before, self.now = "", self.found.start
        elif begin := _BEGIN.match(line):
            self.now = begin["name"]
            return _BEGIN.sub(lambda hit: hit["before"] + self.found.nodes.get(hit["name"], hit["name"]), line)
        return line

    def _name(self, hit: re.Match[str]) -> str:
        name = hit["name"]
        if hit["key"] == "node":
            self.now = name
            return hit["before"] + self.found.nodes.get(name, name)
        replies = self.found.replies
        return hit["before"] + replies.get((self.before, name), replies.get(("", name), name))


def _nodes(value: Any) -> dict[str, Any]:
    nodes = value.get("nodes") if isinstance(value, dict) else None
    return nodes if isinstance(nodes, dict) else {}


def _replies(value: Any) -> dict[str, dict[str, Any]]:
    """Return the replies of each node by id; those of no node under the empty name."""
    places = {"": value.get("shared_replies") if isinstance(value, dict) else ()}
    places |= {name: node.get("replies") for name, node in _nodes(value).items() if isinstance(node, dict)}
    return {
        place: {str(each["id"]): each for each in replies if isinstance(each, dict) and "id" in each}
        for place, replies in places.items()
        if isinstance(replies, list | tuple)
    }


def _pairs(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the names of what stands at the same place under another name."""
    names, others = [*old], [*new]
    if names == others:
        return
    for kind, first, last, start, end in SequenceMatcher(None, names, others, autojunk=False).get_opcodes():
        if kind == "replace" and last - first == end - start:
            for one, other in zip(names[first:last], others[start:end], strict=True):
                if one not in new and other not in old and _alike(old[one], new[other]):
                    yield one, other


def _alike(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    keys = [key for key in one if key != "id"]
    same = sum(1 for key in keys if key in other and one[key] == other[key])
    return 2 * same >= max(len(keys), 1)
