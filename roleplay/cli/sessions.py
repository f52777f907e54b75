"""`roleplay sessions`: saved calls."""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.captions import Captions, print_summary, told_elsewhere
from roleplay.cli.delivery import print_delivery
from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, console, print_json, print_table, write_to
from roleplay.cli.session_filter import Wanted, filtered
from roleplay.cli.session_search import search
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.finding import Order, OrderBy
from roleplay.core.legible import legible
from roleplay.core.records import SessionFilter, SessionRecord, SessionStart, SessionSummary

if TYPE_CHECKING:
    from roleplay.app import Roleplay

group = typer.Typer(help="Saved calls: list, read, hear again, export, delete.", no_args_is_help=True)

group.command("search")(search)

LAST = "last"
_SHORT = 8
"""Letters of an id that the list shows."""
_TICK = 0.05

SessionId = Annotated[
    str, typer.Argument(metavar="ID", help="Id of the session, its beginning, or `last` for the newest.")
]


@group.command("list")
@filtered
def list_sessions(
    context: typer.Context,
    *,
    wanted: Wanted,
    sort: Annotated[OrderBy, typer.Option(help="What to sort by.")] = "date",
    ascending: Annotated[
        bool, typer.Option("--ascending", help="The least first; without it, the greatest.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    json: AsJson = False,
) -> None:
    """List saved calls, the newest first.

    Examples: roleplay sessions list --outcome solved --since 2026-01-01

    roleplay sessions list --person "Anna Nowak" --mistake calm_down --ungraded --sort score --ascending
    """
    app = facade(context)
    tell_recovered(app)
    asked = wanted(app)
    numbers = app.finding.numbers(asked, Order(sort, not ascending))
    rows = app.finding.rows(numbers[:limit])
    if json:
        print_json([asdict(row.session) | {"graded": row.graded, "comments": row.comments} for row in rows])
        return
    if not rows:
        narrowed = asked != SessionFilter()
        print("No session fits." if narrowed else "There are no sessions yet.", file=sys.stderr)
        return
    columns = (
        "id",
        "started",
        "scenario",
        "customer",
        "outcome",
        "score",
        "minutes",
        "turns",
        "mode",
        "trainee",
        "state",
    )
    print_table(columns, (_row(row.session) for row in rows), right=("score", "minutes", "turns"))


@group.command("show")
def show(context: typer.Context, session: SessionId, json: AsJson = False) -> None:
    """Show a call: what was said, what was found in it, and the score.

    Example: roleplay sessions show last
    """
    app = facade(context)
    record = load_session(app, session)
    if json:
        session_id = record.start.id
        write_to(STDOUT, lambda path: app.export_session(session_id, path))
        return
    blind = _graded_blind(app, record)
    record = _with_corrections(record, blind=blind)
    start = record.start
    shown = console()
    shown.print(f"{start.scenario_title} ({start.scenario_id}, version {start.scenario_version})", style="bold")
    shown.print(f"{_when(start.started_at)}, {start.language}, {_played(start)}")
    shown.print()
    captions = _captions(record, blind=blind)
    for event in record.events:
        captions(event)
    print_summary(shown, record)
    if blind:
        shown.print(
            "You grade this call blind: its score, and what was found in it, are shown when you have finished."
        )
    for other in record.other_corrections:
        shown.print(legible(f"Elsewhere {other.corrected_by or 'somebody'} corrected an answer to: “{other.text}”"))
    delivery = app.delivery(start.id)
    if delivery is not None:
        print_delivery(shown, delivery)


@group.command("replay")
def replay(
    context: typer.Context,
    session: SessionId,
    speed: Annotated[float, typer.Option(min=0.5, max=2.0, help="0.5 to 2; the pitch stays.")] = 1.0,
) -> None:
    """Hear a call again, with captions that follow.

    Example: roleplay sessions replay last --speed 1.5
    """
    app = facade(context)
    record = load_session(app, session)
    blind = _graded_blind(app, record)
    record = _with_corrections(record, blind=blind)
    player = app.player(record.start.id)
    captions = _captions(record, blind=blind)
    events = iter(record.events)
    following = next(events, None)
    try:
        player.set_speed(speed)
        player.play()
        while following is not None or player.playing:
            while following is not None and (following.at <= player.position or not player.playing):
                captions(following)
                following = next(events, None)
            time.sleep(_TICK)
    finally:
        player.close()


@group.command("correct")
def correct(
    context: typer.Context,
    session: SessionId,
    answer: Annotated[int, typer.Argument(metavar="TURN", min=1, help="Number of the trainee's answer, from 1.")],
    text: Annotated[str, typer.Argument(help="What was really said.")] = "",
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take the correction back instead.")] = False,
    by: Annotated[str | None, typer.Option(help="Who says so; without it, the name in the settings.")] = None,
) -> None:
    """Correct what was recognised of an answer, and score the call again.

    What was recognised is kept, and the answer is marked as corrected wherever it is shown.
    Example: roleplay sessions correct last 2 "May I have your order number, please?"
    """
    from roleplay.app.corrections import position_of
    from roleplay.review.corrected import elsewhere_at

    if undo == bool(text):
        raise typer.BadParameter("Give either the corrected words or --undo.")
    app = facade(context)
    record = load_session(app, session)
    position, start = position_of(record, answer), record.start
    if undo:
        record = app.take_back_correction(start.id, position, by=by)
        print(f"Answer {answer} is as it was recognised again.")
    else:
        record = app.correct(start.id, position, text, by=by)
        print(f"Answer {answer} is corrected.")
        elsewhere = elsewhere_at(record, position)
        if elsewhere is not None:
            told = told_elsewhere(elsewhere)
            print(f"{told[0].upper()}{told[1:]}.")
    if record.score is not None:
        heard = "" if record.score_as_heard is None else f"; as recognised: {record.score_as_heard.total:.0f}"
        print(f"Score: {record.score.total:.0f} of 100{heard}")


@group.command("export")
@filtered
def export(
    context: typer.Context,
    session: Annotated[
        str, typer.Argument(metavar="ID", help="Session (id, its beginning, or `last`); not for csv.")
    ] = "",
    *,
    wanted: Wanted,
    form: Annotated[
        Literal["csv", "vtt", "json"],
        typer.Option("--format", help="csv: the practice log, a row a session. vtt: transcript. json: everything."),
    ] = "csv",
    out: Annotated[str, typer.Option(metavar="FILE", help="File to write; `-` for standard output.")] = STDOUT,
) -> None:
    """Export the practice log as CSV, or one call as WebVTT or JSON.

    Examples: roleplay sessions export --out log.csv --since 2026-01-01

    roleplay sessions export last --format vtt --out call.vtt
    """
    if form == "csv" and session:
        raise typer.BadParameter("The practice log holds all sessions; narrow it with --text, --since and so on.")
    if form != "csv" and not session:
        raise typer.BadParameter(f"--format {form} needs the ID of a session, or `last`.")
    check_target(out)
    app = facade(context)
    if form == "csv":
        asked = wanted(app)
        count = write_to(out, lambda path: app.export_practice_log(path, asked))
        if out != STDOUT:
            print(f"{counted(count, 'session')} written to {out}.")
        return
    session_id = load_session(app, session).start.id
    write = app.export_transcript if form == "vtt" else app.export_session
    write_to(out, lambda path: write(session_id, path))
    if out != STDOUT:
        print(f"Written to {out}.")


@group.command("delete")
def delete(
    context: typer.Context,
    session: SessionId,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete a call with its recording, for good.

    Example: roleplay sessions delete 3f2a9c11 --yes
    """
    app = facade(context)
    app.access.need_for(app.delete_session)
    record = load_session(app, session)
    start = record.start
    question = f"Delete the call of {_when(start.started_at)}, {start.scenario_title}, and its recording?"
    if yes or _confirmed(question):
        app.delete_session(start.id)
        print("Deleted.")


def _confirmed(question: str) -> bool:
    try:
        return typer.confirm(question)
    except typer.Abort as aborted:
        if not isinstance(aborted.__context__, EOFError):
            raise
        print()  # the question stands without an answer
        raise InputError("There is nobody to ask.", hint="Say --yes to delete it unasked.") from aborted


def _graded_blind(app: Roleplay, record: SessionRecord) -> bool:
    """Tell whether it is somebody else's call, of which the person must not see what the program found in it."""
    return record.start.trainee != app.settings.trainee and app.trust.blind(record.start.id) is not None


def _with_corrections(record: SessionRecord, *, blind: bool = False) -> SessionRecord:
    from roleplay.review.corrected import with_corrections

    corrected = with_corrections(record).record
    if not blind:
        return corrected
    from roleplay.app.desk.blind_task import without_findings

    return without_findings(corrected)


def load_session(app: Roleplay, wanted: str) -> SessionRecord:
    """Return the session that a person means: by its id, the beginning of it, or `last`. Raises `InputError`."""
    if wanted != LAST:
        return app.session(wanted)
    rows = app.sessions()
    if not rows:
        raise InputError("There are no sessions yet.", hint="`roleplay demo` makes one.")
    return app.session(rows[0].id)


def tell_recovered(app: Roleplay) -> None:
    """Offer the calls that a crash cut off."""
    for row in app.recovered_sessions():
        print(
            f"The call of {_when(row.started_at)} was cut off; what was said is saved: "
            f"`roleplay sessions show {row.id[:_SHORT]}`.",
            file=sys.stderr,
        )


def _captions(record: SessionRecord, *, blind: bool = False) -> Captions:
    from roleplay.review.story import Story

    story = None if blind else Story(record.start, record.events)
    return Captions(console(), {"customer": record.start.customer}, times=True, story=story)


def _row(row: SessionSummary) -> tuple[object, ...]:
    return (
        row.id[:_SHORT],
        _when(row.started_at),
        row.scenario_id,
        row.customer,
        row.outcome,
        None if row.score is None else f"{row.score:.0f}",
        f"{row.seconds / 60:.1f}",
        row.turns,
        _played(row),
        row.trainee,
        "" if row.state == "complete" else row.state,
    )


def _played(call: SessionStart | SessionSummary) -> str:
    """Return the mode, and the level and that it is a retry where that is worth saying."""
    level = () if call.level == "normal" else (call.level,)
    return " ".join((call.mode, *level, *(("retry",) if call.retry_of else ())))


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
