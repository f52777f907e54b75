"""Synthesized lines on disk, by content; whatever goes wrong with the disk, calls go on without it."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import tempfile
import threading
from pathlib import Path

import numpy as np

from roleplay.core.files import private_folder
from roleplay.core.sound import CALL_RATE, Pcm

_log = logging.getLogger(__name__)

LIMIT_BYTES = 500_000_000

_DIGEST_BYTES = 16
_SUFFIX = ".line"


class SoundCache:
    """Lossless FLAC files, each behind a digest of itself; the longest unused are deleted first. Thread-safe."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._lock = threading.Lock()
        self._bytes: int | None = None
        self._warned = False

    def get(self, key: str) -> Pcm | None:
        """Return what was kept under a key; None when there is nothing, or when its file is broken."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn(error)
            return None
        pcm = _unpacked(content)
        if pcm is None:
            _log.warning("Cached line %s is broken and is made again.", path)
            return None
        try:
            os.utime(path)
        except OSError as error:
            self._warn(error)
        return pcm

    def put(self, key: str, pcm: Pcm) -> None:
        """Keep a sound at `CALL_RATE`; it appears whole or not at all."""
        content = _packed(pcm)
        try:
            with self._lock:
                self._write(self._path(key), content)
        except OSError as error:
            self._warn(error)

    def _path(self, key: str) -> Path:
        name = hashlib.blake2b(key.encode(), digest_size=20).hexdigest()
        return self._folder / (name + _SUFFIX)

    def _write(self, path: Path, content: bytes) -> None:
        private_folder(self._folder)
        handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        self._bytes = self._total() if self._bytes is None else self._bytes + len(content)
        if self._bytes > self._limit:
            self._shrink()

    def _total(self) -> int:
        return sum(path.stat().st_size for path in self._folder.glob("*" + _SUFFIX))

    def _shrink(self) -> None:
        """Delete the longest unused down to nine tenths of the limit, so that this runs seldom."""
        files = sorted((about.st_mtime_ns, about.st_size, path) for path, about in self._files())
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= 0.9 * self._limit:
                break
            path.unlink(missing_ok=True)
            total -= size
        self._bytes = total

    def _files(self) -> list[tuple[Path, os.stat_result]]:
        return [(path, path.stat()) for path in self._folder.glob("*" + _SUFFIX)]

    def _warn(self, error: OSError) -> None:
        if not self._warned:
            self._warned = True
            _log.warning("Synthesized lines cannot be kept in %s (%s); calls go on without.", self._folder, error)


def _packed(pcm: Pcm) -> bytes:
    import soundfile

    buffer = io.BytesIO()
    soundfile.write(buffer, np.frombuffer(pcm.samples, "<i2"), CALL_RATE, format="FLAC", subtype="PCM_16")
    flac = buffer.getvalue()
    return hashlib.blake2b(flac, digest_size=_DIGEST_BYTES).digest() + flac


def _unpacked(content: bytes) -> Pcm | None:
    import soundfile

    digest, flac = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if hashlib.blake2b(flac, digest_size=_DIGEST_BYTES).digest() != digest:
        return None
    samples, rate = soundfile.read(io.BytesIO(flac), dtype="int16")
    return Pcm(samples.astype("<i2").tobytes(), rate)
