"""The line through a real sound server."""

from __future__ import annotations

import queue
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest

from roleplay.audio.devices import Devices
from roleplay.audio.line import SoundCardLine, open_line
from roleplay.audio.loudspeaker import Loudspeaker
from roleplay.audio.samples import to_bytes
from roleplay.audio.streams import Microphone
from roleplay.audio.virtual import VirtualLine
from roleplay.core.errors import DeviceError
from roleplay.core.ports import Line
from roleplay.core.sound import CALL_RATE, FRAME_SECONDS, Frame, Pcm
from tests.audio.signals import find, noise
from tests.pulse import PulseServer

pytestmark = pytest.mark.sound

SPOKEN, PLAYED = noise(1.0, 1), noise(1.0, 2)


@pytest.fixture
def line(sound_card: PulseServer) -> Iterator[Line]:
    opened = open_line(Devices())
    yield opened
    opened.close()


def read_until(line: Line, done, most: float = 10.0) -> list[Frame]:
    """Read frames until `done(frames)`, at most so many seconds of sound."""
    frames = [line.read()]
    while not done(frames):
        frames.append(line.read())
        assert len(frames) * FRAME_SECONDS < most, "it did not come"
    return frames


def heard(frames: list[Frame], side: str) -> np.ndarray:
    return np.frombuffer(b"".join(getattr(frame, side) for frame in frames), "<i2")


def test_what_is_spoken_and_played_is_found_on_its_own_channel(line, sound_card):
    line.read()
    with sound_card.record_loudspeaker() as recorder:
        sound_card.play_into_microphone(SPOKEN, wait=False)
        line.play("answer", Pcm(to_bytes(PLAYED)))
        frames = read_until(line, lambda f: line.pending == 0 and find(SPOKEN, heard(f, "trainee"))[1] > 0.8)
        recorder.wait_until(lambda samples: find(PLAYED, samples)[1] > 0.8)
    trainee, customer = heard(frames, "trainee"), heard(frames, "customer")
    where, likeness = find(PLAYED, customer)
    assert likeness > 0.999
    assert find(PLAYED, trainee)[1] < 0.2
    assert find(SPOKEN, customer)[1] < 0.2
    playing = {number for number, frame in enumerate(frames) if frame.playing == "answer"}
    first, last = where // 512, (where + len(PLAYED) - 1) // 512
    assert playing == set(range(first, last + 1))


def test_both_channels_run_in_step(sound_card):
    """The microphone hears the loudspeaker, so that the recording itself shows how far they are apart."""
    sound_card.pactl("set-default-source", "spk.monitor")
    line = open_line(Devices())
    try:
        read_until(line, lambda frames: len(frames) > 30)
        line.play("answer", Pcm(to_bytes(PLAYED)))
        frames = read_until(line, lambda f: line.pending == 0 and find(PLAYED, heard(f, "trainee"))[1] > 0.8)
    finally:
        line.close()
    apart = find(PLAYED, heard(frames, "trainee"))[0] - find(PLAYED, heard(frames, "customer"))[0]
    assert abs(apart) / CALL_RATE < 0.06


def test_time_is_counted_in_samples_and_never_runs_ahead_of_the_clock(sound_card):
    began = time.monotonic()
    line = open_line(Devices())
    try:
        frames = read_until(line, lambda f: len(f) == 60)
    finally:
        line.close()
    assert time.monotonic() - began > 60 * FRAME_SECONDS - 0.1  # what the device had in its buffer already
    assert [frame.at for frame in frames] == pytest.approx([FRAME_SECONDS * (1 + n) for n in range(60)])


def test_a_reader_that_stalls_finds_everything_in_its_place(line, sound_card):
    read_until(line, lambda frames: len(frames) > 20)
    line.play("answer", Pcm(to_bytes(PLAYED)))
    sound_card.play_into_microphone(SPOKEN)
    with sound_card.record_loudspeaker() as recorder:
        recorder.wait_seconds(3)
    frames = read_until(line, lambda f: len(f) * FRAME_SECONDS > 3.5)
    assert find(PLAYED, heard(frames, "customer"))[1] > 0.999
    where, likeness = find(SPOKEN, heard(frames, "trainee"))
    assert likeness > 0.8
    # What was read late stands where it was spoken: soon after the answer, which was before the reader stalled.
    assert abs(where - find(PLAYED, heard(frames, "customer"))[0]) / CALL_RATE < 2
    assert line.pending == 0


def test_stop_falls_silent_at_once_and_the_next_sound_is_heard(line, sound_card):
    with sound_card.record_loudspeaker() as recorder:
        line.play("long", Pcm(to_bytes(noise(20, 3))))
        read_until(line, lambda frames: frames[-1].playing == "long" and len(frames) > 20)
        line.stop()
        assert line.pending < 2  # of twenty: what was played but not read yet, and the end that fades out
        stopped = read_until(line, lambda frames: line.pending == 0)
        assert len(stopped) * FRAME_SECONDS < 2
        line.play("next", Pcm(to_bytes(PLAYED)))
        read_until(line, lambda frames: line.pending == 0)
        recorder.wait_until(lambda samples: find(PLAYED, samples)[1] > 0.8)


