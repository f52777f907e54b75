"""The whole command line, put together."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from roleplay import __version__
from roleplay.cli import (
    assignments,
    audit,
    backup,
    bench,
    bundles,
    calibration,
    calls,
    database,
    doctor,
    encryption,
    exporting,
    grades,
    models,
    packs,
    people,
    plugins,
    privacy,
    progress,
    recommend,
    scenarios,
    scorecards,
    sessions,
    statements,
    sync,
    translating,
    trust,
    understanding,
    voices,
)
from roleplay.cli.facade import OpenApp, facade, open_roleplay
from roleplay.cli.guard import guarded
from roleplay.cli.interrupt import in_order

command_line = typer.Typer(
    name="roleplay",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`roleplay COMMAND --help` tells more about a command.",
)
command_line.command("demo")(calls.demo)
command_line.command("call")(calls.call)
command_line.command("understand")(understanding.understand)
command_line.command("recommend")(recommend.recommend)
sessions.group.command("rerun")(trust.rerun)
sessions.group.command("corrections")(trust.corrections)
sessions.group.command("accuracy")(trust.accuracy)
command_line.command("progress")(progress.progress)
command_line.command("coverage")(progress.coverage)
command_line.add_typer(sessions.group, name="sessions")
command_line.add_typer(assignments.group, name="assignments")
command_line.add_typer(audit.group, name="audit")
command_line.add_typer(privacy.group, name="privacy")
command_line.add_typer(bundles.group, name="bundle")
command_line.add_typer(packs.group, name="pack")
command_line.add_typer(translating.group, name="translate")
command_line.add_typer(plugins.group, name="plugins")
command_line.add_typer(statements.group, name="lrs")
command_line.add_typer(people.group, name="people")
command_line.command("sign-in")(people.sign_in)
command_line.command("sign-out")(people.sign_out)
command_line.add_typer(database.group, name="database")
command_line.add_typer(scenarios.group, name="scenarios")
command_line.add_typer(scorecards.group, name="scorecards")
command_line.add_typer(grades.group, name="grades")
command_line.add_typer(exporting.group, name="export")
command_line.add_typer(calibration.group, name="calibration")
command_line.add_typer(models.group, name="models")
command_line.add_typer(voices.group, name="voices")
command_line.add_typer(encryption.group, name="encryption")
command_line.add_typer(backup.group, name="backup")
command_line.command("doctor")(doctor.doctor)
command_line.add_typer(sync.group, name="sync")
command_line.add_typer(bench.group, name="bench")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"roleplay {__version__}")
        raise typer.Exit


@command_line.callback(invoke_without_command=True)
def roleplay(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    passphrase_stdin: Annotated[  # noqa: ARG001 - looked at by `cli.entering`, before the command
        bool, typer.Option("--passphrase-stdin", help="Sign in as ROLEPLAY_PERSON; the passphrase is the first line.")
    ] = False,
) -> None:
    """Rehearse difficult phone calls with a synthesized irate customer, offline.

    Without a command the window opens. Where there is no display, `roleplay demo` plays a whole call by itself, and
    `roleplay call laptop-overdue` lets you talk to the customer from the terminal.
    """
    if context.invoked_subcommand is None:
        from roleplay.cli.window import open_window

        raise typer.Exit(open_window(facade(context)))


def run(arguments: Sequence[str], open_app: OpenApp = open_roleplay) -> int:
    """Run the command line and return the exit code.

    0, 1 for a problem, 2 for wrong usage, 128 and the signal's number after one: 130 for Ctrl-C. A reader who goes
    away is no problem: 0.
    """
    _prepare_streams()
    with in_order():
        return guarded(lambda: command_line(args=list(arguments), prog_name="roleplay", obj=open_app))


def _prepare_streams() -> None:
    """Make sure that there are streams, and that printing never fails for what it prints."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started the program
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open as long as the process
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a replaced stream may lack it
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter is no reason to stop
