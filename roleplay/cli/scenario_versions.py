"""`roleplay scenarios copy|versions|diff|restore`: the trainers' own scenarios and what they said before."""

from __future__ import annotations

from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.legible import legible

Name = Annotated[str, typer.Argument(metavar="ID", help="The scenario, as `roleplay scenarios list` names it.")]


def copy(
    context: typer.Context,
    scenario: Name,
    to: Annotated[str, typer.Argument(metavar="[NEW-ID]", help="Id of the copy; without one, a free one.")] = "",
) -> None:
    """Copy a scenario, such as one that comes with the program, among your own, to change it there.

    Its test plans are copied, too. Example: roleplay scenarios copy lost-parcel my-parcel
    """
    desk = facade(context).studio
    name = desk.copy(scenario, to)
    print(f"Copied as {name}. Open it in the studio, or edit {facade(context).places.scenarios / name}.yaml.")


def versions(context: typer.Context, scenario: Name, json: AsJson = False) -> None:
    """List the versions of one of your scenarios that were kept, the newest first.

    Example: roleplay scenarios versions my-parcel
    """
    kept = facade(context).studio.versions(scenario)
    if json:
        print_json(kept)
        return
    rows = (
        (version.name, version.saved.astimezone().strftime("%Y-%m-%d %H:%M:%S"), "now" if version.current else "")
        for version in kept
    )
    print_table(("version", "saved", ""), rows)


def diff(
    context: typer.Context,
    scenario: Name,
    before: Annotated[str, typer.Argument(help="The earlier version.")],
    after: Annotated[
        str, typer.Argument(metavar="[AFTER]", help="The later version; without it, what the scenario says now.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Tell in words what differs between two versions of a scenario; comments and layout do not count.

    Example: roleplay scenarios diff my-parcel 3 5
    """
    from roleplay.dialogue.authoring.comparing import in_words

    found = facade(context).studio.diff(scenario, before, after)
    if json:
        print_json(found)
        return
    for sentence in in_words(found):
        print(legible(sentence))
    if not found:
        print("They say the same.")


def restore(
    context: typer.Context,
    scenario: Name,
    version: Annotated[str, typer.Argument(help="The version that it should say again.")],
) -> None:
    """Let a scenario say again what it said in a version; that becomes its newest one. A deleted one comes back.

    Example: roleplay scenarios restore my-parcel 3
    """
    saved = facade(context).studio.restore(scenario, version)
    print(f"{saved.name} says what it said in version {version}, as version {saved.version}.")
