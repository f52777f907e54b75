"""`roleplay scenarios test`: the test plans beside the scenarios."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted

if TYPE_CHECKING:
    from roleplay.app.plans import PlansReport
    from roleplay.dialogue.testplans.coverage import Coverage, Share
    from roleplay.dialogue.testplans.runner import Played

_KINDS = ("nodes", "replies", "lines", "outcomes")


def try_plans(
    context: typer.Context,
    wanted: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID|FILE]...", help="Scenarios or plan files; without any, all that there are."),
    ] = None,
    *,
    missing: Annotated[bool, typer.Option("--missing", help="List what no plan reaches.")] = False,
    json: AsJson = False,
) -> None:
    """Play the test plans that lie beside the scenarios, and tell what came otherwise and how much they reach.

    Nothing is heard and nothing is saved. The exit code is 1 when a plan fails. docs/test-plans.md tells how to write
    one. Example: roleplay scenarios test laptop-overdue
    """
    reports = facade(context).run_plans(tuple(wanted or ()))
    if json:
        print_json(reports)
    else:
        _print(reports, missing=missing)
    if not all(report.passed for report in reports):
        raise typer.Exit(1)


def _print(reports: Sequence[PlansReport], *, missing: bool) -> None:
    for report in reports:
        for problem in report.problems:
            print(problem)
        for played in report.played:
            _print_played(report, played)
    covered = [report.coverage for report in reports if report.coverage is not None]
    if covered:
        print()
        _print_coverage(covered)
    if missing:
        for coverage in covered:
            for kind in _KINDS:
                print(
                    f"\n{coverage.scenario}: {kind} not reached: {', '.join(_share(coverage, kind).missing) or '-'}"
                )
    plans = [played for report in reports for played in report.played]
    failed = sum(bool(played.failures) for played in plans)
    unreadable = sum(bool(report.problems) for report in reports)
    tail = f", {counted(unreadable, 'file')} with problems" if unreadable else ""
    print(f"{counted(len(plans), 'plan')}, {failed} failed{tail}.", file=sys.stderr)


def _print_played(report: PlansReport, played: Played) -> None:
    plan = played.plan
    verdict = "FAIL" if played.failures else "pass"
    ended = played.outcome or "not ended"
    print(
        f"{verdict}  {report.scenario}  {plan.language} {plan.level}  {plan.title}  ({played.turns} turns, {ended})"
    )
    for failure in played.failures:
        print(f"      {plan.file}:{failure.line}: expected {failure.expected}")
        print(f"        after: {failure.move}")
        print(f"        there was: {failure.instead}")


def _print_coverage(covered: Sequence[Coverage]) -> None:
    rows = [(coverage.scenario, *(_counted([_share(coverage, kind)]) for kind in _KINDS)) for coverage in covered]
    total = ("altogether", *(_counted([_share(coverage, kind) for coverage in covered]) for kind in _KINDS))
    print_table(("reached by plans", *_KINDS), [*rows, total] if len(rows) > 1 else rows, right=_KINDS)


def _share(coverage: Coverage, kind: str) -> Share:
    share: Share = getattr(coverage, kind)
    return share


def _counted(shares: Sequence[Share]) -> str:
    reached, of = sum(share.reached for share in shares), sum(share.of for share in shares)
    return f"{reached}/{of} {reached / of if of else 1:4.0%}"
