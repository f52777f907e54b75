"""Opens sealed files of keys that are held, and makes new ones; without a key files are plain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from roleplay.core import sealed
from roleplay.core.sealed import SealedError, open_sound, sealed_with
from roleplay.store.sealed_journal import JournalReader, SealedJournal
from roleplay.store.sealing import CHUNK, SealedReader, SealedWriter, read_header

_held: dict[str, bytes] = {}


class Sealer(Protocol):
    """A key that new files are sealed with."""

    def writer(self, path: Path, name: str = "") -> SealedWriter:
        """Create a sealed file that will be called `name`, empty for its name now. Raises `OSError`."""

    def journal(self, path: Path) -> SealedJournal:
        """Create a sealed file that grows. Raises `OSError`."""


def opened(file: BinaryIO, key: bytes, *, name: str = "", lenient: bool = False) -> BinaryIO:
    """Return the content of an open sealed file; `key` is the store's for files, `name` the one it must have.

    Raises `SealedError`.
    """
    journal = read_header(file)[0].kind == "journal"
    file.seek(0)
    kind = JournalReader if journal else SealedReader
    return cast(BinaryIO, BufferedReader(kind(file, key, name=name, lenient=lenient), CHUNK))


def hold(key_id: str, key: bytes) -> None:
    """Have `core.sealed.open_sound` open files of a key; `key` is the store's for files."""

    def opener(file: BinaryIO, path: Path, lenient: bool) -> BinaryIO:
        name = "" if path.name.startswith(".") else path.name  # a draft has not got its name yet
        return opened(file, key, name=name, lenient=lenient)

    _held[key_id] = key
    sealed.hold(bytes.fromhex(key_id), opener)


def let_go(key_id: str) -> None:
    """Have files of a key refused."""
    _held.pop(key_id, None)
    sealed.let_go(bytes.fromhex(key_id))


def key_for_child(path: Path) -> str:
    """Return what a process of ours needs to read this file, empty for a plain one.

    A secret: it may go through a pipe, and nowhere else.
    """
    try:
        key_id = sealed_with(path).hex()
    except OSError:
        return ""
    return f"{key_id}:{_held[key_id].hex()}" if key_id in _held else ""


def hold_from_parent(told: str) -> None:
    """Hold the key that the parent told; see `key_for_child`."""
    if told:
        key_id, _, key = told.partition(":")
        hold(key_id, bytes.fromhex(key))


@contextmanager
def new_file(path: Path, sealer: Sealer | None, name: str = "") -> Iterator[Any]:
    """Create a file to be written by the block, sealed where there is a key; whole on the disk when the block ends.

    `name` is what it will be called, if it is not `path`'s. Raises `OSError`.
    """
    if sealer is None:
        with path.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        return
    writer = sealer.writer(path, name)
    try:
        yield writer
        writer.finish()
    finally:
        writer.close()


def content_bytes(path: Path) -> int:
    """Return how long the content of a file is, 0 when it cannot be told. Reads little."""
    try:
        if not sealed_with(path):
            return path.stat().st_size
        with open_sound(path, lenient=True) as file:
            return file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        return 0
    except SealedError:
        return 0


def unreadable(path: Path) -> bool:
    """Tell whether a sealed file has anything that cannot be opened; reads it to its end. Raises `OSError`."""
    try:
        if not sealed_with(path):
            return False
        with open_sound(path) as file:
            while file.read(CHUNK):
                pass
            return isinstance(raw := getattr(file, "raw", None), JournalReader) and raw.cut_off
    except SealedError:
        return True
