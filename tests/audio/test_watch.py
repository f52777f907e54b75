"""When a device counts as gone: in a time of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from roleplay.audio import streams
from roleplay.audio.streams import Watch

ENOUGH = 2.0
"""Seconds after which a device that does nothing any more must have been noticed."""


@dataclass
class Stream:
    """What is watched of a microphone or loudspeaker."""

    heartbeat: int = 0
    ended: bool = False


class Clock:
    def __init__(self) -> None:
        self.now = 100.0
        self.meanwhile: Callable[[], object] = lambda: None
        """What happens while somebody sleeps."""

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.meanwhile()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(streams, "time", SimpleNamespace(monotonic=made.monotonic, sleep=made.sleep))
    return made


def beat(clock: Clock, stream: Stream, watch: Watch, seconds: float) -> None:
    """Let the device run well for so long."""
    until = clock.now + seconds
    while clock.now < until:
        clock.now += 0.032
        stream.heartbeat += 1
        assert not watch.gone


def noticed(clock: Clock, watch: Watch) -> float:
    """Return the seconds until the device counts as gone, looked at as often as the line does."""
    began = clock.now
    while not watch.gone:
        clock.now += 0.1
        assert clock.now < began + 60, "nothing was noticed"
    return clock.now - began


def test_a_device_that_calls_back_is_there_and_one_that_stops_is_noticed_soon(clock):
    stream = Stream()
    watch = Watch(stream)
    beat(clock, stream, watch, 10)
    assert 1.0 < noticed(clock, watch) < ENOUGH


def test_a_device_may_take_longer_to_begin(clock):
    stream = Stream()
    watch = Watch(stream)
    clock.now += 2.5
    assert not watch.gone
    beat(clock, stream, watch, 1)
    assert noticed(clock, watch) < ENOUGH
    assert noticed(clock, Watch(Stream())) < 2 * ENOUGH


def test_what_the_system_ended_is_gone_at_once(clock):
    stream = Stream()
    watch = Watch(stream)
    beat(clock, stream, watch, 1)
    stream.ended = True
    assert noticed(clock, watch) < 0.2


def test_a_program_that_was_stopped_for_a_while_does_not_blame_the_device(clock):
    stream = Stream()
    watch = Watch(stream)
    beat(clock, stream, watch, 1)
    clock.now += 60

    def call_back() -> None:
        stream.heartbeat += 1

    clock.meanwhile = call_back
    assert not watch.gone
