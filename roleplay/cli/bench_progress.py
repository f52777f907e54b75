"""`roleplay bench progress`: the reports over a large store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

GOAL = 1.0
"""Seconds for the progress page."""


def progress(
    context: typer.Context,
    *,
    sessions: Annotated[int, typer.Option(min=100, help="Calls of the generated store.")] = 100_000,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often each report is made.")] = 5,
    store: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Keep the generated store here, and take it the next time.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Measure how long the reports take over a generated store. Making one of 100,000 calls takes some minutes.

    Example: roleplay bench progress --sessions 2000 --rounds 3
    """
    app = facade(context)
    with tempfile.TemporaryDirectory() as made:
        database = (store or Path(made)) / "sessions.db"
        database.parent.mkdir(parents=True, exist_ok=True)
        speed = app.bench_progress(database, sessions, rounds, lambda *_: None)
    if json:
        print_json(speed)
        return
    rows = (
        (one.name, f"{one.wall.p50:.2f} s", f"{one.wall.p95:.2f} s", f"{one.cpu.p95:.2f} s", _goal(one.name))
        for one in speed.reports
    )
    columns = (f"{speed.calls} judged calls of {speed.people} people", "p50", "p95", "processor, p95", "goal")
    print_table(columns, rows, right=("p50", "p95", "processor, p95"))


def _goal(name: str) -> str:
    return f"at most {GOAL:.0f} s" if name.startswith("progress") else "-"
