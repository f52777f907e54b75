"""`roleplay bench memory`: how much memory a call takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.bench_latency import tell_progress
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

if TYPE_CHECKING:
    from roleplay.app.bench.call_memory import CallMemory
    from roleplay.app.bench.processes import Moment

GOAL = 600
"""Megabytes, for all processes together."""
_TITLES = {
    "window": "a call in the window",
    "terminal": "a call in the terminal",
    "demo": "in the terminal, with a synthesized trainee",
}


def memory(
    context: typer.Context,
    *,
    scenario: Annotated[str, typer.Option(help="Who calls; `--answers` must fit.")] = "",
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the trainee says, an utterance a line.")
    ] = None,
    calls: Annotated[int, typer.Option(min=1, max=100, help="So many calls in the same window.")] = 1,
    window: Annotated[bool, typer.Option("--window", help="Only calls in the window.")] = False,
    json: AsJson = False,
) -> None:
    """Measure how much memory a first call takes, with all that is synthesized in it, split by process.

    The real program runs on a virtual sound card, the window off screen; a trainee outside it speaks into the
    microphone. Takes about two minutes a call.

    Examples: roleplay bench memory --json

    roleplay bench memory --window --calls 5
    """
    from roleplay.app.bench.call_memory import WAYS, MemoryOptions
    from roleplay.app.facade import DEMO_SCENARIO

    app = facade(context)
    file = answers or app.resources.assets / "demo" / f"{DEMO_SCENARIO}.txt"
    ways = WAYS[:1] if window else WAYS
    found = app.bench_memory(MemoryOptions(file, scenario or DEMO_SCENARIO, ways, calls), tell_progress)
    if json:
        print_json(found)
        return
    for one in found:
        _print(one)


def _print(found: CallMemory) -> None:
    rows: list[tuple[str, ...]] = []
    for number, call in enumerate(found.calls, start=1):
        which = f" {number}" if len(found.calls) > 1 else ""
        rows += _rows(f"call{which}, typically", call.typical)
        rows += _rows(f"call{which}, at the peak", call.peak)
    rows += _rows("at any time, debrief included", found.peak)
    print_table((_TITLES[found.way], "process", "RSS", "PSS", "goal"), rows, right=("RSS", "PSS"))
    print(f"{found.seconds:.0f} s; the program alone at most {_megabytes(found.program_peak)} RSS")
    outcomes = ", ".join(outcome or "none" for outcome in found.outcomes)
    print(f"{found.recogniser}; outcome: {outcomes}")
    print()


def _rows(when: str, at: Moment) -> list[tuple[str, ...]]:
    parts = [
        (when, name_of(one.name, one.processes), _megabytes(one.resident), _megabytes(one.proportional), "")
        for one in at.processes
    ]
    whole = (when, "together", _megabytes(at.resident), _megabytes(at.proportional), f"below {GOAL} MB")
    return [*parts, whole]


def name_of(name: str, processes: int) -> str:
    """Return what processes of one kind are called."""
    return name if processes == 1 else f"{name} ({processes} processes)"


def _megabytes(amount: int) -> str:
    return f"{amount / 1e6:.0f} MB"
