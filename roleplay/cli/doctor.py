"""`roleplay doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from roleplay.cli.encryption import counter
from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, console, print_json

_MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "problem": ("PROBLEM", "red")}


def doctor(
    context: typer.Context,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Hear every recording to its end, and read the newest backup.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Look over devices, engines, models, versions, and what is kept, and say what to do where something is wrong.

    Example: roleplay doctor
    """
    findings = facade(context).doctor(thorough=thorough, progress=counter("looking"))
    if json:
        print_json(findings)
        return
    from rich.text import Text

    shown = console()
    for finding in findings:
        mark, colour = _MARKS[finding.state]
        shown.print(Text.assemble((f"{mark:<8}", colour), (f"{finding.area:<12} ", "bold"), finding.message))
        if finding.hint:
            shown.print(Text(f"{'':<21}{finding.hint}", style="dim"))
    counts = Counter(finding.state for finding in findings)
    shown.print(f"{counts['ok']} fine, {counts['warning']} to know about, {counts['problem']} to mend.", style="bold")
