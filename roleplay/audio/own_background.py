"""A sound of a person's own behind the customer: any short recording, made into a loop without a seam."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
import soxr

from roleplay.audio.background import REFERENCE, Wave, filtered
from roleplay.audio.samples import from_float
from roleplay.audio.telephone import BAND
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE, Pcm

SHORTEST = 2.0
LONGEST = 120.0
"""Seconds."""
_MOST_RATE = 192_000
_MOST_CHANNELS = 8
_BLOCK = 65_536
"""Samples of each channel that are read at a time."""
_SEAM = 1.0
"""Seconds in which the end passes into the beginning."""
_HINT = "Give a FLAC, WAV or Ogg file of 2 to 120 seconds."


def check_sound(path: Path) -> float:
    """Return the length of a sound in seconds. Raises `InputError` unless it can stand behind a customer."""
    return len(_read(path)) / CALL_RATE


def own_loop(path: Path, level: float, *, narrow: bool = True) -> Pcm:
    """Return a recording as a loop at `CALL_RATE`, as `background_loop` does. Raises `InputError`."""
    wave = _without_seam(_read(path))
    low, high = BAND if narrow else (60.0, 7000.0)
    wave = filtered(wave, low, high)
    loudness = float(np.sqrt(np.mean(wave**2)))
    if loudness > 0:
        wave = wave * (10 ** ((REFERENCE + level) / 20) / loudness)
    return from_float(wave)


def _read(path: Path) -> Wave:
    try:
        with soundfile.SoundFile(path) as file:
            seconds = file.frames / max(file.samplerate, 1)
            if not SHORTEST <= seconds <= LONGEST or file.samplerate > _MOST_RATE or file.channels > _MOST_CHANNELS:
                raise InputError(f"{path.name} is no sound for behind a customer: {seconds:.0f} s.", hint=_HINT)
            rate = file.samplerate
            blocks = file.blocks(_BLOCK, dtype="float64", always_2d=True)  # eight channels of it would take 1.5 GB
            parts = [block.mean(axis=1) for block in blocks]
            wave = np.concatenate(parts) if parts else np.zeros(0)
    except (OSError, soundfile.SoundFileError, RuntimeError) as error:
        raise InputError(f"{path.name} cannot be read as sound.", hint=_HINT) from error
    if not np.isfinite(wave).all() or len(wave) < SHORTEST * rate:
        raise InputError(f"{path.name} cannot be read as sound: it is damaged.", hint=_HINT)
    return np.asarray(soxr.resample(wave, rate, CALL_RATE), dtype=np.float64)


def _without_seam(wave: Wave) -> Wave:
    """Return the wave, shorter by the seam, whose end passes into its beginning at equal power."""
    count = min(int(_SEAM * CALL_RATE), len(wave) // 4)
    rising = np.sin(np.linspace(0, np.pi / 2, count)) ** 2
    seam = wave[:count] * np.sqrt(rising) + wave[-count:] * np.sqrt(1 - rising)
    return np.concatenate([seam, wave[count:-count]])
