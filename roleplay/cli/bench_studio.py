"""`roleplay bench studio`: how quick the studio is with scenarios of thousands of nodes."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay.cli.bench_latency import tell_progress
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

_FRAME = 1 / 60


def studio(
    context: typer.Context,
    *,
    nodes: Annotated[
        list[int] | None, typer.Option(min=10, max=20_000, help="Nodes of a graph; may be given several times.")
    ] = None,
    frames: Annotated[int, typer.Option(min=5, max=2000, help="Frames drawn at each zoom.")] = 60,
    json: AsJson = False,
) -> None:
    """Measure layout, panning and zooming of large graphs, a keystroke in a large scenario, and an import.

    Every frame is really drawn, by the window itself or off screen where there is no display.

    Examples: roleplay bench studio

    roleplay bench studio --nodes 2000 --frames 200 --json
    """
    speed = facade(context).bench_studio(tuple(nodes or (2000, 5000)), frames, tell_progress)
    if json:
        print_json(speed)
        return
    for graph in speed.graphs:
        print(f"{graph.nodes} nodes, {graph.edges} links")
        rows = [
            ("graph of the scenario", f"{1000 * graph.built:.0f}", "", "-"),
            ("laid out and drawn, in the background", f"{1000 * graph.laid_out:.0f}", "", "2000"),
            ("the same, of the processor", f"{1000 * graph.laid_out_cpu:.0f}", "", "-"),
            ("window busy at a stretch meanwhile", f"{1000 * graph.busy:.0f}", "", "-"),
        ]
        rows += [
            (name, f"{1000 * figure.p50:.0f}", f"{1000 * figure.p95:.0f}", "-")
            for name, figure in (
                ("made and drawn anew when a text changed", graph.again),
                ("the same, of the processor", graph.again_cpu),
            )
        ]
        frame = f"{1000 * _FRAME:.1f}"
        for zoom in graph.zooms:
            name = f"frame at {100 * zoom.zoom:.0f} %, up to {zoom.cards} cards"
            rows.append((name, f"{1000 * zoom.wall.p50:.1f}", f"{1000 * zoom.wall.p95:.1f}", frame))
        rows.append(("all frames", f"{1000 * graph.wall.p50:.1f}", f"{1000 * graph.wall.p95:.1f}", frame))
        rows.append(
            ("all frames, of the processor", f"{1000 * graph.cpu.p50:.1f}", f"{1000 * graph.cpu.p95:.1f}", frame)
        )
        print_table(("milliseconds", "p50", "p95", "goal"), rows, right=("p50", "p95", "goal"))
    writing = speed.writing
    print(f"writing in a scenario of {writing.nodes} nodes, opened and checked in {writing.opened:.1f} s")
    rows = [
        (name, f"{1000 * figure.p50:.0f}", f"{1000 * figure.p95:.0f}", "100")
        for name, figure in (
            ("what is wrong after a keystroke", writing.keystroke),
            ("the same, of the processor", writing.keystroke_cpu),
        )
    ]
    print_table(("milliseconds", "p50", "p95", "goal"), rows, right=("p50", "p95", "goal"))
    for story in speed.importing:
        print(f"importing a story of {story.characters / 1e6:.1f} MB in {story.kind}, {story.moments} moments")
        rows = [
            (name, f"{1000 * figure.p50:.0f}", f"{1000 * figure.highest:.0f}", goal)
            for name, figure, goal in (
                ("until the draft is there", story.draft, "2000"),
                ("of that, Ink's own parser", story.parser, "-"),
                ("the draft checked", story.check, "-"),
                ("both, until the command line is done", story.wall, "-"),
                ("the same, of the processor", story.cpu, "-"),
            )
            if figure.highest
        ]
        print_table(("milliseconds", "p50", "highest", "goal"), rows, right=("p50", "highest", "goal"))
