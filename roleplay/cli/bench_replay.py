"""`roleplay bench replay`: how soon a saved call can be heard and looked at."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

_GOAL = 0.3


def replay(
    context: typer.Context,
    *,
    rounds: Annotated[int, typer.Option(min=2, max=200, help="How often to open the call.")] = 20,
    minutes: Annotated[int, typer.Option(min=1, max=60, help="How long the call is.")] = 10,
    json: AsJson = False,
) -> None:
    """Measure how long a generated call takes to open for review.

    Example: roleplay bench replay
    """
    speed = facade(context).bench_replay(rounds, minutes, lambda *_: None)
    if json:
        print_json(speed)
        return

    def told(name: str, wall: float, wall_high: float, cpu: float | None = None) -> tuple[str, str, str, str]:
        used = "-" if cpu is None else f"{cpu * 1000:.0f} ms"
        return name, f"{wall * 1000:.1f} ms", f"{wall_high * 1000:.1f} ms", used

    rows = (
        told("read, judge and mark it", speed.reading.p50, speed.reading.p95, speed.reading_cpu.p50),
        told("have its sound to play", speed.playable.p50, speed.playable.p95),
        told("read its outline", speed.outline.p50, speed.outline.p95, speed.outline_cpu.p50),
        told("have its outline again", speed.outline_again.p50, speed.outline_again.p95),
        told("zoom", speed.zoom.p50, speed.zoom.p95),
    )
    print_table(
        (f"a call of {minutes} minutes, {speed.turns} turns", "p50", "p95", "processor"), rows, right=("p50", "p95")
    )
    opening, drawn = speed.opening * 1000, speed.drawn * 1000
    goal = f"p95; goal: below {_GOAL * 1000:.0f} ms for 10 minutes"
    print(f"open after {opening:.0f} ms, with its outline after {drawn:.0f} ms ({goal})")
