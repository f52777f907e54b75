"""Surroundings: loud as asked, without a seam, and never in the customer's place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.audio.background import LOOP_SECONDS, REFERENCE, background_loop
from roleplay.audio.bed import FADE_SECONDS, Bed
from roleplay.audio.playout import Playout
from roleplay.audio.samples import from_float, to_float
from roleplay.audio.virtual import VirtualLine
from roleplay.core.sound import CALL_RATE, FRAME_SAMPLES, FRAME_SECONDS

SOUNDS = ("office", "street", "television", "kitchen")
VOICES = [
    from_float(0.2 * np.sin(2 * np.pi * (150 + 40 * n) * np.arange(3 * CALL_RATE) / CALL_RATE)) for n in range(3)
]


@pytest.fixture(scope="module", params=SOUNDS)
def sound(request):
    return request.param


@pytest.fixture(scope="module")
def loop(sound):
    return background_loop(sound, -24, VOICES)


def test_its_level_is_the_one_asked_for(sound, loop):
    wave = to_float(loop)
    assert 20 * np.log10(np.sqrt(np.mean(wave**2))) == pytest.approx(REFERENCE - 24, abs=0.3)
    assert np.abs(wave).max() < 0.1
    softer = to_float(background_loop(sound, -30, VOICES))
    assert np.sqrt(np.mean(softer**2)) == pytest.approx(0.5 * np.sqrt(np.mean(wave**2)), rel=0.03)


def test_it_has_no_seam(loop):
    wave = to_float(loop)
    assert loop.seconds == LOOP_SECONDS
    around = np.concatenate([wave[-400:], wave[:400]])
    steps = np.abs(np.diff(around))
    assert steps[399] <= np.percentile(np.abs(np.diff(wave)), 99.9)


def test_on_the_phone_it_stays_in_the_voice_band(sound, loop):
    def share_outside(pcm):
        power = np.abs(np.fft.rfft(to_float(pcm))) ** 2
        hertz = np.fft.rfftfreq(len(power) * 2 - 1, 1 / CALL_RATE)
        return power[(hertz < 250) | (hertz > 4000)].sum() / power.sum()

    assert share_outside(loop) < 0.02


def test_it_is_the_same_each_time_and_others_differ(sound, loop):
    assert background_loop(sound, -24, VOICES) == loop
    assert all(background_loop(other, -24, VOICES) != loop for other in SOUNDS if other != sound)


@pytest.mark.parametrize("place", ["office", "television"])
def test_without_voices_there_is_a_murmur_of_noise(place):
    assert np.abs(to_float(background_loop(place, -24))).max() > 0.005


def test_a_place_changes_over_time_but_never_falls_silent(loop):
    seconds = to_float(loop).reshape(LOOP_SECONDS, -1)
    levels = 20 * np.log10(np.sqrt(np.mean(seconds**2, axis=1)))
    assert levels.min() > REFERENCE - 24 - 16
    assert levels.max() < REFERENCE - 24 + 9


def test_a_bed_comes_slowly_runs_on_and_goes_slowly():
    bed = Bed(CALL_RATE)
    bed.lay(np.full(1000, 500, np.int16))
    samples = np.zeros(CALL_RATE, np.int16)
    bed.mix(samples)
    faded_in = round(FADE_SECONDS * CALL_RATE) + 600
    assert samples[0] < 60
    assert np.all(samples[faded_in:] == 500)
    bed.lay(None)
    bed.mix(samples := np.zeros(CALL_RATE, np.int16))
    assert samples[0] > 400
    assert not samples[faded_in:].any()


@given(st.lists(st.integers(1, 700), min_size=1, max_size=12), st.integers(1, 900))
def test_a_loop_is_whole_however_it_is_cut(blocks, length):
    def mixed(cuts):
        bed = Bed(1000)
        bed.lay(np.arange(1, length + 1, dtype=np.int16))
        bed.mix(np.zeros(1024, np.int16))  # until it has come
        parts = []
        for count in cuts:
            parts.append(np.zeros(count, np.int16))
            bed.mix(parts[-1])
        return np.concatenate(parts)

    whole = mixed([sum(blocks)])
    assert np.array_equal(mixed(blocks), whole)
    steps = np.diff(whole)
    assert np.all((steps == 1) | (steps == 1 - length))


def test_what_is_too_loud_is_clipped_and_does_not_wrap():
    bed = Bed(CALL_RATE)
    bed.lay(np.full(512, 3000, np.int16))
    samples = np.full(CALL_RATE, 32_000, np.int16)
    bed.mix(samples)
    assert samples.min() >= 32_000
    assert samples.max() == 32_767


def test_a_background_is_no_clip_nothing_pending_and_survives_a_stop():
    playout = Playout(CALL_RATE)
    playout.background(np.full(512, 300, np.int16))
    samples, marks = np.zeros(CALL_RATE, np.int16), np.zeros(CALL_RATE, np.int32)
    playout.play("line", np.full(100, 1000, np.int16))
    playout.stop()
    playout.pull(samples, marks)
    assert playout.pending == 0
    assert not marks[200:].any()
    assert np.all(samples[-1000:] == 300)


def test_a_line_carries_it_on_the_customers_side_only_and_calls_it_nothing():
    line = VirtualLine()
    line.background(from_float(np.full(CALL_RATE, 0.01)))
    frames = [line.read() for _ in range(round(1 / FRAME_SECONDS))]
    assert len(frames[-1].customer) == 2 * FRAME_SAMPLES
    assert any(frames[-1].customer)
    assert not any(any(frame.trainee) for frame in frames)
    assert {frame.playing for frame in frames} == {None}
