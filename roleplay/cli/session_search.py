"""`roleplay sessions search`: where something was said."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import Annotated

import typer
from rich.text import Text

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, console, print_json
from roleplay.cli.session_filter import Wanted, filtered
from roleplay.core.errors import InputError
from roleplay.core.finding import Hit
from roleplay.core.legible import legible

_SHORT = 8


@filtered
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help='Words, "some in order", beginnings*; all must be there.')
    ],
    *,
    wanted: Wanted,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many hits.")] = 50,
    json: AsJson = False,
) -> None:
    """Tell where words were said in saved calls, the newest call first, with the second of each.

    Case and accents do not matter, nor does the stroke of an ł. Corrected words are found, not what was misheard.

    Examples: roleplay sessions search sorry --person "Anna Nowak"

    roleplay sessions search '"calm down"' --mistake calm_down --json
    """
    app = facade(context)
    asked = wanted(app)
    if asked.text:
        raise InputError("The words are given twice.", hint="Leave --text out.")
    page = app.finding.hits(replace(asked, text=" ".join(words)), limit=limit)
    if json:
        print_json([asdict(hit) for hit in page.hits])
        return
    if not page.hits:
        print("Nobody said that.", file=sys.stderr)
        return
    shown, session = console(), ""
    for hit in page.hits:
        if hit.session.id != session:
            session = hit.session.id
            shown.print(_head(hit), style="bold")
        shown.print(_line(hit))
    if page.following is not None:
        print(f"There are more; these are the newest {limit}.", file=sys.stderr)


def _head(hit: Hit) -> str:
    session = hit.session
    when = session.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    score = "" if session.score is None else f", {session.score:.0f} points"
    return legible(f"{session.id[:_SHORT]}  {when}  {session.trainee or '-'}  {session.scenario_title}{score}")


def _line(hit: Hit) -> Text:
    clock = "     " if hit.side == "names" else f"{int(hit.at) // 60:2}:{int(hit.at) % 60:02}"
    line = Text(f"  {clock}  {hit.side:8}  ")
    end = 0
    for first, last in hit.spans:
        line.append(legible(hit.text[end:first]))
        line.append(legible(hit.text[first:last]), style="bold reverse")
        end = last
    line.append(legible(hit.text[end:]))
    return line
