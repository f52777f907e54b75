"""Recordings: raw samples while the call runs, FLAC afterwards.

Both are stereo at `CALL_RATE`, signed 16-bit, the customer left, the trainee right. Raw samples have no header that a
crash could leave wrong; whatever reached the file is sound.
"""

from __future__ import annotations

import os
import time
from array import array
from contextlib import suppress
from pathlib import Path

import soundfile

from roleplay.core.errors import DiskError
from roleplay.core.files import close_to_others, private_folder, replacing
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.store.disk import disk_fault
from roleplay.store.worker import Worker

FRAME_BYTES = 2 * SAMPLE_BYTES
"""One sample of both sides."""

_SYNC_BYTES = CALL_RATE * FRAME_BYTES
"""At most a second is lost at a power cut."""

_BLOCK_FRAMES = 4 * CALL_RATE

_ENCODING_SECONDS = 3600
"""No encoding takes that long; an older half-encoded file has no owner any more."""


def raw_path(folder: Path, session_id: str) -> Path:
    """Return where the raw samples of a running call are."""
    return folder / f"{session_id}.pcm"


def interleave(customer: bytes, trainee: bytes) -> bytes:
    """Return two mono tracks of equal length as one stereo track, the customer left."""
    left, right = array("h", customer), array("h", trainee)
    both = array("h", bytes(len(customer) + len(trainee)))
    both[0::2], both[1::2] = left, right
    return both.tobytes()


class RawRecording:
    """The raw file of a running call; used by one thread.

    What is written survives the end of the process at once, and a power cut after about a second: a thread of its own
    asks the disk for that, because a slow disk takes longer than a frame lasts.
    """

    def __init__(self, path: Path) -> None:
        """Create the file.

        Raises `DiskError`.
        """
        try:
            private_folder(path.parent)
            self._file = path.open("xb", buffering=0)
        except OSError as error:
            raise disk_fault(error, f"The recording cannot be kept ({path.parent})") from error
        self._place = 0
        self._synced = 0
        self._sync_failed: OSError | None = None
        self._syncing = Worker(f"sync {path.stem[:8]}")

    def write(self, offset: int, samples: bytes) -> None:
        """Put samples at their place; what is skipped becomes silence. Raises `DiskError`."""
        try:
            self._put(offset, samples)
            if self._sync_failed is not None:
                failed, self._sync_failed = self._sync_failed, None
                raise failed
        except OSError as error:
            raise disk_fault(error, "The recording cannot be kept") from error
        if offset - self._synced >= _SYNC_BYTES and not self._syncing.waiting:
            self._synced = offset
            self._syncing.submit(self._sync)

    def close(self) -> None:
        """Close the file."""
        self._syncing.close()
        self._file.close()

    def _put(self, offset: int, samples: bytes) -> None:
        if offset != self._place:
            self._file.seek(offset)
        self._place = -1  # unknown until all is written: the next one looks for its place
        rest = memoryview(samples)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]
        self._place = offset + len(samples)

    def _sync(self) -> None:
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            self._sync_failed = error


def encode(raw: Path) -> str:
    """Make the FLAC file beside raw samples; return its name, empty when there are no samples. The raw file stays.

    The result is read back and compared before it takes its name: libsndfile does not report every full disk.
    Raises `DiskError`.
    """
    flac = raw.with_suffix(".flac")
    try:
        frames = raw.stat().st_size // FRAME_BYTES
        if not frames:
            return ""
        with replacing(flac) as temporary:
            _encode(raw, temporary, frames)
            _compare(raw, temporary, frames)
    except OSError as error:
        raise disk_fault(error, f"The recording cannot be encoded ({flac.name})") from error
    except soundfile.LibsndfileError as error:
        raise _not_whole(flac) from error
    return flac.name


def _encode(raw: Path, flac: Path, frames: int) -> None:
    with (
        raw.open("rb") as samples,
        soundfile.SoundFile(flac, "w", CALL_RATE, channels=2, format="FLAC", subtype="PCM_16") as sound,
    ):
        for size in _blocks(frames):
            sound.buffer_write(samples.read(size * FRAME_BYTES), dtype="int16")


def _compare(raw: Path, flac: Path, frames: int) -> None:
    with raw.open("rb") as samples, soundfile.SoundFile(flac) as sound:
        for size in _blocks(frames):
            if bytes(sound.buffer_read(size, dtype="int16")) != samples.read(size * FRAME_BYTES):
                raise _not_whole(flac)


def _not_whole(flac: Path) -> DiskError:
    return DiskError(
        f"The recording could not be encoded in {flac.parent}.",
        hint="The raw samples are kept. Free some space; the next start tries again.",
    )


def _blocks(frames: int) -> list[int]:
    whole, rest = divmod(frames, _BLOCK_FRAMES)
    return [_BLOCK_FRAMES] * whole + [rest] * bool(rest)


def close_folder(folder: Path) -> None:
    """Take from others the right to hear what is there; an earlier version, or a copy, may have given it."""
    if folder.is_dir() and close_to_others(folder):
        for path in folder.iterdir():
            close_to_others(path)


def seconds(raw: Path) -> float:
    """Return the length of raw samples, 0 when there are none."""
    return raw.stat().st_size // FRAME_BYTES / CALL_RATE if raw.exists() else 0.0


def drop(raw: Path) -> None:
    """Delete raw samples that are encoded; where something holds the file, the next start does it."""
    with suppress(OSError):
        raw.unlink()


def sweep(folder: Path) -> None:
    """Delete half-encoded files that a kill left behind; voices must not outlive their session."""
    for path in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ENCODING_SECONDS:
                path.unlink()


def keep_spoken(folder: Path, session_id: str, comment_id: str, samples: bytes) -> str:
    """Keep a spoken comment (mono, 16 bit, `CALL_RATE`) as FLAC; return the name of the file. Raises `DiskError`."""
    flac = folder / f"{session_id}.{comment_id}.flac"
    try:
        private_folder(folder)
        with (
            replacing(flac) as temporary,
            soundfile.SoundFile(temporary, "w", CALL_RATE, channels=1, format="FLAC", subtype="PCM_16") as sound,
        ):
            sound.buffer_write(samples, dtype="int16")
    except OSError as error:
        raise disk_fault(error, f"The spoken comment cannot be kept ({folder})") from error
    except soundfile.LibsndfileError as error:
        raise _not_whole(flac) from error
    return flac.name


def remove_spoken(folder: Path, name: str) -> None:
    """Delete the sound of a spoken comment. Raises `DiskError`."""
    try:
        (folder / Path(name).name).unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, "The spoken comment cannot be deleted") from error


def remove(folder: Path, session_id: str) -> None:
    """Delete whatever sound there is of a session, spoken comments too. Raises `DiskError`."""
    raw = raw_path(folder, session_id)
    try:
        for path in (raw, raw.with_suffix(".flac"), *folder.glob(f"{session_id}.*.flac")):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, f"The recording cannot be deleted ({raw.stem})") from error
