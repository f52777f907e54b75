"""`roleplay people`, `sign-in`, `sign-out`: accounts, roles, one-time codes."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.entering import ask_new_passphrase, ask_passphrase
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.cli.words import counted
from roleplay.core.errors import InputError
from roleplay.core.people import Account
from roleplay.core.rights import RIGHTS, Action, Role

if TYPE_CHECKING:
    from roleplay.app.desk.people import PeoplePlan

group = typer.Typer(help="People who sign in: accounts, roles, groups, one-time codes.", no_args_is_help=True)

_LONGEST_CODE = 400
"""Bytes of a line with a name and a code, at most."""

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Of the person.")]
_Groups = Annotated[
    list[str] | None, typer.Option("--group", metavar="GROUP", help="To be in; may be given several times.")
]
_Trains = Annotated[
    list[str] | None, typer.Option("--trains", metavar="GROUP", help="To train; may be given several times.")
]


def sign_in(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Your name, as the administrator has it.")],
    *,
    code: Annotated[
        bool, typer.Option("--code", help="With a one-time code or the recovery code, and a new passphrase.")
    ] = False,
) -> None:
    """Sign in on the command line: until `roleplay sign-out`, or until no command was given for some minutes.

    For scripts there is `roleplay --passphrase-stdin COMMAND`, with the name in ROLEPLAY_PERSON.
    """
    app = facade(context)
    if code:
        given = ask_passphrase("Code")
        let_in = app.access.use_code(name, given, ask_new_passphrase())
        _tell_recovery(let_in.recovery_code)
        account = let_in.account
    else:
        account = app.access.sign_in(name, ask_passphrase("Passphrase"))
    app.access.keep_signed_in()
    print(f"{account.name} is signed in as {account.role.value}.")


def sign_out(context: typer.Context) -> None:
    """Sign out on the command line."""
    facade(context).access.sign_out()
    print("Nobody is signed in.")


@group.command("begin")
def begin(context: typer.Context, name: _Name) -> None:
    """Let several people use this store from now on; you become the administrator. This cannot be undone.

    Everybody who has practised here gets an account and needs a one-time code: `roleplay people code NAME`.
    """
    app = facade(context)
    app.access.need_no_accounts()
    begun = app.access.begin(name, ask_new_passphrase())
    app.access.keep_signed_in()
    print(f"People sign in here from now on. {name} is the administrator.")
    _tell_recovery(begun.recovery_code)
    if begun.left:
        print("These names have calls here, but cannot have an account as they are spelt:")
        for left in begun.left:
            print(f"  {left!r}: `roleplay people claim` gives them to somebody")


@group.command("list")
def list_people(
    context: typer.Context,
    *,
    unclaimed: Annotated[
        bool, typer.Option("--unclaimed", help="Names that stand in the store without an account.")
    ] = False,
    json: AsJson = False,
) -> None:
    """List people with their roles and groups."""
    desk = facade(context).people
    if unclaimed:
        names = desk.unclaimed()
        print_json(names) if json else print_table(("Name",), ((name,) for name in names))
        return
    accounts = desk.list()
    if json:
        print_json([_plain(account) for account in accounts])
        return
    columns = ("Name", "Role", "May sign in", "Groups", "Trains", "Last sign-in (UTC)")
    print_table(columns, map(_row, accounts))


@group.command("rights")
def rights(*, json: AsJson = False) -> None:
    """Print what each role may do, and with whose data: own, group, any; `-` is not at all."""
    if json:
        print_json({role: {action: scope.name.lower() for action, scope in RIGHTS[role].items()} for role in Role})
        return
    rows = (
        (action.value, *(RIGHTS[role][action].name.lower() if action in RIGHTS[role] else "-" for role in Role))
        for action in Action
    )
    print_table(("Action", *(role.value for role in Role)), rows)


@group.command("add")
def add(
    context: typer.Context,
    name: _Name,
    *,
    role: Annotated[Role, typer.Option(help="What they are here.")] = Role.TRAINEE,
    groups: _Groups = None,
    trains: _Trains = None,
) -> None:
    """Add somebody; prints the one-time code with which they choose a passphrase.

    Example: roleplay people add "Anna Nowak" --group "Late shift"
    """
    issued = facade(context).people.add(name, role, groups or (), trains or ())
    _tell_code(issued.account, issued.code)


@group.command("code")
def code(context: typer.Context, name: _Name) -> None:
    """Give somebody a new one-time code: they have lost their passphrase, or never had one."""
    desk = facade(context).people
    issued = desk.give_code(desk.get(name).id)
    _tell_code(issued.account, issued.code)


@group.command("rename")
def rename(context: typer.Context, name: _Name, new_name: Annotated[str, typer.Argument(metavar="NEW_NAME")]) -> None:
    """Give somebody another name, with their calls, grades, groups and all else, at once."""
    desk = facade(context).people
    print(f"{name} is {desk.rename(desk.get(name).id, new_name)} now.")


@group.command("role")
def role(
    context: typer.Context, name: _Name, role: Annotated[Role, typer.Argument(metavar="ROLE", help="The new one.")]
) -> None:
    """Give somebody another role, at once."""
    desk = facade(context).people
    desk.set_role(desk.get(name).id, role)
    print(f"{name} is {role.value} now.")


@group.command("trains")
def trains(
    context: typer.Context,
    name: _Name,
    groups: Annotated[
        list[str] | None, typer.Argument(metavar="[GROUP]...", help="In place of those before; none: everybody.")
    ] = None,
) -> None:
    """Say which groups a trainer trains: they see those people's calls, and nobody else's."""
    desk = facade(context).people
    desk.set_trains(desk.get(name).id, groups or ())
    print(f"{name} trains {', '.join(groups) if groups else 'everybody'}.")


@group.command("deactivate")
def deactivate(context: typer.Context, name: _Name) -> None:
    """Let somebody sign in no more; their calls and grades stay."""
    desk = facade(context).people
    desk.deactivate(desk.get(name).id)
    print(f"{name} cannot sign in any more.")


@group.command("reactivate")
def reactivate(context: typer.Context, name: _Name) -> None:
    """Let somebody sign in again."""
    desk = facade(context).people
    desk.reactivate(desk.get(name).id)
    print(f"{name} can sign in again.")


@group.command("claim")
def claim(
    context: typer.Context,
    loose: Annotated[str, typer.Argument(metavar="LOOSE_NAME", help="A name without account.")],
    name: _Name,
) -> None:
    """Make what stands in the store under a name without account that of a person.

    Example: roleplay people claim "anna" "Anna Nowak"
    """
    desk = facade(context).people
    desk.claim(loose, desk.get(name).id)
    print(f"What stood under {loose!r} is {name}'s now.")


@group.command("import")
def take_in(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV with name, role, groups, trains.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say, line by line, what it would do.")] = False,
    codes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the one-time codes here (CSV), not on the screen.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Add many people with their groups, or change roles and groups, from a table: all lines or none.

    Several groups stand in one cell with | between them. Example: roleplay people import staff.csv --dry-run
    """
    desk = facade(context).people
    plan = desk.plan_import(file)
    if dry_run or not plan.ok:
        _print_plan(plan, json=json)
        if not plan.ok:
            raise typer.Exit(1)
        return
    if codes is not None:  # people whose codes are lost would need new ones, one by one
        from roleplay.export.files import need_place

        need_place(codes, plan.count("add") * _LONGEST_CODE)
    taken = desk.take_in(plan)
    if codes is not None:
        desk.export_codes(taken.issued, codes)
    elif json:
        print_json([{"name": one.account.name, "code": one.code} for one in taken.issued])
        return
    else:
        print_table(("Name", "One-time code"), ((one.account.name, one.code) for one in taken.issued))
    print(f"{len(taken.issued)} added, {taken.changed} changed, {taken.same} as they were.")


