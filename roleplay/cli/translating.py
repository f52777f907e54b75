"""`roleplay translate`: sheets for translators, out and in, and the state of each language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table
from roleplay.cli.words import counted
from roleplay.core.legible import legible
from roleplay.core.translating import LanguageState, SheetReading, Wanted

group = typer.Typer(
    help="Translate scenarios: sheets out and in, and how far each language has got.", no_args_is_help=True
)

_Scenario = Annotated[str, typer.Argument(metavar="ID", help="The scenario, or its file.")]
_LONGEST = 60


@group.command("status")
def status(context: typer.Context, scenario: _Scenario, *, json: AsJson = False) -> None:
    """Tell how far a scenario has got in each of its languages.

    Example: roleplay translate status cold-flat
    """
    states = facade(context).translations.states(scenario)
    if json:
        print_json(states)
        return
    columns = ("language", "texts", "done", "missing", "stale", "state")
    print_table(columns, map(_state, states), right=columns[1:5])


@group.command("sheet")
def sheet(
    context: typer.Context,
    scenario: _Scenario,
    out: Annotated[str, typer.Argument(metavar="OUT", help="File to write: .xlsx, or .csv.")],
    *,
    to: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="A language to translate into, also a new one.")
    ] = None,
    only: Annotated[Wanted, typer.Option(help="All texts, or those that are missing or stale.")] = "all",
) -> None:
    """Write all texts of a scenario with their context into a sheet for a translator.

    Example: roleplay translate sheet cold-flat cold-flat.xlsx --to pl
    """
    check_target(out)
    rows = facade(context).translations.export(scenario, Path(out), tuple(to or ()), only)
    print(f"{counted(rows, 'text')} written to {out}.")


@group.command("import")
def take_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet that came back.")],
    *,
    scenario: Annotated[str, typer.Option(metavar="ID", help="In place of the scenario that the sheet names.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    json: AsJson = False,
) -> None:
    """Take in the translations of a sheet; rows with problems are told and left out.

    The exit code is 1 when something was left out. Example: roleplay translate import cold-flat.xlsx
    """
    desk = facade(context).translations
    found = desk.inspect(file, scenario) if dry_run else desk.take_in(file, scenario)
    if json:
        print_json(found)
    else:
        _print_reading(found, dry_run=dry_run)
    if any(not problem.taken for problem in found.problems):
        raise typer.Exit(1)


@group.command("checked")
def checked(
    context: typer.Context,
    scenario: _Scenario,
    language: Annotated[str, typer.Argument(metavar="CODE", help="The language, such as `pl`.")],
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]...", help="Ids of texts; without any, all.")
    ] = None,
) -> None:
    """Say that stale translations still hold.

    Example: roleplay translate checked cold-flat pl line:pick-up-1
    """
    count = facade(context).translations.confirm(scenario, language, tuple(texts or ()))
    print(f"{count} translations still hold.")


def _state(state: LanguageState) -> tuple[object, ...]:
    told = "source" if state.source else "complete" if state.complete else "not played"
    return state.language, state.texts, state.done, state.missing, state.stale, told


def _print_reading(found: SheetReading, *, dry_run: bool) -> None:
    rows = ((one.row, one.id, one.language, _short(one.after)) for one in found.changes)
    if found.changes:
        print_table(("row", "text", "language", "new"), rows, right=("row",))
    taken = {(one.row, one.language) for one in found.changes}
    for problem in found.problems:
        where = " ".join(
            word for word in (f"row {problem.row}" if problem.row else "", problem.id, problem.language) if word
        )
        done = " (taken in)" if (problem.row, problem.language) in taken and problem.taken else ""
        print(f"{where}: {legible(problem.message)}{done}", file=sys.stderr)
    if found.new_languages:
        print(f"New languages: {', '.join(found.new_languages)}.")
    changed = "would be changed" if dry_run else "changed"
    emptied = f" Empty cells whose texts stay: {found.emptied}." if found.emptied else ""
    print(f"{counted(len(found.changes), 'text')} {changed}, {found.unchanged} are the same here.{emptied}")


def _short(text: str) -> str:
    line = legible(" / ".join(text.splitlines()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
