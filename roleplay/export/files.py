"""Export files are whole or not there, and what is in the way is told in one message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

from roleplay.core.errors import ExportError
from roleplay.core.files import reason, replacing


@contextmanager
def export_path(path: Path) -> Iterator[Path]:
    """Hand out the name of a new file beside `path` that takes its place when the block ends well.

    Raises `ExportError` when the place cannot be written, and for what the block raises as `OSError`; what stood
    there is then as it was.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ExportError(f"{path} is a device, not a file.", hint="Use `-` for the standard output.")
        with replacing(path) as temporary:
            yield temporary
    except OSError as error:
        why, hint = reason(error)
        raise ExportError(f"Cannot write {path}: {why}.", hint=hint) from error


def need_place(path: Path, size: int) -> None:
    """Raise `ExportError` unless so many bytes can be written to a file there now; nothing there is changed.

    For what must not be done when it cannot be written down afterwards.
    """
    with suppress(_EnoughError), export_path(path) as temporary:
        temporary.write_bytes(bytes(size))
        raise _EnoughError


class _EnoughError(Exception):
    """What was tried is thrown away."""


@contextmanager
def export_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Hand out a text stream whose content takes the place of `path` when the block ends well.

    Line ends are written as they are given. Raises `ExportError` when the place cannot be written; what stood there
    is then as it was.
    """
    # Half a surrogate pair cannot be written: `?` instead of an export that fails.
    with (
        export_path(path) as temporary,
        temporary.open("x", encoding=encoding, errors="replace", newline="") as file,
    ):
        yield file


@contextmanager
def export_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Hand out a stream of bytes whose content takes the place of `path`; otherwise as `export_file`."""
    with export_path(path) as temporary, temporary.open("x+b") as file:
        yield file