@group.command("lock-after")
def lock_after(
    context: typer.Context,
    minutes: Annotated[int, typer.Argument(metavar="MINUTES", help="1 to 480.")],
) -> None:
    """Set after how long without anybody doing anything the passphrase is asked for again."""
    facade(context).people.set_lock_minutes(minutes)
    print(f"The program locks after {counted(minutes, 'minute')}.")


@group.command("passphrase")
def passphrase(context: typer.Context) -> None:
    """Choose a new passphrase for yourself."""
    app = facade(context)
    app.access.need_somebody()
    app.access.change_passphrase(ask_passphrase("Passphrase of now"), ask_new_passphrase())
    app.access.keep_signed_in()
    print("The new passphrase holds from now on.")


@group.command("recovery")
def recovery(context: typer.Context) -> None:
    """Print a new recovery code for yourself, as administrator; the old one is void."""
    app = facade(context)
    app.access.need_somebody()
    code = app.access.renew_recovery(ask_passphrase("Passphrase"))
    if not code:
        raise InputError(
            "A recovery code is for administrators.",
            hint="Whoever forgets a passphrase asks one for a one-time code.",
        )
    _tell_recovery(code)


def _print_plan(plan: PeoplePlan, *, json: bool) -> None:
    if json:
        print_json(
            {
                "ok": plan.ok,
                "lines": [{**asdict(line), "wanted": asdict(line.wanted)} for line in plan.lines],
                "new_groups": plan.new_groups,
            }
        )
        return
    rows = (
        (line.line, line.verdict, line.wanted.name, line.no_role or line.wanted.role.value, line.message)
        for line in plan.lines
    )
    print_table(("Line", "What", "Name", "Role", "Note"), rows, right=("Line",))
    if plan.new_groups:
        print(f"New groups: {', '.join(plan.new_groups)}.")
    if plan.ok:
        print(f"{plan.count('add')} to add, {plan.count('change')} to change, {plan.count('same')} as they are.")
    else:
        wrong = plan.count("problem")
        lines, they_are = counted(wrong, "line is", "lines are"), "it is" if wrong == 1 else "they are"
        print(f"{lines} wrong: nothing can be taken in until {they_are} put right.")


def _tell_code(account: Account, code: str) -> None:
    until = "" if account.code_until is None else f" until {account.code_until:%Y-%m-%d %H:%M} UTC"
    print(f"One-time code for {account.name}, good{until}: {code}")
    print(f'They sign in with it: roleplay sign-in "{account.name}" --code')


def _tell_recovery(code: str) -> None:
    if code:
        print(f"Your recovery code: {code}")
        print("Write it down and lock it away: it is not shown again, and lets you in when the passphrase is lost.")


def _row(account: Account) -> tuple[str, ...]:
    seen = "" if account.signed_in_at is None else f"{account.signed_in_at:%Y-%m-%d %H:%M}"
    return (
        account.name,
        account.role.value,
        {"active": "yes", "waiting": "with a code", "inactive": "no"}[account.standing.value],
        ", ".join(account.groups),
        ", ".join(account.trains),
        seen,
    )


def _plain(account: Account) -> dict[str, object]:
    return {**asdict(account), "role": account.role.value, "standing": account.standing.value}
