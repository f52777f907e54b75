"""Files that lie sealed on the disk, opened for whoever holds their key.

This module knows no cipher: who has a key says how files of that key are opened (`roleplay.store.sealed_files` does).
A file that is not sealed is opened as it is, so that every reader of sound goes through `open_sound` and need not
know which it is.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

MAGIC = b"RPSEALED"
"""The first bytes of every sealed file."""

KEY_ID_BYTES = 8
"""Behind the magic: which key it was sealed with."""

HEAD_BYTES = len(MAGIC) + KEY_ID_BYTES

Opener = Callable[[BinaryIO, Path, bool], BinaryIO]
"""Gets the open file at its beginning, its path, and whether damaged places are to read as zeros; returns its
content.
"""


class SealedError(OSError):
    """A sealed file that cannot be read: its key is not there, or it was changed. Nothing is done to the file."""

    def __init__(self, why: str) -> None:
        super().__init__(errno.EIO, why)
        self.why = why

    def __str__(self) -> str:
        return self.why


_openers: dict[bytes, Opener] = {}
_changing = threading.Lock()


def hold(key_id: bytes, opener: Opener) -> None:
    """Have files of a key opened from now on, in this process."""
    with _changing:
        _openers[key_id] = opener


def let_go(key_id: bytes) -> None:
    """Have files of a key refused from now on."""
    with _changing:
        _openers.pop(key_id, None)


def sealed_with(path: Path) -> bytes:
    """Return the id of the key that a file is sealed with, empty when it is not sealed. Raises `OSError`."""
    with path.open("rb") as file:
        return _key_id(file.read(HEAD_BYTES))


def open_sound(path: Path, *, lenient: bool = False) -> BinaryIO:
    """Open a file for reading, whether it is sealed or not; the result is seekable.

    `lenient` has places that were changed or cut off read as zeros, for a decoder that goes on behind them; otherwise
    reading them raises `SealedError`. What is read was always authenticated. Raises `OSError`, `SealedError` when the
    key is not there.
    """
    file = path.open("rb")
    try:
        key_id = _key_id(file.read(HEAD_BYTES))
        file.seek(0)
        return _openers.get(key_id, _refuse)(file, path, lenient) if key_id else file
    except BaseException:
        file.close()
        raise


def _refuse(file: BinaryIO, _path: Path, _lenient: bool) -> BinaryIO:
    key_id = _key_id(file.read(HEAD_BYTES)).hex()
    raise SealedError(f"it is encrypted with a key that is not open here ({key_id})")


def _key_id(head: bytes) -> bytes:
    return head[len(MAGIC) :] if head.startswith(MAGIC) and len(head) == HEAD_BYTES else b""
