"""`roleplay pack`: scenarios with everything that they need as one signed file, out and in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table
from roleplay.cli.signers import signed_by, trusted_key
from roleplay.core.errors import InputError
from roleplay.core.legible import legible
from roleplay.core.packs import Handling, PackHead, PackItem, PackNeed, PackPreview, PackRemoval, PackWish

group = typer.Typer(
    help="Hand scenarios over as one signed pack: export, inspect, import, list, remove.", no_args_is_help=True
)

_File = Annotated[Path, typer.Argument(metavar="FILE", help="The pack.")]
_Handling = Annotated[
    Handling,
    typer.Option(
        "--existing", help="What differs from what is here: refuse all, keep mine, replace it, or beside it."
    ),
]
_STANDINGS = {
    "new": "new",
    "same": "here already",
    "differs": "here is another one",
    "taken": "comes with the program",
    "broken": "cannot be used",
}


@group.command("export")
def export(
    context: typer.Context,
    arguments: Annotated[
        list[str], typer.Argument(metavar="ID... OUT", help="Ids of your scenarios, then the file to write.")
    ],
    *,
    title: Annotated[str, typer.Option(help="For those who get it.")],
    licence: Annotated[str, typer.Option(help="Under which others may use it, such as CC-BY-4.0.")],
    pack: Annotated[str, typer.Option("--id", help="Id of the pack; else that of the first scenario.")] = "",
    version: Annotated[int, typer.Option(min=1, help="Raise it with every pack of this id.")] = 1,
    description: Annotated[str, typer.Option(help="What it is for.")] = "",
    authors: Annotated[str, typer.Option(help="Who wrote it.")] = "",
    licence_file: Annotated[Path | None, typer.Option(help="Text of the licence, to go along.")] = None,
    needs: Annotated[
        list[str] | None, typer.Option(metavar="PACK>=VERSION", help="Another pack that must be there.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Write scenarios of your own, with their voices, sounds, parts and test plans, into one signed file.

    Example: roleplay pack export cold-flat heating.rolepack --title "Heating" --licence CC-BY-4.0
    """
    *scenarios, out = arguments
    if not scenarios:
        raise typer.BadParameter("Give the ids of scenarios, then the file to write.")
    check_target(out)
    head = PackHead(pack or scenarios[0], version, title, description, authors, licence)
    wish = PackWish(tuple(scenarios), head, licence_file, tuple(map(_need, needs or ())))
    written = facade(context).packs.export(wish, Path(out))
    if json:
        print_json(written)
        return
    print_table(("what", "name", "version", "title"), map(_packed, written.items), right=("version",))
    _print_needs(written.needs, told=False)
    print(f"Written to {out}, {written.bytes / 1e3:.0f} kB.")
    print(f"Your key: {written.signer.fingerprint}")


@group.command("inspect")
def inspect(context: typer.Context, file: _File, *, existing: _Handling = "refuse", json: AsJson = False) -> None:
    """Check a pack, and tell who signed it and what an import would do; nothing is kept.

    Example: roleplay pack inspect heating.rolepack
    """
    _print_preview(facade(context).packs.inspect(file, existing), json=json)


