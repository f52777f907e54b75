"""What audio callbacks leave for the reading thread."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.audio.alignment import Alignment
from roleplay.audio.tape import CallRateTape, Stamps, Tape
from roleplay.core.sound import CALL_RATE


@given(st.lists(st.integers(0, 16), max_size=30), st.integers(-20, 200), st.integers(0, 80))
def test_a_tape_gives_back_what_it_keeps_and_zeros_otherwise(blocks, position, count):
    tape, written = Tape(50, 16, np.int16), []
    for size in blocks:
        block = list(range(len(written) + 1, len(written) + 1 + size))
        tape.append(np.array(block, np.int16))
        written += block
    kept = {where: sample for where, sample in enumerate(written) if where >= len(written) - 50}
    assert tape.written == len(written)
    assert tape.read(position, count).tolist() == [kept.get(where, 0) for where in range(position, position + count)]


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_another_rate_is_brought_to_the_call_rate_in_step(rate):
    seconds, block = 3.0, rate // 50
    tape = Tape(10 * rate, block, np.int16)
    call_tape = CallRateTape(tape, rate)
    for number in range(int(seconds * rate / block)):
        when = (np.arange(block) + number * block) / rate
        tape.append((8000 * np.sin(2 * np.pi * 440 * when)).astype(np.int16))
    written = call_tape.written
    assert seconds - 0.05 < written / CALL_RATE <= seconds
    heard = call_tape.read(CALL_RATE, CALL_RATE)
    expected = 8000 * np.sin(2 * np.pi * 440 * (np.arange(CALL_RATE) + CALL_RATE) / CALL_RATE)
    assert np.abs(heard - expected).max() < 100


def test_a_reader_that_stalled_finds_the_clock_right_and_zeros_for_what_was_lost():
    rate = 48_000
    tape = Tape(rate, 480, np.int16)
    call_tape = CallRateTape(tape, rate)
    for _ in range(500):
        tape.append(np.full(480, 1000, np.int16))
    assert call_tape.written == pytest.approx(5 * CALL_RATE, abs=CALL_RATE // 20)
    latest = call_tape.read(call_tape.written - CALL_RATE // 2, CALL_RATE // 2)
    assert np.abs(latest - 1000).max() < 5


def test_the_newest_stamp_counts():
    stamps = Stamps()
    assert stamps.latest() is None
    for number in range(100):
        stamps.append(number * 512, number * 0.032)
    assert stamps.latest() == (99 * 512, pytest.approx(99 * 0.032))


def test_alignment_starts_with_the_first_measurement_and_lets_jitter_be():
    alignment, offsets = Alignment(), set()
    jitter = np.random.default_rng(1).normal(0, 60, 300)
    alignment.observe(500, quiet=True)
    for error in jitter:
        alignment.observe(500 + error, quiet=True)
        offsets.add(alignment.offset)
    assert offsets == {500}


def test_single_wild_stamps_do_not_move_it():
    alignment = Alignment()
    for number in range(200):
        alignment.observe(90_000 if number % 5 == 4 else 500, quiet=True)
        assert alignment.offset == 500


def test_drift_is_mended_in_silence_but_never_in_the_middle_of_a_sentence():
    alignment = Alignment()
    for number in range(200):
        alignment.observe(2.0 * number, quiet=False)
    assert alignment.offset == 0
    alignment.observe(400, quiet=True)
    assert 300 < alignment.offset <= 400


def test_a_channel_that_is_far_off_is_mended_at_once_when_that_is_sure():
    alignment = Alignment()
    alignment.observe(0, quiet=False)
    for _ in range(70):
        alignment.observe(8000, quiet=False)
    assert alignment.offset == 8000


def test_what_was_taken_for_played_and_dropped_moves_the_offset_at_once_and_what_is_measured_then_counts():
    alignment = Alignment()
    for _ in range(80):
        alignment.observe(1_000.0, quiet=True)
    alignment.slip(720)
    assert alignment.offset == 1_720
    alignment.observe(1_730.0, quiet=False)
    assert alignment.offset == 1_720
    alignment.observe(2_200.0, quiet=True)  # the device took a moment to start again
    alignment.observe(2_200.0, quiet=True)
    assert alignment.offset == 2_200
