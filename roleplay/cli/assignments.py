"""`roleplay assignments`: what trainers ask of trainees, and how far they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table, write_json, write_to
from roleplay.cli.words import plain
from roleplay.core.assignments import STATES, Assignee, JudgedBy, StandingState, Terms
from roleplay.core.errors import InputError
from roleplay.core.records import Level, Mode

if TYPE_CHECKING:
    from roleplay.app.desk.assignments import Assigned
    from roleplay.review.assignments import Overview, Standing

group = typer.Typer(help="What trainers ask of trainees, and how far they are.", no_args_is_help=True)

Identifier = Annotated[str, typer.Argument(metavar="ID", help="The assignment, or the beginning of its id.")]
_KINDS = {
    "running": "runs now",
    "counts": "",
    "cut_off": "cut off by the machine: no attempt",
    "brief": "broken off at once: no attempt",
    "unanswered": "not picked up: no attempt",
}


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise typer.BadParameter(f"{text!r} is no day like 2026-11-30.")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is not in the calendar.") from error


@group.command("list")
def list_assignments(
    context: typer.Context,
    mine: Annotated[
        bool, typer.Option("--mine", help="Only what is assigned to you: the name in the settings.")
    ] = False,
    person: Annotated[str, typer.Option(metavar="NAME", help="Only what is assigned to this person.")] = "",
    state: Annotated[
        str, typer.Option(metavar="STATE", help=f"Only where somebody stands so: {', '.join(STATES)}.")
    ] = "",
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="Also those that were withdrawn.")] = False,
    json: AsJson = False,
) -> None:
    """List assignments, and how many are through with them; with --mine or --person where that person stands.

    Example: roleplay assignments list --state overdue
    """
    if state and state not in STATES:
        raise typer.BadParameter(f"There is no state {state!r}: {', '.join(STATES)}.")
    app = facade(context)
    if mine or person:
        theirs = [one for one in app.assignments.mine(person or None) if state in ("", one.standing.state)]
        _print_theirs(theirs, json=json)
        return
    found = [
        one
        for one in app.assignments.overview()
        if (withdrawn or one.assignment.withdrawn_at is None)
        and (not state or any(each.state == state for each in one.standings))
    ]
    if json:
        print_json([_overview_json(one) for one in found])
        return
    if not found:
        print("Nothing is assigned. `roleplay assignments create --help` tells how to.")
        return
    print_table(
        ("id", "scenario", "due", "people", *map(plain, STATES)),
        map(_row, found),
        right=("people", *map(plain, STATES)),
    )


def _print_theirs(theirs: list[Assigned], *, json: bool) -> None:
    if json:
        print_json([{**_assignment_json(one), "standing": _standing_json(one.standing)} for one in theirs])
        return
    if not theirs:
        print("Nothing is assigned.")
        return
    rows = [
        (
            one.assignment.id[:8],
            one.assignment.terms.scenario_id,
            f"{one.assignment.terms.mode}, {one.assignment.terms.level}",
            one.assignment.terms.due or "",
            plain(one.standing.state),
            "" if one.standing.left is None else one.standing.left,
            _points(one.standing),
        )
        for one in theirs
    ]
    columns = ("id", "scenario", "played as", "due", "state", "left", "best")
    print_table(columns, rows, right=("left", "best"))


def _row(one: Overview) -> tuple[object, ...]:
    states = [each.state for each in one.standings]
    withdrawn = " (withdrawn)" if one.assignment.withdrawn_at is not None else ""
    counts = [states.count(state) or "" for state in STATES]
    terms = one.assignment.terms
    return one.assignment.id[:8], f"{terms.scenario_id}{withdrawn}", terms.due or "", len(states), *counts


@group.command("show")
def show(context: typer.Context, assignment: Identifier, json: AsJson = False) -> None:
    """Show one assignment: what it asks, what it asked before, where everybody stands, and their calls."""
    app = facade(context)
    found = app.assignments.get(assignment)
    if json:
        print_json(_overview_json(found))
        return
    terms = found.assignment.terms
    print(f"{terms.customer}: {terms.scenario_title} ({terms.scenario_id})")
    print(f"{terms.mode}, {terms.level}; due {terms.due or 'at any time'}; {_asked(terms)}")
    if terms.note:
        print(f"“{terms.note}”")
    for version in found.assignment.versions:
        verb = "assigned" if version.number == 1 else "changed"
        print(f"{verb} on {version.set_at.astimezone():%Y-%m-%d %H:%M} by {version.set_by or 'somebody'}")
    if found.assignment.withdrawn_at is not None:
        print(f"withdrawn on {found.assignment.withdrawn_at.astimezone():%Y-%m-%d %H:%M}")
    print()
    rows: list[tuple[object, ...]] = []
    for one in found.standings:
        late = ", late" if one.late else ""
        rows.append((one.person, f"{plain(one.state)}{late}", one.used, _points(one), ""))
        for call, kind in one.calls:
            score = "" if call.score is None else f"{call.score:.0f}"
            begun = f"{call.started_at.astimezone():%Y-%m-%d %H:%M}"
            rows.append((f"  {begun}", _KINDS[kind] or plain(call.outcome or ""), "", score, call.session_id[:8]))
    print_table(("person", "state", "attempts", "points", "session"), rows, right=("attempts", "points"))


def _asked(terms: Terms) -> str:
    attempts = "any number of attempts" if terms.attempts is None else f"{terms.attempts} attempt(s)"
    judge = "the machine's score" if terms.judged_by == "score" else "the trainer's grade"
    if terms.pass_mark is None:
        return f"{attempts}; passed " + (
            "at the end of a call" if terms.judged_by == "score" else "as the scorecard says"
        )
    return f"{attempts}; passed with {terms.pass_mark:g} points of {judge}"


@group.command("create")
def create(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(metavar="ID", help="The scenario; `roleplay scenarios list` shows all.")],
    *,
    to: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A person; may be given several times.")
    ] = None,
    to_group: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A group; may be given several times.")
    ] = None,
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Else the trainee chooses.")] = "",
    mode: Annotated[Mode, typer.Option(help="`practice` shows hints, `test` does not.")] = "practice",
    level: Annotated[Level, typer.Option(help="How patient and how angry the customer is.")] = "normal",
    due: Annotated[str, typer.Option(metavar="DAY", help="Last day, like 2026-11-30.")] = "",
    attempts: Annotated[
        int | None, typer.Option(metavar="N", help="How many calls may be held; else any number.")
    ] = None,
    pass_mark: Annotated[
        float | None, typer.Option(metavar="POINTS", help="0 to 100; else the end of a call is enough.")
    ] = None,
    judged_by: Annotated[JudgedBy, typer.Option(help="Whose points count.")] = "score",
    note: Annotated[str, typer.Option(metavar="TEXT", help="A word to the trainees.")] = "",
    copy_of: Annotated[str, typer.Option(metavar="ID", help="Remember of which assignment this is a copy.")] = "",
    json: AsJson = False,
) -> None:
    """Assign a scenario to people or groups.

    Example: roleplay assignments create laptop-overdue --to "Anna Nowak" --mode test --due 2026-11-30 --attempts 2
    """
    people = (*(Assignee("person", name) for name in to or ()), *(Assignee("group", name) for name in to_group or ()))
    terms = Terms(
        scenario_id=scenario,
        scenario_title="",
        customer="",
        assignees=people,
        language=language,
        mode=mode,
        level=level,
        due=_day(due) if due else None,
        attempts=attempts,
        pass_mark=pass_mark,
        judged_by=judged_by,
        note=note,
    )
    app = facade(context)
    original = app.assignments.get(copy_of).assignment.id if copy_of else ""
    made = app.assignments.create(terms, copied_from=original)
    if json:
        print_json(_overview_json(app.assignments.get(made.id)))
    else:
        print(made.id)


@group.command("change")
def change(
    context: typer.Context,
    assignment: Identifier,
    due: Annotated[
        str | None, typer.Option(metavar="DAY", help="Last day, like 2026-11-30; `never` for none.")
    ] = None,
    attempts: Annotated[
        int | None, typer.Option(metavar="N", help="How many calls may be held; 0 for any number.")
    ] = None,
    pass_mark: Annotated[float | None, typer.Option(metavar="POINTS", help="0 to 100.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A word to the trainees.")] = None,
    add: Annotated[list[str] | None, typer.Option("--add", metavar="NAME", help="A person more.")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", metavar="NAME", help="A person or group less.")] = None,
) -> None:
    """Change what an assignment asks from now on; what it asked before is kept.

    Example: roleplay assignments change 3f2a --due 2026-12-05 --attempts 3
    """
    app = facade(context)
    found = app.assignments.get(assignment).assignment
    terms = found.terms
    if due is not None:
        terms = replace(terms, due=None if due == "never" else _day(due))
    if attempts is not None:
        terms = replace(terms, attempts=attempts or None)
    if pass_mark is not None:
        terms = replace(terms, pass_mark=pass_mark)
    if note is not None:
        terms = replace(terms, note=note)
    kept = tuple(one for one in terms.assignees if one.name not in (drop or ()))
    terms = replace(terms, assignees=(*kept, *(Assignee("person", name) for name in add or ())))
    if terms == found.terms:
        raise InputError(
            "Nothing was changed.", hint="Say what: --due, --attempts, --pass-mark, --note, --add, --drop."
        )
    app.assignments.change(found, terms)


@group.command("withdraw")
def withdraw(
    context: typer.Context,
    assignment: Identifier,
    undo: Annotated[bool, typer.Option("--undo", help="Ask it again.")] = False,
    json: AsJson = False,
) -> None:
    """Ask it of nobody any more; the calls that were held for it stay."""
    app = facade(context)
    found = app.assignments.get(assignment).assignment
    if undo:
        app.assignments.reinstate(found.id)
    else:
        app.assignments.withdraw(found.id)
    if json:
        print_json(_overview_json(app.assignments.get(found.id)))


@group.command("export")
def export(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="OUT", help="The CSV file to write; `-` for standard output.")],
    state: Annotated[str, typer.Option(metavar="STATE", help="Only assignments where somebody stands so.")] = "",
    json: Annotated[
        bool, typer.Option("--json", help="Write JSON, with what was asked before and every call.")
    ] = False,
) -> None:
    """Write who did what as CSV, one row a person and assignment, or everything as JSON."""
    if state and state not in STATES:
        raise typer.BadParameter(f"There is no state {state!r}: {', '.join(STATES)}.")
    check_target(path)
    app = facade(context)
    found = [
        one for one in app.assignments.overview() if not state or any(each.state == state for each in one.standings)
    ]
    if json:
        write_to(path, lambda target: write_json(target, [_overview_json(one) for one in found]))
    else:
        write_to(path, lambda target: app.assignments.export(target, found))


def _points(one: Standing) -> str:
    return "" if one.best is None else f"{one.best:.0f}"


def _assignment_json(one: Overview | Assigned) -> dict[str, object]:
    found = one.assignment
    return {
        "id": found.id,
        "terms": found.terms,
        "versions": found.versions,
        "withdrawn_at": found.withdrawn_at,
        "copied_from": found.copied_from,
    }


def _overview_json(one: Overview) -> dict[str, object]:
    return {**_assignment_json(one), "standings": [_standing_json(each) for each in one.standings]}


def _standing_json(one: Standing) -> dict[str, object]:
    state: StandingState = one.state
    return {
        "person": one.person,
        "state": state,
        "late": one.late,
        "attempts": one.used,
        "left": one.left,
        "best": one.best,
        "best_session": one.best_session,
        "days_left": one.days_left,
        "calls": [{"counts_as": kind, "call": call} for call, kind in one.calls],
    }
