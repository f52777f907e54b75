"""Commands of `roleplay scenarios` for those who write them: check, explain, translate, schema, build."""

from __future__ import annotations

import json as json_module
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted
from roleplay.core.legible import legible

if TYPE_CHECKING:
    from roleplay.dialogue.formats.problems import Diagnostic

Quick = Annotated[
    bool, typer.Option("--quick", help="Leave out how examples are understood (RP142), which takes seconds.")
]


def lint(
    context: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Scenario or part files; without any, the whole library.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    quick: Quick = False,
    json: AsJson = False,
) -> None:
    """Check scenario files: every problem with its line and what to do about it.

    The exit code is 1 when there are errors. Example: roleplay scenarios lint my-customer.yaml
    """
    problems = facade(context).desk.lint(tuple(files or ()), examples=not quick)
    if json:
        print_json(problems)
    else:
        for problem in problems:
            print(legible(str(problem)))
        errors = sum(problem.severity == "error" for problem in problems)
        print(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}.", file=sys.stderr)
        if problems:
            commonest = Counter(problem.code for problem in problems).most_common(1)[0][0]
            print(f"`roleplay scenarios explain {commonest}` tells more about one of them.", file=sys.stderr)
    if any(strict or problem.severity == "error" for problem in problems):
        raise typer.Exit(1)


def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="The code of a diagnostic, such as RP118.")],
) -> None:
    """Tell what a diagnostic means, with an example that has it and one that is mended.

    Example: roleplay scenarios explain RP118
    """
    print(facade(context).desk.explain(code).rstrip())


def translations(
    context: typer.Context,
    scenarios: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids or files; without any, the whole library.")
    ] = None,
    json: AsJson = False,
) -> None:
    """List the texts that are missing in one of a scenario's languages.

    A scenario is played in the languages in which nothing is missing. The exit code is 1 when something is.
    Example: roleplay scenarios translations late-parcel
    """
    missing = facade(context).desk.missing_translations(tuple(scenarios or ()))
    if json:
        print_json(missing)
    elif missing:
        print_table(("language", "where", "file"), _rows(missing))
    if missing:
        raise typer.Exit(1)


def schema(
    part: Annotated[bool, typer.Option("--part", help="The schema of parts instead.")] = False,
) -> None:
    """Print the JSON Schema of scenarios, by which editors complete keys and mark mistakes.

    Example: roleplay scenarios schema > scenario.schema.json
    """
    from roleplay.dialogue.formats.json_schema import part_schema, scenario_schema

    print(json_module.dumps(part_schema() if part else scenario_schema(), ensure_ascii=False, indent=2))


def build(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only tell whether the library is up to date.")] = False,
    quick: Quick = False,
) -> None:
    """Compile the scenarios of assets/scenarios into scenarios.db.

    With --check nothing is written, and the exit code is 1 when the two differ.
    """
    desk = facade(context).desk
    if not check:
        for warning in desk.build(examples=not quick):
            print(legible(str(warning)))
        return
    found = desk.differences()
    for difference in found:
        print(difference)
    if found:
        print("`roleplay scenarios build` mends that.", file=sys.stderr)
        raise typer.Exit(1)


def _rows(missing: Iterable[Diagnostic]) -> Iterable[tuple[str, str, str]]:
    for problem in missing:
        where = ".".join(str(key) for key in problem.place)
        yield problem.language, where, f"{problem.file}:{problem.line}"
