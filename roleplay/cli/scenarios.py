"""`roleplay scenarios`: the library, and tools for those who write for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.autoplay import play
from roleplay.cli.facade import facade
from roleplay.cli.output import print_json, print_table
from roleplay.cli.plans import try_plans

group = typer.Typer(help="The scenario library: list, check and test scenarios, compile it.", no_args_is_help=True)
group.command("test")(try_plans)
group.command("play")(play)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@group.command("list")
def list_scenarios(
    context: typer.Context,
    language: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Language of the texts, such as `en`.")
    ] = "",
    json: AsJson = False,
) -> None:
    """List the scenarios that can be rehearsed, the easiest first.

    Example: roleplay scenarios list --lang en
    """
    cards = facade(context).scenarios(language)
    if json:
        print_json(cards)
        return
    columns = ("id", "version", "title", "customer", "languages", "difficulty", "problem")
    rows = (
        (
            card.id,
            card.version or "",
            card.title,
            card.customer,
            " ".join(card.languages),
            card.difficulty,
            card.problem,
        )
        for card in cards
    )
    print_table(columns, rows, right=("version", "difficulty"))


@group.command("lint")
def lint(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Scenario files; without any, the whole library.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    json: AsJson = False,
) -> None:
    """Check scenario files: every problem with its line and what to do about it.

    The exit code is 1 when there are errors. Example: roleplay scenarios lint my-customer.yaml
    """
    problems = facade(context).lint_scenarios(tuple(files or ()))
    if json:
        print_json(problems)
    else:
        for problem in problems:
            print(problem)
        errors = sum(problem.severity == "error" for problem in problems)
        print(f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}.", file=sys.stderr)
    if any(strict or problem.severity == "error" for problem in problems):
        raise typer.Exit(1)


@group.command("build")
def build(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only tell whether the library is up to date.")] = False,
) -> None:
    """Compile the scenarios of assets/scenarios into scenarios.db.

    With --check nothing is written, and the exit code is 1 when the two differ.
    """
    app = facade(context)
    if not check:
        for warning in app.build_scenarios():
            print(warning)
        return
    found = app.scenario_differences()
    for difference in found:
        print(difference)
    if found:
        print("`roleplay scenarios build` mends that.", file=sys.stderr)
        raise typer.Exit(1)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
