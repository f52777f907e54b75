"""`roleplay privacy`: the notice, how long what is kept, one person's data, and their erasure."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, check_target, print_json, print_table
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.legible import legible
from roleplay.core.privacy import (
    DATA_KINDS,
    AuthoredChoice,
    DataKind,
    ErasureChoices,
    ErasurePlan,
    MentionChoice,
    SweepPlan,
)

group = typer.Typer(
    help="The notice, how long data is kept, one person's data, and their erasure.", no_args_is_help=True
)
notice_group = typer.Typer(help="What people are told about their data.", no_args_is_help=True)
group.add_typer(notice_group, name="notice")

_DAY = ["%Y-%m-%d"]
_Day = Annotated[
    datetime | None,
    typer.Option("--day", formats=_DAY, metavar="DATE", help="As if it were this day; today if not given."),
]
_Also = Annotated[
    list[str] | None,
    typer.Option("--also", metavar="NAME", help="Another name of theirs; may be given several times."),
]
_Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of sessions, or beginnings of them.")]


class Authored(StrEnum):
    """What becomes of what they wrote about others."""

    ANONYMISE = "anonymise"
    DELETE = "delete"


class Mentions(StrEnum):
    """What becomes of places where others name them."""

    MASK = "mask"
    KEEP = "keep"


# --- the notice ---


@notice_group.command("show")
def show_notice(
    context: typer.Context,
    *,
    language: Annotated[str, typer.Option(help="Language code; that of the calls if not given.")] = "",
    json: AsJson = False,
) -> None:
    """Show the notice in force, and whether you have acknowledged it."""
    state = facade(context).privacy.notice(language)
    if json:
        print_json(state)
        return
    print("\n".join(map(legible, state.notice.text.splitlines())))
    done = f"acknowledged {state.acknowledged_at:%Y-%m-%d %H:%M}" if state.acknowledged_at else "not acknowledged yet"
    print(f"\nVersion {state.notice.version}, {done}.")
    if not state.may_record:
        print("Nothing is recorded until you acknowledge it: roleplay privacy notice acknowledge")


@notice_group.command("acknowledge")
def acknowledge(
    context: typer.Context,
    *,
    language: Annotated[str, typer.Option(help="In which language you have read it.")] = "",
) -> None:
    """Say that you have taken note of the notice in force."""
    state = facade(context).privacy.acknowledge(language)
    print(f"You have taken note of version {state.notice.version}.")


@notice_group.command("publish")
def publish(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="LANGUAGE=FILE...", help="Text files in UTF-8, one a language.")
    ],
) -> None:
    """Publish the next version: everybody is asked to read it before they are recorded again.

    Example: roleplay privacy notice publish en=notice-en.txt pl=notice-pl.txt
    """
    app = facade(context)
    app.access.need_for(app.privacy.publish)
    texts = dict(_notice_file(one) for one in files)
    print(f"Version {app.privacy.publish(texts)} is in force.")


@notice_group.command("readers")
def readers(context: typer.Context, *, json: AsJson = False) -> None:
    """List who has acknowledged the version in force."""
    found = facade(context).privacy.acknowledgements()
    if json:
        print_json(found)
        return
    rows = ((one.person, one.version, one.language, f"{one.at:%Y-%m-%d %H:%M}") for one in found)
    print_table(("Person", "Version", "Language", "When (UTC)"), rows)


def _notice_file(given: str) -> tuple[str, str]:
    language, separator, name = given.partition("=")
    if not separator or not name:
        raise typer.BadParameter(f"{given!r}: write LANGUAGE=FILE, such as en=notice.txt.")
    try:
        return language, Path(name).read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", hint="Give a text file.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not a text file in UTF-8.", hint="Save it as UTF-8.") from error


# --- how long ---


@group.command("retention")
def retention(
    context: typer.Context,
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[KIND=DAYS]...", help="Such as audio=90 or results=none.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Show how long what is kept, or choose it. Kinds: audio, spoken_comments, transcripts, results, audit.

    Example: roleplay privacy retention audio=90 results=none
    """
    desk = facade(context).privacy
    if changes:
        desk.set_retention(dict(map(_rule, changes)))
    rules = desk.retention
    if json:
        print_json(rules)
        return
    rows = (
        (kind, "until somebody deletes it" if (days := rules.days[kind]) is None else counted(days, "day"))
        for kind in DATA_KINDS
    )
    print_table(("What", "Kept"), rows)
    if not rules.confirmed:
        begins = f" They delete nothing before {rules.begins}." if rules.begins else ""
        print(f"These are defaults that nobody has confirmed.{begins}")


