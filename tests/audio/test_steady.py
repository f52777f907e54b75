"""Devices that come and go, through a real sound server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest

from roleplay.audio.devices import Devices
from roleplay.audio.line import open_on
from roleplay.audio.samples import to_bytes
from roleplay.audio.steady import SteadyLine
from roleplay.core.errors import DeviceError
from roleplay.core.ports import LineState
from roleplay.core.sound import FRAME_SECONDS, Frame, Pcm
from tests.audio.signals import find, noise
from tests.pulse import PulseServer

pytestmark = pytest.mark.sound

SPOKEN, PLAYED = noise(1.0, 1), noise(1.0, 2)
PATIENCE = 120.0

Deed = Callable[[PulseServer], object]

# What happens to a device, how it comes back, and what is told of it meanwhile.
FAULTS: dict[str, tuple[Deed, Deed, str]] = {
    "the microphone is pulled out": (
        lambda server: server.unload("mic"),
        lambda server: server.plug_in_microphone(),
        "microphone",
    ),
    "the loudspeaker is pulled out": (
        lambda server: server.unload("spk"),
        lambda server: server.plug_in_loudspeaker(),
        "loudspeaker",
    ),
    "the microphone comes back at another rate": (
        lambda server: server.unload("mic"),
        lambda server: server.plug_in_microphone(rate=8000),
        "microphone",
    ),
    "the loudspeaker comes back at another rate": (
        lambda server: server.unload("spk"),
        lambda server: server.plug_in_loudspeaker(rate=44_100),
        "loudspeaker",
    ),
    "the microphone falls asleep": (
        lambda server: server.pactl("suspend-source", "micsrc", "1"),
        lambda server: server.pactl("suspend-source", "micsrc", "0"),
        "microphone",
    ),
    "the loudspeaker falls asleep": (
        lambda server: server.pactl("suspend-sink", "spk", "1"),
        lambda server: server.pactl("suspend-sink", "spk", "0"),
        "loudspeaker",
    ),
    "the sound server is restarted": (lambda server: server.kill(), lambda server: server.restart(), ""),
}


@pytest.fixture
def line(sound_card: PulseServer) -> Iterator[SteadyLine]:
    sound_card.add_headset()
    devices = Devices()
    opened = SteadyLine(devices, partial(open_on, devices), microphone="desk", loudspeaker="desk")
    yield opened
    opened.close()
    assert devices.refresh(), "a device was not given back"


def read_until_lost(line: SteadyLine) -> tuple[DeviceError, float]:
    """Return what was told, and the seconds of sound that came before."""
    frames = 0
    while frames * FRAME_SECONDS < PATIENCE:
        try:
            line.read()
        except DeviceError as error:
            return error, frames * FRAME_SECONDS
        frames += 1
    raise AssertionError("nothing was noticed")


def wait_until(line: SteadyLine, wanted: Callable[[LineState], bool]) -> LineState:
    began = time.monotonic()
    while not wanted(state := line.wait(0.1)):
        assert time.monotonic() - began < PATIENCE, state
    return state


def read_until(line: SteadyLine, done: Callable[[list[Frame]], bool]) -> list[Frame]:
    frames = [line.read()]
    while not done(frames):
        frames.append(line.read())
        assert len(frames) * FRAME_SECONDS < PATIENCE
    return frames


def heard(frames: list[Frame], side: str) -> np.ndarray:
    return np.frombuffer(b"".join(getattr(frame, side) for frame in frames), "<i2")


SLOW = ("the loudspeaker comes back at another rate", "the loudspeaker falls asleep")
"""Run by `./test --slow`: their like for the microphone runs always."""


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, marks=pytest.mark.slow if fault in SLOW else ()) for fault in FAULTS]
)
def test_the_line_goes_on_where_it_stopped(line: SteadyLine, sound_card: PulseServer, fault: str) -> None:
    break_it, mend_it, side = FAULTS[fault]
    last = read_until(line, lambda frames: len(frames) > 30)[-1]
    break_it(sound_card)
    error, unnoticed = read_until_lost(line)
    assert error.code == "device_lost"
    assert side in error.side
    line.mend()
    line.play("answer", Pcm(to_bytes(PLAYED)))
    assert not line.wait(0.0).whole
    mend_it(sound_card)
    state = wait_until(line, lambda state: state.whole)
    assert (state.microphone, state.loudspeaker) == ("desk", "desk")
    with sound_card.record_loudspeaker() as ear:
        line.play("again", Pcm(to_bytes(PLAYED)))
        sound_card.play_into_microphone(SPOKEN, wait=False)
        frames = read_until(line, lambda f: line.pending == 0 and find(SPOKEN, heard(f, "trainee"))[1] > 0.8)
        ear.wait_until(lambda samples: find(PLAYED, samples)[1] > 0.8)
    assert {frame.playing for frame in frames} >= {"answer", "again"}
    times = [frame.at for frame in frames]
    assert times == pytest.approx([times[0] + number * FRAME_SECONDS for number in range(len(times))])
    # The time during which nothing was heard does not count.
    assert times[0] == pytest.approx(last.at + unnoticed + FRAME_SECONDS)


def test_what_was_being_said_is_said_again(line: SteadyLine, sound_card: PulseServer) -> None:
    line.play("first", Pcm(to_bytes(noise(0.5, 3))))
    line.play("second", Pcm(to_bytes(PLAYED)))
    line.play("third", Pcm(to_bytes(SPOKEN)))
    read_until(line, lambda frames: frames[-1].playing == "second")
    sound_card.unload("spk")
    read_until_lost(line)
    line.mend()
    wait_until(line, lambda state: state.reason != "")
    sound_card.plug_in_loudspeaker()
    wait_until(line, lambda state: state.whole)
    frames = read_until(line, lambda f: len(f) > 20 and line.pending == 0)
    assert list(dict.fromkeys(frame.playing for frame in frames if frame.playing)) == ["second", "third"]
    assert find(PLAYED, heard(frames, "customer"))[1] > 0.999
    assert find(SPOKEN, heard(frames, "customer"))[1] > 0.999


def test_what_was_stopped_is_not_said_again(line: SteadyLine, sound_card: PulseServer) -> None:
    line.play("first", Pcm(to_bytes(noise(5, 3))))
    read_until(line, lambda frames: frames[-1].playing == "first")
    line.stop()
    sound_card.unload("spk")
    read_until_lost(line)
    line.mend()
    sound_card.plug_in_loudspeaker()
    wait_until(line, lambda state: state.whole)
    assert line.pending == 0


def test_another_device_can_be_chosen(line: SteadyLine, sound_card: PulseServer) -> None:
    line.read()
    sound_card.unload("mic")
    read_until_lost(line)
    line.mend()
    waiting = wait_until(line, lambda state: state.reason != "")
    assert waiting.side == "microphone"
    assert set(waiting.microphones) >= {"default", "headset"}
    line.mend(microphone="headset")
    state = wait_until(line, lambda state: state.whole)
    assert (state.microphone, state.loudspeaker) == ("headset", "desk")
    sound_card.play_into_microphone(SPOKEN, wait=False, sink="headset_in")
    read_until(line, lambda f: find(SPOKEN, heard(f, "trainee"))[1] > 0.8)


def test_a_device_can_be_chosen_while_all_is_well(line: SteadyLine) -> None:
    line.read()
    line.mend(loudspeaker="spare")
    with pytest.raises(DeviceError) as caught:
        line.read()
    assert caught.value.code == "device_changed"
    state = wait_until(line, lambda state: state.whole)
    assert (state.microphone, state.loudspeaker) == ("desk", "spare")
    line.read()


def test_a_muted_microphone_is_skipped_until_it_is_heard_again(line: SteadyLine, sound_card: PulseServer) -> None:
    before = read_until(line, lambda frames: len(frames) > 20)[-1]
    assert not line.deaf
    sound_card.pactl("set-source-mute", "micsrc", "1")
    before = read_until(line, lambda _: line.deaf)[-1]
    for _ in range(20):
        assert not line.skip()
    sound_card.pactl("set-source-mute", "micsrc", "0")
    while not line.skip():
        pass
    assert not line.deaf
    after = line.read()
    assert after.at == pytest.approx(before.at + FRAME_SECONDS)
    assert any(after.trainee)


def test_a_microphone_that_the_system_keeps_from_us_delivers_zeros(line: SteadyLine, sound_card: PulseServer) -> None:
    """As macOS does it: no error, no sound."""
    sound_card.unload("mic")
    read_until_lost(line)
    sound_card.load("module-null-source", "source_name=micsrc")
    line.mend()
    wait_until(line, lambda state: state.whole)
    read_until(line, lambda _: line.deaf)


def test_giving_up_while_it_is_broken_gives_everything_back(line: SteadyLine, sound_card: PulseServer) -> None:
    line.read()
    sound_card.kill()
    read_until_lost(line)
    line.mend()
    wait_until(line, lambda state: state.reason != "")
    line.close()


def test_a_bug_in_the_repair_is_told(sound_card: PulseServer) -> None:
    devices = Devices()
    attempts = iter([partial(open_on, devices)])

    def open_once(*names: str | None):
        return next(attempts)(*names)

    line = SteadyLine(devices, open_once, microphone="", loudspeaker=None)
    line.read()
    line.mend()
    with pytest.raises(StopIteration):
        wait_until(line, lambda state: state.whole)
    line.close()
