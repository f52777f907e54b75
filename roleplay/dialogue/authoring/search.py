"""Finding nodes of a graph by what is written there."""

from __future__ import annotations

import unicodedata

from roleplay.dialogue.authoring.graph import Graph


class Index:
    """The words of a graph, without case and accents."""

    def __init__(self, graph: Graph) -> None:
        self._names = {node.id: plain(f"{node.id} {node.title.replace('-', ' ')}") for node in graph.nodes.values()}
        self._texts = {
            node.id: plain("\n".join((*(move.label for move in node.moves), *node.texts)))
            for node in graph.nodes.values()
        }

    def find(self, text: str) -> tuple[str, ...]:
        """Return ids of the nodes that hold every word of a text: first by name, then by what is said."""
        wanted = plain(text).split()
        if not wanted:
            return ()
        by_name = [node for node, name in self._names.items() if all(word in name for word in wanted)]
        named = set(by_name)
        by_text = [
            node
            for node, said in self._texts.items()
            if node not in named and all(word in said or word in self._names[node] for word in wanted)
        ]
        return (*by_name, *by_text)


def plain(text: str) -> str:
    """Return a text as it is compared: without case, accents and the braces around swear words."""
    decomposed = unicodedata.normalize("NFKD", text.replace("{", "").replace("}", "").casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("ł", "l")
