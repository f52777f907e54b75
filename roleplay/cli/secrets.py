"""Passphrases and recovery keys: never on the command line, where every other program can read them."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from roleplay.core.errors import InputError, MachineError

FILE = "ROLEPLAY_PASSPHRASE_FILE"
_MOST_BYTES = 8192

FromStdin = Annotated[
    bool,
    typer.Option("--new-passphrase-stdin", help="Read the new passphrase from the first line of standard input."),
]


def existing(prompt: str = "Passphrase or recovery key") -> str:
    """Return what opens the store: from the file that ROLEPLAY_PASSPHRASE_FILE names, or from the terminal.

    Raises `MachineError` (code `store_locked`) where there is neither.
    """
    if named := os.environ.get(FILE):
        return _first_line(Path(named))
    if not sys.stdin.isatty():
        raise MachineError(
            "The calls are encrypted, and there is no terminal on which to ask for the passphrase.",
            hint=f"Name a file that holds it, and that only you can read, in {FILE}.",
            code="store_locked",
        )
    return getpass.getpass(f"{prompt}: ", stream=sys.stderr)


def new(*, from_stdin: bool) -> str:
    """Return a new passphrase, typed twice on a terminal. Raises `InputError` when the two differ."""
    if from_stdin:
        return from_input()
    if not sys.stdin.isatty():
        raise InputError(
            "There is no terminal on which to ask for the passphrase.",
            hint="Use --new-passphrase-stdin.",
            code="passphrase",
        )
    first = getpass.getpass("New passphrase: ", stream=sys.stderr)
    if getpass.getpass("Once more: ", stream=sys.stderr) != first:
        raise InputError("The two are not the same. Nothing was changed.", hint="Try again.", code="passphrase")
    return first


def from_input() -> str:
    """Return the first line of standard input."""
    return sys.stdin.readline(_MOST_BYTES).rstrip("\r\n")


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.readline(_MOST_BYTES).decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise MachineError(
            f"The file that {FILE} names cannot be read: {path}", hint="Check its name and its permissions."
        ) from error
