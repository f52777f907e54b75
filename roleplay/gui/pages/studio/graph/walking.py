"""Walking through the graph by keys: along the links, and up and down a column."""

from __future__ import annotations

from roleplay.gui.pages.studio.graph.scene import Scene


def walk(scene: Scene, node: str, direction: str) -> str:
    """Return the node that a key leads to: `right` along the first link, `left` back to where the call came from.

    `up` and `down` go through the column, `home` to the beginning. Without a node the walk begins there, too; where
    nothing leads on the node stays.
    """
    graph = scene.graph
    begin = graph.entry or next(iter(graph.nodes), "")
    if direction == "home" or node not in graph.nodes:
        return begin
    if direction == "right":
        return (
            next((move.target for move in graph.nodes[node].moves if move.target not in (None, node)), node) or node
        )
    if direction == "left":
        return _came_from(scene, node)
    return _beside(scene, node, down=direction == "down")


def _came_from(scene: Scene, node: str) -> str:
    """Return the node in the nearest column before this one that leads here, else the first that does."""
    at = scene.boxes[scene.number[node], 0]
    sources = [move.source for move in scene.graph.entering[node] if move.source != node]
    before = [source for source in sources if scene.boxes[scene.number[source], 0] < at]
    if before:
        return max(before, key=lambda source: scene.boxes[scene.number[source], 0])
    return sources[0] if sources else node


def _beside(scene: Scene, node: str, *, down: bool) -> str:
    number = scene.number[node]
    left = scene.boxes[number, 0]
    column = [other for other in range(len(scene.cards)) if scene.boxes[other, 0] == left]
    column.sort(key=lambda other: float(scene.boxes[other, 1]), reverse=not down)
    behind = column.index(number) + 1
    return scene.cards[column[behind]].node.id if behind < len(column) else node
