"""`roleplay export`: everything that leaves the program as a file."""

from __future__ import annotations

import typer

from roleplay.cli import call_files, practice_exports, statements

group = typer.Typer(
    help="Write practice log, grades, statements, transcripts and recordings to files.", no_args_is_help=True
)
group.command("practice-log")(practice_exports.practice_log)
group.command("grades")(practice_exports.grades)
group.command("statements")(statements.statements)
group.command("transcript")(call_files.transcript)
group.command("audio")(call_files.audio)
group.command("columns")(practice_exports.columns)
group.command("key")(practice_exports.key)
group.add_typer(practice_exports.recipes, name="recipes")
