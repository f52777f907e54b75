"""Recordings: raw samples while the call runs, FLAC afterwards (see `flac`).

Both are stereo at `CALL_RATE`, signed 16-bit, the customer left, the trainee right. Raw samples have no header that a
crash could leave wrong; whatever reached the file is sound.
"""

from __future__ import annotations

import os
import time
from array import array
from contextlib import suppress
from pathlib import Path

from roleplay.core.files import close_to_others, private_folder
from roleplay.core.sound import CALL_RATE, SAMPLE_BYTES
from roleplay.store.disk import disk_fault
from roleplay.store.sealed_files import Sealer, content_bytes, unreadable
from roleplay.store.sealed_journal import SealedJournal
from roleplay.store.worker import Worker

FRAME_BYTES = 2 * SAMPLE_BYTES
"""One sample of both sides."""

_SYNC_BYTES = CALL_RATE * FRAME_BYTES
"""At most a second is lost at a power cut."""

DAMAGED = ".damaged"
"""Ends the name of sealed raw samples of which some could not be opened."""

IMPORT_FOLDER = ".import-"
"""Begins the name of a folder where sound waits until all of an import is taken in (`merge`)."""

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

    def __init__(self, path: Path, sealer: Sealer | None = None) -> None:
        """Create the file, sealed where there is a key.

        Raises `DiskError`.
        """
        try:
            private_folder(path.parent)
            self._file = path.open("xb", buffering=0) if sealer is None else sealer.journal(path)
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
        if isinstance(self._file, SealedJournal):
            self._file.write(offset, samples)
            return
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


def close_folder(folder: Path) -> None:
    """Take from others the right to hear what is there; an earlier version, or a copy, may have given it."""
    if folder.is_dir() and close_to_others(folder):
        for path in folder.iterdir():
            close_to_others(path)


def seconds(raw: Path) -> float:
    """Return the length of raw samples, 0 when there are none, or they cannot be opened."""
    return content_bytes(raw) // FRAME_BYTES / CALL_RATE


def drop(raw: Path) -> None:
    """Delete raw samples that are encoded; where something holds the file, the next start does it.

    Sealed ones of which some cannot be opened are kept under another name: what fails to open is never deleted.
    """
    with suppress(OSError):
        if unreadable(raw):
            raw.replace(raw.with_suffix(DAMAGED))
        else:
            raw.unlink()


def sweep(folder: Path) -> None:
    """Delete half-encoded files that a kill left behind; voices must not outlive their session."""
    for path in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ENCODING_SECONDS:
                path.unlink()


def remove_spoken(folder: Path, name: str) -> None:
    """Delete the sound of a spoken comment. Raises `DiskError`."""
    try:
        (folder / Path(name).name).unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, "The spoken comment cannot be deleted") from error


def remove_recording(folder: Path, session_id: str) -> None:
    """Delete the sound of a call, and no spoken comment. Raises `DiskError`."""
    raw = raw_path(folder, session_id)
    try:
        whole = (raw, raw.with_suffix(".flac"), raw.with_suffix(DAMAGED))
        for path in (*whole, *folder.glob(f"{session_id}.*.flac"), *folder.glob(f"{session_id}.*.part")):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, f"The recording cannot be deleted ({raw.stem})") from error


def remove(folder: Path, session_id: str) -> None:
    """Delete whatever sound there is of a session, spoken comments too. Raises `DiskError`."""
    raw = raw_path(folder, session_id)
    try:
        for path in (
            raw,
            raw.with_suffix(".flac"),
            raw.with_suffix(DAMAGED),
            *folder.glob(f"{session_id}.*.flac"),
            *folder.glob(f"{session_id}.*.part"),
        ):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_fault(error, f"The recording cannot be deleted ({raw.stem})") from error
