"""Who uses a command: a sign-in that was kept, or a name and a passphrase that a script gives. Never in arguments."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

import typer

from roleplay.core.errors import InputError

if TYPE_CHECKING:
    from roleplay.app import Roleplay

PERSON = "ROLEPLAY_PERSON"
"""The environment variable that names the person; the passphrase comes on standard input."""
_LONGEST_LINE = 5_000


def enter(context: typer.Context, app: Roleplay) -> None:
    """Sign in whoever was kept signed in, or whom a script names. Raises `SignInError`, `InputError`."""
    if not context.find_root().params.get("passphrase_stdin"):
        app.access.resume()
        return
    name = os.environ.get(PERSON, "")
    if not name:
        raise InputError("Nobody is named who signs in.", hint=f"Set {PERSON} to the person's name.")
    app.access.sign_in(name, _line())


def ask_passphrase(prompt: str) -> str:
    """Ask for a passphrase without showing it; where there is no terminal, read a line."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{prompt}: ")
    return _line()


def ask_new_passphrase(prompt: str = "New passphrase") -> str:
    """Ask for a passphrase twice. Raises `InputError` when the two differ."""
    first = ask_passphrase(prompt)
    if sys.stdin.isatty() and ask_passphrase("The same once more") != first:
        raise InputError("The two are not the same.", hint="Try again.", code="passphrase")
    return first


def _line() -> str:
    """Read a line and no more of standard input: the answers of a call, or sentences, may follow."""
    bytes_of = getattr(sys.stdin, "buffer", None)  # a replaced stream may lack it
    if bytes_of is None:
        return sys.stdin.readline(_LONGEST_LINE).rstrip("\r\n")
    read: bytes = bytes_of.readline(_LONGEST_LINE)
    return read.decode("utf-8-sig", "surrogateescape").rstrip("\r\n")
