"""`roleplay bench`: measures, for the README and for those who change something."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import print_json, print_table
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.dialogue.understanding.evaluation import Report

group = typer.Typer(help="Measure speed and understanding on this machine.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@group.command("understanding")
def understanding(
    context: typer.Context,
    labelled: Annotated[
        Path, typer.Argument(metavar="FILE", help="Labelled utterances, tab-separated; see tests/data/understanding.")
    ],
    *,
    language: Annotated[Literal["en", "pl"], typer.Option("--lang", help="Language of the utterances.")] = "en",
    misses: Annotated[bool, typer.Option("--misses", help="List what was not understood as labelled.")] = False,
    json: AsJson = False,
) -> None:
    """Measure how well techniques are recognised: accuracy, precision and recall of each, and what is confused.

    Example: roleplay bench understanding tests/data/understanding/pl-heldout.tsv --lang pl
    """
    if not labelled.is_file():
        raise InputError(f"{labelled}: there is no such file.", hint="Give a table of labelled utterances.")
    app = facade(context)
    app.understand("Warm up.", language)
    start = time.perf_counter()
    report = app.evaluate_understanding(labelled, language)
    milliseconds = 1000 * (time.perf_counter() - start) / max(report.utterances, 1)
    if json:
        print_json(_figures(report, milliseconds))
        return
    for line in report.lines():
        print(line)
    print(f"\n{milliseconds:.1f} ms an utterance")
    if misses:
        print()
        rows = (
            (" | ".join(sorted(miss.labelled.first)) or "-", " ".join(miss.found) or "-", miss.labelled.text)
            for miss in report.misses
        )
        print_table(("wanted", "found", "utterance"), rows)


def _figures(report: Report, milliseconds: float) -> dict[str, object]:
    return {
        "utterances": report.utterances,
        "first_technique_right": report.first_share,
        "all_techniques_found": report.all_share,
        "false_alarms": report.alarm_share,
        "milliseconds_per_utterance": milliseconds,
        "by_technique": {
            figures.technique: {"precision": figures.precision, "recall": figures.recall, "wanted": figures.wanted}
            for figures in report.by_technique
        },
        "confusion": [
            {"wanted": wanted, "found": found, "count": count} for wanted, found, count in report.confusion
        ],
        "misses": [
            {"text": miss.labelled.text, "wanted": sorted(miss.labelled.first), "found": miss.found}
            for miss in report.misses
        ],
    }
