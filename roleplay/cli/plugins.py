"""`roleplay plugins`: what is installed, what is allowed, and what allowed ones write."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table
from roleplay.cli.sessions import LAST, load_session
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.plugins import PluginRecord

group = typer.Typer(
    help="Plug-ins for voices, recognisers, understanding and exports; off until you allow them.",
    no_args_is_help=True,
)
_Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the package; `roleplay plugins list` shows all.")]
_WARNING = (
    "A plug-in is a program: it may do on this computer whatever you may. Allow it only if you trust its maker."
)


@group.command("list")
def list_plugins(context: typer.Context, json: AsJson = False) -> None:
    """List the plug-ins that are installed, whether they are allowed, and what they offer.

    Example: roleplay plugins list
    """
    app = facade(context)
    found = app.plugins.installed()
    if any(one.state == "on" for one in found):
        app.plugins.exports()
        app.voices()
        found = app.plugins.installed()  # what fails is known once it was loaded
    if json:
        print_json(found)
        return
    print_table(("name", "version", "state", "offers", "licence", "problem"), map(_row, found))
    if not found:
        print(f"None is installed in {app.plugins.folder()}.", file=sys.stderr)


@group.command("allow")
def allow(
    context: typer.Context,
    name: _Name,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Let a plug-in run, as it is now; when its files change it is off again.

    Example: roleplay plugins allow roleplay-morse
    """
    app = facade(context)
    desk = app.plugins
    app.access.need_for(desk.allow)
    found = next((one for one in desk.installed() if one.name.lower() == name.lower()), None)
    if found is not None and not yes:
        print_table(
            ("name", "version", "offers", "folder"), [(found.name, found.version, _offers(found), found.where)]
        )
        print(_WARNING)
        if not sys.stdin.isatty():
            raise InputError("Nothing was allowed, since nobody could be asked.", hint="Say so with --yes.")
        typer.confirm(f"Allow {found.name}?", abort=True)
    allowed = desk.allow(name, found.fingerprint if found else "")
    print(f"{allowed.name} {allowed.version} is allowed.")


@group.command("forbid")
def forbid(context: typer.Context, name: _Name) -> None:
    """Let a plug-in run no more.

    Example: roleplay plugins forbid roleplay-morse
    """
    facade(context).plugins.forbid(name)
    print(f"{name} is off.")


@group.command("folder")
def folder(context: typer.Context) -> None:
    """Print the folder in which plug-ins are installed.

    Example: pip install --target "$(roleplay plugins folder)" roleplay-morse
    """
    print(facade(context).plugins.folder())


@group.command("export")
def export(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="Name of an export that an allowed plug-in offers.")],
    arguments: Annotated[
        list[str], typer.Argument(metavar="[ID]... OUT", help="Ids of sessions (or `last`), then the file to write.")
    ],
) -> None:
    """Have an allowed plug-in write saved calls into a file.

    Example: roleplay plugins export diary last diary.md
    """
    *sessions, out = arguments
    if not sessions:
        raise typer.BadParameter("Say which calls: ids before the file.")
    check_target(out)
    app = facade(context)
    named = tuple(load_session(app, LAST).start.id if one == LAST else one for one in sessions)
    count = app.plugins.export(what, named, Path(out))
    print(f"{counted(count, 'call')} written to {out}.")


def _row(plugin: PluginRecord) -> tuple[object, ...]:
    return plugin.name, plugin.version, plugin.state, _offers(plugin), plugin.licence, plugin.problem


def _offers(plugin: PluginRecord) -> str:
    return ", ".join(f"{kind}: {name}" for kind, name in plugin.offers)
