"""`roleplay scenarios weigh` and `misunderstood`: why words are taken as they are, and what was said in vain."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, print_json, print_table
from roleplay.core.errors import InputError
from roleplay.core.legible import legible
from roleplay.core.records import SessionFilter

if TYPE_CHECKING:
    from roleplay.app.desk.examples import Missed

Language = Annotated[
    str, typer.Option("--lang", metavar="CODE", help="Language of the words; without it the scenario's first.")
]


def weigh(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(metavar="ID", help="The scenario.")],
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What a trainee might say.")],
    node: Annotated[str, typer.Option(help="The node at which it is said; without it the start.")] = "",
    heat: Annotated[float | None, typer.Option(min=0, max=100, help="The customer's anger then.")] = None,
    flag: Annotated[
        list[str] | None, typer.Option(help="A flag that is set then; may be given several times.")
    ] = None,
    language: Language = "",
    json: AsJson = False,
) -> None:
    """Tell which reply takes some words at a moment of a scenario, and why.

    Example: roleplay scenarios weigh cold-flat "I am sending somebody to you." --node what-now --flag heard
    """
    from roleplay.dialogue.testplans.stepping import Beginning

    app = facade(context)
    found = app.trying.in_library(scenario)
    chosen = _language(found.languages, language)
    trial = app.trying.trial(found, chosen, Beginning(node, heat, tuple(flag or ())))
    weighing = app.examples.weigh(trial.dialogue, trial.state, text)
    if json:
        print_json(weighing)
        return
    rows = [
        (one.reply, f"{one.score:.2f}", one.verdict.replace("_", " "), one.following, legible(one.evidence.example))
        for one in weighing.replies
    ]
    print_table(("reply", "fits", "becomes of it", "leads to", "most like"), rows, right=("fits",))
    taken = f"{weighing.taken}, {weighing.margin:.2f} before the next" if weighing.taken else "no reply fits"
    print(f"At {weighing.node}: {taken}; then at {weighing.following}, heat {weighing.heat:g}.", file=sys.stderr)


def misunderstood(
    context: typer.Context,
    scenario: Annotated[str, typer.Argument(metavar="ID", help="The scenario.")],
    calls: Annotated[int, typer.Option(min=1, max=100_000, help="So many of the newest calls.")] = 400,
    language: Language = "",
    json: AsJson = False,
) -> None:
    """List what trainees said in vain in real calls of a scenario: what fitted no reply, or nearly another one, and
    what a trainer has put right.

    Who said it is not told. Example: roleplay scenarios misunderstood laptop-overdue --calls 1000
    """
    app = facade(context)
    found = app.trying.in_library(scenario)
    listed = app.examples.misunderstood(found, _language(found.languages, language), SessionFilter(), most=calls)
    if json:
        print_json({"calls": listed.calls, "of": listed.of, "found": [_plain(one) for one in listed.found]})
        return
    rows = [
        (
            one.latest.state.node,
            one.times,
            {"none": "nothing fitted", "close": "by a hair", "corrected": "heard wrongly"}[one.latest.kind],
            one.now or "-",
            legible(one.latest.text),
        )
        for one in listed.found
    ]
    print_table(("node", "times", "because", "now", "words"), rows, right=("times",))
    print(f"{len(rows)} in the newest {listed.calls} of {listed.of} calls.", file=sys.stderr)


def _plain(one: Missed) -> dict[str, object]:
    latest = one.latest
    return {
        "node": latest.state.node,
        "text": latest.text,
        "heard": latest.heard,
        "because": latest.kind,
        "times": one.times,
        "taken": latest.taken,
        "margin": latest.margin,
        "best": [{"reply": reply, "score": score} for reply, score in latest.best],
        "now": one.now,
        "session": latest.session_id,
        "position": latest.position,
    }


def _language(there: tuple[str, ...], wanted: str) -> str:
    if wanted and wanted not in there:
        raise InputError(f"The scenario is not in the language “{wanted}”.", hint=f"It has: {', '.join(there)}.")
    return wanted or there[0]
