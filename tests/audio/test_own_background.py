"""Sounds of a person's own behind the customer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from roleplay.audio.background import REFERENCE
from roleplay.audio.own_background import check_sound, own_loop
from roleplay.audio.samples import to_float
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE


def write(path: Path, seconds: float, rate: int = 44_100, channels: int = 2) -> Path:
    """Write a tone that rises all the time, so that its end does not fit its beginning."""
    time = np.arange(round(seconds * rate)) / rate
    wave = 0.3 * np.sin(2 * np.pi * (400 + 100 * time) * time)
    soundfile.write(path, np.repeat(wave[:, None], channels, axis=1), rate)
    return path


@pytest.mark.parametrize("name", ["boiler.flac", "boiler.wav", "boiler.ogg"])
def test_any_recording_becomes_a_loop_without_a_seam(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, 4)
    assert check_sound(path) == pytest.approx(4, abs=0.1)
    loop = own_loop(path, -20)
    wave = to_float(loop)
    assert (loop.rate, len(wave)) == (CALL_RATE, pytest.approx(3 * CALL_RATE, abs=2_000))
    assert 20 * np.log10(np.sqrt(np.mean(wave**2))) == pytest.approx(REFERENCE - 20, abs=0.5)
    steps = np.abs(np.diff(np.concatenate([wave, wave[:1]])))
    assert steps[-1] <= steps[:-1].max(), "no step where it begins again"


@pytest.mark.parametrize("seconds", [0.5, 1.9, 121])
def test_too_short_or_too_long_is_refused(tmp_path: Path, seconds: float) -> None:
    with pytest.raises(InputError, match="no sound for behind a customer"):
        check_sound(write(tmp_path / "x.wav", seconds, 8_000, 1))


@pytest.mark.parametrize("content", [b"", b"fLaC" + bytes(50), b"RIFF1234WAVE", b"<html>"])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.flac"
    path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read as sound"):
        check_sound(path)
