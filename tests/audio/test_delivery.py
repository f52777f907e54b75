"""Delivery measures on signals of which the answer is known."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from roleplay.audio.activity import SileroActivity
from roleplay.audio.delivery.keystrokes import typing_spans
from roleplay.audio.delivery.loudness import HANGOVER, active_speech_level
from roleplay.audio.delivery.pitch import pitch_range
from roleplay.audio.levels import rms_level
from roleplay.audio.samples import Samples
from roleplay.core.sound import CALL_RATE
from tests.audio.signals import noise

SINE_BELOW_PEAK = 3.0103
"""Decibels."""


def seconds(length: float) -> NDArray[np.float64]:
    return np.arange(round(length * CALL_RATE)) / CALL_RATE


def tone(level: float, length: float = 3.0, frequency: float = 220.0) -> Samples:
    """Return a sine whose root mean square is `level` dB below full scale."""
    peak = 32_768 * 10 ** ((level + SINE_BELOW_PEAK) / 20)
    return np.rint(peak * np.sin(2 * np.pi * frequency * seconds(length))).astype(np.int16)


def gap(length: float) -> Samples:
    return np.zeros(round(length * CALL_RATE), np.int16)


def voice(semitones: float, base: float, length: float = 3.0, peak: float = 8000) -> Samples:
    """Return a buzz like that of vocal folds, which glides up by so many semitones, evenly in time."""
    frequency = base * 2 ** (semitones / 12 * seconds(length) / length)
    phase = 2 * np.pi * np.cumsum(frequency) / CALL_RATE
    wave = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 12))
    return (peak * wave / np.abs(wave).max()).astype(np.int16)


@pytest.fixture(scope="module")
def spoken() -> Samples:
    """A neural voice says a sentence full of sounds that click."""
    import hibari

    text = "Put the ticket back in the pocket, Chris; take it, stop it, sixty six sharp scissors!"
    wave = hibari.Hibari()(text, seed=0)
    at_rate = soxr.resample(np.asarray(wave, np.float64).ravel(), hibari.SAMPLE_RATE, CALL_RATE)
    return (at_rate / np.abs(at_rate).max() * 16_000).astype(np.int16)


# --- loudness ---


@given(level=st.floats(-60, -6))
@settings(max_examples=30, deadline=None)
def test_a_tone_has_the_level_of_its_root_mean_square(level: float):
    assert active_speech_level(tone(level)) == pytest.approx(level, abs=0.4)


@given(pause=st.floats(0.5, 20))
@settings(max_examples=30, deadline=None)
def test_pauses_do_not_make_anybody_softer(pause: float):
    with_pause = np.concatenate([tone(-25), gap(pause), tone(-25)])
    found = active_speech_level(with_pause)
    hangover = 10 * np.log10((6 + HANGOVER) / 6)
    assert found == pytest.approx(-25 - hangover, abs=0.4)
    assert rms_level(with_pause) < found - 0.1


@given(louder=st.floats(-30, 0))
@settings(max_examples=20, deadline=None)
def test_speech_that_is_turned_down_is_as_much_softer(spoken: Samples, louder: float):
    whole = active_speech_level(spoken)
    turned = active_speech_level((spoken * 10 ** (louder / 20)).astype(np.int16))
    assert whole is not None
    assert turned == pytest.approx(whole + louder, abs=0.3)


def test_speech_is_louder_than_its_average(spoken: Samples):
    found = active_speech_level(np.concatenate([gap(2), spoken, gap(2)]))
    assert found is not None
    assert rms_level(spoken) < found < rms_level(spoken) + 3


@pytest.mark.parametrize("nothing", [gap(0), gap(5), tone(-20, 0.3), np.concatenate([gap(9), tone(-20, 0.1)])])
def test_where_nobody_speaks_there_is_no_level(nothing: Samples):
    assert active_speech_level(nothing) is None


# --- pitch ---


@pytest.mark.parametrize(("semitones", "base"), itertools.product((0, 3, 8, 14), (90, 130, 210)))
def test_a_glide_has_four_fifths_of_its_way_between_the_percentiles(semitones: float, base: float):
    assert pitch_range(voice(semitones, base)) == pytest.approx(0.8 * semitones, abs=0.25)


@given(peak=st.floats(150, 30_000))
@settings(max_examples=15, deadline=None)
def test_the_range_of_pitch_does_not_depend_on_loudness(peak: float):
    assert pitch_range(voice(6, 120, peak=peak)) == pytest.approx(4.8, abs=0.25)


def test_pauses_and_a_room_do_not_widen_the_range():
    quiet = noise(8, 3) // 400
    both = quiet.copy()
    both[: 3 * CALL_RATE] += voice(6, 120)
    assert pitch_range(both) == pytest.approx(4.8, abs=0.4)


def test_a_livelier_reading_has_a_wider_range(spoken: Samples):
    import parselmouth
    from parselmouth.praat import call

    lively = pitch_range(spoken)
    assert lively is not None
    sound = parselmouth.Sound(spoken / 32_768, sampling_frequency=CALL_RATE)
    work = call(sound, "To Manipulation", 0.01, 75, 500)
    tier = call(work, "Extract pitch tier")
    call(tier, "Formula", "200 * (self / 200) ^ 0.3")  # the same melody, three tenths as high
    call([tier, work], "Replace pitch tier")
    flat = call(work, "Get resynthesis (overlap-add)").values[0]
    found = pitch_range((flat * 32_768).clip(-32_768, 32_767).astype(np.int16))
    assert found == pytest.approx(0.3 * lively, abs=0.6)


@pytest.mark.parametrize("voiceless", [gap(0), gap(3), noise(3), voice(3, 120, 0.3)])
def test_where_there_is_no_voice_there_is_no_pitch(voiceless: Samples):
    assert pitch_range(voiceless) is None


# --- typing ---


def keys(times: list[float], length: float, peak: float, seed: int = 2) -> Samples:
    """Return a room with keys struck in it: noise that dies away within some thousandths of a second."""
    chance = np.random.default_rng(seed)
    wave = noise(length, seed).astype(np.float64) / 400
    for at in times:
        ring = chance.normal(0, 1, round(0.04 * CALL_RATE)) * np.exp(-seconds(0.04) / 0.008)
        first = round(at * CALL_RATE)
        wave[first : first + len(ring)] += peak * ring / np.abs(ring).max()
    return wave.clip(-32_768, 32_767).astype(np.int16)


@given(
    apart=st.lists(st.floats(0.1, 0.7), min_size=6, max_size=20),
    peak=st.floats(600, 20_000),
    seed=st.integers(0, 1000),
)
@settings(max_examples=10, deadline=None)
def test_typing_is_found_from_the_first_key_to_the_last(apart: list[float], peak: float, seed: int):
    times = [1 + since for since in itertools.accumulate(apart)]
    spans = typing_spans(keys(times, times[-1] + 1, peak, seed), SileroActivity())
    assert len(spans) == 1
    assert spans[0] == pytest.approx((times[0], times[-1]), abs=0.05)


def test_a_cup_on_the_table_is_no_typing():
    assert typing_spans(keys([2.0, 4.5, 4.9], 7, 15_000), SileroActivity()) == []


@pytest.mark.parametrize("volume", [1.0, 0.1, 0.01])
def test_speech_is_no_typing(spoken: Samples, volume: float):
    room = noise(len(spoken) / CALL_RATE, 4)[: len(spoken)] // 400
    assert typing_spans((spoken * volume).astype(np.int16) + room, SileroActivity()) == []


@pytest.mark.parametrize("still", [gap(5), noise(5), noise(5) // 50, gap(0.1)])
def test_a_steady_noise_is_no_typing(still: Samples):
    assert typing_spans(still, SileroActivity()) == []


def test_two_rows_of_keys_are_two_spans():
    first, second = [1 + 0.2 * n for n in range(6)], [5 + 0.2 * n for n in range(8)]
    spans = typing_spans(keys(first + second, 8, 5000), SileroActivity())
    assert [round(since) for since, _ in spans] == [1, 5]
    assert sum(until - since for since, until in spans) == pytest.approx(1.0 + 1.4, abs=0.15)
