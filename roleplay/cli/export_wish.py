"""The options by which an export is described, the same for every command that has them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from roleplay.cli.days import local
from roleplay.core.exports import FORMS, Dataset, ExportWish, Form, Period, ReportLanguage
from roleplay.core.records import SessionFilter

if TYPE_CHECKING:
    from roleplay.app import Roleplay

_DATES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
Many = list[str] | None


Asking = Callable[..., ExportWish]
"""From the facade, and the name of the file, to what is asked for."""


def _asked(
    *,
    form: Annotated[
        Form | None, typer.Option("--format", help="Without it the end of the file's name says which, else csv.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=_DATES, metavar="DATE", help="From this day or time on.")
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=_DATES, metavar="DATE", help="Until this day, which counts, or this time."),
    ] = None,
    period: Annotated[Period | None, typer.Option(help="A time that moves with the day, instead.")] = None,
    person: Annotated[Many, typer.Option(metavar="NAME", help="Only this person; or one of several.")] = None,
    group: Annotated[
        Many, typer.Option(metavar="NAME", help="Only members of this group; or of one of several.")
    ] = None,
    scenario: Annotated[Many, typer.Option(metavar="ID", help="Only this scenario; or one of several.")] = None,
    columns: Annotated[
        str, typer.Option(metavar="NAMES", help="Separated by commas, in this order; `all` for all.")
    ] = "",
    recipe: Annotated[str, typer.Option(metavar="NAME", help="Begin with a saved recipe.")] = "",
    pseudonymous: Annotated[
        bool | None, typer.Option("--pseudonymous/--named", help="Stable pseudonyms and days, not names and times.")
    ] = None,
    everything: Annotated[
        bool | None,
        typer.Option("--everything/--practice", help="Also calls with scripted answers, and drafts of grades."),
    ] = None,
    language: Annotated[ReportLanguage | None, typer.Option(help="Of headings in workbooks and reports.")] = None,
) -> tuple[dict[str, Any], SessionFilter, str]:
    """Return what of a wish is given, its filter, and the name of a recipe."""
    wanted = SessionFilter(
        people=tuple(person or ()),
        scenarios=tuple(scenario or ()),
        since=local(since),
        until=_end(local(until)),
        finished=True,
    )
    given = {
        "form": form,
        "columns": tuple(name.strip() for name in columns.split(",") if name.strip()) or None,
        "groups": tuple(group or ()) or None,
        "period": period,
        "pseudonymous": pseudonymous,
        "everything": everything,
        "language": language,
    }
    return {name: value for name, value in given.items() if value is not None}, wanted, recipe


def _end(typed: datetime | None) -> datetime | None:
    """Return the last second of a day that was typed without a time."""
    if typed is None or (typed.hour, typed.minute, typed.second) != (0, 0, 0):
        return typed
    midnight = (typed.replace(tzinfo=None) + timedelta(days=1)).astimezone()  # days of 23 and 25 hours
    return midnight - timedelta(seconds=1)


Command = Callable[..., None]


def wishing(dataset: Dataset | None) -> Callable[[Command], Command]:
    """Give a command the options; it gets `wish`, a function from the facade to what is asked for.

    `dataset` None takes that of the recipe.
    """

    def given(command: Command) -> Command:
        hints = get_type_hints(_asked, include_extras=True)
        options = [one.replace(annotation=hints[one.name]) for one in inspect.signature(_asked).parameters.values()]
        own = get_type_hints(command, include_extras=True)
        others = (one for one in inspect.signature(command).parameters.values() if one.name != "wish")
        parameters = [one.replace(annotation=own[one.name]) for one in others]

        @functools.wraps(command)
        def wrapped(*arguments: Any, **values: Any) -> None:
            asked = _asked(**{one.name: values.pop(one.name) for one in options})
            command(*arguments, wish=lambda app, target="": _wish(app, dataset, *asked, target), **values)

        wrapped.__signature__ = inspect.Signature([*parameters, *options])  # type: ignore[attr-defined]
        wrapped.__annotations__ = {one.name: one.annotation for one in (*parameters, *options)}
        return wrapped

    return given


def _wish(
    app: Roleplay, dataset: Dataset | None, given: dict[str, Any], wanted: SessionFilter, recipe: str, target: str
) -> ExportWish:
    """Return the recipe, or nothing in particular, with what was given in place of its own."""
    begun = app.exports.recipe(recipe).wish if recipe else ExportWish()
    if dataset is not None:
        begun = replace(begun, dataset=dataset)
    if wanted.since is not None or wanted.until is not None:
        given = {"period": "", **given}
    suffix = PurePath(target).suffix.lower().removeprefix(".")
    if "form" not in given and suffix in FORMS:
        given = {"form": suffix, **given}
    narrowed = {name: value for name in _FILTERS if (value := getattr(wanted, name))}
    return replace(begun, **given, wanted=replace(begun.wanted, **narrowed, finished=True))


_FILTERS = ("people", "scenarios", "since", "until")
