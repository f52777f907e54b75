"""`roleplay bench export`: exports of a large store."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.bench_latency import tell_progress
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.exports import FORMS

GOALS = {"csv": 5, "xlsx": 40, "jsonl": 15, "statements": 15}
"""Seconds for 100,000 calls."""
MEMORY = 200
"""Megabytes at most."""


def export(
    context: typer.Context,
    *,
    sessions: Annotated[int, typer.Option(min=100, help="Calls of the generated store.")] = 100_000,
    store: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Keep the generated store here, and take it the next time.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Measure exports of practice log and statements over a generated store.

    Making one of 100,000 calls takes some minutes. Each export is made by a process of its own; its start counts,
    too. `reading` is done once a call.

    Example: roleplay bench export --sessions 2000
    """
    app = facade(context)
    with tempfile.TemporaryDirectory() as made:
        database = (store or Path(made)) / "sessions.db"
        database.parent.mkdir(parents=True, exist_ok=True)
        found = app.bench_export(database, sessions, FORMS, tell_progress)
    if json:
        print_json(found)
        return
    rows = [
        (
            one.form,
            f"{one.seconds:.1f} s",
            f"{one.processor:.1f} s",
            f"at most {GOALS[one.form]} s" if one.form in GOALS else "-",
            f"{one.peak / 1e6:.0f} MB",
            f"at most {MEMORY} MB" if one.form in GOALS else "-",
            f"{one.size / 1e6:.1f} MB" if one.size else "",
        )
        for one in found
    ]
    calls = max(one.rows for one in found)
    header = (f"{calls} calls", "by the clock", "processor", "goal", "memory", "goal ", "file")
    print_table(header, rows, right=("by the clock", "processor", "memory", "file"))