@group.command("import")
def take_in(
    context: typer.Context,
    file: _File,
    *,
    existing: _Handling = "refuse",
    trust: Annotated[bool, typer.Option("--trust", help="Trust a signer who is new here, unasked.")] = False,
    key: Annotated[
        str, typer.Option("--fingerprint", metavar="GROUPS", help="Trust the signer only if this is their key.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    json: AsJson = False,
) -> None:
    """Take in all of a pack, or nothing. What is here already is never replaced unless you say so.

    Example: roleplay pack import heating.rolepack --existing beside
    """
    desk = facade(context).packs
    preview = desk.inspect(file, existing)
    if dry_run:
        _print_preview(preview, json=json)
        return
    trusted = trusted_key(
        preview.signer,
        preview.standing,
        key,
        trust=trust,
        ask=not json,
        show=lambda: _print_preview(preview, json=False),
    )
    taken = desk.take_in(file, trust=trusted, handling=existing)
    _print_preview(taken, json=json)
    if not json:
        changed = any(item.placed_as for item in taken.items)
        print("Imported." if changed else "Nothing in it was new; nothing was changed.")


@group.command("list")
def list_packs(context: typer.Context, *, json: AsJson = False) -> None:
    """List the packs that were taken in, and what of them was changed here since.

    Example: roleplay pack list
    """
    packs = facade(context).packs.installed()
    if json:
        print_json(packs)
        return
    rows = (
        (
            pack.head.id,
            pack.head.version,
            legible(pack.head.title),
            legible(pack.head.licence),
            legible(pack.signer.name),
            pack.taken_at.astimezone().strftime("%Y-%m-%d"),
            ", ".join([*pack.changed, *(f"{name} (gone)" for name in pack.gone)]),
        )
        for pack in packs
    )
    columns = ("id", "version", "title", "licence", "signed by", "taken in", "changed here")
    print_table(columns, rows, right=("version",))


@group.command("remove")
def remove(
    context: typer.Context,
    pack: Annotated[str, typer.Argument(metavar="NAME", help="Id of a pack that was taken in.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would go.")] = False,
    json: AsJson = False,
) -> None:
    """Remove all that a pack brought. Saved calls stay as they are, with the scenario they were played with.

    Nothing is removed while something else needs it. Example: roleplay pack remove heating
    """
    desk = facade(context).packs
    plan = desk.removal(pack)
    if not dry_run and not plan.dependants and not yes:
        _print_removal(plan)
        if not sys.stdin.isatty():
            raise InputError("Nothing was removed, since nobody could be asked.", hint="Say so with --yes.")
        typer.confirm("Remove it?", abort=True, err=True)
    done = plan if dry_run else desk.remove(pack)
    if json:
        print_json(done)
        return
    if dry_run or yes:
        _print_removal(done)
    for one in done.dependants:
        print(legible(f"The {one.kind} {one.name} needs it ({one.wants})."), file=sys.stderr)
    print("Nothing was removed." if dry_run else f"Removed {legible(done.pack.head.title)} ({done.pack.head.id}).")
    if done.aside is not None:
        print(f"What was changed here lies in {done.aside}.")


def _print_removal(plan: PackRemoval) -> None:
    left = {
        "pack": "stays: another pack brought it, too",
        "mine": "stays: it was here before",
        "gone": "not here any more",
    }
    rows = [
        *((name, "goes; changed here, a copy is kept" if name in plan.kept_aside else "goes") for name in plan.files),
        *((name, left[why]) for name, why in plan.left),
    ]
    print_table(("file", "what becomes of it"), rows)


def _need(text: str) -> tuple[str, int]:
    name, _, version = text.partition(">=")
    if not name.strip() or (version.strip() and not version.strip().isdecimal()):
        raise typer.BadParameter(f"“{text}” is no pack and version: write such as heating>=2.")
    return name.strip(), int(version) if version.strip() else 1


def _packed(item: PackItem) -> tuple[object, ...]:
    return item.kind, item.name, item.version or "", legible(item.title)


def _print_preview(preview: PackPreview, *, json: bool) -> None:
    if json:
        print_json({**asdict(preview), "refused": preview.refused})
        return
    head = preview.head
    print(f"{legible(head.title)} ({head.id}), version {head.version}, licence {legible(head.licence)}")
    if head.description:
        print(legible(head.description))
    print(signed_by(preview.signer, preview.standing))
    made = preview.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    print(f"Made {made} by Roleplay {preview.program_version}, {preview.bytes / 1e3:.0f} kB")
    _print_needs(preview.needs, told=True)
    print_table(("what", "name", "version", "here", "import"), map(_row, preview.items), right=("version", "here"))
    if preview.refused:
        print(f"It cannot be taken in: {preview.refused}.")


def _row(item: PackItem) -> tuple[object, ...]:
    done = _STANDINGS[item.standing]
    if item.problem:
        done += f": {legible(item.problem)}"
    elif item.replaces:
        done += ", replaced"
    elif item.placed_as and item.placed_as != item.name:
        done += f", taken in as {item.placed_as}"
    elif item.standing in ("differs", "taken"):
        done += ", left out"
    return item.kind, item.name, item.version or "", item.here or "", done


def _print_needs(needs: tuple[PackNeed, ...], *, told: bool) -> None:
    for need in needs:
        text = f"Needs {need.kind} {legible(need.name)} {need.at_least}".rstrip()
        if told and not need.met:
            here = f"here is {need.here}" if need.here else "missing here"
            text += f": {here}"
        print(text, file=sys.stderr if told and not need.met else sys.stdout)
