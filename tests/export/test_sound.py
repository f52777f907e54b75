"""Recordings as sound files."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from roleplay.audio.recording import HeldRecording
from roleplay.core.errors import ExportError
from roleplay.core.sound import CALL_RATE
from roleplay.export.sound import Form, Side, export_sound
from tests.store.conftest import fill

SECONDS = 35


@pytest.fixture(scope="module")
def samples() -> NDArray[np.int16]:
    """A low tone of the customer, a high one of the trainee."""
    time = np.arange(SECONDS * CALL_RATE) / CALL_RATE
    tones = (8000 * np.sin(2 * np.pi * pitch * time) for pitch in (300.0, 1700.0))
    return np.stack([tone.astype(np.int16) for tone in tones], axis=1)


def loudest(sound: NDArray[Any], rate: int) -> float:
    """Return the pitch that sounds loudest."""
    piece = sound[rate : 2 * rate].astype(float)
    return float(np.argmax(np.abs(np.fft.rfft(piece))) * rate / len(piece))


@pytest.mark.parametrize(("side", "channels"), [("both", [0, 1]), ("customer", [0]), ("trainee", [1])])
def test_flac_is_exact(samples: NDArray[np.int16], tmp_path: Path, side: Side, channels: list[int]) -> None:
    path = tmp_path / "call.flac"
    export_sound(HeldRecording(samples), path, "flac", side)
    found, rate = soundfile.read(path, dtype="int16", always_2d=True)
    assert rate == CALL_RATE
    assert np.array_equal(found, samples[:, channels])


@pytest.mark.parametrize(("side", "pitches"), [("both", [300, 1700]), ("customer", [300]), ("trainee", [1700])])
def test_opus_sounds_the_same_and_is_small(
    samples: NDArray[np.int16], tmp_path: Path, side: Side, pitches: list[float]
) -> None:
    path = tmp_path / "call.opus"
    export_sound(HeldRecording(samples[: 10 * CALL_RATE]), path, "opus", side)
    found, rate = soundfile.read(path, always_2d=True)
    assert soundfile.info(path).subtype == "OPUS"
    assert len(found) / rate == pytest.approx(10, abs=0.1)
    assert [loudest(found[:, channel], rate) for channel in range(found.shape[1])] == pytest.approx(pitches, abs=2)
    assert path.stat().st_size < 10 * CALL_RATE * 2 * len(pitches) / 4


@pytest.mark.parametrize("form", ["flac", "opus"])
def test_tags_tell_what_is_wanted_and_nothing_else(samples: NDArray[np.int16], tmp_path: Path, form: Form) -> None:
    path = tmp_path / "call"
    export_sound(
        HeldRecording(samples[:CALL_RATE]), path, form, tags={"title": "Żółw \u202e\x00", "artist": "x" * 5000}
    )
    with soundfile.SoundFile(path) as file:
        told = file.copy_metadata()
    assert told["title"] == "Żółw <U+202E><U+0000>"
    assert told["artist"] == "x" * 1000
    export_sound(HeldRecording(samples[:CALL_RATE]), path, form)
    with soundfile.SoundFile(path) as file:
        assert not set(file.copy_metadata()) & {"title", "artist", "date", "comment"}


def test_progress_and_cancel(samples: NDArray[np.int16], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export_sound(HeldRecording(samples), tmp_path / "a.flac", "flac", report=lambda *done: told.append(done))
    whole = len(samples)
    assert told == [(0, whole), (30 * CALL_RATE, whole), (whole, whole)]

    def stop(done: int, _whole: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_sound(HeldRecording(samples), tmp_path / "b.flac", "flac", report=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a.flac"]


@pytest.mark.parametrize("form", ["flac", "opus"])
def test_a_full_disk_leaves_nothing(small_disk: Path, form: Form) -> None:
    noise = np.random.default_rng(1).integers(-20_000, 20_000, (SECONDS * CALL_RATE, 2)).astype(np.int16)
    ballast = fill(small_disk)
    with pytest.raises(ExportError):
        export_sound(HeldRecording(noise), small_disk / "call", form)
    assert list(small_disk.iterdir()) == [ballast]
    ballast.unlink()
    if form == "flac":  # two megabytes are not enough
        with pytest.raises(ExportError):
            export_sound(HeldRecording(noise), small_disk / "call", form)
        assert not list(small_disk.iterdir())


@pytest.mark.parametrize("form", ["flac", "opus"])
def test_a_disk_that_is_read_only_is_told_as_such(samples: NDArray[np.int16], small_disk: Path, form: Form) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(ExportError, match="read-only"):
        export_sound(HeldRecording(samples), small_disk / "call", form)
    assert not list(small_disk.iterdir())


def test_an_empty_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no sound"):
        export_sound(HeldRecording(np.zeros((0, 2), np.int16)), tmp_path / "a.flac", "flac")
    assert not list(tmp_path.iterdir())
