"""`roleplay export statements` and `roleplay lrs`: calls and grades for learning systems."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, print_json, write_to
from roleplay.cli.progress_line import ProgressLine
from roleplay.cli.session_filter import Wanted, filtered
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.exports import ExportWish
from roleplay.core.lrs import RecordStoreSettings
from roleplay.memory import no_collections

group = typer.Typer(help="Send calls and grades to a learning record store.", no_args_is_help=True)

Pseudonymous = Annotated[
    bool, typer.Option("--pseudonymous", help="Pseudonyms instead of names, days instead of times.")
]


@filtered
def statements(
    context: typer.Context,
    *,
    wanted: Wanted,
    form: Annotated[
        Literal["json", "jsonl"], typer.Option("--format", help="json: one array. jsonl: a statement a line.")
    ] = "json",
    pseudonymous: Pseudonymous = False,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="File to write; `-`: printed.")] = STDOUT,
) -> None:
    """Write calls and grades as xAPI 1.0.3 statements; docs/xapi.md tells every field.

    Examples: roleplay export statements --out calls.json --since 2026-01-01

    roleplay export statements --format jsonl --pseudonymous --group "Night shift" > calls.jsonl
    """
    check_target(out)
    with no_collections():
        app = facade(context)
        wish = ExportWish(wanted=wanted(app), pseudonymous=pseudonymous)
        with ProgressLine() as line:
            done = write_to(out, lambda path: app.statements.job(wish, form, path).run(line.tell))
    if out != STDOUT:
        print(f"The statements of {counted(done.rows, 'call')} are written to {out}.")


@group.command("connect")
def connect(
    context: typer.Context,
    endpoint: Annotated[str, typer.Argument(metavar="ADDRESS", help="Of the xAPI end point, beginning with https.")],
    key: Annotated[str, typer.Option(help="The key (user name) that the store's operator has given out.")],
    *,
    certificates: Annotated[
        str, typer.Option(metavar="FILE", help="Trust the authorities in this PEM file instead of the system's.")
    ] = "",
    home_page: Annotated[str, typer.Option(metavar="ADDRESS", help="`homePage` of people's accounts.")] = "",
    base: Annotated[str, typer.Option(metavar="ADDRESS", help="What the addresses of scenarios begin with.")] = "",
    pseudonymous: Pseudonymous = False,
    secret_stdin: Annotated[
        bool, typer.Option("--secret-stdin", help="Read the secret from standard input, for scripts.")
    ] = False,
) -> None:
    """Enter a learning record store and try it; the secret is asked for, and no statement is sent.

    Example: roleplay lrs connect https://lrs.example.com/xapi --key roleplay
    """
    app = facade(context)
    app.access.need_for(app.statements.connect)
    secret = _secret(from_stream=secret_stdin)
    settings = RecordStoreSettings(endpoint, key, certificates, home_page, base, pseudonymous)
    keeper = app.statements.connect(settings, secret)
    where = "the keyring" if keeper == "keyring" else "a file that only you can read"
    print(f"The record store takes the key. The secret is kept in {where}.")


@group.command("push")
@filtered
def push(context: typer.Context, *, wanted: Wanted) -> None:
    """Send what the record store does not have yet, and void what is not true any more.

    What was sent stays sent when it breaks off; the next push goes on from there.
    Example: roleplay lrs push --since 2026-01-01
    """
    app = facade(context)
    job = app.statements.push(ExportWish(wanted=wanted(app)))
    with ProgressLine() as line:
        done = job.run(line.tell)
    print(f"Sent: {done.sent}. There already: {done.known}. Voided: {done.voided}.")
    for statement in done.conflicts:
        print(f"The store has something else under {statement}; it was left as it is.", file=sys.stderr)


@group.command("status")
def status(context: typer.Context, json: AsJson = False) -> None:
    """Show where statements are sent to, and how many the store has from here."""
    app = facade(context)
    settings, sent = app.statements.record_store(), app.statements.sent()
    if json:
        print_json({**_plain(settings), "sent": sent})
        return
    if not settings.endpoint:
        print("No record store is set; nothing is ever sent.")
        return
    people = "pseudonyms" if settings.pseudonymous else "names"
    print(f"{settings.endpoint}, key {settings.key}: {counted(sent, 'statement')}, people by {people}.")


@group.command("disconnect")
def disconnect(context: typer.Context) -> None:
    """Forget the address and the secret; what was sent stays in the record store."""
    facade(context).statements.disconnect()
    print("Nothing is sent any more.")


def _plain(settings: RecordStoreSettings) -> dict[str, object]:
    return asdict(settings)


def _secret(*, from_stream: bool) -> str:
    if from_stream:
        return sys.stdin.readline().rstrip("\r\n")
    try:
        return str(typer.prompt("Secret", hide_input=True))
    except typer.Abort as aborted:
        if not isinstance(aborted.__context__, EOFError):
            raise
        raise InputError(
            "There is nobody to ask for the secret.", hint="Give it with --secret-stdin.", code="lrs_key"
        ) from aborted
