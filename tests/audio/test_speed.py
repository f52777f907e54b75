"""How fast the sound is; run with `pytest -m benchmark`. Figures are printed, no time is asserted."""

from __future__ import annotations

import queue
import statistics
import time

import numpy as np
import pytest

from roleplay.audio.activity import SileroActivity
from roleplay.audio.devices import Devices
from roleplay.audio.line import SoundCardLine, open_line
from roleplay.audio.loudspeaker import Loudspeaker
from roleplay.audio.playout import Playout
from roleplay.audio.samples import to_bytes
from roleplay.audio.streams import Microphone
from roleplay.audio.stretch import at_speed
from roleplay.audio.telephone import telephone
from roleplay.audio.turns import TurnTaker
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, Pcm
from tests.audio.signals import noise

pytestmark = pytest.mark.benchmark


def report(benchmark, name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    figures = {
        "p50": statistics.median(ordered),
        "p95": ordered[round(0.95 * (len(ordered) - 1))],
        "worst": ordered[-1],
    }
    benchmark.extra_info[name] = figures
    print(f"\n{name}: " + ", ".join(f"{key} {1000 * value:.2f} ms" for key, value in figures.items()))  # noqa: T201


def test_telephone_effect_per_second_of_sound(benchmark):
    clip = Pcm(to_bytes(noise(1.0)))
    assert telephone(clip).seconds == benchmark(telephone, clip).seconds


def test_voice_activity_per_frame(benchmark):
    activity, frame = SileroActivity(), to_bytes(noise(FRAME_SECONDS))
    assert 0 <= benchmark(activity.probability, frame) <= 1


def test_turn_taking_per_frame(benchmark):
    taker = TurnTaker()
    assert benchmark(taker.process, 1.0, 0.9, False) is not None


def test_loudspeaker_callback_work(benchmark):
    playout, samples, marks = Playout(CALL_RATE), np.zeros(256, np.int16), np.zeros(256, np.int32)
    playout.play("endless", np.zeros(CALL_RATE * 3600, np.int16))
    benchmark(playout.pull, samples, marks)
    assert marks.all()


def test_a_minute_at_another_speed(benchmark):
    wave = np.tile(noise(1.0), 60).astype(np.float32) / 32_768
    pieces = benchmark.pedantic(
        lambda: list(at_speed(lambda begin, end: wave[begin:end], len(wave), 0, 1.5)), rounds=3
    )
    assert len(pieces) == 15


class NotingQueue(queue.SimpleQueue):
    """Remembers when a callback last woke the reader."""

    woken_at = 0.0

    def put(self, item, block=True, timeout=None):
        self.woken_at = time.perf_counter()
        super().put(item)


@pytest.mark.sound
def test_from_the_microphone_callback_to_read(benchmark, sound_card):
    devices, wake = Devices(), NotingQueue()
    microphone = Microphone(devices, "", wake)
    line = SoundCardLine(microphone, Loudspeaker(devices, "", queue.SimpleQueue()), wake)
    try:
        line.read()

        def delays() -> list[float]:
            found = []
            for _ in range(150):
                line.read()
                found.append(time.perf_counter() - wake.woken_at)
            return found

        measured = benchmark.pedantic(delays, rounds=1)
        report(benchmark, "callback to read", measured)
        print(f"device latency: in {microphone.latency:.3f} s, troubles {line.troubles}")  # noqa: T201
    finally:
        line.close()


@pytest.mark.sound
def test_from_play_through_both_devices_to_read(benchmark, sound_card):
    """The microphone hears the loudspeaker: output latency, input latency and one frame."""
    sound_card.pactl("set-default-source", "spk.monitor")
    line = open_line(Devices())
    burst = Pcm(to_bytes(noise(0.1)))
    try:

        def once() -> float:
            while any(np.abs(np.frombuffer(line.read().trainee, "<i2")) > 500) or line.pending:
                pass
            for _ in range(5):
                line.read()
            line.play("burst", burst)
            began = time.perf_counter()
            while np.abs(np.frombuffer(line.read().trainee, "<i2")).max() < 500:
                pass
            return time.perf_counter() - began

        measured = benchmark.pedantic(lambda: [once() for _ in range(15)], rounds=1)
        report(benchmark, "play to read through both devices", measured)
    finally:
        line.close()


@pytest.mark.sound
def test_processor_time_of_an_open_line(benchmark, sound_card):
    line, activity, taker = open_line(Devices()), SileroActivity(), TurnTaker()
    try:
        line.read()

        def share(work) -> float:
            used, began = time.process_time(), time.perf_counter()
            for _ in range(150):
                work(line.read())
            return (time.process_time() - used) / (time.perf_counter() - began)

        def listen(frame) -> None:
            taker.process(frame.at, activity.probability(frame.trainee), False)

        alone = share(lambda frame: None)
        listening = benchmark.pedantic(lambda: share(listen), rounds=1)
        print(f"\nshare of one core: line {alone:.1%}, with voice activity {listening:.1%}")  # noqa: T201
        assert FRAME_SAMPLES / CALL_RATE == FRAME_SECONDS
    finally:
        line.close()
