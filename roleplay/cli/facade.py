"""How a command gets at the program's parts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from roleplay.cli import secrets
from roleplay.cli.entering import enter

if TYPE_CHECKING:  # the parts are heavy, and `--help` must not wait for them
    from roleplay.app import Roleplay

OpenApp = Callable[[], "Roleplay"]
"""Builds the facade; what the outermost call of the command line puts into the context."""


def open_roleplay() -> Roleplay:
    """Build the real facade."""
    from roleplay.app import Roleplay

    return Roleplay(
        tell=lambda sentence: print(f"roleplay: {sentence}", file=sys.stderr), ask_secret=secrets.existing
    )


def facade(context: typer.Context, *, store: bool = True) -> Roleplay:
    """Build the facade for a command; it is closed when the command ends.

    Without `store` nobody signs in, so that nobody is asked for the passphrase of an encrypted store.
    """
    from roleplay.cli.log import kept_log

    context.with_resource(kept_log())
    open_app: OpenApp = context.obj
    app = open_app()
    context.call_on_close(app.close)
    if context.parent is None:
        app.ask_secret = None  # the window asks by itself
    if store:
        enter(context, app)
    return app
