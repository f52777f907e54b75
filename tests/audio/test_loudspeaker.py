"""A loudspeaker that nearly runs dry gets a deeper buffer, and nothing that is said is lost for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from roleplay.audio import loudspeaker as module
from roleplay.audio.devices import Devices
from roleplay.audio.line import SoundCardLine, open_on
from roleplay.audio.loudspeaker import BUFFER_SECONDS, Loudspeaker
from roleplay.audio.samples import to_bytes
from roleplay.audio.streams import Microphone
from roleplay.core.sound import CALL_RATE, FRAME_SECONDS, Frame, Pcm
from tests.audio.signals import find, noise
from tests.pulse import PulseServer

pytestmark = pytest.mark.sound

FIRST, SECOND = noise(1.0, 1), noise(1.0, 2)


class Clock:
    """Tells the callbacks that they come late, whenever a test wants it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.step = 0.0

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=made.monotonic))
    return made


@pytest.fixture
def line(sound_card: PulseServer, clock: Clock) -> Iterator[SoundCardLine]:
    devices, wake = Devices(), queue.SimpleQueue[None]()
    opened = SoundCardLine(Microphone(devices, "", wake), Loudspeaker(devices, "", wake), wake)
    yield opened
    opened.close()


def speaker(line: SoundCardLine) -> Any:
    return line._loudspeaker


def read_until(line: SoundCardLine, done: Any, most: float = 20.0) -> list[Frame]:
    frames = [line.read()]
    while not done(frames):
        frames.append(line.read())
        assert len(frames) * FRAME_SECONDS < most, "it did not come"
    return frames


def customer(frames: list[Frame]) -> np.ndarray:
    return np.frombuffer(b"".join(frame.customer for frame in frames), "<i2")


def test_it_keeps_its_small_buffer_while_callbacks_are_on_time(line: SoundCardLine, clock: Clock) -> None:
    clock.step = 0.016
    read_until(line, lambda frames: len(frames) == 60)
    assert speaker(line).buffer == BUFFER_SECONDS


def test_it_gets_a_deeper_one_when_they_are_late_and_says_all_of_a_line(
    line: SoundCardLine, clock: Clock, sound_card: PulseServer
) -> None:
    with sound_card.record_loudspeaker() as recorder:
        read_until(line, lambda frames: speaker(line).heartbeat > 60)
        line.play("first", Pcm(to_bytes(FIRST)))
        clock.step = 0.04
        frames = read_until(line, lambda frames: speaker(line).buffer > BUFFER_SECONDS)
        clock.step = 0.0
        before, replacement = speaker(line)._stream, speaker(line)._replacement
        frames += read_until(line, lambda frames: replacement._decided.is_set())
        # It says this at the very moment at which one stream takes over from the other.
        line.play("second", Pcm(to_bytes(SECOND)))
        frames += read_until(line, lambda frames: line.pending <= 0)
        ear = recorder.wait_until(lambda samples: find(SECOND, samples)[1] > 0.8)
    assert speaker(line)._stream is not before
    assert speaker(line).latency >= speaker(line).buffer - 0.01
    for said in (FIRST, SECOND):
        assert find(said, customer(frames))[1] > 0.999
        assert find(said, ear)[1] > 0.8
    assert find(FIRST, ear)[0] < find(SECOND, ear)[0]


def test_it_waits_for_the_end_of_what_is_said(line: SoundCardLine, clock: Clock) -> None:
    read_until(line, lambda frames: speaker(line).heartbeat > 60)
    line.play("long", Pcm(to_bytes(noise(3.0, 3))))
    clock.step = 0.04
    read_until(line, lambda frames: speaker(line)._replacement is not None and speaker(line)._replacement.waits)
    clock.step = 0.0
    replacement = speaker(line)._replacement
    playing = read_until(line, lambda frames: replacement._decided.is_set())
    assert playing[-1].playing is None
    assert sum(frame.playing == "long" for frame in playing) * FRAME_SECONDS > 1.0


def test_both_channels_run_in_step_afterwards(sound_card: PulseServer, clock: Clock) -> None:
    sound_card.pactl("set-default-source", "spk.monitor")
    devices, wake = Devices(), queue.SimpleQueue[None]()
    line = SoundCardLine(Microphone(devices, "", wake), Loudspeaker(devices, "", wake), wake)
    try:
        read_until(line, lambda frames: speaker(line).heartbeat > 60)
        clock.step = 0.04
        read_until(line, lambda frames: speaker(line).buffer > BUFFER_SECONDS)
        clock.step = 0.0
        read_until(line, lambda frames: speaker(line)._replacement is None)
        read_until(line, lambda frames: len(frames) * FRAME_SECONDS > 4)
        line.play("answer", Pcm(to_bytes(FIRST)))
        heard = lambda frames: np.frombuffer(b"".join(frame.trainee for frame in frames), "<i2")  # noqa: E731
        frames = read_until(line, lambda f: line.pending <= 0 and find(FIRST, heard(f))[1] > 0.8)
    finally:
        line.close()
    apart = find(FIRST, heard(frames))[0] - find(FIRST, customer(frames))[0]
    assert abs(apart) / CALL_RATE < 0.06


