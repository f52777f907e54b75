"""A scenario that comes back from Twine: what was not touched there is what it was, what was touched is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.twine.raw import SCENARIO_PASSAGE, RawPassage
from roleplay.dialogue.exchange.twine.twee_out import node_passages
from roleplay.dialogue.formats.parts import PartShelf
from roleplay.dialogue.formats.problems import is_playable
from roleplay.dialogue.formats.yaml_source import ParsedScenario, parse_scenario
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import Scenario

_MARK = "# language: "
Told = dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]]
"""The passages of each node: name, text and tags."""


class KeptScenario:
    """The scenario that an export put into a story."""

    def __init__(self, text: str, shelf: PartShelf | None = None) -> None:
        first, _, rest = text.partition("\n")
        marked = first.startswith(_MARK)
        self.language = first.removeprefix(_MARK).strip() if marked else ""
        self.text = (rest if marked else text).replace("\n ::", "\n::").rstrip() + "\n"
        self.parsed: ParsedScenario = parse_scenario(self.text, SCENARIO_PASSAGE, shelf)
        self.value: Mapping[str, Any] = {}
        tree = read_tree(self.text, SCENARIO_PASSAGE).value
        if isinstance(tree, Mapping):
            self.value = tree

    @property
    def scenario(self) -> Scenario | None:
        """The scenario; None when what was kept is none any more, or includes parts that are not here."""
        return self.parsed.scenario if is_playable(self.parsed.diagnostics) else None

    def line_ids(self) -> frozenset[str]:
        """Return the ids of all its lines, which new ones must not have."""
        if self.scenario is None:
            return frozenset()
        return frozenset(re.findall(r'"id":"([^"]+)"', self.scenario.model_dump_json()))


def changed_nodes(scenario: Scenario, language: str, passages: Iterable[RawPassage]) -> tuple[set[str], set[str]]:
    """Return the nodes whose passages are no longer as they were exported (or are new), and those that are gone."""
    unheard = Report()
    before: Told = {
        name: _told(node_passages(scenario, name, node, language, unheard)) for name, node in scenario.nodes.items()
    }
    now: dict[str, list[RawPassage]] = {}
    for passage in passages:
        name = passage.name
        if name not in before and "." in name and name.split(".", 1)[0] in before:
            name = name.split(".", 1)[0]
        now.setdefault(name, []).append(passage)
    changed = {name for name, own in now.items() if before.get(name) != _told(own)}
    return changed, set(before) - set(now)


def _told(passages: Iterable[RawPassage]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(sorted((one.name, _plain(one.text), tuple(sorted(one.tags))) for one in passages))


def _plain(text: str) -> str:
    """Return a text as it is compared: without what tools add or take at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def merged(
    kept: KeptScenario, drafted: Mapping[str, Any], changed: set[str], gone: set[str], language: str
) -> dict[str, Any]:
    """Return the kept scenario with what was changed in its nodes, and without nodes that are gone.

    Nodes that come from parts stay as they are; nodes that the head leads to stay, too.
    """
    value = kept.value
    needed = _named_in_head(value)
    nodes = {name: node for name, node in value["nodes"].items() if name not in gone or name in needed}
    for name, node in drafted["nodes"].items():
        if name in changed and name not in kept.parsed.included:
            nodes[name] = _renewed(node, nodes.get(name), language)
    known = set(nodes) | set(value.get("include", {}))
    return {
        **value,
        "version": int(value["version"]) + 1,
        "nodes": {name: _within(known, node) for name, node in nodes.items()},
    }


def _named_in_head(value: Mapping[str, Any]) -> set[str]:
    """Return the nodes to which something outside the nodes leads."""
    found = {value["start"], value["breaking_point"]["next"]}
    ways = [way for key in ("shared_replies", "shared_otherwise", "shared_silence") for way in value.get(key, ())]
    ways += [way for own in value.get("shared_buttons", {}).values() for way in own]
    found |= {way["next"] for way in ways if "next" in way}
    return found | {exit_ for part in value.get("include", {}).values() for exit_ in part.get("exits", {}).values()}


def _renewed(node: Mapping[str, Any], before: Mapping[str, Any] | None, language: str) -> dict[str, Any]:
    """Return a drafted node with all that the one before had and that was not touched: lines and replies by their
    words."""
    if before is None:
        return dict(node)
    lines = {_words(line["text"].get(language, "")): line for line in before.get("says", ())}
    replies = {
        _words((reply.get("examples", {}).get(language) or [reply["id"]])[0]): reply
        for reply in before.get("replies", ())
    }
    new: dict[str, Any] = {}
    if "outcome" not in node:
        new = {key: part for key, part in before.items() if key not in ("says", "replies", "outcome")}
    if "says" in node:
        new["says"] = [lines.get(_words(line["text"][language]), line) for line in node["says"]]
    if "outcome" in node:
        new["outcome"] = node["outcome"]
    elif "replies" in node:
        new["replies"] = [_renewed_reply(reply, replies, language) for reply in node["replies"]]
    return new if {"replies", "outcome", "otherwise", "silence"} & new.keys() else dict(node)


def _renewed_reply(reply: Mapping[str, Any], before: dict[str, Any], language: str) -> dict[str, Any]:
    same = before.pop(_words(reply["examples"][language][0]), None)
    if same is None:
        return dict(reply)
    new = {key: part for key, part in same.items() if key != "next"}
    if "says" in reply:
        lines = {_words(line["text"].get(language, "")): line for line in same.get("says", ())}
        new["says"] = [lines.get(_words(line["text"][language]), line) for line in reply["says"]]
    return new | ({"next": reply["next"]} if "next" in reply else {})


def _words(text: str) -> str:
    return re.sub(r"[\[\]{}()|]|->|<-|\s+", " ", text).strip()


def _within(known: set[str], node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node whose ways to nodes that are gone lead nowhere."""
    return {
        key: _cut(known, part) if key in ("replies", "otherwise", "silence") else part for key, part in node.items()
    }


def _cut(known: set[str], ways: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{key: part for key, part in way.items() if key != "next" or part in known} for way in ways]
