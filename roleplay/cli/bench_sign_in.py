"""`roleplay bench sign-in`: how long signing in takes here."""

from __future__ import annotations

from statistics import median
from typing import Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table

GOAL = 0.5
"""Seconds."""


def sign_in(
    context: typer.Context,
    *,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often each is done.")] = 10,
    json: AsJson = False,
) -> None:
    """Measure signing in with argon2id (64 MiB, 3 passes, 4 lanes), rightly and wrongly."""
    speed = facade(context).bench_sign_in(rounds)
    if json:
        print_json(speed)
        return
    rows = [
        (what, f"{median(seconds) * 1000:.0f} ms", f"{max(seconds) * 1000:.0f} ms", goal)
        for what, seconds, goal in (
            ("by the clock", speed.right, f"at most {GOAL * 1000:.0f} ms"),
            ("processor", speed.right_processor, "-"),
            ("processor, wrong name", speed.wrong_name, "-"),
            ("processor, wrong passphrase", speed.wrong_passphrase, "-"),
        )
    ]
    print_table(("sign-in", "p50", "longest", "goal"), rows, right=("p50", "longest"))
