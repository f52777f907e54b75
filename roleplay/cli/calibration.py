"""`roleplay calibration`: meetings in which graders compare, and second gradings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from roleplay.cli.days import local
from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, console, print_json, print_table, write_to
from roleplay.cli.session_filter import Since, Until
from roleplay.cli.sessions import load_session
from roleplay.cli.words import counted
from roleplay.core.scorecards import in_language

if TYPE_CHECKING:
    from roleplay.app import Roleplay
    from roleplay.review.calibration import CalibrationReport

group = typer.Typer(
    help="Calibration: some people grade the same calls, each for themselves, and compare. Second gradings.",
    no_args_is_help=True,
)

MeetingId = Annotated[
    str, typer.Argument(metavar="ID", help="Id of the calibration, its beginning, or `last` for the newest.")
]
Card = Annotated[str, typer.Option("--scorecard", metavar="ID[@VERSION]", help="What to grade with.")]
_SHORT = 8


@group.command("create")
def create(
    context: typer.Context,
    sessions: Annotated[list[str], typer.Argument(metavar="SESSION...", help="Sessions to grade, by their ids.")],
    *,
    scorecard: Card,
    grader: Annotated[list[str], typer.Option(metavar="NAME", help="Who grades; give it twice or more.")],
    title: Annotated[str, typer.Option(help="Without it, the day.")] = "",
    json: AsJson = False,
) -> None:
    """Have some people grade the same calls, each without a sight of what the others answer.

    Example: roleplay calibration create 3f2a 77b0 --scorecard de-escalation --grader Ewa --grader Jan
    """
    app = facade(context)
    ids = [load_session(app, session).start.id for session in sessions]
    meeting = app.trust.meetings.create(title, scorecard, ids, grader)
    if json:
        print_json(meeting)
        return
    calls = counted(len(meeting.sessions), "call")
    print(f"calibration {meeting.id[:_SHORT]}: {calls}, {', '.join(meeting.participants)}")


@group.command("list")
def list_meetings(context: typer.Context, json: AsJson = False) -> None:
    """List the calibrations, the newest first, and who has not finished."""
    states = facade(context).trust.meetings.all()
    if json:
        print_json(states)
        return
    if not states:
        print("There is no calibration yet.", file=sys.stderr)
        return
    columns = ("id", "title", "scorecard", "calls", "graders", "grades", "state")
    rows = [
        (
            state.meeting.id[:_SHORT],
            state.meeting.title,
            f"{state.meeting.scorecard_id} {state.meeting.scorecard_version}",
            len(state.meeting.sessions),
            len(state.meeting.participants),
            f"{state.finished} of {len(state.meeting.sessions) * len(state.meeting.participants)}",
            "over" if state.over else "waits for " + ", ".join(state.missing),
        )
        for state in states
    ]
    print_table(columns, rows, right=("calls", "graders"))


@group.command("report")
def report(
    context: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="[ID]", help="Id of the calibration, or `last`.")] = "last",
    *,
    second: Annotated[
        str, typer.Option(metavar="CARD", help="Instead: first and second grades with this scorecard.")
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .csv, .html or .md; `-`: printed.")
    ] = "",
    form: Annotated[
        Literal["csv", "html", "md"] | None, typer.Option("--format", help="Without it, what the name asks for.")
    ] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Of the questions' texts.")] = "en",
    json: AsJson = False,
) -> None:
    """Show how far graders agree: the questions that they read differently first.

    Example: roleplay calibration report last -o november.html
    """
    app = facade(context)
    if output:
        check_target(output)
    found = app.trust.seconds.report(second) if second else app.trust.meetings.report(meeting)
    if output:
        chosen = form or ("md" if output == STDOUT else None)
        write_to(output, lambda path: app.trust.export_calibration(found, path, form=chosen, language=language))
    elif json:
        print_json(_as_plain(found))
    else:
        _print_report(found, language)


@group.command("close")
def close(context: typer.Context, meeting: MeetingId) -> None:
    """Let everybody see what the others answered, though some have not finished."""
    state = facade(context).trust.meetings.close(meeting)
    print(f"calibration {state.meeting.id[:_SHORT]} is closed")


@group.command("delete")
def delete(context: typer.Context, meeting: MeetingId) -> None:
    """Forget a calibration; the grades that were given for it stay."""
    facade(context).trust.meetings.delete(meeting)


@group.command("second")
def second_gradings(
    context: typer.Context,
    *,
    to: Annotated[str, typer.Option(metavar="NAME", help="Who is to grade again; without it, all are listed.")] = "",
    every: Annotated[int, typer.Option(min=0, help="Every nth graded call, in their order.")] = 0,
    count: Annotated[int, typer.Option(min=1, help="Or so many, drawn at random.")] = 10,
    seed: Annotated[int, typer.Option(help="Decides which are drawn.")] = 0,
    scorecard: Annotated[str, typer.Option(metavar="ID", help="Only calls that were graded with it.")] = "",
    since: Since = None,
    until: Until = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show which it would be.")] = False,
    json: AsJson = False,
) -> None:
    """Give graded calls to a second grader, who does not see the first grade; or list who is to grade what.

    Example: roleplay calibration second --to Jan --every 5 --since 2026-11-01
    """
    app = facade(context)
    if not to:
        _list_seconds(app, json=json)
        return
    from roleplay.app.desk.second_gradings import Sample

    sample = Sample(local(since), local(until), scorecard, every, count, seed)
    grades = app.trust.seconds.sample(sample, to)
    new = 0 if dry_run else app.trust.seconds.assign(grades, to)
    if json:
        print_json({"assigned": new, "grades": [(grade.id, grade.session_id) for grade in grades]})
        return
    if not grades:
        print("No graded call fits: it must be finished, and graded by somebody else.", file=sys.stderr)
        return
    columns = ("session", "first grader", "scorecard")
    rows = [(one.session_id[:_SHORT], one.grader, f"{one.scorecard_id} {one.scorecard_version}") for one in grades]
    print_table(columns, rows)
    print(f"{len(grades)} drawn, {new} given to {to}")


def _list_seconds(app: Roleplay, *, json: bool) -> None:
    found = app.trust.seconds.all()
    if json:
        print_json([{"grading": one, "finished": done} for one, done in found])
        return
    if not found:
        print("Nothing was given to a second grader yet.", file=sys.stderr)
        return
    rows = [(one.id[:_SHORT], one.session_id[:_SHORT], one.grader, "yes" if done else "no") for one, done in found]
    print_table(("id", "session", "second grader", "finished"), rows)


def _as_plain(found: CalibrationReport) -> object:
    return {
        "title": found.title,
        "scorecard": found.card.id,
        "version": found.card.version,
        "calls": found.calls,
        "missing": found.missing,
        "graders": found.graders,
        "score": found.score,
        "passed": found.passed,
        "questions": [
            {
                "question": item.question.id,
                "agreement": item.agreement,
                "answers": [
                    {"session": session, "grader": grader, "answer": answer}
                    for (session, grader), answer in item.answers.items()
                ],
            }
            for item in found.questions
        ],
        "scores": [
            {"session": session, "grader": grader, "score": score}
            for (session, grader), score in found.scores.items()
        ],
    }


def _print_report(found: CalibrationReport, language: str) -> None:
    from roleplay.export.calibration import figure, measure_name, severity_words

    shown = console()
    card = found.card
    shown.print(found.title or "Second gradings", style="bold")
    shown.print(
        f"{in_language(card.title, language)}, version {card.version}: {counted(len(found.calls), 'call')}, "
        f"{counted(len(found.graders), 'grader')}"
    )
    if found.missing:
        shown.print(f"closed before these had finished: {', '.join(found.missing)}")
    shown.print()
    rows = [("the whole score", found.score), ("passed or failed", found.passed)]
    rows += [
        (in_language(item.question.text, language), item.agreement) for item in found.questions if item.agreement
    ]
    print_table(
        ("question, read differently first", "measure", "agreement", "the same"),
        [
            (text, measure_name(one), figure(one.headline), "n/a" if one.same is None else f"{one.same:.0%}")
            for text, one in rows
        ],
        right=("the same",),
    )
    shown.print()
    print_table(
        ("grader", "grades", "mean", "points from the others"),
        [
            (one.grader, one.finished, "n/a" if one.mean is None else f"{one.mean:.1f}", severity_words(one.severity))
            for one in found.graders
        ],
        right=("grades", "mean"),
    )
