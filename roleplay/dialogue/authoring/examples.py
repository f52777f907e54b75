"""Where the examples of a reply stand in a document, and what a scenario is with one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roleplay.dialogue.authoring.edits import InsertItem
from roleplay.dialogue.formats.problems import Place
from roleplay.dialogue.formats.yaml_tree import Plain
from roleplay.dialogue.model import Reply, Scenario


@dataclass(frozen=True, slots=True)
class ExamplesPlace:
    """The examples of one reply in one language, as the file has them."""

    place: Place
    """Of the list; where there is none yet, of what it would be."""

    def adding(self, text: str) -> InsertItem:
        """Return the edit that adds an example behind the others."""
        return InsertItem(self.place, text)


def where_examples_stand(value: Plain, node: str, reply: str, language: str) -> ExamplesPlace | None:
    """Return where a reply's examples stand: the node's own reply, else a shared one.

    None when it stands in neither: it comes from a part, which is a file of its own.
    """
    if not isinstance(value, dict):
        return None
    nodes = value.get("nodes")
    of_node = nodes.get(node) if isinstance(nodes, dict) else None
    candidates: list[tuple[Place, Plain]] = []
    if isinstance(of_node, dict):
        candidates.append((("nodes", node, "replies"), of_node.get("replies")))
    candidates.append((("shared_replies",), value.get("shared_replies")))
    for place, replies in candidates:
        if isinstance(replies, Sequence) and not isinstance(replies, str):
            for index, one in enumerate(replies):
                if isinstance(one, dict) and one.get("id") == reply:
                    return ExamplesPlace((*place, index, "examples", language))
    return None


def with_example(scenario: Scenario, node: str, reply: str, language: str, text: str) -> Scenario:
    """Return the scenario with one more example: of the node's own reply of that id, else of the shared one."""
    of_node = scenario.nodes[node]
    if any(one.id == reply for one in of_node.replies):
        changed = of_node.model_copy(update={"replies": _with(of_node.replies, reply, language, text)})
        return scenario.model_copy(update={"nodes": {**scenario.nodes, node: changed}})
    return scenario.model_copy(update={"shared_replies": _with(scenario.shared_replies, reply, language, text)})


def _with(replies: Sequence[Reply], reply: str, language: str, text: str) -> tuple[Reply, ...]:
    return tuple(
        one.model_copy(update={"examples": {**one.examples, language: (*one.examples.get(language, ()), text)}})
        if one.id == reply
        else one
        for one in replies
    )
