"""`roleplay progress` and `roleplay coverage`: reports over many calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.days import local
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table, write_to
from roleplay.cli.words import counted, plain
from roleplay.core.errors import InputError
from roleplay.core.practice import Selection

if TYPE_CHECKING:
    from roleplay.app.desk.practised import Practised
    from roleplay.review.coverage import CoverageReport, NodeReached
    from roleplay.review.progress.intervals import Interval
    from roleplay.review.progress.measures import Measure
    from roleplay.review.progress.overview import Figure
    from roleplay.review.progress.training import Change

_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
Day = datetime | None
OfPerson = Annotated[str | None, typer.Option(metavar="NAME", help="Only this person's calls.")]
OfGroup = Annotated[str | None, typer.Option(metavar="NAME", help="Only calls of this group's people.")]
From = Annotated[Day, typer.Option("--from", formats=_DATES, metavar="DATE", help="Only from this day or time on.")]
To = Annotated[Day, typer.Option("--to", formats=_DATES, metavar="DATE", help="Only before this day or time.")]
ToCsv = Annotated[
    str | None, typer.Option("--csv", metavar="FILE", help="Write the table as CSV; `-` for standard output.")
]


def progress(
    context: typer.Context,
    *,
    person: OfPerson = None,
    group: OfGroup = None,
    since: From = None,
    until: To = None,
    training: Annotated[
        Day, typer.Option(formats=_DATES, metavar="DATE", help="Compare before and after a training on this day.")
    ] = None,
    json: AsJson = False,
    csv: ToCsv = None,
) -> None:
    """Tell how people get on: score, techniques, mistakes and types of customer, each with how sure it is.

    Example: roleplay progress --group "Late shift" --from 2026-01-01
    """
    _not_both(person, group)
    if csv is not None:
        check_target(csv)
    app = facade(context)
    desk = app.progress
    desk.bring_up_to_date()
    selection = desk.selection(person, group, _time(since, until))
    if training is not None:
        people = [one.name for one in desk.people()] if selection.people is None else selection.people
        changes = desk.training(people, local(training))
        if csv is not None:
            write_to(csv, lambda path: desk.export_training(changes, path))
        elif json:
            print_json(changes)
        else:
            _print_training(changes)
        return
    found = desk.practised(selection)
    if csv is not None:
        write_to(csv, lambda path: desk.export_overview(found, path))
    elif json:
        print_json(_as_json(found))
    else:
        _print_progress(found)


def coverage(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="Id of the scenario.")],
    *,
    person: OfPerson = None,
    group: OfGroup = None,
    since: From = None,
    until: To = None,
    json: AsJson = False,
    csv: ToCsv = None,
) -> None:
    """Tell where the calls of a scenario went: how often each way was taken, which never was, where calls are lost.

    Example: roleplay coverage laptop-overdue
    """
    _not_both(person, group)
    if csv is not None:
        check_target(csv)
    app = facade(context)
    desk = app.progress
    desk.bring_up_to_date()
    selection = desk.selection(person, group, _time(since, until))
    report = desk.coverage(scenario, selection, app.settings.call_language)
    if csv is not None:
        write_to(csv, lambda path: desk.export_coverage(report, path))
    elif json:
        print_json(report)
    else:
        _print_coverage(report)


def _not_both(person: str | None, group: str | None) -> None:
    if person is not None and group is not None:
        raise InputError("Give --person or --group, not both.", hint="A person may be made a group of one.")


def _time(since: Day, until: Day) -> Selection:
    return Selection(None, local(since), local(until))


# --- progress ---


def _as_json(found: Practised) -> dict[str, object]:
    unfinished, ungraded, retries = found.left_out
    figures = found.overview()
    return {
        "calls": len(found),
        "not_counted": {"unfinished": unfinished, "ungraded": ungraded, "retries": retries},
        "measures": figures,
        "people": found.standings().people,
        "timelines": [found.timeline(one.measure) for one in figures],
        "needs": [found.heat_map("technique"), found.heat_map("mistake")],
    }


def _print_progress(found: Practised) -> None:
    unfinished, ungraded, retries = found.left_out
    if not len(found):
        print("There are no finished calls with a score.")
    else:
        people = found.standings().people
        print_table(
            ("person", "calls", "mean score", "lies between", "first", "best", "latest"),
            (
                (
                    *(one.person, one.calls, f"{one.mean.value:.0f}", f"{one.mean.low:.0f}-{one.mean.high:.0f}"),
                    *(f"{call.score:.0f}" for call in (one.first, one.best, one.latest)),
                )
                for one in people
            ),
            right=("calls", "mean score", "first", "best", "latest"),
        )
        print()
        print_table(
            ("measure", "mean", "lies between", "calls", "people"),
            map(_figure_row, found.overview()),
            right=("mean", "calls", "people"),
        )
    if unfinished or ungraded or retries:
        print(f"\nNot counted: {unfinished} unfinished, {ungraded} without a score, {retries} retries.")


def _figure_row(one: Figure) -> tuple[object, ...]:
    return (
        measure_name(one.measure),
        _value(one.measure, one.interval.value),
        _range(one.measure, one.interval),
        one.calls,
        one.people,
    )


def measure_name(measure: Measure) -> str:
    """Return a measure as people write it."""
    named = plain(measure.name)
    return {
        "score": "score",
        "mistake": f"mistake: {named}",
        "feeling": f"meeting {named}",
        "trait": f"customers: {named}",
        "manner": {"interrupting": "letting people finish", "dead_air": "answering in time"}.get(measure.name, named),
    }.get(measure.kind, named)


def _value(measure: Measure, value: float | None) -> str:
    if value is None:
        return ""
    return f"{100 * value:.0f} %" if measure.is_share else f"{value:.0f}"


def _range(measure: Measure, found: Interval) -> str:
    scale, unit = (100, " %") if measure.is_share else (1, "")
    return f"{scale * found.low:.0f} to {scale * found.high:.0f}{unit}"


# --- training ---

_VERDICTS = {"too_few": "too few to tell", "unclear": "no clear difference", "better": "better", "worse": "worse"}


def _print_training(changes: Sequence[Change]) -> None:
    if all(not one.people for one in changes):
        print("There are no calls of these people on both sides of that day.")
        return
    print_table(
        ("measure", "before", "after", "difference", "lies between", "people", "verdict", "others"),
        map(_change_row, changes),
        right=("before", "after", "difference", "people", "others"),
    )


def _change_row(one: Change) -> tuple[object, ...]:
    scale = 100 if one.measure.is_share else 1
    return (
        measure_name(one.measure),
        _value(one.measure, one.before),
        _value(one.measure, one.after),
        "" if one.difference is None else f"{scale * one.difference.value:+.0f}",
        "" if one.difference is None else f"{scale * one.difference.low:+.0f} to {scale * one.difference.high:+.0f}",
        len(one.people),
        _VERDICTS[one.verdict],
        "" if one.others is None else f"{scale * one.others.value:+.0f}",
    )


# --- coverage ---


def _print_coverage(report: CoverageReport) -> None:
    ends = ", ".join(
        f"{plain(outcome) if outcome else 'cut off'} {count}" for outcome, count in report.outcomes.items()
    )
    print(f"{report.scenario}, version {report.version}: {counted(report.calls, 'call')} ({ends or 'none'})\n")
    print_table(
        ("moment", "calls", "lost here", "most taken", "never taken"),
        map(_node_row, report.nodes),
        right=("calls", "lost here"),
    )
    if report.earlier:
        named = ", ".join(f"{one.name} ({one.calls})" for one in report.earlier)
        print(f"\nOnly in earlier versions: {named}")


def _node_row(one: NodeReached) -> tuple[object, ...]:
    lost = "" if one.failing is None else round(one.failing.value * one.failing.n)
    taken = ", ".join(f"{way.reply} {way.calls}" for way in one.ways[:3] if way.calls)
    never = [way.reply for way in one.ways if way.kind == "own" and not way.calls]
    return one.node, one.calls, lost or "", taken or one.outcome, ", ".join(never)
