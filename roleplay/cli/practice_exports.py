"""`roleplay export practice-log`, `grades`, `columns`, `recipes`, `key`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer

from roleplay.cli.export_wish import Asking, wishing
from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, console, print_json, print_table, write_to
from roleplay.cli.words import counted
from roleplay.core.exports import Dataset, ExportProgress, ExportWish, ProgressReport
from roleplay.memory import no_collections

Out = Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="File to write; `-` for standard output.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the recipe.")]
_PHASES = {"reading": "Reading calls", "writing": "Writing rows", "setting": "Setting the report"}

recipes = typer.Typer(help="Saved exports: list, save, run, delete.", no_args_is_help=True)


@wishing("practice-log")
def practice_log(context: typer.Context, *, wish: Asking, out: Out = STDOUT) -> None:
    """Export the practice log: one row a call, as CSV, workbook, PDF report or JSON Lines.

    Calls with scripted answers and how people spoke are left out unless they are asked for: --everything, --columns.

    Examples: roleplay export practice-log -o log.xlsx --from 2026-01-01 --group Helpdesk

    roleplay export practice-log --format pdf --period last-month --pseudonymous -o report.pdf
    """
    _export(context, wish, out)


@wishing("grades")
def grades(context: typer.Context, *, wish: Asking, out: Out = STDOUT) -> None:
    """Export grades: one row an answer, or one a grade when no column of answers is asked for.

    Examples: roleplay export grades -o grades.xlsx --scenario laptop-overdue

    roleplay export grades --columns trainee,scorecard,score,passed,finished_utc -o results.csv
    """
    _export(context, wish, out)


def columns(
    context: typer.Context,
    dataset: Annotated[Dataset, typer.Argument(help="Of which export.")] = "practice-log",
    *,
    json: AsJson = False,
) -> None:
    """List the columns that can be exported, with their types, units and meaning.

    Example: roleplay export columns grades
    """
    found = facade(context).exports.columns(dataset)
    rows = [(one.name, one.kind, one.unit, "yes" if one.usual else "", one.meaning) for one in found]
    header = ("column", "type", "unit", "usual", "meaning")
    if json:
        print_json([dict(zip(header, row, strict=True)) for row in rows])
    else:
        print_table(header, rows)


def key(
    context: typer.Context,
    *,
    who: Annotated[bool, typer.Option("--who", help="Show who is behind which pseudonym; it is logged.")] = False,
    rotate: Annotated[
        bool, typer.Option("--rotate", help="Make a new key; files of before can then be matched with nobody.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: AsJson = False,
) -> None:
    """Show which key pseudonyms are made with, who is behind them, or make a new one.

    The key itself is never shown. It lies beside the settings, apart from the calls; keep a copy of it safe.

    Examples: roleplay export key

    roleplay export key --who
    """
    app = facade(context)
    if who and rotate:
        raise typer.BadParameter("Give either --who or --rotate.")
    if rotate:
        app.access.need_for(app.exports.rotate_key)
        question = "Make a new key? Nobody can then tell who was who in files of before."
        if yes or typer.confirm(question):
            print(f"New key {app.exports.rotate_key()}.")
        return
    if who:
        found = app.exports.who_is_who()
        if json:
            print_json(found)
        else:
            print_table(("pseudonym", "name"), found.people)
        return
    fingerprint = app.exports.key_fingerprint()
    if json:
        print_json({"fingerprint": fingerprint or None, "path": app.places.pseudonym_key})
        return
    print(f"Key {fingerprint}" if fingerprint else "There is no key yet; the first pseudonymous export makes one.")
    print(f"in {app.places.pseudonym_key}")


# --- recipes ---


@recipes.command("list")
def list_recipes(context: typer.Context, *, json: AsJson = False) -> None:
    """List the saved recipes.

    Example: roleplay export recipes list
    """
    found = facade(context).exports.recipes()
    if json:
        print_json([asdict(one) for one in found])
        return
    if not found:
        print("There are no recipes yet.", file=sys.stderr)
        return
    rows = ((one.name, one.wish.dataset, one.wish.form, _told(one.wish), one.saved_by) for one in found)
    print_table(("name", "export", "format", "what", "saved by"), rows)


@recipes.command("save")
@wishing(None)
def save_recipe(
    context: typer.Context,
    name: Name,
    *,
    dataset: Annotated[Dataset, typer.Option(help="What is exported.")] = "practice-log",
    wish: Asking,
) -> None:
    """Keep options of an export under a name, in place of an earlier recipe of that name.

    Example: roleplay export recipes save "Works council" --period last-quarter --pseudonymous --format pdf
    """
    from dataclasses import replace

    app = facade(context)
    kept = app.exports.save_recipe(name, replace(wish(app), dataset=dataset))
    print(f"Kept as {kept!r}; `roleplay export recipes run {kept!r} -o FILE` makes it.")


@recipes.command("run")
def run_recipe(context: typer.Context, name: Name, *, out: Out = STDOUT) -> None:
    """Make an export by a recipe.

    Example: roleplay export recipes run "Works council" -o report.pdf
    """
    _export(context, lambda app, _target: app.exports.recipe(name).wish, out)


@recipes.command("delete")
def delete_recipe(context: typer.Context, name: Name) -> None:
    """Forget a recipe.

    Example: roleplay export recipes delete "Works council"
    """
    facade(context).exports.drop_recipe(name)
    print("Deleted.")


def _told(wish: ExportWish) -> str:
    asked = wish.wanted
    parts = (
        wish.period,
        "" if asked.since is None else f"from {asked.since.astimezone():%Y-%m-%d}",
        "" if asked.until is None else f"to {asked.until.astimezone():%Y-%m-%d}",
        ", ".join((*wish.groups, *asked.people, *asked.scenarios)),
        counted(len(wish.columns), "column") if wish.columns else "",
        "pseudonymous" if wish.pseudonymous else "",
    )
    return "; ".join(part for part in parts if part)


# --- exporting ---


def _export(context: typer.Context, wish: Asking, out: str) -> None:
    check_target(out)
    with no_collections():
        app = facade(context)
        asked = wish(app, out)
        with _progress() as report:
            result = write_to(out, lambda path: app.exports.job(asked, path).run(report))
    for note in result.notes:
        print(note, file=sys.stderr)
    if out != STDOUT:
        what = "call" if asked.dataset == "practice-log" else "grade"
        print(f"{counted(result.rows, what)} written to {out}.")


@contextmanager
def _progress() -> Iterator[ProgressReport]:
    """Show a bar on a terminal; elsewhere nothing, for most exports take a moment."""
    shown = console(stderr=True)
    if not shown.is_terminal:
        yield lambda _progress: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=shown, transient=True) as bar:
        task = bar.add_task("Reading", total=None)

        def report(progress: ExportProgress) -> None:
            bar.update(task, description=_PHASES[progress.phase], completed=progress.done, total=progress.total)

        yield report
