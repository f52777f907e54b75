"""Recordings of calls: read as a whole, or piece by piece as they are wanted."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Protocol

import numpy as np
import soundfile
import soxr

from roleplay.audio.samples import Samples
from roleplay.core.errors import InputError
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE

_SALVAGE = 4096
"""Samples tried one after the other where a file is damaged: about a FLAC frame, the least that can be decoded."""


class Recorded(Protocol):
    """A recording at `CALL_RATE`: customer, trainee. Thread-safe."""

    def __len__(self) -> int:
        """Return the length in samples."""

    def read(self, begin: int, end: int) -> Samples:
        """Return the samples between two positions, of shape (end - begin, 2)."""

    def close(self) -> None:
        """Give the file back."""


class HeldRecording:
    """A recording in memory."""

    def __init__(self, samples: Samples) -> None:
        """`samples` has the shape (samples, 2)."""
        self._samples = samples

    def __len__(self) -> int:
        return len(self._samples)

    def read(self, begin: int, end: int) -> Samples:
        """See `Recorded`."""
        return self._samples[begin:end]

    def close(self) -> None:
        """Nothing to give back."""


class FileRecording:
    """A recording in its file; what cannot be decoded is silence, and is remembered."""

    def __init__(self, path: Path) -> None:
        """Open the file. Raises `OSError`, `soundfile.SoundFileError`."""
        self._path = path
        self._open()
        self._length: int = self._file.frames
        self._lock = threading.Lock()
        self._damaged: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        return self._length

    @property
    def damaged(self) -> tuple[tuple[int, int], ...]:
        """Positions, begin and end, between which something read so far could not be decoded; joined, in order."""
        joined: list[tuple[int, int]] = []
        for begin, end in sorted(self._damaged):
            if joined and begin <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((begin, end))
        return tuple(joined)

    def read(self, begin: int, end: int) -> Samples:
        """See `Recorded`."""
        end = min(end, self._length)
        with self._lock:
            try:
                return self._decoded(begin, end)
            except (soundfile.LibsndfileError, OSError, RuntimeError):
                return self._salvaged(begin, end)

    def close(self) -> None:
        """See `Recorded`."""
        with self._lock:
            self._shut()

    @property
    def usual(self) -> bool:
        """Whether it is of the form in which calls are kept."""
        return bool(self._file.samplerate == CALL_RATE and self._file.channels == 2 and self._file.seekable())

    def _open(self) -> None:
        self._source = open_sound(self._path, lenient=True)
        try:
            self._file = soundfile.SoundFile(self._source)
        except BaseException:
            self._source.close()
            raise

    def _shut(self) -> None:
        self._file.close()
        self._source.close()

    def _decoded(self, begin: int, end: int) -> Samples:
        self._file.seek(begin)
        found: Samples = self._file.read(end - begin, dtype="int16", always_2d=True)
        if len(found) < end - begin:
            raise soundfile.LibsndfileError(0, f"{self._path} ends at {begin + len(found)}: ")
        return found

    def _salvaged(self, begin: int, end: int) -> Samples:
        """Return what can be read between two positions; a decoder that has lost its way is of no use any more."""
        whole = np.zeros((max(end - begin, 0), 2), np.int16)
        for first in range(begin, end, _SALVAGE):
            last = min(first + _SALVAGE, end)
            try:
                if self._file.closed:
                    self._open()
                whole[first - begin : last - begin] = self._decoded(first, last)
            except (soundfile.LibsndfileError, OSError, RuntimeError):
                self._damaged.add((first, last))
                self._shut()
        return whole


def open_recording(path: Path) -> Recorded:
    """Return a recording; of the form in which calls are kept nothing is read yet.

    Raises `InputError` when it is missing or no sound file.
    """
    try:
        recording = FileRecording(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise _unreadable(path, error) from error
    if recording.usual:
        return recording
    recording.close()
    return HeldRecording(load_recording(path))


def load_recording(path: Path) -> Samples:
    """Return a recording as an array of shape (samples, 2) at `CALL_RATE`: customer, trainee.

    Raises `InputError` when it is missing or unreadable. A mono file is put on both sides, at half the volume each.
    """
    try:
        with open_sound(path, lenient=True) as file:
            sound, rate = soundfile.read(file, dtype="int16", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise _unreadable(path, error) from error
    if rate != CALL_RATE:
        sound = soxr.resample(sound, rate, CALL_RATE)
    stereo = sound[:, :2] if sound.shape[1] > 1 else np.repeat(sound // 2, 2, axis=1)
    return np.ascontiguousarray(stereo, np.int16)


def _unreadable(path: Path, error: Exception) -> InputError:
    return InputError(
        f"The recording {path} cannot be read ({error}).", hint="Was it moved or deleted?", code="recording"
    )
