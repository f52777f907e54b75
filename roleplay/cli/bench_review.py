"""`roleplay bench review`: how quick the trainer's desk is with many calls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.bench_latency import tell_progress
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table


def review(
    context: typer.Context,
    *,
    sessions: Annotated[int, typer.Option(min=100, max=1_000_000, help="Calls in the store that is made.")] = 100_000,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often everything is measured.")] = 5,
    store: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Make the store here and leave it, or use it again.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Measure lists, filters, search, replay, progress and the window with a store of many calls.

    The store is made of some hundred calls of the auto-player, copied with other people and dates: about five
    minutes and 6 GB for a hundred thousand calls. The person's own calls are not touched.

    Examples: roleplay bench review --sessions 5000

    roleplay bench review --store /tmp/large --json
    """
    from roleplay.app.bench.review_bench import ReviewOptions
    from roleplay.app.bench.review_store import LargeStore

    speed = facade(context).bench_review(ReviewOptions(LargeStore(sessions), store, rounds), tell_progress)
    if json:
        print_json(speed)
        return
    print(f"{speed.sessions} calls, {speed.turns} turns, {speed.bytes / 1e9:.1f} GB", end="")
    print(f", made in {speed.making:.0f} s" if speed.making else "")
    print_table(
        ("milliseconds", "p50", "p95", "highest", "p95 of processor", "goal", "measured"),
        [
            (
                figure.name,
                *(f"{1000 * value:.1f}" for value in (figure.measured.p50, figure.measured.p95)),
                f"{1000 * figure.measured.highest:.1f}",
                f"{1000 * figure.cpu.p95:.1f}",
                "-" if figure.goal is None else f"{1000 * figure.goal:.0f}",
                f"{figure.times}x",
            )
            for figure in speed.figures
        ],
        right=("p50", "p95", "highest", "p95 of processor", "goal", "measured"),
    )
