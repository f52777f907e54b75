"""`roleplay database`: the PostgreSQL database of a department."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import console
from roleplay.core.errors import InputError

group = typer.Typer(help="The PostgreSQL database of a department: init, migrate, check.", no_args_is_help=True)

_MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "problem": ("PROBLEM", "red")}
_As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="URL",
        help="Address with a login of the server that may do this. Its password comes from ~/.pgpass or PGPASSWORD.",
    ),
]


@group.command("init")
def init(
    context: typer.Context,
    *,
    administrator: _As,
    name: Annotated[str, typer.Option(metavar="NAME", help="Of the database.")] = "roleplay",
    first: Annotated[
        str,
        typer.Option("--first-administrator", metavar="NAME", help="Who gets the first account, with a passphrase."),
    ] = "",
    password_stdin: Annotated[
        bool,
        typer.Option(
            "--password-stdin",
            help="Read the login's password, then the passphrase, as lines of standard input.",
        ),
    ] = False,
) -> None:
    """Make the roles, the database and its tables on a server, once.

    Example: roleplay database init --as postgresql://postgres@db.example.org/postgres
    """
    _without_password(administrator)
    password = _from_stdin() if password_stdin else ""
    passphrase = _passphrase(first, asks=not password_stdin) if first else ""
    desk = facade(context).department
    made = desk.set_up(administrator, name, password=password)
    print(f"The database is set up. Give every computer this address (database_url in its settings):\n  {made.url}")
    if not password_stdin:
        print(f"The password of its login is shown once, and kept nowhere:\n  {made.password}")
    if first:
        code = desk.first_administrator(administrator, name, first, passphrase)
        print(f"{first} is the administrator. Their recovery code is shown once; write it down:\n  {code}")
    print("`roleplay database check` tells whether all is as it should be.")


@group.command("migrate")
def migrate(context: typer.Context, *, administrator: _As) -> None:
    """Bring the tables of a department's database to this version of the program.

    Example: roleplay database migrate --as postgresql://postgres@db.example.org/roleplay
    """
    _without_password(administrator)
    facade(context).department.bring_up_to_date(administrator)
    print("The database is up to date.")


@group.command("compact")
def compact(context: typer.Context, *, administrator: _As) -> None:
    """Have the server write all tables anew, so that its disk holds nothing of what was erased. In a quiet hour.

    Example: roleplay database compact --as postgresql://postgres@db.example.org/roleplay
    """
    _without_password(administrator)
    facade(context).department.compact(administrator)
    print("The tables were written anew. The server's log of changes (WAL) goes when it is recycled.")


@group.command("check")
def check(context: typer.Context) -> None:
    """Look at the database in use as the program's login does; exit with 1 where something must be mended.

    Example: ROLEPLAY_DATABASE_URL=postgresql://roleplay_app@db.example.org/roleplay roleplay database check
    """
    from rich.text import Text

    desk = facade(context).department
    shown = console()
    findings = desk.check()
    shown.print(Text(desk.address(), style="bold"))
    for finding in findings:
        mark, colour = _MARKS[finding.level]
        shown.print(Text.assemble((f"{mark:<8}", colour), finding.text))
        if finding.hint:
            shown.print(Text(f"{'':<8}{finding.hint}", style="dim"))
    if any(finding.level == "problem" for finding in findings):
        raise typer.Exit(1)


@group.command("password")
def password(
    context: typer.Context,
    *,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read it from standard input, one line.")] = False,
) -> None:
    """Keep the password of the database's login in this computer's keyring."""
    typed = _from_stdin() if stdin else typer.prompt("Password of the database's login", hide_input=True)
    facade(context).department.keep_password(typed)
    print("The keyring keeps it.")


def _passphrase(name: str, *, asks: bool) -> str:
    """Return a passphrase: typed twice, or the second line of standard input."""
    if not asks:
        return _from_stdin()
    return str(typer.prompt(f"Passphrase of {name}", hide_input=True, confirmation_prompt=True))


def _from_stdin() -> str:
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise InputError("There is no password on standard input.", hint="Give one line.")
    return line


def _without_password(address: str) -> None:
    """Refuse a password among the arguments, where everybody on the computer can read it."""
    from roleplay.core.addresses import without_password

    if without_password(address) != address:
        raise InputError(
            "Do not give a password in the arguments of a command: others can read it there.",
            hint="Put it into ~/.pgpass, or into PGPASSWORD.",
            code="database_url",
        )