def _rule(given: str) -> tuple[DataKind, int | None]:
    kind, separator, days = given.partition("=")
    known = next((one for one in DATA_KINDS if one == kind.strip()), None)
    if known is None or not separator:
        raise InputError(f"{given!r} is no rule.", hint=f"Write KIND=DAYS; kinds are {', '.join(DATA_KINDS)}.")
    typed = days.strip().lower()
    if typed == "none":
        return known, None
    if not (typed.isascii() and typed.isdecimal()):
        raise InputError(f"{days!r} is no number of days.", hint="Give a number, or none.")
    return known, int(typed)


@group.command("sweep")
def sweep(
    context: typer.Context,
    *,
    day: _Day = None,
    preview: Annotated[bool, typer.Option("--preview", help="Only tell what would go.")] = False,
    json: AsJson = False,
) -> None:
    """Delete what is older than the rules allow; the window does it once a day by itself."""
    desk = facade(context).privacy
    today = day.date() if day else datetime.now(UTC).date()
    done = desk.preview(today) if preview else desk.sweep(today)
    if json:
        print_json(done)
    else:
        _print_sweep(done, today, preview=preview)


def _print_sweep(done: SweepPlan, today: date, *, preview: bool) -> None:
    rows = (
        (
            due.kind,
            due.count,
            f"{due.bytes / 1e6:.1f}",
            "" if due.oldest is None else f"{due.oldest:%Y-%m-%d}",
            due.held,
        )
        for due in done.due
    )
    if done.due:
        print_table(("What", "Number", "MB", "Oldest", "On hold"), rows, right=("Number", "MB", "On hold"))
    if done.waits_until:
        print(f"Nothing goes before {done.waits_until}: nobody has confirmed the rules.")
    elif done.nothing:
        print(f"{today}: nothing is older than the rules allow.")
    else:
        print(f"{today}: this would go." if preview else f"{today}: this has gone.")


@group.command("hold")
def hold(
    context: typer.Context,
    sessions: _Ids,
    *,
    reason: Annotated[str, typer.Option(help="Why, such as the number of a case.")],
) -> None:
    """Put calls on hold, so that no sweep deletes anything of them."""
    facade(context).privacy.hold(sessions, reason)
    print(f"{len(sessions)} on hold.")


@group.command("release")
def release(context: typer.Context, sessions: _Ids) -> None:
    """Let calls go again."""
    print(f"{facade(context).privacy.release(sessions)} released.")


@group.command("holds")
def holds(
    context: typer.Context,
    *,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Only calls of this trainee.")] = None,
    json: AsJson = False,
) -> None:
    """List the calls on hold."""
    found = facade(context).privacy.holds(person)
    if json:
        print_json(found)
        return
    rows = ((one.session_id[:8], one.trainee, one.reason, one.held_by, f"{one.held_at:%Y-%m-%d}") for one in found)
    print_table(("Session", "Trainee", "Why", "By", "Since"), rows)


@group.command("delivery")
def delivery(
    context: typer.Context,
    state: Annotated[
        str, typer.Argument(metavar="[on|off]", help="Whether delivery may be measured for anybody.")
    ] = "",
) -> None:
    """Show or choose whether pace, loudness, pauses and pitch may be measured at all."""
    desk = facade(context).privacy
    if state:
        if state not in ("on", "off"):
            raise typer.BadParameter("Say on or off.")
        desk.set_delivery_measures(state == "on")
    print(f"Delivery measures are {'allowed' if desk.policy.delivery_measures else 'off for everybody'}.")


# --- one person ---