def test_a_device_that_cannot_be_opened_twice_goes_on_as_it_is(
    line: SoundCardLine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = speaker(line)
    before, refused = player._stream, threading.Event()

    def refuse(*_: object) -> None:
        refused.set()
        raise player._devices.portaudio.PortAudioError("Device unavailable", -9985)

    monkeypatch.setattr(player, "_make", refuse)
    read_until(line, lambda frames: player.heartbeat > 60)
    clock.step = 0.04
    read_until(line, lambda frames: refused.is_set() and player._replacement is None)
    line.play("first", Pcm(to_bytes(FIRST)))
    frames = read_until(line, lambda frames: line.pending <= 0)
    assert player._stream is before
    assert player.buffer == BUFFER_SECONDS
    assert find(FIRST, customer(frames))[1] > 0.999


def test_a_line_that_is_closed_meanwhile_gives_both_streams_back(sound_card: PulseServer, clock: Clock) -> None:
    devices, wake = Devices(), queue.SimpleQueue[None]()
    line = SoundCardLine(Microphone(devices, "", wake), Loudspeaker(devices, "", wake), wake)
    player = speaker(line)
    read_until(line, lambda frames: player.heartbeat > 60)
    line.play("long", Pcm(to_bytes(noise(5.0, 3))))
    clock.step = 0.04
    read_until(line, lambda frames: player._replacement is not None and player._replacement.waits)
    line.close()
    assert player._replacement.over
    assert devices.refresh()


def test_a_halt_drops_what_the_device_holds_and_all_of_it_is_heard_afterwards(
    sound_card: PulseServer, clock: Clock
) -> None:
    sound_card.pactl("set-default-source", "spk.monitor")
    devices, wake = Devices(), queue.SimpleQueue[None]()
    line = SoundCardLine(Microphone(devices, "", wake), Loudspeaker(devices, "", wake), wake)
    player, said = speaker(line), noise(4.0, 5)
    frames: list[Frame] = []
    try:
        read_until(line, lambda frames: player.heartbeat > 60)
        line.play("long", Pcm(to_bytes(said)))
        for dropped in (1, 2):
            frames += read_until(line, lambda frames: len(frames) * FRAME_SECONDS > 1)
            line.halt(True)
            frames += read_until(line, lambda frames: player._dropping is False and not any(frames[-1].trainee))
            assert player.dropped >= dropped * round(0.03 * CALL_RATE)
            frames += read_until(line, lambda frames: len(frames) * FRAME_SECONDS > 0.5)
            line.halt(False)
        frames += read_until(line, lambda _: line.pending <= 0)
        frames += read_until(line, lambda frames: len(frames) * FRAME_SECONDS > 0.5)
        assert not player.ended
    finally:
        line.close()
    heard = np.frombuffer(b"".join(frame.trainee for frame in frames), "<i2")
    for part in np.array_split(said, 20):
        assert find(part, heard)[1] > 0.8
    end = said[-CALL_RATE // 2 :]
    assert abs(find(end, heard)[0] - find(end, customer(frames))[0]) / CALL_RATE < 0.06


def test_a_line_that_is_closed_while_the_queue_is_dropped_gives_its_stream_back(
    sound_card: PulseServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices, wake = Devices(), queue.SimpleQueue[None]()
    line = SoundCardLine(Microphone(devices, "", wake), Loudspeaker(devices, "", wake), wake)
    player, rewinds, goes_on = speaker(line), threading.Event(), threading.Event()

    def rewind(_: int) -> None:
        rewinds.set()
        goes_on.wait(20)

    monkeypatch.setattr(player._playout, "rewind", rewind)
    read_until(line, lambda frames: player.heartbeat > 60)
    line.play("long", Pcm(to_bytes(noise(5.0, 3))))
    line.halt(True)
    assert rewinds.wait(20)
    threading.Timer(0.1, goes_on.set).start()
    line.close()
    assert devices.refresh()


def test_with_an_echo_canceller_nothing_is_dropped(sound_card: PulseServer, clock: Clock) -> None:
    line = open_on(Devices(), "", "", echo_cancelled=True)
    try:
        line.play("long", Pcm(to_bytes(noise(2.0, 3))))
        read_until(line, lambda frames: frames[-1].playing == "long")
        line.halt(True)
        read_until(line, lambda frames: frames[-1].playing is None)
        assert not speaker(line).dropped
    finally:
        line.close()
