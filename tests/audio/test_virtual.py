"""The line without a sound card."""

from __future__ import annotations

import numpy as np
import pytest

from roleplay.audio.samples import from_float, to_bytes, to_float, to_samples
from roleplay.audio.virtual import VirtualLine
from roleplay.core.ports import Line
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS, Pcm, silence


def tone(seconds: float, hertz: float = 440) -> Pcm:
    return from_float(0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * CALL_RATE)) / CALL_RATE))


def test_both_channels_hold_what_was_queued_at_the_right_time():
    line: Line = VirtualLine()
    frames = [line.read()]
    line.hear(tone(0.5))
    line.play("answer", tone(1.0, 700))
    assert line.pending == 1.0
    while line.pending:
        frames.append(line.read())
    trainee, customer = (b"".join(getattr(frame, side) for frame in frames) for side in ("trainee", "customer"))
    before = bytes(FRAME_SAMPLES * 2)
    assert trainee.startswith(before + tone(0.5).samples)
    assert customer.startswith(before + tone(1.0, 700).samples)
    assert [frame.at for frame in frames] == pytest.approx([FRAME_SECONDS * n for n in range(1, len(frames) + 1)])
    assert frames[0].playing is None
    assert {frame.playing for frame in frames[1:]} == {"answer"}
    assert line.unheard == 0


def test_stop_falls_silent_within_a_frame():
    line = VirtualLine()
    line.play("answer", tone(3))
    line.read()
    line.stop()
    assert line.pending < FRAME_SECONDS
    assert line.read().customer.strip(b"\0")
    assert not line.read().customer.strip(b"\0")


def test_a_paced_line_keeps_real_time_and_catches_up_after_a_stall():
    now, slept = 100.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    line = VirtualLine(pace=True, clock=lambda: now, sleep=sleep)
    for _ in range(10):
        line.read()
    assert now == pytest.approx(100 + 10 * FRAME_SECONDS)
    now += 5 * FRAME_SECONDS
    slept.clear()
    for _ in range(5):
        line.read()
    assert sum(slept) == pytest.approx(0, abs=1e-9)
    line.read()
    assert sum(slept) == pytest.approx(FRAME_SECONDS)


def test_sound_at_another_rate_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="16000"):
        VirtualLine().play("a", silence(1, 8000))


def test_samples_survive_the_way_to_arrays_and_back():
    pcm = Pcm(bytes(range(256)))
    assert to_bytes(to_samples(pcm)) == pcm.samples
    assert from_float(to_float(pcm)) == pcm


def test_what_is_too_loud_is_clipped_and_does_not_wrap():
    assert to_samples(from_float(np.array([2.0, -2.0]))).tolist() == [32767, -32768]