@group.command("package")
def package(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="NAME", help="Whose data.")],
    out: Annotated[str, typer.Argument(metavar="FILE", help="The zip file to write.")],
    *,
    also: _Also = None,
    language: Annotated[str, typer.Option(help="Of the page to read: en or pl.")] = "en",
    json: AsJson = False,
) -> None:
    """Write everything that is kept about a person into a zip file."""
    check_target(out)
    made = facade(context).privacy.package(person, Path(out), tuple(also or ()), language)
    if json:
        print_json(made)
        return
    print(
        f"{counted(made.calls, 'call')}, {counted(made.recordings, 'recording')}, "
        f"{counted(made.spoken_comments, 'spoken comment')}, {counted(made.records, 'entry', 'entries')}: "
        f"{out}, {made.bytes / 1e6:.1f} MB."
    )
    for name in made.missing:
        print(f"missing: {name}")
    if not made.records:
        print("Nothing is kept under this name. Is it spelt as it stands in the store?", file=sys.stderr)


@group.command("erase")
def erase(
    context: typer.Context,
    person: Annotated[str, typer.Argument(metavar="NAME", help="Who is to be erased.")],
    *,
    also: _Also = None,
    authored: Annotated[Authored, typer.Option(help="What they wrote about others.")] = Authored.ANONYMISE,
    mentions: Annotated[Mentions, typer.Option(help="Where others name them.")] = Mentions.MASK,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="MENTION", help="Leave this mention as it is.")
    ] = None,
    despite_holds: Annotated[bool, typer.Option("--despite-holds", help="Although calls are on hold.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask. Without it, and without a terminal, only tell.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Show what there is of a person, and erase it so that nothing is left; it cannot be undone."""
    desk = facade(context).privacy
    plan = desk.erasure(person, tuple(also or ()))
    if plan.nothing:
        alike = f" Similar names here: {', '.join(map(legible, plan.alike))}." if plan.alike else ""
        raise InputError(
            f"There is nothing about {legible(' '.join(person.split()))!r} here; nothing was changed.",
            hint=f"Give the whole name, as it stands here; case and accents do not matter.{alike}",
            code="person",
        )
    if not json:
        _print_plan(plan)
    if not yes and not (sys.stdin.isatty() and typer.confirm("Erase all of it?")):
        if json:
            print_json(plan)
        return
    each: dict[str, MentionChoice] = dict.fromkeys(keep or (), "keep")
    how: AuthoredChoice = "delete" if authored is Authored.DELETE else "anonymise"
    rest: MentionChoice = "keep" if mentions is Mentions.KEEP else "mask"
    report = desk.erase(plan, ErasureChoices(how, rest, each, despite_holds))
    if json:
        print_json(report)
        return
    print(
        f"Erased: {counted(report.calls, 'call')}, {counted(report.files, 'sound file')}, "
        f"{counted(report.rows, 'other entry', 'other entries')}; {counted(report.masked, 'mention')} masked, "
        f"{report.kept_mentions} kept. Entry {report.audit_entry} of the audit log."
    )
    for left in report.leftovers:
        print(f"left: {left}")


def _print_plan(plan: ErasurePlan) -> None:
    print(f"{legible(plan.person)}, as {', '.join(map(legible, plan.names))}")
    print(f"{counted(plan.calls, 'call')}, {counted(plan.recordings, 'recording')}, {plan.bytes / 1e6:.1f} MB")
    _print_counts("about them", plan.records.items())
    _print_counts("what they did with other people's data", plan.authored.items())
    if plan.spoken_comments:
        spoken = counted(plan.spoken_comments, "spoken comment")
        print(f"{spoken} in their own voice on other people's calls")
    for hold_ in plan.held:
        print(f"on hold: {hold_.session_id[:8]} {legible(hold_.reason)}")
    for mention in plan.mentions:
        where = f"{mention.where}, {legible(mention.author)}"
        print(f"mentioned: {legible(mention.id)} ({where}): {legible(mention.excerpt)}")


def _print_counts(what: str, counts: Iterable[tuple[str, int]]) -> None:
    if told := ", ".join(f"{name} {count}" for name, count in counts):
        print(f"{what}: {told}")
