"""The recording of a call as a sound file that other programs play: FLAC (exact) or Opus in Ogg (much smaller)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import soundfile
from numpy.typing import NDArray

from roleplay.core.errors import ExportError
from roleplay.core.legible import legible
from roleplay.core.sound import CALL_RATE
from roleplay.export.files import export_path

Form = Literal["flac", "opus"]
Side = Literal["both", "trainee", "customer"]
Tag = Literal["title", "artist", "date", "comment", "software"]
Report = Callable[[int, int], None]
"""Gets what is done and the whole, in samples; what it raises ends the export."""

_FORMATS: Mapping[Form, tuple[str, str]] = {"flac": ("FLAC", "PCM_16"), "opus": ("OGG", "OPUS")}
_BLOCK = 30 * CALL_RATE
_CHANNELS: Mapping[Side, slice] = {"both": slice(0, 2), "customer": slice(0, 1), "trainee": slice(1, 2)}
_SLACK = CALL_RATE // 10
"""Samples by which a decoded Opus file may be shorter than what was encoded."""


class Recorded(Protocol):
    """A recording at `CALL_RATE`: customer left, trainee right."""

    def __len__(self) -> int:
        """Return the length in samples."""

    def read(self, begin: int, end: int) -> NDArray[np.int16]:
        """Return the samples between two positions, of shape (end - begin, 2)."""


def export_sound(
    recorded: Recorded,
    path: Path,
    form: Form,
    side: Side = "both",
    *,
    tags: Mapping[Tag, str] | None = None,
    report: Report = lambda _done, _whole: None,
) -> None:
    """Write a recording piece by piece; the file is read back, since libsndfile does not report every full disk.

    `both` is stereo, a side alone is mono. Nothing but `tags` is told of the call in the file.
    Raises `ExportError`; what stood there is then as it was.
    """
    container, coding = _FORMATS[form]
    samples = len(recorded)
    channels = 2 if side == "both" else 1
    if not samples:
        raise ExportError("There is no sound in this recording.", hint="The call ended before anything was recorded.")
    with export_path(path) as temporary:
        temporary.touch()  # the reason why it cannot be written, which libsndfile does not tell
        try:
            with soundfile.SoundFile(
                temporary, "w", CALL_RATE, channels=channels, format=container, subtype=coding
            ) as file:
                for name, text in (tags or {}).items():
                    setattr(file, name, _told(text))
                for begin in range(0, samples, _BLOCK):
                    report(begin, samples)
                    end = min(begin + _BLOCK, samples)
                    file.write(recorded.read(begin, end)[:, _CHANNELS[side]])
            report(samples, samples)
            _check(temporary, recorded, form, side)
        except (soundfile.SoundFileError, AssertionError) as error:  # an assertion: fewer samples than asked for
            raise _not_whole(path) from error


def _check(written: Path, recorded: Recorded, form: Form, side: Side) -> None:
    """Raise `AssertionError` when the file does not hold all, and `SoundFileError` when it cannot be read."""
    with soundfile.SoundFile(written) as file:
        if form == "opus":
            found = sum(len(block) for block in file.blocks(_BLOCK, dtype="int16"))
            whole = len(recorded) * file.samplerate // CALL_RATE
            if found < whole - _SLACK * file.samplerate // CALL_RATE:
                raise AssertionError
            return
        for begin in range(0, len(recorded), _BLOCK):
            end = min(begin + _BLOCK, len(recorded))
            block: Any = file.read(end - begin, dtype="int16", always_2d=True)
            if not np.array_equal(block, recorded.read(begin, end)[:, _CHANNELS[side]]):
                raise AssertionError


def _told(text: str) -> str:
    """Return text as a tag may hold it: libsndfile keeps 2 kB of each, and ends at a zero."""
    return legible(text).encode("utf-8", "replace")[:1000].decode("utf-8", "ignore")


def _not_whole(path: Path) -> ExportError:
    return ExportError(
        f"Cannot write {path}: the sound could not be encoded whole.",
        hint="Is the disk full? Free some space and try again.",
    )
