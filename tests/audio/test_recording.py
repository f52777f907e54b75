"""Recordings read piece by piece, whole and damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from roleplay.audio.envelope import envelope
from roleplay.audio.recording import FileRecording, HeldRecording, open_recording
from roleplay.core.errors import InputError
from roleplay.core.sound import CALL_RATE
from roleplay.store.seals import stated_digest
from tests.audio.signals import noise

CALL = np.stack([noise(20.0, 1), noise(20.0, 2)], 1)


@pytest.fixture(scope="module")
def flac(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "call.flac"
    soundfile.write(path, CALL, CALL_RATE, subtype="PCM_16")
    return path


@pytest.mark.parametrize(("begin", "end"), [(0, 10), (160_000, 170_000), (5_000, 9_000), (319_990, 320_000)])
def test_any_piece_is_read_as_it_was_saved(flac, begin, end):
    recording = open_recording(flac)
    assert isinstance(recording, FileRecording)
    assert len(recording) == len(CALL)
    assert np.array_equal(recording.read(begin, end), CALL[begin:end])
    assert recording.damaged == ()
    recording.close()


def test_what_is_wanted_behind_the_end_is_not_there(flac):
    recording = open_recording(flac)
    assert len(recording.read(len(CALL) - 5, len(CALL) + 100)) == 5
    recording.close()


def test_a_whole_recording_has_the_digest_that_it_states(flac):
    recording = open_recording(flac)
    assert stated_digest(flac) == envelope(recording).digest
    recording.close()


def test_a_truncated_recording_is_silent_behind_its_end(flac, tmp_path):
    short = tmp_path / "short.flac"
    content = flac.read_bytes()
    short.write_bytes(content[: len(content) // 2])
    recording = open_recording(short)
    assert isinstance(recording, FileRecording)
    outline = envelope(recording)
    assert len(recording.damaged) == 1
    begin, end = recording.damaged[0]
    assert 8 * CALL_RATE < begin < 11 * CALL_RATE
    assert end == len(CALL)
    assert np.array_equal(recording.read(0, 100_000), CALL[:100_000])
    assert not recording.read(200_000, 210_000).any()
    assert outline.digest != stated_digest(short)
    recording.close()


def test_what_follows_a_damaged_place_is_heard(flac, tmp_path):
    broken = tmp_path / "broken.flac"
    content = bytearray(flac.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    broken.write_bytes(content)
    recording = open_recording(broken)
    assert isinstance(recording, FileRecording)
    envelope(recording)
    lost = sum(end - begin for begin, end in recording.damaged)
    assert 0 < lost < 2 * CALL_RATE
    assert np.array_equal(recording.read(240_000, 250_000), CALL[240_000:250_000])
    recording.close()


@pytest.mark.parametrize("content", [None, b"", b"fLaC and then nonsense"])
def test_a_missing_recording_or_none_is_refused(tmp_path, content):
    path = tmp_path / "call.flac"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"call\.flac cannot be read"):
        open_recording(path)
    assert stated_digest(path) == b""


def test_another_form_is_held_in_memory(tmp_path):
    soundfile.write(tmp_path / "mono.wav", np.zeros(48_000), 48_000)
    recording = open_recording(tmp_path / "mono.wav")
    assert isinstance(recording, HeldRecording)
    assert recording.read(0, 10).shape == (10, 2)
    assert len(recording) == CALL_RATE
