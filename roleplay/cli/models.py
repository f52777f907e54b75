"""`roleplay models`: recognition models."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import AsJson, console, print_json, print_table

if TYPE_CHECKING:
    from roleplay.app import Roleplay
    from roleplay.core.records import ModelStatus

group = typer.Typer(help="Recognition models: list, install, verify, remove.", no_args_is_help=True)

_WORTH_TELLING = 1_000_000
"""Bytes."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the model; `roleplay models list` shows all.")]


@group.command("list")
def list_models(context: typer.Context, json: AsJson = False) -> None:
    """List models that are installed and that can be installed.

    Example: roleplay models list
    """
    models = facade(context).models()
    if json:
        print_json(models)
        return
    rows = ((model.name, model.language, _size(model), _state(model), model.note) for model in models)
    print_table(("name", "language", "download", "state", "note"), rows, right=("download",))


@group.command("install")
def install(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME|FILE|FOLDER", help="A model of the list, or a zip or folder that you have.")
    ],
    language: Annotated[
        str,
        typer.Option(metavar="CODE", help="Language of the model, such as `en`, where its name does not tell it."),
    ] = "",
) -> None:
    """Install a model: from its official address, or without a network from a zip or a folder.

    A download that was cut off goes on where it stopped. Example: roleplay models install vosk-model-small-en-us-0.15
    """
    model = _install(facade(context), name, language)
    print(f"{model.name} is installed.")


@group.command("verify")
def verify(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """Check that an installed model is whole.

    The exit code is 1 when it is not. Example: roleplay models verify vosk-model-small-en-us-0.15
    """
    model = facade(context).verify_model(name)
    if json:
        print_json(model)
    elif model.problem:
        print(f"{model.name}: {model.problem}", file=sys.stderr)
    else:
        print(f"{model.name} is whole.")
    if model.problem:
        raise typer.Exit(1)


@group.command("words")
def words(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """List names and facts of the customers that an installed model cannot recognise; they are matched by sound.

    Example: roleplay models words vosk-model-small-en-us-0.15
    """
    unknown = facade(context).unknown_names(name)
    if json:
        print_json(unknown)
    elif unknown:
        rows = ((one.scenario_id, one.phrase, " ".join(one.words)) for one in unknown)
        print_table(("scenario", "name or fact", "not known"), rows)
    else:
        print(f"{name} knows all names and facts of its language.")


@group.command("remove")
def remove(context: typer.Context, name: Name) -> None:
    """Remove an installed model from the disk.

    Example: roleplay models remove vosk-model-small-en-us-0.15
    """
    facade(context).remove_model(name)
    print(f"{name} is removed.")


def _install(app: Roleplay, name: str, language: str) -> ModelStatus:
    """Install with a progress bar on a terminal, and with a line now and then elsewhere."""
    shown = console(stderr=True)
    if not shown.is_terminal:
        return app.install_model(name, _LinesOfProgress(), language=language)
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=shown, transient=True) as bar:
        task = bar.add_task("Installing", total=None)
        return app.install_model(
            name, lambda done, total: bar.update(task, completed=done, total=total or None), language=language
        )


class _LinesOfProgress:
    """Prints every tenth of the way; nothing of what takes no time."""

    def __init__(self) -> None:
        self._tenth = -1

    def __call__(self, done: int, total: int) -> None:
        if total < _WORTH_TELLING:
            return
        tenth = done * 10 // total
        if tenth != self._tenth:
            self._tenth = tenth
            print(f"{done / 1e6:.1f} of {total / 1e6:.1f} MB", file=sys.stderr)


def _size(model: ModelStatus) -> str:
    return f"{model.download_bytes / 1e6:.0f} MB" if model.download_bytes else ""


def _state(model: ModelStatus) -> str:
    if model.problem:
        return f"broken: {model.problem}"
    return "installed" if model.installed else ""
