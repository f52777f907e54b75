"""The graph of the studio, moved as a trainer would: `python -m roleplay.gui.measured_graph NODES FRAMES`.

Prints as JSON how long the layout took and how long each frame of panning and zooming was drawn, for `bench studio`.
A frame is all that lies between the movement and the pixels in the window's memory: `QWidget.repaint` draws at once.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEventLoop, QPointF
from PySide6.QtWidgets import QApplication

from roleplay.app.bench.large_scenario import large_scenario
from roleplay.dialogue.authoring.graph import scenario_graph
from roleplay.gui.measured_desk import Watchdog, rest
from roleplay.gui.pages.studio.graph import GraphView
from roleplay.gui.window import make_application

ZOOMS = (0.02, 0.05, 0.1, 0.15, 0.25, 0.39, 0.5, 1.0, 1.8)
"""From the whole graph down to a single card; every kind of drawing is among them."""
_SIZE = 1280, 800
_WARM = 3
"""So many frames after a jump do not count: what comes into view for the first time is drawn then, as `first`."""


def measure(app: QApplication, nodes: int, frames: int) -> dict[str, object]:
    """Return seconds of each step, by the clock and of the window's thread."""
    watch = Watchdog(app)
    begun = time.perf_counter()
    graph = scenario_graph(large_scenario(nodes))
    built = time.perf_counter() - begun
    view = GraphView()
    view.resize(*_SIZE)
    view.show()
    rest(0.3)
    watch.take()
    begun, used = time.perf_counter(), _used()
    loop = QEventLoop()
    view.laid_out.connect(loop.quit)
    view.show_graph(graph)
    loop.exec()
    laid_out, laid_out_cpu = time.perf_counter() - begun, _used() - used
    busy = watch.take()
    letters = [_timed(_then_repaint(view, partial(_type, view, letter))) for letter in "It is freezing here."]
    kinds = [_at_zoom(view, zoom, frames) for zoom in ZOOMS]
    return {
        "nodes": len(graph.nodes),
        "edges": len(graph.edges),
        "built": built,
        "laid_out": laid_out,
        "busy": max(busy[0], default=0.0),
        "laid_out_cpu": laid_out_cpu,
        "letters": [[wall for wall, _ in letters], [cpu for _, cpu in letters]],
        "zooms": kinds,
    }


def _used() -> float:
    """Return the seconds of the processor that this process and those that it started have taken."""
    return sum(os.times()[:4])


def _type(view: GraphView, letter: str) -> None:
    """Show the graph after somebody typed into one line: all other values are the same objects."""
    graph = view.graph
    assert graph.read is not None
    written = dict(graph.read.values)
    written["moment-1"] = {
        **written["moment-1"],
        "says": [{"id": "line-1", "text": {"en": f"Two days! {letter}"}}],
    }
    view.show_graph(scenario_graph({**large_scenario(10), "nodes": written}, before=graph))


def _at_zoom(view: GraphView, zoom: float, frames: int) -> dict[str, object]:
    """Pan and zoom around the place where most cards are, at about this zoom."""
    canvas = view.canvas
    scene = canvas.scene_shown
    assert scene is not None
    middle = QPointF(*((scene.boxes[:, :2] + scene.boxes[:, 2:]) / 2).mean(axis=0).tolist())
    middle = scene.rect(scene.nearest(middle)).center()
    half = QPointF(*_SIZE) * (0.5 / zoom)
    first, _ = _timed(_then_repaint(view, lambda: canvas.look_from(middle - half, zoom)))
    wall, cpu, cards = [], [], 0
    for number, move in enumerate(_moves(view, frames + _WARM)):
        took = _timed(_then_repaint(view, move))
        if number >= _WARM:
            wall.append(took[0])
            cpu.append(took[1])
            cards = max(cards, len(scene.cards_in(canvas.view)))
    rest(0.2)
    return {"zoom": zoom, "first": first, "wall": wall, "cpu": cpu, "cards": cards}


def _moves(view: GraphView, count: int) -> Iterator[Callable[[], None]]:
    """Yield movements: there and back in all directions, and in between nearer and further."""
    canvas, at = view.canvas, QPointF(500, 300)
    ways = (QPointF(-24, -9), QPointF(24, 9), QPointF(7, -26), QPointF(-7, 26))
    for number in range(count):
        if number % 3 == 2:
            factor = 1.03 if number // 3 % 2 else 1 / 1.03
            yield lambda factor=factor: canvas.zoom_at(factor, at)  # type: ignore[misc]
        else:
            way = ways[number // 12 % len(ways)]
            yield lambda way=way: canvas.pan(way)  # type: ignore[misc]


def _then_repaint(view: GraphView, move: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        move()
        view.canvas.repaint()

    return act


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    act()
    return time.perf_counter() - wall, time.thread_time() - cpu


def main() -> int:
    """Print what was measured."""
    app = make_application(sys.argv[:1])
    print(json.dumps(measure(app, int(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201 - what this program is for
    return 0


if __name__ == "__main__":
    sys.exit(main())
