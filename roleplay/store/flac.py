"""Raw samples made into FLAC files: calls when they are over, and spoken comments.

Loaded when a sound is written: libsndfile and numpy take longer to load than most commands run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import soundfile

from roleplay.core.errors import DiskError
from roleplay.core.files import private_folder, replacing
from roleplay.core.sealed import open_sound
from roleplay.core.sound import CALL_RATE
from roleplay.store.disk import disk_fault
from roleplay.store.recordings import FRAME_BYTES
from roleplay.store.sealed_files import Sealer, content_bytes, new_file

_BLOCK_FRAMES = 4 * CALL_RATE


def encode(raw: Path, sealer: Sealer | None = None) -> str:
    """Make the FLAC file beside raw samples; return its name, empty when there are no samples. The raw file stays.

    Sealed where there is a key. Of sealed samples that were damaged, what cannot be opened is silence.

    The result is read back and compared before it takes its name: libsndfile does not report every full disk.
    Raises `DiskError`.
    """
    flac = raw.with_suffix(".flac")
    try:
        frames = content_bytes(raw) // FRAME_BYTES
        if not frames:
            return ""
        with replacing(flac) as temporary:
            _encode(raw, temporary, frames, sealer)
            _compare(raw, temporary, frames)
    except OSError as error:
        raise disk_fault(error, f"The recording cannot be encoded ({flac.name})") from error
    except soundfile.LibsndfileError as error:
        raise _not_whole(flac) from error
    return flac.name


def _encode(raw: Path, draft: Path, frames: int, sealer: Sealer | None) -> None:
    name = raw.with_suffix(".flac").name
    with open_sound(raw, lenient=True) as samples, writing_flac(draft, sealer, name, channels=2) as sound:
        for size in _blocks(frames):
            sound.buffer_write(samples.read(size * FRAME_BYTES), dtype="int16")


@contextmanager
def writing_flac(path: Path, sealer: Sealer | None, name: str, *, channels: int) -> Iterator[Any]:
    """Create a FLAC file to be written by the block, sealed where there is a key.

    `name` is what it will be called.
    """
    form: dict[str, Any] = {"channels": channels, "format": "FLAC", "subtype": "PCM_16"}
    if sealer is None:
        with soundfile.SoundFile(path, "w", CALL_RATE, **form) as sound:
            yield sound
        return
    with new_file(path, sealer, name) as file, soundfile.SoundFile(file, "w", CALL_RATE, **form) as sound:
        yield sound


def _compare(raw: Path, flac: Path, frames: int) -> None:
    with open_sound(raw, lenient=True) as samples, open_sound(flac) as file, soundfile.SoundFile(file) as sound:
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


def keep_spoken(folder: Path, session_id: str, comment_id: str, samples: bytes, sealer: Sealer | None = None) -> str:
    """Keep a spoken comment (mono, 16 bit, `CALL_RATE`) as FLAC; return the name of the file. Raises `DiskError`."""
    flac = folder / f"{session_id}.{comment_id}.flac"
    try:
        private_folder(folder)
        with (
            replacing(flac) as temporary,
            writing_flac(temporary, sealer, flac.name, channels=1) as sound,
        ):
            sound.buffer_write(samples, dtype="int16")
    except OSError as error:
        raise disk_fault(error, f"The spoken comment cannot be kept ({folder})") from error
    except soundfile.LibsndfileError as error:
        raise _not_whole(flac) from error
    return flac.name