def test_a_device_at_another_rate_sounds_the_same(sound_card):
    devices, wake = Devices(), queue.SimpleQueue()
    microphone = Microphone(devices, "headset", wake, rates=[44_100])
    loudspeaker = Loudspeaker(devices, "spare", wake, rates=[48_000])
    assert (microphone.rate, loudspeaker.rate) == (44_100, 48_000)
    line = SoundCardLine(microphone, loudspeaker, wake)
    try:
        line.read()
        sound_card.play_into_microphone(SPOKEN, wait=False)
        line.play("answer", Pcm(to_bytes(PLAYED)))
        frames = read_until(line, lambda f: line.pending == 0 and find(SPOKEN, heard(f, "trainee"))[1] > 0.8)
    finally:
        line.close()
    where, likeness = find(PLAYED, heard(frames, "customer"))
    assert likeness > 0.98
    assert frames[where // 512 + 1].playing == "answer"


def test_the_volume_is_for_the_ear_and_not_for_the_recording(sound_card):
    line = open_line(Devices(), volume=0.25)
    try:
        with sound_card.record_loudspeaker() as recorder:
            line.play("answer", Pcm(to_bytes(PLAYED)))
            frames = read_until(line, lambda f: len(f) > 3 and line.pending == 0)
            ear = recorder.wait_until(lambda samples: find(PLAYED, samples)[1] > 0.8)
    finally:
        line.close()
    assert np.abs(heard(frames, "customer")).max() == np.abs(PLAYED).max()
    assert np.abs(ear).max() == pytest.approx(np.abs(PLAYED).max() / 4, rel=0.2)


def test_without_a_microphone_the_loudspeaker_drives_the_line(sound_card):
    line = open_line(Devices(), use_microphone=False)
    try:
        with sound_card.record_loudspeaker() as recorder:
            line.play("answer", Pcm(to_bytes(PLAYED)))
            frames = read_until(line, lambda f: line.pending == 0)
            recorder.wait_until(lambda samples: find(PLAYED, samples)[1] > 0.8)
    finally:
        line.close()
    assert find(PLAYED, heard(frames, "customer"))[1] > 0.999
    assert not heard(frames, "trainee").any()


def test_without_a_loudspeaker_the_microphone_drives_the_line(sound_card):
    line = open_line(Devices(), use_loudspeaker=False)
    try:
        line.play("answer", Pcm(to_bytes(PLAYED)))
        sound_card.play_into_microphone(SPOKEN, wait=False)
        frames = read_until(line, lambda f: line.pending == 0 and find(SPOKEN, heard(f, "trainee"))[1] > 0.8)
    finally:
        line.close()
    assert find(PLAYED, heard(frames, "customer"))[1] > 0.999


def test_without_either_the_clock_drives_the_line():
    line = open_line(Devices(), use_microphone=False, use_loudspeaker=False)
    assert isinstance(line, VirtualLine)


@pytest.mark.parametrize("sides", [{}, {"use_microphone": False}, {"use_loudspeaker": False}])
def test_a_sound_card_that_goes_away_in_mid_call_is_noticed(sound_card, sides):
    line = open_line(Devices(), **sides)
    try:
        line.play("answer", Pcm(to_bytes(PLAYED)))
        line.read()
        sound_card.kill()
        with pytest.raises(DeviceError, match="went away") as caught:
            read_until(line, lambda frames: False)
        assert caught.value.code == "device_lost"
    finally:
        line.close()
        line.close()


def test_a_stream_that_never_calls_back_is_given_up(sound_card):
    """What a driver does whose device was unplugged: nothing at all, and PortAudio does not tell."""
    line = open_line(Devices(), use_loudspeaker=False)
    try:
        line.read()
        sound_card.pactl("suspend-sink", "mic", "1")
        with pytest.raises(DeviceError, match="microphone"):
            read_until(line, lambda frames: False)
    finally:
        line.close()


def test_a_device_that_cannot_be_closed_is_left_behind(tmp_path):
    """As libpulse does it when its server dies at a bad moment. The program must be able to end."""
    program = """
import sys, threading
from pathlib import Path
from roleplay.audio import streams
from roleplay.audio.devices import Devices
from roleplay.audio.line import open_line
from tests.pulse import PulseServer

streams._CLOSING_SECONDS = 0.1
with PulseServer(Path(sys.argv[1])) as server, server.attached():
    devices = Devices()
    line = open_line(devices, use_loudspeaker=False)
    stream = devices.portaudio.RawInputStream
    stream.abort = lambda self, ignore_errors: threading.Event().wait()
    line.read()
    line.close()
    print("left behind", devices.refresh())
    sys.stdout.flush()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.strip() == "left behind False", done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("side", ["microphone", "loudspeaker"])
def test_an_unknown_device_is_named_and_nothing_stays_open(sound_card, side):
    devices = Devices()
    with pytest.raises(DeviceError, match=f"no {side} called 'Nonesuch'") as caught:
        open_line(devices, **{side: "Nonesuch"})
    assert "headset" in caught.value.hint
    assert devices.refresh()
