"""`roleplay audit`: read, check and export the log of who did what to whose data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.days import local
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table, write_to
from roleplay.cli.session_filter import Since, Until
from roleplay.cli.words import counted
from roleplay.core.audit import AuditEntry, AuditFilter, AuditKind

group = typer.Typer(help="The log of who did what to whose data: list, verify, export.", no_args_is_help=True)

_By = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person did.")]
_About = Annotated[str | None, typer.Option(metavar="NAME", help="Only what concerns this person's data.")]
_Kind = Annotated[list[AuditKind] | None, typer.Option("--kind", help="Only this kind; or one of several.")]
_Subject = Annotated[str, typer.Option(metavar="ID", help="Only about this session, grade or assignment.")]


class Form(StrEnum):
    """In which form the log is exported."""

    CSV = "csv"
    JSONL = "jsonl"


@group.command("list")
def list_entries(
    context: typer.Context,
    *,
    by: _By = None,
    about: _About = None,
    kind: _Kind = None,
    subject: _Subject = "",
    since: Since = None,
    until: Until = None,
    newest: Annotated[int, typer.Option(min=0, help="How many at most, the newest; 0 for all.")] = 50,
    json: AsJson = False,
) -> None:
    """List what happened, the oldest first.

    Example: roleplay audit list --about "Anna Nowak" --kind listened
    """
    wanted = _filter(by, about, kind, subject, since, until, newest)
    entries = facade(context).audit.entries(wanted)
    if json:
        print_json([_plain(entry) for entry in entries])
        return
    print_table(("No.", "When (UTC)", "What", "By", "About", "Subject", "Details"), _rows(entries), right=("No.",))


@group.command("verify")
def verify(
    context: typer.Context,
    *,
    noted: Annotated[
        str, typer.Option(metavar="NUMBER:HASH", help="An end of the log that `audit head` printed earlier.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Check the whole log: entries that were changed, exchanged, cut off or taken out are named; exit code 1 then."""
    app = facade(context)
    report = app.audit.check()
    kept = app.audit.kept(noted) if noted else True
    if json:
        print_json({**asdict(report), "whole": report.whole, "noted": kept if noted else None})
    else:
        for problem in report.problems:
            print(f"{problem.fault}: {problem.message}")
        for note in report.notes:
            print(note)
        if noted:
            print(f"The end that was noted is {'part of the log' if kept else 'NOT part of the log'}.")
        state = "whole" if report.whole and kept else "NOT whole"
        print(f"{counted(report.entries, 'entry', 'entries')}, {state}. End: {report.last}:{report.head}")
    if not report.whole or not kept:
        raise typer.Exit(1)


@group.command("head")
def head(context: typer.Context, *, json: AsJson = False) -> None:
    """Print the end of the log as NUMBER:HASH, to be kept where nobody of this machine can change it."""
    found = facade(context).audit.head()
    if json:
        print_json(found)
    else:
        print(f"{found.number}:{found.hash}")


@group.command("export")
def export(
    context: typer.Context,
    out: Annotated[str, typer.Argument(metavar="FILE", help="The file to write, `-` for standard output.")],
    *,
    form: Annotated[Form, typer.Option("--format", help="Table or JSON Lines.")] = Form.CSV,
    by: _By = None,
    about: _About = None,
    kind: _Kind = None,
    subject: _Subject = "",
    since: Since = None,
    until: Until = None,
) -> None:
    """Write entries into a file; that is logged, too."""
    check_target(out)
    app = facade(context)
    wanted = _filter(by, about, kind, subject, since, until, 0)

    def write(path: Path) -> int:
        return app.audit.export(path, form.value, wanted)

    count = write_to(out, write)
    if out != "-":
        print(f"{counted(count, 'entry', 'entries')} written to {out}.")


def _filter(
    by: str | None,
    about: str | None,
    kinds: list[AuditKind] | None,
    subject: str,
    since: datetime | None,
    until: datetime | None,
    newest: int,
) -> AuditFilter:
    names = tuple(kind.value for kind in kinds or ())
    return AuditFilter(names, by, about, subject, local(since), local(until), newest)


def _rows(entries: Iterator[AuditEntry]) -> Iterator[tuple[object, ...]]:
    for entry in entries:
        details = ", ".join(f"{name}={value}" for name, value in entry.details.items())
        people = ", ".join((*entry.about, *(f"({name})" for name in entry.also)))
        when = f"{entry.at:%Y-%m-%d %H:%M:%S}"
        yield entry.number, when, entry.kind, entry.by, people, entry.subject[:8], details or "erased" * entry.erased


def _plain(entry: AuditEntry) -> dict[str, object]:
    return {**asdict(entry), "at": entry.at.isoformat()}
