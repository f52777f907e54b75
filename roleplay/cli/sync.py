"""`roleplay sync`: this computer's calls and the department's, kept in step."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from roleplay.cli.days import local
from roleplay.cli.entering import ask_passphrase
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.sync import Conflict, SyncStage, SyncStatus, untold

group = typer.Typer(help="Keep this computer's calls and the department's in step.", no_args_is_help=True)

_STAGES: dict[SyncStage, str] = {
    "comparing": "comparing",
    "receiving": "getting",
    "sending": "sending",
    "sounds": "recordings",
}
_KEPT = {
    "session": "answer {kept}: two corrections; the department's is in force, the other one is kept beside it",
    "grade": "two grades by the same person; both are kept, the one from here as {kept}",
    "comment": "a comment was changed twice; both are kept, the one from here as {kept}",
    "feedback": "feedback was answered twice; both are kept, the one from here as {kept}",
    "assignment": "an assignment was changed twice; what was set here is its version {kept} now",
    "scorecard": "two scorecards of the same name and version; the one from here is called {kept} now",
}


@group.command("now")
def now(
    context: typer.Context,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show no progress.")] = False,
    json: AsJson = False,
) -> None:
    """Synchronise. What was cut off goes on where it stopped the next time.

    Example: roleplay sync now
    """

    def tell(stage: SyncStage, done: int, total: int) -> None:
        if total and sys.stderr.isatty():
            print(f"\r{_STAGES[stage]} {done}/{total}    ", end="", file=sys.stderr, flush=True)

    desk = facade(context).sync
    telling = untold if quiet or json else tell
    try:
        report = desk.now(telling)
    except InputError as error:
        if error.code != "sync_sign_in":
            raise
        desk.connect(ask_passphrase("Your passphrase in the department"))
        report = desk.now(telling)
    if json:
        print_json(report)
        return
    if sys.stderr.isatty() and not quiet:
        print("\r", end="", file=sys.stderr)
    print(f"sent {report.sent}, received {report.received}", end="")
    print(f", recordings sent {report.sounds_sent}, received {report.sounds_received}")
    if report.others:
        print(f"Calls under other names stay here: {', '.join(map(repr, report.others))}.")
        print("Are they yours? `roleplay sync claim NAME` gives them your name.")
    if report.left_out:
        print(f"{report.left_out} could not be exchanged yet; they are tried again the next time")
    if report.conflicts:
        print(
            f"{len(report.conflicts)} changed here and there at once, both kept: `roleplay sync conflicts` tells them"
        )


@group.command("claim")
def claim(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help='Under which calls stand here; "" for those without.')],
) -> None:
    """Give calls that stand under another name on this computer your own, so that they are sent.

    Only where nobody signs in; elsewhere the administrator does it: `roleplay people claim`.

    Example: roleplay sync claim "anna"
    """
    facade(context).sync.claim(name)
    print("They are yours now; the next synchronisation sends them.")


@group.command("status")
def status(context: typer.Context, *, json: AsJson = False) -> None:
    """Tell what waits to be sent, and when the last synchronisation came through. Asks only this computer.

    Example: roleplay sync status
    """
    found = facade(context).sync.status()
    if json:
        print_json(found)
        return
    print(_told(found))
    if found.synchronised_at is not None:
        print(f"last synchronised {local(found.synchronised_at):%Y-%m-%d %H:%M}")
    if found.problem:
        print(found.problem)
    if found.conflicts:
        print(f"{found.conflicts} changed here and there at once: `roleplay sync conflicts` tells them")


def _told(found: SyncStatus) -> str:
    if found.state == "off":
        return "not synchronised with any department"
    if found.state == "synchronised":
        return "synchronised"
    waiting = (
        f"{counted(found.waiting_calls, 'call')} {'waits' if found.waiting_calls == 1 else 'wait'}, "
        f"{counted(found.waiting, 'change')} in all"
    )
    since = f"no connection since {local(found.away_since):%Y-%m-%d %H:%M}; " if found.away_since is not None else ""
    return since + waiting


@group.command("conflicts")
def conflicts(
    context: typer.Context,
    *,
    noted: Annotated[bool, typer.Option("--noted", help="Take note of all: they are not shown again.")] = False,
    json: AsJson = False,
) -> None:
    """List what was changed here and elsewhere at once. Both states were kept.

    Example: roleplay sync conflicts
    """
    desk = facade(context).sync
    found = desk.conflicts()
    if json:
        print_json(found)
    elif not found:
        print("nothing was changed here and elsewhere at once")
    else:
        print_table(("call", "what happened"), [_row(one) for one in found])
    if noted:
        for one in found:
            desk.settle(one)


def _row(one: Conflict) -> tuple[str, str]:
    kept = one.kept_as if one.kind in ("session", "assignment", "scorecard") else one.kept_as[:8]
    return one.session[:8] or "-", _KEPT.get(one.kind, "changed twice; both are kept").format(kept=kept)
