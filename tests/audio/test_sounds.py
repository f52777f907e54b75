"""Telephone effect, tones and levels."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import signal

from roleplay.audio import tones
from roleplay.audio.levels import SILENT, peak_level, rms_level
from roleplay.audio.samples import from_float, to_float, to_samples
from roleplay.audio.telephone import telephone
from roleplay.core.sound import CALL_RATE, Pcm, silence


def energy(pcm: Pcm, low: float, high: float) -> float:
    wave = to_float(pcm) * signal.windows.blackmanharris(len(to_float(pcm)))
    spectrum = np.abs(np.fft.rfft(wave)) ** 2
    hertz = np.fft.rfftfreq(len(wave), 1 / pcm.rate)
    return float(spectrum[(hertz >= low) & (hertz < high)].sum())


def decibels(ratio: float) -> float:
    return 10 * np.log10(max(ratio, 1e-12))


def white(seconds: float, loudness: float, seed: int = 0) -> Pcm:
    wave = np.random.default_rng(seed).normal(0, loudness, round(seconds * CALL_RATE))
    return from_float(wave)


# --- telephone ---


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 6000), st.floats(0, 1), st.integers(0, 5))
def test_any_clip_keeps_its_length_is_not_clipped_and_is_the_same_each_time(count, loudness, seed):
    wave = np.random.default_rng(seed).normal(0, loudness, count)
    clip = from_float(wave)
    phoned = telephone(clip)
    assert len(phoned.samples) == len(clip.samples)
    assert np.abs(to_float(phoned)).max(initial=0) < 0.95
    assert telephone(clip) == phoned


@pytest.mark.parametrize("loudness", [0.01, 0.1, 0.3, 1.0])
def test_what_lies_outside_the_band_is_at_least_25_decibels_down(loudness):
    phoned = telephone(white(2, loudness))
    inside = energy(phoned, 300, 3400) / (3400 - 300)
    assert decibels(energy(phoned, 20, 220) / 200 / inside) < -25
    assert decibels(energy(phoned, 3700, 8000) / 4300 / inside) < -25


def test_the_band_itself_is_flat():
    phoned = telephone(white(4, 0.05))
    edges = [330, 600, 1000, 2000, 3000, 3350]
    parts = [decibels(energy(phoned, low, high) / (high - low)) for low, high in itertools.pairwise(edges)]
    assert max(parts) - min(parts) < 2


def test_loud_and_soft_come_nearer_to_each_other():
    soft, loud = (rms_level(telephone(white(1, loudness)).samples) for loudness in (0.03, 0.3))
    assert 8 < loud - soft < 16


def test_the_line_is_never_quite_silent():
    level = rms_level(telephone(silence(1)).samples)
    assert -75 < level < -55


def test_an_onset_stays_where_it_is():
    clip = np.zeros(CALL_RATE)
    clip[8000:8400] = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(400) / CALL_RATE)
    phoned = np.abs(to_float(telephone(from_float(clip))))
    assert abs(int(np.argmax(phoned > 0.1)) - 8000) < CALL_RATE * 0.003


def test_another_rate_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="16000"):
        telephone(silence(1, 8000))


# --- tones ---

EVERY = {
    "ringing": tones.ringing(cycles=2),
    "ringback europe": tones.ringback(),
    "ringback us": tones.ringback("us"),
    "busy europe": tones.busy(),
    "busy us": tones.busy("us"),
    "bleep": tones.bleep(0.4),
    "hold music": tones.hold_music(5),
}


@pytest.mark.parametrize("name", EVERY)
def test_every_tone_is_heard_over_a_telephone_without_clicks_or_clipping(name):
    tone = EVERY[name]
    assert tone.rate == CALL_RATE
    assert -40 < rms_level(tone.samples) < -8
    assert peak_level(tone.samples) < -3
    assert energy(tone, 180, 3400) > 0.99 * energy(tone, 0, 8000)
    assert abs(int(to_samples(tone)[0])) < 2000
    assert abs(int(to_samples(tone)[-1])) < 2000


@pytest.mark.parametrize(("country", "on", "off"), [("europe", 1.0, 4.0), ("us", 2.0, 4.0)])
def test_the_caller_hears_the_cadence_of_the_country(country, on, off):
    tone = tones.ringback(country, cycles=2)
    assert tone.seconds == pytest.approx(2 * (on + off))
    loud = np.abs(to_samples(tone)) > 300
    assert np.flatnonzero(loud)[-1] / CALL_RATE == pytest.approx(2 * on + off, abs=0.05)
    assert not loud[round((on + 0.01) * CALL_RATE) : round((on + off) * CALL_RATE)].any()


def test_hold_music_has_the_length_asked_for_and_loops_without_a_seam():
    loop = to_samples(tones.hold_music(19.2)).astype(int)
    assert len(loop) == round(19.2 * CALL_RATE)
    assert to_samples(tones.hold_music(40.0)).astype(int)[len(loop) : 2 * len(loop)].tolist() == loop.tolist()
    assert abs(loop[0] - loop[-1]) <= np.abs(np.diff(loop)).max()


# --- levels ---


def test_a_full_sine_has_three_decibels_less_than_its_peak():
    sine = from_float(np.sin(2 * np.pi * 440 * np.arange(CALL_RATE) / CALL_RATE)).samples
    assert peak_level(sine) == pytest.approx(0, abs=0.01)
    assert rms_level(sine) == pytest.approx(-3.01, abs=0.01)


@given(st.binary(max_size=200).map(lambda data: data[: len(data) // 2 * 2]))
def test_levels_lie_between_silence_and_full_scale(samples):
    assert SILENT <= rms_level(samples) <= peak_level(samples) <= 0


def test_silence_is_the_lowest_level():
    assert rms_level(bytes(1024)) == peak_level(bytes(1024)) == rms_level(b"") == SILENT
