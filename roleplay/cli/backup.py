"""`roleplay backup`: copies of everything, made, checked and put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli import secrets
from roleplay.cli.encryption import counter
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted, is_are
from roleplay.core.backups import Backup, RestorePreview, RoleThen, SessionInBackup
from roleplay.core.errors import DatabaseError, InputError, MachineError

group = typer.Typer(help="Back up calls and recordings, check backups, put one back.", no_args_is_help=True)

_Name = Annotated[
    str, typer.Argument(metavar="NAME", help="Of a backup, or its beginning, or `latest`, or its folder.")
]


@group.command("folder")
def folder(
    context: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="An existing folder, best on another disk.")
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Make no backups any more; those that are there stay.")] = False,
) -> None:
    """Choose the folder in which a backup is made every day, or show it.

    Example: roleplay backup folder /media/usb/backups
    """
    app = facade(context)
    if path is not None:
        if not path.expanduser().is_dir():
            raise InputError(f"There is no folder {path}.", hint="Create it, or choose another one.")
        app.save_settings(replace(app.settings, backup_folder=str(path.expanduser().resolve())))
    elif off:
        app.save_settings(replace(app.settings, backup_folder=""))
    chosen = app.safety.backup_folder
    print("No folder is chosen, and no backups are made." if chosen is None else str(chosen))


@group.command("now")
def now(context: typer.Context) -> None:
    """Make a backup, verify it, and delete the ones that are older than is kept.

    Example: roleplay backup now
    """
    done = facade(context).safety.back_up(datetime.now(UTC), counter("backing up"))
    print(
        f"{done.backup.name}: {counted(done.backup.sessions, 'session')}, {counted(done.backup.files, 'file')}, "
        f"{done.backup.bytes / 1e6:.1f} MB, of which {done.new_bytes / 1e6:.1f} MB are new. Verified."
    )
    for name in done.missing:
        print(f"missing, and not in the backup: {name}")
    if done.removed:
        print(f"Deleted: {', '.join(done.removed)}")


@group.command("renew")
def renew(
    context: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Make a backup, verify it, and delete all older ones: for when somebody was erased.

    Example: roleplay backup renew --yes
    """
    safety = facade(context).safety
    there = safety.backups()
    if there and not yes:
        older = counted(len(there), "older backup")
        typer.confirm(f"Delete {older} once a new one is made and checked?", abort=True)
    done = safety.renew(datetime.now(UTC), counter("backing up"))
    print(f"{done.backup.name}: {counted(done.backup.sessions, 'session')}. Verified.")
    if done.removed:
        print(f"Deleted: {', '.join(done.removed)}")


@group.command("list")
def listing(context: typer.Context, json: AsJson = False) -> None:
    """List the backups of this computer, the newest first.

    Example: roleplay backup list
    """
    there = facade(context).safety.backups()
    if json:
        print_json(there)
        return
    if not there:
        print("There are no backups.")
        return
    print_table(
        ("name", "sessions", "files", "MB", "encrypted", "problem"),
        map(_row, there),
        right=("sessions", "files", "MB"),
    )


@group.command("verify")
def verify(context: typer.Context, name: _Name = "latest") -> None:
    """Read every byte of a backup, and open it.

    Example: roleplay backup verify latest
    """
    if problems := facade(context).safety.verify(name, counter("verifying")):
        for problem in problems:
            print(problem)
        raise DatabaseError(
            f"The backup is not whole: {counted(len(problems), 'problem')}.",
            hint="Make a new one: `roleplay backup now`.",
        )
    print("The backup is whole, and opens.")


@group.command("restore")
def restore(
    context: typer.Context,
    name: _Name,
    *,
    preview: Annotated[
        bool,
        typer.Option("--preview", help="Show what would come and go, and whose role would change; change nothing."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    json: AsJson = False,
) -> None:
    """Put a backup in the place of the calls that are here, which are kept aside in a folder of their own.

    Accounts come back with it: whose role would be another one is told before anything is done.

    Example: roleplay backup restore latest --preview
    """
    app = facade(context)
    try:
        seen = app.safety.preview(name)
    except DatabaseError as error:
        if error.code != "store_locked":
            raise
        app.safety.unlock_backup(name, secrets.existing("Passphrase or recovery key of the backup"))
        seen = app.safety.preview(name)
    if json and preview:
        print_json(seen)
        return
    _show(seen)
    if preview:
        return
    if not yes and not typer.confirm("Put this backup in the place of the calls that are here?", err=True):
        raise MachineError("Nothing was changed.")
    done = app.safety.restore(name, datetime.now(UTC), counter("restoring"))
    stay = counted(done.erased, "that was deleted since stays", "that were deleted since stay")
    print(f"{counted(done.sessions, 'session')} {is_are(done.sessions)} back; {stay} deleted.")
    if done.people_erased:
        who, were = counted(done.people_erased, "person", "people"), "was" if done.people_erased == 1 else "were"
        print(f"{who} who {were} erased since {is_are(done.people_erased)} erased again.")
    print(f"What was here before is in {done.aside}")


def _row(backup: Backup) -> tuple[object, ...]:
    size = f"{backup.bytes / 1e6:.1f}"
    return backup.name, backup.sessions, backup.files, size, "yes" if backup.key_id else "no", backup.problem


def _show(seen: RestorePreview) -> None:
    print(f"{seen.backup.name}: {counted(seen.stays, 'call')} {is_are(seen.stays)} in both.")
    if seen.present_problem:
        print(f"What is here cannot be read: {seen.present_problem}")
    if seen.erased:
        what = "call was deleted here since, and stays", "calls were deleted here since, and stay"
        print(f"{counted(seen.erased, *what)} deleted.")
    for title, calls in (("would come", seen.comes), ("would go (kept aside)", seen.goes)):
        print(f"{counted(len(calls), 'call')} {title}")
        if calls:
            print_table(("id", "started", "trainee", "customer", "scenario"), map(_call, calls))
    if seen.sign_in_ends:
        print("Nobody would have to sign in any more: everybody at this computer could do and see everything.")
    if seen.roles:
        print(f"{counted(len(seen.roles), 'person', 'people')} would have other rights than now")
        rows = ((each.name, _ROLES[each.before], _ROLES[each.after]) for each in seen.roles)
        print_table(("person", "now", "then"), rows)


_ROLES: dict[RoleThen, str] = {
    "trainee": "trainee",
    "trainer": "trainer",
    "hr": "hr",
    "administrator": "administrator",
    "inactive": "cannot sign in",
    "none": "no account",
}


def _call(call: SessionInBackup) -> tuple[object, ...]:
    return (
        call.id[:8],
        f"{call.started_at.astimezone():%Y-%m-%d %H:%M}",
        call.trainee,
        call.customer,
        call.scenario_title,
    )
