"""What commands print: tables for people, JSON for scripts."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from roleplay.core.errors import ExportError
from roleplay.core.legible import legible

if TYPE_CHECKING:
    from rich.console import Console

Result = TypeVar("Result")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

STDOUT = "-"
"""Given as a file name: standard output."""


def print_json(value: object) -> None:
    """Print a value as JSON in UTF-8, whatever the terminal's encoding; records become objects."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON in UTF-8 into a file. Raises `ExportError`."""
    from roleplay.export.files import export_file

    with export_file(path) as file:
        json.dump(_plain(value), file, ensure_ascii=False, indent=2)
        file.write("\n")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def console(*, stderr: bool = False) -> Console:
    """Return where text for people goes; never takes markup from it, since it may come from files."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()) -> None:
    """Print a table; on a terminal cells are folded to its width, elsewhere every row is one line."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else legible(str(cell))) for cell in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    shown = Console(markup=False, highlight=False, emoji=False, width=width)
    with shown.capture() as capture:
        shown.print(table)
    for line in capture.get().splitlines():
        print(line.rstrip())


def check_target(target: str) -> None:
    """Refuse a place that cannot be written to, before the work is done whose result is to go there.

    Raises `ExportError`.
    """
    path = Path(target)
    if target == STDOUT:
        return
    if not target:
        raise ExportError("The name of the file to write is empty.", hint="Give one, or `-` for standard output.")
    if path.is_dir():
        raise ExportError(f"{target} is a folder.", hint="Add a file name.")
    if path.exists() and not path.is_file():
        raise ExportError(f"{target} is a device, not a file.", hint="Use `-` for standard output.")
    if not path.absolute().parent.is_dir():
        raise ExportError(f"{path.absolute().parent}: there is no such folder.", hint="Create it, or choose another.")


def write_to(target: str, write: Callable[[Path], Result]) -> Result:
    """Let `write` make a file at `target`; when that is `-` the file goes to standard output."""
    if target != STDOUT:
        return write(Path(target))
    with tempfile.TemporaryDirectory(prefix="roleplay-") as folder:
        path = Path(folder) / "export"
        result = write(path)
        sys.stdout.flush()
        with path.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    return result
