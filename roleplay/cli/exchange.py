"""`roleplay scenarios import` and `export-twee`: stories from other tools, and scenarios for them."""

from __future__ import annotations

import json as json_module
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json
from roleplay.cli.words import counted
from roleplay.core.legible import legible

if TYPE_CHECKING:
    from roleplay.app.desk.exchange import StoryPreview
    from roleplay.dialogue.exchange.report import Note


def import_story(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Twee 3, Twine 2 HTML, Ink, Yarn, or a zip that holds one of them.")],
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the story.")] = "en",
    voice: Annotated[str, typer.Option("--voice", metavar="ID", help="Voice of the customer.")] = "",
    report: Annotated[Path | None, typer.Option("--report", help="Write the whole report there as JSON.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would come of it.")] = False,
    json: AsJson = False,
) -> None:
    """Import a story as the draft of a scenario of your own, and tell line by line what could not be carried over.

    Nothing of a story is ever executed. Example: roleplay scenarios import parcel.twee --lang en
    """
    from roleplay.app.desk.exchange import ImportWish

    desk = facade(context).exchange
    found = desk.preview(file, ImportWish(language, voice), check=False)
    if not dry_run:
        found = desk.take_in(found)
    if not json:  # the checks take as long as all before: nobody waits for them to read the rest
        print("\n".join(legible(str(note)) for note in found.notes), end="\n" * bool(found.notes), flush=True)
    found = desk.check(found)
    if report is not None:
        from roleplay.export.files import export_file

        with export_file(report) as out:
            json_module.dump(_as_json(found), out, ensure_ascii=False, indent=1)
    if json:
        print_json(_as_json(found))
        return
    print(_summary(found), file=sys.stderr)


def export_twee(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(help="Id of a scenario, or a file.")],
    file: Annotated[Path, typer.Argument(help="Where the Twee goes.")],
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Which of its languages.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a scenario as Twee 3, for Twine; what Twine does not know is told, and comes back with an import.

    Example: roleplay scenarios export-twee late-parcel late-parcel.twee
    """
    for note in facade(context).exchange.export_twee(scenario, file, language, replace=force):
        print(legible(str(note)))


def _as_json(found: StoryPreview) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "format": found.kind,
        "passages": found.passages,
        "nodes": found.nodes,
        "file": str(found.file) if found.file else None,
        "notes": [_note(note) for note in found.notes],
        "diagnostics": [asdict(problem) for problem in found.diagnostics],
    }


def _note(note: Note) -> dict[str, Any]:
    reason = note.reason.wording.name.lower().replace("_", "-") if note.reason else None
    return {
        "fate": note.fate,
        "file": note.file,
        "line": note.line,
        "what": note.what,
        "reason": reason,
        "why": note.why,
    }


def _summary(found: StoryPreview) -> str:
    lost, changed, added = (_of(found.notes, fate) for fate in ("lost", "changed", "added"))
    told = f"“{found.title}”: {counted(found.passages, 'passage')}, {counted(found.nodes, 'node')};"
    told += f" {lost} lost, {changed} changed, {added} added."
    errors = sum(problem.severity == "error" for problem in found.diagnostics)
    warnings = len(found.diagnostics) - errors
    told += f" The checks say {counted(errors, 'error')} and {counted(warnings, 'warning')}."
    where = f"\nSaved as {found.file}." if found.file else "\nNothing was saved."
    return legible(told + where)


def _of(notes: Iterable[Note], fate: str) -> int:
    return sum(note.fate == fate for note in notes)
