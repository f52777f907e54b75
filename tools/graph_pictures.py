"""Draws the graph of the studio, light and dark, into docs/screenshots: `python tools/graph_pictures.py`.

A shipped customer with problems and with where calls might have gone, and a story of 2,000 moments.
"""

from __future__ import annotations

import random

from tools.screenshots import grab, pause, wait_until  # sets the platform before Qt is imported

# isort: split
from roleplay.app.bench.large_scenario import large_scenario
from roleplay.dialogue.authoring.graph import Graph, scenario_graph
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.gui.pages.studio.graph import GraphView
from roleplay.gui.theme import ThemeSwitch
from roleplay.gui.window import make_application
from roleplay.places import resources

SCENARIO = "lost-parcel"
LARGE = 2000
_WALKS = 400


def shares(graph: Graph, seed: int = 4) -> tuple[dict[str, float], dict[str, float]]:
    """Return where calls went that take any way at random, and sometimes what holds everywhere."""
    chance = random.Random(seed)
    nodes: dict[str, int] = {}
    moves: dict[str, int] = {}
    for _ in range(_WALKS):
        node = graph.entry
        for _ in range(40):
            nodes[node] = nodes.get(node, 0) + 1
            ways = [move for move in graph.nodes[node].moves if move.target is not None]
            if not ways:
                break
            weights = [{"good": 8, "neutral": 3, "poor": 1}[move.quality] for move in ways]
            move = chance.choices(ways, weights)[0]
            moves[move.id] = moves.get(move.id, 0) + 1
            node = move.target or node
    return (
        {node: min(count / _WALKS, 1.0) for node, count in nodes.items()},
        {move: min(count / _WALKS, 1.0) for move, count in moves.items()},
    )


def show(view: GraphView, graph: Graph) -> None:
    """Show a graph and wait until it stands."""
    done: list[bool] = []
    view.laid_out.connect(lambda: done.append(True))
    view.show_graph(graph)
    wait_until(lambda: bool(done))
    pause(0.4)


def draw(view: GraphView, theme: str) -> None:
    """Draw all pictures in one theme."""
    path = resources().assets / "scenarios" / f"{SCENARIO}.yaml"
    graph = scenario_graph(read_tree(path.read_text(encoding="utf-8"), path.name).value, "en")
    show(view, graph)
    view.show_problems({"details": "error", "conference": "warning"})
    view.select("details")
    view.tools.legend.setChecked(True)
    pause(0.3)
    grab(view, "studio-graph", theme)
    view.tools.legend.setChecked(False)
    view.show_problems({})
    view.show_coverage(*shares(graph))
    view.select("")
    pause(0.3)
    grab(view, "studio-graph-coverage", theme)
    view.show_coverage({}, {})
    large = scenario_graph(large_scenario(LARGE), "en")
    show(view, large)
    view.fit()
    pause(0.3)
    grab(view, "studio-graph-large", theme)
    view.resize(960, 600)  # so full of lines that a larger one would not be small as a file
    view.finder.open()
    view.finder.field.setText("after 970 calls")
    pause(0.3)
    grab(view, "studio-graph-search", theme)
    view.finder.leave()


def main() -> None:
    """Draw everything."""
    qt = make_application(["graph_pictures"])
    switch = ThemeSwitch(qt)
    for theme in ("light", "dark"):
        switch.choose("light" if theme == "light" else "dark")
        view = GraphView()
        view.resize(1280, 800)
        view.show()
        draw(view, theme)
        view.close()


if __name__ == "__main__":
    main()
