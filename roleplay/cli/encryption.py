"""`roleplay encryption`: the calls encrypted on the disk."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli import secrets
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json
from roleplay.cli.secrets import FromStdin
from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.app.desk.safety import Converted

group = typer.Typer(help="Encrypt the calls on this computer's disk.", no_args_is_help=True)

_Keyring = Annotated[
    bool,
    typer.Option("--keyring", help="Keep the key in the operating system's keyring instead of asking a passphrase."),
]
_WAYS = {"keyring": "this computer's keyring", "passphrase": "a passphrase", "recovery": "the recovery key"}


@group.command("status")
def status(context: typer.Context, json: AsJson = False) -> None:
    """Tell whether the calls are encrypted, and how they are opened.

    Example: roleplay encryption status
    """
    state = facade(context, store=False).safety.protection()
    if json:
        print_json(state)
        return
    if state.coming is not None:
        print("On its way, and interrupted; everything can be used. `roleplay encryption resume` goes on with it.")
    elif not state.encrypted:
        print("The calls are not encrypted.")
    else:
        print(f"The calls are encrypted, with a key of {state.made_on} ({state.key_id}).")
    if state.ways:
        print(f"Opened by: {', '.join(_WAYS[way] for way in state.ways)}.")


@group.command("on")
def on(context: typer.Context, keyring: _Keyring = False, passphrase_stdin: FromStdin = False) -> None:
    """Encrypt the database and every recording, and print the recovery key, once.

    Example: roleplay encryption on
    """
    app = facade(context)
    app.access.need_for(app.safety.turn_on)
    passphrase = None if keyring else secrets.new(from_stdin=passphrase_stdin)
    done = app.safety.turn_on(passphrase, counter("encrypting"))
    _tell(done)
    print("The calls are encrypted.")


@group.command("off")
def off(context: typer.Context) -> None:
    """Decrypt everything. Backups that are encrypted stay so, and still need their key.

    Example: roleplay encryption off
    """
    done = facade(context).safety.turn_off(counter("decrypting"))
    _tell(done)
    print("The calls are not encrypted any more.")


@group.command("change-key")
def change_key(context: typer.Context, keyring: _Keyring = False, passphrase_stdin: FromStdin = False) -> None:
    """Encrypt everything with a new key: when somebody may know the old one. The recovery key is a new one, too.

    Example: roleplay encryption change-key
    """
    app = facade(context)
    app.access.need_for(app.safety.change_key)
    passphrase = None if keyring else secrets.new(from_stdin=passphrase_stdin)
    done = app.safety.change_key(passphrase, counter("encrypting"))
    _tell(done)
    print("The calls are encrypted with a new key.")


@group.command("resume")
def resume(context: typer.Context) -> None:
    """Go on with what was interrupted.

    Example: roleplay encryption resume
    """
    app = facade(context)
    _tell(app.safety.resume(counter("converting")))
    print("Everything is as it should be.")


@group.command("recovery-key")
def recovery_key(context: typer.Context) -> None:
    """Print a new recovery key, once; the old one becomes useless.

    Example: roleplay encryption recovery-key
    """
    app = facade(context)
    app.recovered_sessions()  # opens the store, and asks for the passphrase where it is needed
    _print_key(app.safety.new_recovery_key())


@group.command("passphrase")
def passphrase(context: typer.Context, passphrase_stdin: FromStdin = False) -> None:
    """Have the calls opened by a new passphrase, instead of the old one or the keyring.

    Example: roleplay encryption passphrase
    """
    app = facade(context)
    app.recovered_sessions()
    app.access.need_for(app.safety.open_by_passphrase)
    app.safety.open_by_passphrase(secrets.new(from_stdin=passphrase_stdin))
    print("The new passphrase opens the calls; an old one, or the keyring, does not any more.")


@group.command("keyring")
def keyring(context: typer.Context) -> None:
    """Have the calls opened by this computer's keyring, without a passphrase.

    Example: roleplay encryption keyring
    """
    app = facade(context)
    app.access.need_for(app.safety.open_by_keyring)
    if problem := app.safety.keyring_problem():
        raise InputError(problem, hint="Keep the passphrase.", code="keyring")
    app.recovered_sessions()
    app.safety.open_by_keyring()
    print("The keyring opens the calls; the passphrase does not any more.")


def counter(what: str) -> Callable[[int, int], None]:
    """Return what shows on a terminal how far something is."""
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        share = 100 * done // total if total else 100
        if share != shown and sys.stderr.isatty():
            shown = share
            print(f"\r{what}: {share} %", end="" if share < 100 else "\n", file=sys.stderr, flush=True)

    return tell


def _tell(done: Converted) -> None:
    if done.recovery_key:
        _print_key(done.recovery_key)
    for name in done.left:
        print(f"Left as it is, because it cannot be opened: {name}", file=sys.stderr)
    for path in done.in_clear:
        print(f"Still in clear, delete it when you do not need it: {path}", file=sys.stderr)


def _print_key(key: str) -> None:
    print(
        "The recovery key opens the calls when the passphrase or the keyring is lost. It is shown only now: write it"
    )
    print("down, and keep it away from this computer.")
    print(f"\n    {key}\n")
