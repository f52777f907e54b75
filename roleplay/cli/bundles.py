"""`roleplay bundle`: calls as one signed file, out and in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.days import local
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table
from roleplay.cli.sessions import LAST, load_session
from roleplay.cli.signers import signed_by, trusted_key
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.handover import BundleContents, BundleOptions, BundlePreview, Gains, Said, SessionInBundle

group = typer.Typer(help="Hand calls over as one signed file: export, inspect, import.", no_args_is_help=True)

_File = Annotated[Path, typer.Argument(metavar="FILE", help="The file that was handed over.")]
_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
_From = Annotated[
    datetime | None, typer.Option("--from", formats=_DATES, metavar="DATE", help="All calls from this day on.")
]
_To = Annotated[
    datetime | None, typer.Option("--to", formats=_DATES, metavar="DATE", help="All calls before this day or time.")
]
_BringBack = Annotated[bool, typer.Option("--bring-back", help="Take in calls that were deleted here, too.")]
_REFUSALS = {"": "", "running": "this call runs here now", "other_call": "another call of the same id is here"}
_DONE = {
    "new": "new",
    "known": "here already",
    "merged": "added to",
    "deleted": "deleted here, left out",
    "refused": "refused",
}


@group.command("export")
def export(
    context: typer.Context,
    arguments: Annotated[
        list[str], typer.Argument(metavar="[ID]... OUT", help="Ids of sessions (or `last`), then the file to write.")
    ],
    *,
    every: Annotated[bool, typer.Option("--all", help="All saved calls.")] = False,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="All calls of this trainee.")] = None,
    since: _From = None,
    until: _To = None,
    audio: Annotated[bool, typer.Option("--audio/--no-audio", help="Take the recordings along.")] = True,
    grades: Annotated[
        Said,
        typer.Option(help="Of grades, comments and feedback: all, only what the trainee may see, or none."),
    ] = "all",
    pseudonyms: Annotated[bool, typer.Option("--pseudonyms", help="Replace the names of people.")] = False,
    json: AsJson = False,
) -> None:
    """Write calls, with what was corrected, graded and commented, into one signed file.

    Example: roleplay bundle export last anna.roleplay
    """
    *sessions, out = arguments
    chosen = every or person is not None or since is not None or until is not None
    if chosen == bool(sessions):
        raise typer.BadParameter("Say which calls: ids before the file, or --all, --person, --from or --to.")
    check_target(out)
    app = facade(context)
    named = [load_session(app, LAST).start.id if one == LAST else one for one in sessions]
    ids = app.bundles.select(named, person=person, since=local(since), until=local(until))
    if not ids:
        raise InputError("No session fits.", hint="`roleplay sessions list` shows those that there are.")
    written = app.bundles.export(BundleOptions(ids, audio, grades, pseudonyms), Path(out))
    if json:
        print_json(written)
        return
    _print_contents(written, pseudonyms=pseudonyms)
    print(f"Written to {out}, {written.bytes / 1e6:.1f} MB.")
    print(f"Your key: {written.signer.fingerprint}")


@group.command("inspect")
def inspect(context: typer.Context, file: _File, *, bring_back: _BringBack = False, json: AsJson = False) -> None:
    """Check a file, and tell who signed it and what an import would do; nothing is written.

    Example: roleplay bundle inspect anna.roleplay
    """
    preview = facade(context).bundles.inspect(file, bring_back=bring_back)
    _print_preview(preview, json=json)


@group.command("import")
def take_in(
    context: typer.Context,
    file: _File,
    *,
    trust: Annotated[bool, typer.Option("--trust", help="Trust a signer who is new here, unasked.")] = False,
    key: Annotated[
        str, typer.Option("--fingerprint", metavar="GROUPS", help="Trust the signer only if this is their key.")
    ] = "",
    bring_back: _BringBack = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    json: AsJson = False,
) -> None:
    """Take in all calls of a file, or none; calls that are here already get what is new about them.

    Example: roleplay bundle import anna.roleplay --trust
    """
    desk = facade(context).bundles
    preview = desk.inspect(file, bring_back=bring_back)
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
    taken = desk.take_in(file, trust=trusted, bring_back=bring_back)
    if json:
        print_json(_plain(taken))
    else:
        _print_preview(taken, json=False)
        changed = taken.count("new") + taken.count("merged")
        print("Imported." if changed else "Nothing in it was new; nothing was changed.")
    if taken.count("refused"):
        raise typer.Exit(1)


def _print_contents(written: BundleContents, *, pseudonyms: bool) -> None:
    for sentence in written.left_out:
        print(sentence, file=sys.stderr)
    people = ", ".join(written.people) or "nobody by name"
    print(f"{counted(written.sessions, 'session')} of {people}, {counted(written.turns, 'turn')}")
    sound = f"{counted(written.recordings, 'recording')}, {written.recording_bytes / 1e6:.1f} MB"
    said = ((written.grades, "grade"), (written.comments, "comment"), (written.corrections, "correction"))
    print(f"{sound}; {', '.join(counted(count, what) for count, what in said)}")
    if pseudonyms:
        print("Names of people are replaced; what was said and written may still hold them.")


def _print_preview(preview: BundlePreview, *, json: bool) -> None:
    if json:
        print_json(_plain(preview))
        return
    print(signed_by(preview.signer, preview.standing))
    made = preview.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    print(f"Made {made} by Roleplay {preview.program_version}, {preview.bytes / 1e6:.1f} MB")
    counts = [f"{preview.count(standing)} {name}" for standing, name in _DONE.items() if preview.count(standing)]  # type: ignore[arg-type]
    print(f"{counted(len(preview.sessions), 'session')}: {', '.join(counts)}")
    columns = ("id", "started", "trainee", "customer", "score", "import")
    print_table(columns, map(_row, preview.sessions), right=("score",))


def _row(session: SessionInBundle) -> tuple[object, ...]:
    done = _DONE[session.standing]
    more = _REFUSALS[session.reason] or (_gains(session.gains) if session.standing == "merged" else "")
    return (
        session.id[:8],
        session.started_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        session.trainee,
        session.customer,
        None if session.score is None else f"{session.score:.0f}",
        f"{done}: {more}" if more else done,
    )


def _gains(gains: Gains) -> str:
    told = ["recording"] if gains.recording else []
    counted = (
        (gains.corrections, "corrections"),
        (gains.other_corrections, "other corrections, kept beside those in force"),
        (gains.grades, "grades"),
        (gains.comments, "comments"),
        (gains.feedback, "feedback"),
    )
    return ", ".join([*told, *(f"{number} {what}" for number, what in counted if number)])


def _plain(preview: BundlePreview) -> dict[str, object]:
    return {**asdict(preview), "people": preview.people}
