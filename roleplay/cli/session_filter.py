"""The options by which saved calls are found, the same for every command that has them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from roleplay.cli.days import local
from roleplay.core.errors import InputError
from roleplay.core.events import OUTCOMES
from roleplay.core.records import SessionFilter

if TYPE_CHECKING:
    from roleplay.app import Roleplay

_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
_SCORE = {"min": 0.0, "max": 100.0}


class OutcomeChoice(StrEnum):
    """`core.events.Outcome`, in the form in which an option may be given several times."""

    SOLVED = "solved"
    HANDED_OVER = "handed_over"
    JUSTIFIED_HANGUP = "justified_hangup"
    UNJUSTIFIED_HANGUP = "unjustified_hangup"
    CUSTOMER_LEFT = "customer_left"
    ABORTED = "aborted"


Many = list[str] | None
Since = Annotated[
    datetime | None, typer.Option(formats=_DATES, metavar="DATE", help="Only from this day or time on.")
]
Until = Annotated[datetime | None, typer.Option(formats=_DATES, metavar="DATE", help="Only before this day or time.")]


def _asked(
    *,
    text: Annotated[
        str, typer.Option(help='Only with these words in names or transcript: words, "some in order", beginnings*.')
    ] = "",
    person: Annotated[Many, typer.Option(metavar="NAME", help="Only this trainee; or one of several.")] = None,
    group: Annotated[Many, typer.Option(metavar="NAME", help="Only members of this group; or of several.")] = None,
    scenario: Annotated[Many, typer.Option(metavar="ID", help="Only this scenario; or one of several.")] = None,
    customer: Annotated[
        Many, typer.Option(metavar="TYPE", help="Only customers like this: aggressive, elderly ...")
    ] = None,
    outcome: Annotated[
        list[OutcomeChoice] | None, typer.Option(help="Only with this outcome; or one of several.")
    ] = None,
    score_from: Annotated[float | None, typer.Option(help="Only with this score or more.", **_SCORE)] = None,
    score_to: Annotated[float | None, typer.Option(help="Only with this score or less.", **_SCORE)] = None,
    technique: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only where this was done; with several, all of them.")
    ] = None,
    mistake: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only where this cost points: calm_down, interrupting, dead_air ..."),
    ] = None,
    since: Since = None,
    until: Until = None,
    commented: Annotated[
        bool | None, typer.Option("--commented/--uncommented", help="Only with, or without, comments.")
    ] = None,
    graded: Annotated[
        bool | None, typer.Option("--graded/--ungraded", help="Only with, or without, a grade.")
    ] = None,
    saved: Annotated[
        str, typer.Option("--filter", metavar="NAME", help="A filter saved in the window, instead.")
    ] = "",
) -> tuple[SessionFilter, str]:
    """Return the filter that these options make, and the name of a saved one."""
    wanted = SessionFilter(
        text=text,
        people=tuple(person or ()),
        groups=tuple(group or ()),
        scenarios=tuple(scenario or ()),
        traits=tuple(customer or ()),
        outcomes=tuple(one for one in OUTCOMES if one in {choice.value for choice in outcome or ()}),
        score_from=score_from,
        score_to=score_to,
        techniques=tuple(technique or ()),
        mistakes=tuple(mistake or ()),
        since=local(since),
        until=local(until),
        commented=commented,
        graded=graded,
    )
    return wanted, saved


Command = Callable[..., None]


def filtered(command: Command) -> Command:
    """Give a command the options; it gets `wanted`, a function from the facade to the filter."""
    hints = get_type_hints(_asked, include_extras=True)
    options = [one.replace(annotation=hints[one.name]) for one in inspect.signature(_asked).parameters.values()]
    own = get_type_hints(command, include_extras=True)
    others = (one for one in inspect.signature(command).parameters.values() if one.name != "wanted")
    parameters = [one.replace(annotation=own[one.name]) for one in others]

    @functools.wraps(command)
    def wrapped(*arguments: Any, **values: Any) -> None:
        wanted, saved = _asked(**{one.name: values.pop(one.name) for one in options})
        command(*arguments, wanted=lambda app: _of(app, wanted, saved), **values)

    wrapped.__signature__ = inspect.Signature([*parameters, *options])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {one.name: one.annotation for one in (*parameters, *options)}
    return wrapped


Wanted = Callable[[Any], SessionFilter]
"""From the facade to what is asked for."""


def _of(app: Roleplay, wanted: SessionFilter, saved: str) -> SessionFilter:
    """Return what is asked for. Raises `InputError` for a word that stands for nothing: it would find nothing."""
    _check_words(app, wanted)
    if not saved:
        return wanted
    if wanted != SessionFilter():
        raise InputError("A saved filter stands for itself.", hint="Leave the other options out.")
    kept = {one.name: one.wanted for one in app.finding.filters()}
    if saved not in kept:
        known = ", ".join(kept) or "none yet"
        raise InputError(f"There is no saved filter {saved!r}.", hint=f"There are: {known}.")
    return kept[saved]


def _check_words(app: Roleplay, wanted: SessionFilter) -> None:
    """Raise `InputError` for an unknown technique, mistake, type of customer or scenario."""
    if wanted.techniques or wanted.mistakes:
        from roleplay.dialogue.techniques import MISTAKES, TECHNIQUE_IDS

        _check("technique", wanted.techniques, TECHNIQUE_IDS)
        _check("mistake", wanted.mistakes, MISTAKES)
    if wanted.traits:
        from roleplay.dialogue.model import Trait

        _check("type of customer", wanted.traits, get_args(Trait))
    if wanted.groups:
        _check("group", wanted.groups, app.finding.choices().groups)
    if wanted.scenarios:
        played = (scenario for scenario, _ in app.finding.choices().scenarios)
        _check("scenario", wanted.scenarios, {*played, *(card.id for card in app.scenarios())})


def _check(what: str, words: Collection[str], known: Collection[str]) -> None:
    from roleplay.dialogue.formats.problems import did_you_mean

    for word in words:
        if word not in known:
            hint = did_you_mean(word, known) or f"There are: {', '.join(sorted(known)) or 'none'}."
            raise InputError(f"There is no {what} {word!r}.", hint=hint)
