"""`roleplay export transcript` and `roleplay export audio`: single calls, or many, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, check_target, write_to
from roleplay.cli.progress_line import ProgressLine
from roleplay.cli.session_filter import Wanted, filtered
from roleplay.cli.sessions import load_session
from roleplay.cli.words import counted
from roleplay.core.call_files import CallFilesWish, SoundWish, TranscriptWish

Folder = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="A new folder for many calls, one file each, instead of ID.")
]
_MANY = "Give the ID of one call with --out, or --folder for many; not both."


@filtered
def transcript(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="ID", help="Session (id, its beginning, or `last`).")] = "",
    *,
    wanted: Wanted,
    form: Annotated[
        Literal["docx", "txt", "srt", "vtt"],
        typer.Option("--format", help="docx: Word. txt: plain text. srt, vtt: subtitles."),
    ] = "docx",
    language: Annotated[Literal["en", "pl"], typer.Option(help="Of headings and names of techniques.")] = "en",
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Without techniques, heat and the trainee's notes.")
    ] = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="File to write; `-`: printed.")] = "",
    folder: Folder = None,
) -> None:
    """Write what was said, as corrected: of one call, or of many into a folder.

    Examples: roleplay export transcript last --out call.docx

    roleplay export transcript --folder january --format txt --since 2026-01-01 --person "Anna Nowak"
    """
    wish = TranscriptWish(form, language, not words_only)
    if folder is not None and not session and not out:
        _write_many(context, wanted, wish, folder)
        return
    if folder is not None or not session:
        raise typer.BadParameter(_MANY)
    target = out or STDOUT
    check_target(target)
    app = facade(context)
    session_id = load_session(app, session).start.id
    write_to(target, lambda path: app.call_files.transcript(session_id, path, wish))
    if target != STDOUT:
        print(f"Written to {target}.")


@filtered
def audio(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="ID", help="Session (id, its beginning, or `last`).")] = "",
    *,
    wanted: Wanted,
    form: Annotated[
        Literal["opus", "flac"], typer.Option("--format", help="opus: small. flac: exactly what was recorded.")
    ] = "opus",
    side: Annotated[
        Literal["both", "trainee", "customer"],
        typer.Option(help="Both (customer left), or one of them alone."),
    ] = "both",
    tags: Annotated[bool, typer.Option("--tags", help="Write names, scenario and day into the file.")] = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="File to write; `-`: printed.")] = "",
    folder: Folder = None,
) -> None:
    """Write how a call sounded: one call, or many into a folder.

    Examples: roleplay export audio last --out call.opus

    roleplay export audio --folder trainees --format flac --side trainee --group "Night shift"
    """
    wish = SoundWish(form, side, tags)
    if folder is not None and not session and not out:
        _write_many(context, wanted, wish, folder)
        return
    if folder is not None or not session or not out:
        raise typer.BadParameter(_MANY)
    check_target(out)
    app = facade(context)
    session_id = load_session(app, session).start.id
    write_to(out, lambda path: app.call_files.sound(session_id, path, wish))
    if out != STDOUT:
        print(f"Written to {out}.")


def _write_many(context: typer.Context, wanted: Wanted, wish: TranscriptWish | SoundWish, folder: Path) -> None:
    app = facade(context)
    asked = wanted(app)
    with ProgressLine() as line:
        done = app.call_files.job(CallFilesWish(wish, asked), folder).run(line.tell)
    print(f"{counted(done.rows, 'file')} written to {done.path}.")
    for note in done.notes:
        print(note)
