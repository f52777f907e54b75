"""`roleplay scenarios play`: calls that play themselves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.records import Level

if TYPE_CHECKING:
    from roleplay.app.autoplay import Autoplayed
    from roleplay.dialogue.autoplay.report import PlayReport
    from roleplay.dialogue.testplans.coverage import Share

_KINDS = ("nodes", "replies", "lines", "outcomes")
_FINAL_NODES = 4


def play(
    context: typer.Context,
    wanted: Annotated[
        list[str] | None, typer.Argument(metavar="[ID|FILE]...", help="Scenarios; without any, all that there are.")
    ] = None,
    *,
    calls: Annotated[int, typer.Option(min=1, max=1_000_000, help="Calls with each of the trainees.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Varies the calls; the same seed gives the same.")] = 0,
    level: Annotated[Level, typer.Option(help="Level of difficulty.")] = "normal",
    missing: Annotated[bool, typer.Option("--missing", help="List what no call reaches.")] = False,
    json: AsJson = False,
) -> None:
    """Let scenarios play themselves, with a good, an average and a bad trainee, and tell how it went.

    Words are not understood but taken as they are meant; the test plans are for words. The exit code is 1 when the
    good trainee's calls end well in less than 90 of 100, the bad one's in more than 10, when calls never end, or are
    solved without both goals. Example: roleplay scenarios play laptop-overdue --calls 5000
    """
    from roleplay.app.autoplay import AutoplayOptions

    played = facade(context).autoplay(tuple(wanted or ()), AutoplayOptions(calls, seed, level))
    if json:
        print_json([_plain(each) for each in played])
    else:
        _print(played, missing=missing)
    if any(each.problems for each in played):
        raise typer.Exit(1)


def _print(played: Sequence[Autoplayed], *, missing: bool) -> None:
    reports = [each.report for each in played if each.report is not None]
    rows = [row for report in reports for row in _trainee_rows(report)]
    columns = ("scenario", "trainee", "ends well", "turns", "outcomes", "ended at")
    print_table(columns, rows, right=("ends well", "turns"))
    print()
    print_table(
        ("reached", *_KINDS, "turns/s"),
        [
            (report.scenario, *(_counted(report, kind) for kind in _KINDS), f"{report.turns_a_second:.0f}")
            for report in reports
        ],
        right=(*_KINDS, "turns/s"),
    )
    if missing:
        for report in reports:
            for kind in _KINDS:
                print(f"\n{report.scenario}: {kind} not reached: {', '.join(_share(report, kind).missing) or '-'}")
    print()
    for each in played:
        for problem in each.problems:
            print(f"{each.report.scenario if each.report else each.file}: {problem}")
    seconds = sum(report.seconds for report in reports)
    turns = sum(report.turns for report in reports)
    print(f"{turns} turns in {seconds:.1f} s.", file=sys.stderr)


def _trainee_rows(report: PlayReport) -> list[tuple[str, ...]]:
    return [
        (
            report.scenario,
            played.trainee,
            f"{played.ended_well:.0%}",
            f"{played.mean_turns:.1f}",
            " ".join(f"{outcome} {share:.0%}" for outcome, share in played.outcomes.items()),
            " ".join(f"{node} {share:.0%}" for node, share in list(played.final_nodes.items())[:_FINAL_NODES]),
        )
        for played in report.trainees
    ]


def _share(report: PlayReport, kind: str) -> Share:
    share: Share = getattr(report.coverage, kind)
    return share


def _counted(report: PlayReport, kind: str) -> str:
    share = _share(report, kind)
    return f"{share.reached}/{share.of}"


def _plain(each: Autoplayed) -> dict[str, object]:
    figures = asdict(each)
    if each.report is not None:
        figures["report"]["turns_a_second"] = each.report.turns_a_second
    return figures
