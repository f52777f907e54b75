"""Vectors of sentences, kept on disk so that thousands of examples need not be encoded at every start."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roleplay.core.files import private_folder
from roleplay.core.ports import SentenceEncoder

Vectors = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]
Progress = Callable[[int, int], None]
"""Called with (done, total) sentences."""

_BATCH = 64


class VectorCache:
    """Remembers arrays by name and fingerprint in a folder.

    A file that cannot be read is as good as none, and a folder that cannot be written to only costs time.
    """

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        """Keep files in `folder`; `shipped` is a folder with files that travel with the program."""
        self._folder = folder
        self._shipped = shipped

    def load(self, name: str, fingerprint: str) -> Arrays | None:
        """Return the arrays kept under this name, or None when there are none or they are of something else."""
        for folder in (self._shipped, self._folder):
            arrays = _read(folder / f"{name}.npz", fingerprint) if folder is not None else None
            if arrays is not None:
                return arrays
        return None

    def save(self, name: str, fingerprint: str, arrays: Arrays) -> None:
        """Keep arrays; a reader sees the old file or the whole new one, never a part."""
        temporary = ""
        try:
            private_folder(self._folder)
            handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                np.savez_compressed(file, allow_pickle=False, fingerprint=np.array(fingerprint), **arrays)
            Path(temporary).replace(self._folder / f"{name}.npz")
        except OSError:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()

    def keep_newest(self, prefix: str, most: int) -> None:
        """Remove the oldest files whose name begins so, beyond `most`."""
        with contextlib.suppress(OSError):
            files = sorted(self._folder.glob(f"{prefix}*.npz"), key=lambda file: file.stat().st_mtime)
            for file in files[:-most]:
                file.unlink()


def _read(path: Path, wanted: str) -> Arrays | None:
    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["fingerprint"]) != wanted:
                return None
            return {key: stored[key] for key in stored.files if key != "fingerprint"}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


class RecentVectors:
    """An encoder that remembers the last sentences: partial transcripts repeat what was said before. Thread-safe."""

    def __init__(self, encoder: SentenceEncoder, most: int = 1024) -> None:
        self._encoder = encoder
        self._most = most
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Return one unit vector per sentence, shape (len(sentences), dimensions)."""
        with self._lock:
            missing = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
            self._known.update(zip(missing, encode_all(self._encoder, missing), strict=True))
            for sentence in sentences:
                self._known.move_to_end(sentence)
            result = np.stack([self._known[sentence] for sentence in sentences])
            while len(self._known) > self._most:
                self._known.popitem(last=False)
            return result


def fingerprint(*parts: str) -> str:
    """Return a hash of some texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def encode_all(encoder: SentenceEncoder, sentences: Sequence[str], progress: Progress | None = None) -> Vectors:
    """Return one unit vector per sentence, shape (len(sentences), dimensions)."""
    rows: list[Vectors] = []
    for start in range(0, len(sentences), _BATCH):
        batch = sentences[start : start + _BATCH]
        rows.append(np.asarray(encoder.encode(batch), dtype=np.float32))
        if progress is not None:
            progress(start + len(batch), len(sentences))
    return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float32)
